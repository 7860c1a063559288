"""The conditions of a list of articles as a question in codes."""

from summit_archive.filtering.conditions import days_of

from ..counting.codes import FacetNumber, code, of_row
from ..counting.question import Question
from ..models import ListedLanguage

# Parameters of which every value is asked for, and the facet of each.
ASKED = {
    "person": FacetNumber.PERSON,
    "organisation": FacetNumber.ORGANISATION,
    "topic": FacetNumber.TOPIC,
    "meeting": FacetNumber.MEETING,
    "publisher": FacetNumber.PUBLISHER,
}
# A number that no language has: nothing is written in a language that the archive does not know.
NO_LANGUAGE = 0


def question_of(conditions, searched=None):
    """`conditions` is {parameter: [Value, …]}. One query where a language is asked for."""
    clauses = [
        [of_row(facet, value.row)] for name, facet in ASKED.items() for value in conditions.get(name, [])
    ]
    countries = [of_row(FacetNumber.COUNTRY, value.row) for value in conditions.get("country", [])]
    if conditions.get("match"):
        clauses += [[country] for country in countries]
    elif countries:
        clauses.append(countries)
    clauses += [[language_code(value.row)] for value in conditions.get("language", [])]
    return Question.of(clauses, *days_of(conditions), searched)


def language_code(tag):
    number = ListedLanguage.objects.filter(tag=tag).values_list("pk", flat=True).first()
    return code(FacetNumber.LANGUAGE, number or NO_LANGUAGE)
