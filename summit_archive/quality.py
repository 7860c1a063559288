"""What a check of the archive's data is: the rows with a fault, and how each is told to an editor.

A check is a function that gives the faulty rows, as a queryset in a fixed order or as a
list, in one query or a few, never one a row. `tell` turns a row into a `Finding`, without
a query. Which checks there are is left to the files beside this one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Severity(TextChoices):
    ERROR = "error", _("error")
    WARNING = "warning", _("warning")
    NOTE = "note", _("note")


@dataclass(frozen=True)
class Finding:
    """A sentence in the editor's words, and the editors' page where it is mended.

    `also`: the page of the other row, where there are two that do not fit together; `merge`: the page on which the two
    are shown side by side, where they may be one.
    """

    sentence: str
    address: str
    also: str = ""
    merge: str = ""


@dataclass(frozen=True)
class Check:
    """`title` says what its rows have in common, `mend` what an editor does about it."""

    name: str
    severity: Severity
    title: str
    mend: str
    rows: Callable
    tell: Callable[..., Finding]

    def findings(self):
        return [self.tell(row) for row in self.rows()]


def check(severity, title, mend, tell):
    """Makes a `Check` of a function; the function's name, with dashes, is the check's."""

    def make(rows):
        return Check(rows.__name__.replace("_", "-"), severity, title, mend, rows, tell)

    return make


def page_of(noun, pk):
    """The editors' page of a row: `noun` is its model's, with the app's before it, such as "auth_user"."""
    return reverse(f"admin:{noun}_change", args=[pk])


def merge_page_of(noun, one, other):
    """The editors' page of two rows side by side, of which the first stays unless they say otherwise."""
    return f"{reverse(f'admin:{noun}_merge')}?one={one}&other={other}"
