"""What choosing each next value would leave of the articles; how it is counted is `counting`'s business."""

from itertools import chain

from django.utils.translation import gettext as _

from participants.models import Country, Meeting, Organisation, Person
from summit_archive.filtering.facets import SHOWN, Numbers, of_years
from summit_archive.filtering.values import Value
from summit_archive.postgres.prepared import Prepared
from summit_archive.text.languages import language_name

from ..counting.codes import FacetNumber, of_year
from ..counting.counts import counts
from ..counting.question import Question
from ..models import ListedLanguage, Publisher, Topic
from .question import ASKED

FACETS = {"country": FacetNumber.COUNTRY, "language": FacetNumber.LANGUAGE, "year": FacetNumber.YEAR} | ASKED
# Choosing one of these puts it in the place of the one that is chosen.
REPLACED = {
    "organisation": ["organisation"],
    "topic": ["topic"],
    "meeting": ["meeting"],
    "publisher": ["publisher"],
    "language": ["language"],
    "year": ["from", "to"],
}
# Of so many meetings each has so few articles that they are no way to narrow a large list.
SPARSE = [FacetNumber.MEETING]
# Names are fetched of no more values that have the same number as the last that is shown.
MOST_NAMED = 100


class FacetCounts:
    """The numbers of the facets under an `ArticleQuestion`: each question that they pose is counted once."""

    def __init__(self, question):
        self.asked, self.question = question.asked, question
        self.adds_countries = bool(self.asked.chosen("country")) and not self.asked.chosen("match")
        self.questions = {parameter: self.question_for(parameter) for parameter in FACETS}
        self.counted, self.by_parameter = {}, {}

    def question_for(self, parameter) -> Question:
        """Under what the values of a facet are counted: all else, where choosing one replaces what is chosen."""
        if parameter == "country" and self.adds_countries:
            return self.question.without("country")
        return self.question.without(*REPLACED.get(parameter, []))

    @property
    def total(self):
        return self.of_list.total

    @property
    def is_exact(self):
        return self.of_list.is_exact

    @property
    def of_list(self):
        """The counts under all that is asked for."""
        return self.counts_of(self.question.codes)

    def counts_of(self, question):
        if question not in self.counted:
            self.counted[question] = self.count(question)
        return self.counted[question]

    def count(self, question):
        facets = {FACETS[parameter] for parameter, asked in self.questions.items() if asked == question}
        whole = {FacetNumber.YEAR, FacetNumber.LANGUAGE}
        if self.adds_countries:
            facets |= {FacetNumber.COUNTRY} if question == self.question.codes else set()
            whole |= {FacetNumber.COUNTRY}
        shown = None if self.asked.shows_all_facets else SHOWN
        return counts(question, facets, shown, chain(*question.clauses), whole, SPARSE)

    def numbers(self, parameter):
        if parameter not in self.by_parameter:
            self.by_parameter[parameter] = self.numbers_of(parameter)
        return self.by_parameter[parameter]

    def numbers_of(self, parameter):
        """{key: number} of what choosing each value would give; of those beside the chosen ones."""
        number = FACETS[parameter]
        numbers = self.counts_of(self.questions[parameter]).of(number)
        if parameter == "country" and self.adds_countries:
            total, both = self.total, self.of_list.of(number)
            return {key: total + count - both.get(key, 0) for key, count in numbers.items()}
        return numbers

    def months(self, year):
        """{12 × year + month - 1: number} of one year, under what is asked for beside the days."""
        others = self.questions["year"]
        within = Question.of([*others.clauses, [of_year(year)]], searched=others.searched)
        return counts(within, [FacetNumber.MONTH]).of(FacetNumber.MONTH)

    def is_partial(self, parameter):
        return FACETS[parameter] in self.counts_of(self.questions[parameter]).partly


def of_articles(counts: FacetCounts) -> list[Numbers]:
    """The numbers of each facet beside the names of its values: the counts, and one query for all names."""
    labels = {
        "country": _("Country"),
        "person": _("Person"),
        "organisation": _("Organisation"),
        "topic": _("Topic"),
        "meeting": _("Meeting"),
        "publisher": _("Publisher"),
        "language": _("Language"),
    }
    numbers = {name: counts.numbers(name) for name in labels}
    shown = {name: shown_of(counts.asked, name, numbers[name]) for name in labels}
    values = named(shown)
    facets = []
    for name, label in labels.items():
        counted = [(values[name][key], number) for key, number in shown[name].items() if key in values[name]]
        beyond = None if counts.is_partial(name) else len(numbers[name]) - len(shown[name])
        facets.append(Numbers(name, label, counted, beyond))
    return [*facets, of_years(_("Year"), counts.numbers("year"))]


def shown_of(asked, parameter, numbers):
    """Those that may be among the first that are shown, and the chosen ones."""
    if asked.shows_all_facets or parameter == "language":
        return numbers
    ranked = sorted(numbers.items(), key=lambda item: -item[1])
    last = ranked[:SHOWN][-1][1] if ranked else 0
    kept = dict(item for item in ranked[:MOST_NAMED] if item[1] >= last)
    chosen = [value.row.pk for value in asked.chosen(parameter)]
    return kept | {key: numbers[key] for key in chosen if key in numbers}


# What an address and a reader call a row, by its parameter.
NAMES = {
    "country": (Country, "lower(code)", "name"),
    "person": (Person, "slug", "name"),
    "organisation": (Organisation, "slug", "coalesce(nullif(abbreviation, ''), name)"),
    "topic": (Topic, "slug", "name"),
    "meeting": (Meeting, "slug", "title"),
    "publisher": (Publisher, "slug", "name"),
    "language": (ListedLanguage, "tag", "tag"),
}
NAMED = Prepared(
    " UNION ALL ".join(
        f"SELECT '{parameter}', id, {address}, {name} FROM {model._meta.db_table}"
        f" WHERE id = ANY (%({parameter})s::bigint[])"
        for parameter, (model, address, name) in NAMES.items()
    )
)


def named(keys):
    """{parameter: {key: Value}} for the keys of each parameter. One query."""
    values = {parameter: {} for parameter in NAMES}
    for parameter, key, address, name in NAMED.rows({name: list(keys[name]) for name in NAMES}):
        label = language_name(name) if parameter == "language" else name
        values[parameter][key] = Value(address, label)
    return values
