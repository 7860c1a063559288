"""The pages of those whom what is typed names: for the lines above a list of articles."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .recognising import Recognised, recognise
from .titles import titled
from .typed import runs_of_words

A_FEW = 5


@dataclass(frozen=True)
class Group:
    label: str
    rows: list


def found_by_name(text: str, recognised: Recognised | None = None) -> list[Group]:
    """Groups with rows only, each row with `get_absolute_url`, the likeliest first.

    At most three queries; one where `recognised`, the names in `text`, is at hand.
    """
    if not isinstance(recognised, Recognised):
        recognised = recognise(text)
    owners = [row for part in recognised.all_parts for row in part.owners]
    words = " ".join(word.text for run in runs_of_words(text) for word in run)
    return groups_of([*owners, *(titled(words, A_FEW) if words else [])])


def groups_of(rows):
    labels = {
        "person": _("People"),
        "country": _("Countries"),
        "organisation": _("Organisations"),
        "meeting": _("Meetings"),
        "series": _("Series of meetings"),
    }
    rows = list(dict.fromkeys(rows))
    groups = [Group(labels[table], [row for row in rows if row.table == table][:A_FEW]) for table in labels]
    return [group for group in groups if group.rows]
