"""The conditions of a list of articles as a question in codes."""

from summit_archive.filtering.conditions import days_of

from ..counting.codes import code, of_row
from ..counting.facets import FACETS
from ..counting.question import Question
from ..models import ListedLanguage

# Of the other facets every value is asked for that the parameter of their name has.
ASKED_OTHERWISE = ("country", "language", "year", "month")
# A number that no language has: nothing is written in a language that the archive does not know.
NO_LANGUAGE = 0


def question_of(conditions, searched=None):
    """`conditions` is {parameter: [Value, …]}. One query where a language is asked for."""
    clauses = [
        [of_row(facet, value.row)]
        for name, facet in FACETS.items()
        if name not in ASKED_OTHERWISE
        for value in conditions.get(name, [])
    ]
    countries = [of_row(FACETS["country"], value.row) for value in conditions.get("country", [])]
    if conditions.get("match"):
        clauses += [[country] for country in countries]
    elif countries:
        clauses.append(countries)
    clauses += [[language_code(value.row)] for value in conditions.get("language", [])]
    return Question.of(clauses, *days_of(conditions), searched)


def language_code(tag):
    number = ListedLanguage.objects.filter(tag=tag).values_list("pk", flat=True).first()
    return code(FACETS["language"], number or NO_LANGUAGE)
