"""What choosing each next value would leave of the articles; how it is counted is `counting`'s business."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from operator import itemgetter

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from participants.called import called, called_for_short
from participants.models import Country, Meeting, Organisation, Person
from participants.titles import title_called
from summit_archive.filtering.facets import SHOWN, Numbers, of_years
from summit_archive.filtering.values import Value
from summit_archive.postgres.prepared import Prepared
from summit_archive.text.languages import language_name

from ..counting.about import Recorded
from ..counting.codes import of_year
from ..counting.counts import counts, two_figures
from ..counting.facets import FACETS
from ..counting.question import Question
from ..models import ListedLanguage, Publisher, Topic


@dataclass(frozen=True)
class Shown:
    """How readers see a facet: the rows of `model` that its keys are, by two expressions of SQL."""

    label: object  # a text that is translated when it is shown
    model: type[Model]
    address: str = "slug"
    name: str = "name"
    # What it is called in the page's language, by its id and what `name` gives; None: just so.
    called: Callable | None = None
    # Choosing one puts it in the place of the one that is chosen.
    is_replaced: bool = False
    # Has so few values that each is counted and named.
    is_short: bool = False

    def select(self, parameter):
        return (
            f"SELECT '{parameter}', id, {self.address}, {self.name} FROM {self.model._meta.db_table}"
            f" WHERE id = ANY (%({parameter})s::bigint[])"
        )


def topic_called(_key, names):
    """Of a topic with both of its names, parted by a sign that none has."""
    english, _sign, russian = names.partition("\x1f")
    return Topic(name=english, name_ru=russian).called


# By their parameters, which are the names in `counting/facets.py`, in the order in which they stand on the page.
SHOWN_FACETS = {
    "country": Shown(_("Country"), Country, "lower(code)", called=partial(called, "country")),
    "person": Shown(_("Person"), Person, called=partial(called, "person")),
    "organisation": Shown(
        _("Organisation"),
        Organisation,
        name="coalesce(nullif(abbreviation, ''), name)",
        called=partial(called_for_short, "organisation"),
        is_replaced=True,
    ),
    "topic": Shown(
        _("Topic"),
        Topic,
        name="concat_ws(chr(31), name, nullif(name_ru, ''))",
        called=topic_called,
        is_replaced=True,
    ),
    "meeting": Shown(
        _("Meeting"), Meeting, name="title", called=lambda _key, title: title_called(title), is_replaced=True
    ),
    "publisher": Shown(_("Publisher"), Publisher, is_replaced=True),
    "language": Shown(
        *(_("Language"), ListedLanguage, "tag", "tag"),
        called=lambda _key, tag: language_name(tag),
        is_replaced=True,
        is_short=True,
    ),
}
# The years come last, and are chosen as days.
YEAR = "year"
# Is no facet to choose from: how many articles have no value of the others.
UNRECORDED = "unrecorded"
# Names are fetched of no more values that have the same number as the last that is shown.
MOST_NAMED = 100


class FacetCounts:
    """The numbers of the facets under an `ArticleQuestion`: each question that they pose is counted once."""

    def __init__(self, question):
        self.asked, self.question = question.asked, question
        self.adds_countries = bool(self.asked.chosen("country")) and not self.asked.chosen("match")
        self.questions = {parameter: self.question_for(parameter) for parameter in (*SHOWN_FACETS, YEAR)}
        self.counted, self.by_parameter = {}, {}

    def question_for(self, parameter: str) -> Question:
        """Under what the values of a facet are counted: all else, where choosing one replaces what is chosen."""
        return self.question.without(*self.replaced_by(parameter))

    def replaced_by(self, parameter):
        """The parameters whose values go when one of this is chosen."""
        if parameter == YEAR:
            return ["from", "to"]
        added = parameter == "country" and not self.asked.chosen("match")
        return [parameter] if added or SHOWN_FACETS[parameter].is_replaced else []

    @property
    def total(self):
        return self.of_list.total

    @property
    def is_exact(self):
        return self.of_list.is_exact

    @property
    def is_counted(self):
        """Whether the total is; the other numbers may be estimates beside it."""
        return self.of_list.is_counted

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
        facets |= {FACETS[UNRECORDED]}
        whole = {FACETS[parameter] for parameter, seen in SHOWN_FACETS.items() if seen.is_short}
        whole |= {FACETS[YEAR], FACETS[UNRECORDED]}
        if self.adds_countries:
            facets |= {FACETS["country"]} if question == self.question.codes else set()
            whole |= {FACETS["country"]}
        shown = None if self.asked.shows_all_facets else SHOWN
        return counts(question, facets, shown, chain(*question.clauses), whole)

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
            added = {key: total + count - both.get(key, 0) for key, count in numbers.items()}
            return added if self.is_exact else {key: two_figures(count) for key, count in added.items()}
        return numbers

    def recorded(self, parameter):
        """Of how many articles some value is on record, of all among which the values are counted; None: not counted."""
        if not FACETS[parameter].has_none:
            return None
        counted = self.counts_of(self.questions[parameter])
        unknown = counted.of(FACETS[UNRECORDED]).get(FACETS[parameter].number, 0)
        return Recorded(counted.total - unknown, counted.total)

    def months(self, year):
        """{12 × year + month - 1: number} of one year, under what is asked for beside the days."""
        others = self.questions[YEAR]
        within = Question.of([*others.clauses, [of_year(year)]], searched=others.searched)
        return counts(within, [FACETS["month"]]).of(FACETS["month"])

    def is_partial(self, parameter):
        return FACETS[parameter] in self.counts_of(self.questions[parameter]).partly


def of_articles(counts: FacetCounts) -> list[Numbers]:
    """The numbers of each facet beside the names of its values: the counts, and one query for all names."""
    numbers = {name: counts.numbers(name) for name in SHOWN_FACETS}
    shown = {name: shown_of(counts.asked, name, numbers[name]) for name in SHOWN_FACETS}
    values = named(shown)
    facets = []
    for name, its in SHOWN_FACETS.items():
        counted = [(values[name][key], number) for key, number in shown[name].items() if key in values[name]]
        beyond = None if counts.is_partial(name) else len(numbers[name]) - len(shown[name])
        facets.append(Numbers(name, str(its.label), counted, beyond, recorded=counts.recorded(name)))
    return [*facets, of_years(_("Year"), counts.numbers(YEAR), recorded=counts.recorded(YEAR))]


def shown_of(asked, parameter, numbers):
    """Those that may be among the first that are shown, and the chosen ones."""
    if asked.shows_all_facets or SHOWN_FACETS[parameter].is_short:
        return numbers
    ranked = sorted(numbers.items(), key=itemgetter(1), reverse=True)
    last = ranked[:SHOWN][-1][1] if ranked else 0
    kept = dict(item for item in ranked[:MOST_NAMED] if item[1] >= last)
    chosen = [value.row.pk for value in asked.chosen(parameter)]
    return kept | {key: numbers[key] for key in chosen if key in numbers}


@cache
def names_of(parameters):
    """The one query for the names of all facets, planned once."""
    return Prepared(" UNION ALL ".join(SHOWN_FACETS[name].select(name) for name in parameters))


def named(keys):
    """{parameter: {key: Value}} for the keys of each parameter. One query."""
    values = {parameter: {} for parameter in SHOWN_FACETS}
    rows = names_of(tuple(SHOWN_FACETS)).rows({name: list(keys[name]) for name in SHOWN_FACETS})
    for parameter, key, address, name in rows:
        label_of = SHOWN_FACETS[parameter].called
        values[parameter][key] = Value(address, label_of(key, name) if label_of else name)
    return values
