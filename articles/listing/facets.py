"""What choosing each next value would leave of the articles; how it is counted is `counting`'s business."""

from itertools import chain

from django.utils.translation import gettext as _

from participants.models import Country, Meeting, Organisation, Person
from summit_archive.filtering.facets import SHOWN, facet, year_facet
from summit_archive.filtering.values import Value
from summit_archive.postgres.prepared import Prepared
from summit_archive.text.languages import language_name

from ..counting.codes import FacetNumber
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
TIED = 100


class Tally:
    """The numbers of an `ArticleFilter`: each question that its facets pose is counted once."""

    def __init__(self, found):
        self.found = found
        self.question = found.question(found.conditions)
        self.bases = {parameter: self.base(parameter) for parameter in FACETS}
        self.adds_countries = bool(found.chosen("country")) and not found.chosen("match")
        self.counted, self.told = {}, {}

    def base(self, parameter):
        """Of what the values of a facet are counted."""
        replaced = REPLACED.get(parameter, [])
        if parameter == "country" and not self.found.chosen("match"):
            replaced = ["country"]
        if not any(self.found.chosen(name) for name in replaced):
            return self.question
        return self.found.question(self.found.varied(dict.fromkeys(replaced, [])))

    @property
    def total(self):
        return self.counts_of(self.question).total

    def counts_of(self, question):
        if question not in self.counted:
            self.counted[question] = self.count(question)
        return self.counted[question]

    def count(self, question):
        facets = {FACETS[parameter] for parameter, base in self.bases.items() if base == question}
        whole = {FacetNumber.YEAR, FacetNumber.LANGUAGE}
        if self.adds_countries:
            facets |= {FacetNumber.COUNTRY} if question == self.question else set()
            whole |= {FacetNumber.COUNTRY}
        shown = None if self.found.shows_all_facets else SHOWN
        return counts(question, facets, shown, chain(*question.clauses), whole, SPARSE)

    def numbers(self, parameter):
        if parameter not in self.told:
            self.told[parameter] = self.numbers_of(parameter)
        return self.told[parameter]

    def numbers_of(self, parameter):
        """{key: number} of what choosing each value would give; of those beside the chosen ones."""
        number = FACETS[parameter]
        numbers = self.counts_of(self.bases[parameter]).of(number)
        if parameter == "country" and self.adds_countries:
            total, both = self.total, self.counts_of(self.question).of(number)
            return {key: total + count - both.get(key, 0) for key, count in numbers.items()}
        return numbers

    def numbers_within(self, code, facet):
        """{key: number} of a facet, of the articles of the list that have `code` on whatever day."""
        base = self.bases["year"]
        within = Question.of([*base.clauses, [code]], searched=base.searched)
        return counts(within, [facet]).of(facet)

    @property
    def is_exact(self):
        return self.counts_of(self.question).is_exact

    def is_partial(self, parameter):
        return FACETS[parameter] in self.counts_of(self.bases[parameter]).partly


def of_articles(found):
    """The facets of an `ArticleFilter`: its counts, and one query for all names."""
    labels = {
        "country": _("Country"),
        "person": _("Person"),
        "organisation": _("Organisation"),
        "topic": _("Topic"),
        "meeting": _("Meeting"),
        "publisher": _("Publisher"),
        "language": _("Language"),
    }
    numbers = {name: found.tally.numbers(name) for name in labels}
    shown = {name: shown_of(found, name, numbers[name]) for name in labels}
    values = named(shown)
    facets = []
    for name, label in labels.items():
        counted = [(values[name][key], number) for key, number in shown[name].items() if key in values[name]]
        beyond = None if found.tally.is_partial(name) else len(numbers[name]) - len(shown[name])
        facets.append(facet(found, name, label, counted, beyond))
    return [*facets, year_facet(found, found.tally.numbers("year"))]


def shown_of(found, parameter, numbers):
    """Those that may be among the first that are shown, and the chosen ones."""
    if found.shows_all_facets or parameter == "language":
        return numbers
    ranked = sorted(numbers.items(), key=lambda item: -item[1])
    last = ranked[:SHOWN][-1][1] if ranked else 0
    kept = dict(item for item in ranked[:TIED] if item[1] >= last)
    chosen = [value.row.pk for value in found.chosen(parameter)]
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
