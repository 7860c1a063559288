"""What is asked of the list of articles as questions in codes, with what the words find."""

from dataclasses import replace

from django.utils.functional import cached_property

from summit_archive.filtering.address import Conditions
from summit_archive.filtering.conditions import days_of

from ..counting.codes import code, of_row
from ..counting.facets import FACETS
from ..counting.question import Question
from ..models import ListedLanguage
from .text_search import TextSearch

# Of the other facets every value is asked for that the parameter of their name has.
ASKED_OTHERWISE = ("country", "language", "year", "month")
# A number that no language has: nothing is written in a language that the archive does not know.
NO_LANGUAGE = 0


class ArticleQuestion:
    """The articles that an `Asked` asks for; and under other conditions than its own, with the same words."""

    def __init__(self, asked):
        self.asked = asked
        self.text_search = TextSearch(asked.chosen_row("q")) if asked.chosen("q") else None

    @cached_property
    def codes(self) -> Question:
        return self.under(self.asked.conditions)

    def under(self, conditions: Conditions) -> Question:
        return question_of(conditions, self.text_search)

    def without(self, *parameters: str) -> Question:
        """What else is asked for."""
        if not any(self.asked.chosen(name) for name in parameters):
            return self.codes
        return self.under(self.asked.varied(dict.fromkeys(parameters, [])))

    @property
    def is_ranked(self):
        """Whether the best matches come first."""
        return bool(self.text_search) and not self.asked.chosen("sort")

    @property
    def order(self):
        return "oldest" if self.asked.chosen_row("sort") == "oldest" else "newest"


def question_of(conditions: Conditions, text_search: TextSearch | None = None) -> Question:
    """`conditions` is {parameter: [Value, …]}. One query where a language is asked for, and those of the search."""
    question = Question.of(clauses_of(conditions), *days_of(conditions))
    if text_search and conditions.get("q"):
        return replace(question, searched=text_search.searched(question))
    return question


def clauses_of(conditions):
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
    return clauses + [[language_code(value.row)] for value in conditions.get("language", [])]


def language_code(tag):
    number = ListedLanguage.objects.filter(tag=tag).values_list("pk", flat=True).first()
    return code(FACETS["language"], number or NO_LANGUAGE)
