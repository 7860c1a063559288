"""The pages of a list: which one is asked for, and what leads to those beside it.

What leads to a page is [(parameter, value)] for `Links`: nothing to the first, None where there is no page.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..dates.parsing import shown
from .values import Problem


@dataclass(frozen=True)
class NumberedPage:
    """A page of a list whose `total` is counted, by its number; `problem` is what was wrong with the number."""

    number: int
    last: int
    problem: Problem | None
    total: int
    size: int

    @classmethod
    def asked(cls, text, total, size):
        last = max(1, -(-total // size))
        number, problem = page_number(text, last)
        return cls(number, last, problem, total, size)

    def of(self, rows):
        """The rows of the page. One query, or none where the list is empty."""
        first = (self.number - 1) * self.size
        return list(rows[first : min(first + self.size, self.total)])

    @property
    def next(self):
        return next_numbered(self.number) if self.number < self.last else None

    @property
    def previous(self):
        return previous_numbered(self.number) if self.number > 1 else None


def next_numbered(number):
    return [("page", number + 1)]


def previous_numbered(number):
    return [("page", number - 1)] if number > 2 else []


def page_number(text, last):
    """The page that `text` asks for, at most `last`, and the problem with it or None."""
    if not text:
        return 1, None
    if not re.fullmatch(r"0*[1-9][0-9]*", text):
        said = _("Page: “%(value)s” was ignored; expected a whole number from 1.")
        return 1, Problem("page", shown(text), said % {"value": shown(text)})
    digits = text.lstrip("0")
    if len(digits) > 9 or int(digits) > last:
        said = _("Page: “%(value)s” is beyond the last page, which is %(last)s.")
        return last, BeyondTheLast("page", shown(text), said % {"value": shown(text), "last": last})
    return int(digits), None


# --- How many rows a page has

LIMIT, HIGHEST_LIMIT = "limit", 1000


def limit_asked(text):
    """How many rows `text` asks for, None where it asks for nothing that can be used; and the problem with it or None."""
    number = int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0
    if not text or 1 <= number <= HIGHEST_LIMIT:
        return number or None, None
    said = _("Limit: “%(value)s” was ignored; expected a whole number from 1 to %(highest)d.")
    return None, Problem(LIMIT, shown(text), said % {"value": shown(text), "highest": HIGHEST_LIMIT})


class BeyondTheLast(Problem):
    """A page that is not there: files answer 404, pages show the last one."""
