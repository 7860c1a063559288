"""The pages of those whom what is typed names: for the lines above a list of articles."""

import re
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Country
from .keys import runs_of_words
from .recognising import Recognised, recognise
from .titles import titled

A_FEW = 5
CODE = re.compile(r"[A-Z]{2,3}")


@dataclass(frozen=True)
class MeetingsIn:
    """A place has no page: the list of the meetings there stands for it."""

    name: str
    slug: str
    table = "place"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('meeting-list')}?place={self.slug}"


@dataclass(frozen=True)
class Group:
    label: str
    rows: list


def pages_named(text: str, recognised: Recognised | None = None) -> list[Group]:
    """Groups with rows only, each row with `get_absolute_url`, the likeliest first.

    At most three queries; one where `recognised`, the names in `text`, is at hand. One more for a country's code.
    """
    if not isinstance(recognised, Recognised):
        recognised = recognise(text)
    parts = [part for part in (*recognised.all_parts, *recognised.wide) if not part.is_left_out]
    owners = [
        MeetingsIn(row.name, row.slug) if row.table == "place" else row
        for part in parts
        for row in part.owners
    ]
    words = " ".join(word.text for run in runs_of_words(text) for word in run)
    return groups_of([*owners, *of_code(text.strip()), *(titled(words, A_FEW) if words else [])])


def of_code(text):
    """The country whose code is all that is typed, in capitals. A code is worth a link, not a search."""
    rows = list(Country.objects.filter(Q(code=text) | Q(alpha3=text))) if CODE.fullmatch(text) else []
    for row in rows:
        row.table = "country"
    return rows


def groups_of(rows):
    labels = {
        "person": _("People"),
        "country": _("Countries"),
        "organisation": _("Organisations"),
        "place": _("Meetings in"),
        "meeting": _("Meetings"),
        "series": _("Series of meetings"),
    }
    rows = list(dict.fromkeys(rows))
    groups = [Group(labels[table], [row for row in rows if row.table == table][:A_FEW]) for table in labels]
    return [group for group in groups if group.rows]
