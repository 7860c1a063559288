"""Which meetings a matrix counts, and which lines it shows in what order."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from summit_archive.filtering.conditions import label_of
from summit_archive.filtering.values import Value

from ..listing.question import MeetingQuestion
from ..listing.silence import known_of_set
from ..models import Meeting, MeetingSeries, Organisation
from ..remembered.bits import but
from .attendance import held_in
from .matrix_filter import MOST
from .ways import CIRCLE_OF

# A phone has room for so many columns.
FEW = 12
OF_WHO_TOOK_PART = ("circle", "host", "without")
OF_THE_MEETINGS = (
    *OF_WHO_TOOK_PART,
    "organisation",
    "series",
    "kind",
    "place",
    "from",
    "to",
    "year",
    "proposed",
)


class MatrixQuestion:
    """The held meetings that an `Asked` asks for; of given days only the certain ones."""

    def __init__(self, asked):
        self.asked = asked

    # The meetings

    @cached_property
    def conditions(self):
        """The conditions of the list of meetings that is counted, without those of the lines."""
        conditions = self.asked.conditions
        kept = {name: conditions[name] for name in OF_THE_MEETINGS if name in conditions}
        if "from" in kept or "to" in kept:
            kept["certainty"] = self.asked.chosen("certainty") or [Value("certain", "")]
        return kept | {"status": [Value("held", "")]}

    @property
    def is_of_some(self):
        """Whether conditions leave some held meetings out, so that a pair's own page would count more."""
        return bool(self.conditions.keys() - {"status", "proposed"})

    @property
    def is_of_bilateral(self):
        return [value.text for value in self.conditions.get("circle", [])] == [CIRCLE_OF["bilateral"]]

    @cached_property
    def listed(self):
        """The list's question of the same address, and with it what this process remembers."""
        return MeetingQuestion(self.asked)

    @property
    def memory(self):
        return self.listed.memory

    @cached_property
    def meetings(self):
        """The set of those that are counted."""
        return self.held(self.conditions)

    @property
    def of_known_participants(self):
        return but(self.meetings, self.memory.get("list", Meeting.ParticipantList.NOT_RECORDED.value))

    def held(self, conditions):
        return self.listed.set_under(conditions) & held_in(self.memory)

    @cached_property
    def known(self):
        """Of the same meetings and those that may be such: who was there, nobody can ask of an unknown list."""
        kept = {name: values for name, values in self.conditions.items() if name not in OF_WHO_TOOK_PART}
        return known_of_set(self.memory, self.held(kept))

    # Days: what is only possibly in them is told apart

    @property
    def is_of_days(self):
        return "certainty" in self.conditions and not self.asked.chosen("certainty")

    @property
    def possible_conditions(self):
        return self.conditions | {"certainty": [Value("possible", "")]}

    @cached_property
    def possible_number(self):
        """How many held meetings were only possibly in the days."""
        return self.held(self.possible_conditions).bit_count()

    # The lines

    @property
    def is_of_leaders(self):
        return self.asked.chosen_row("by") == "leader"

    @property
    def parameter(self):
        return "person" if self.is_of_leaders else "country"

    @property
    def chosen(self):
        """The rows that are asked for; none for all that took part."""
        return [value.row for value in self.asked.chosen(self.parameter)]

    @cached_property
    def order(self):
        """ "meetings", "name", or the row by which the others are sorted."""
        return self.asked.chosen_row("sort") or "meetings"

    @property
    def size(self):
        return self.asked.chosen_row("rows") or FEW

    @property
    def can_show_more(self):
        return self.size < MOST


# --- What can be chosen without a facet -------------------------------------------

SELECTS = ("kind", "organisation", "series")


def selects(asked):
    """The selects of the form: kinds, organisations and series. Two queries."""
    rows = [("organisation", _("Organisation"), Organisation), ("series", _("Series"), MeetingSeries)]
    options = [("kind", _("Kind"), Meeting.Kind.choices)]
    options += [
        (name, label, [(row.slug, label_of(row)) for row in model.objects.all()])
        for name, label, model in rows
    ]
    return [
        {
            "name": name,
            "label": label,
            "options": [(*option, is_chosen(asked, name, option)) for option in found],
        }
        for name, label, found in options
    ]


def is_chosen(asked, name, option):
    return any(value.text == option[0] for value in asked.chosen(name))


def hidden_beside_selects(asked):
    return [(name, value) for name, value in asked.hidden if name not in SELECTS]
