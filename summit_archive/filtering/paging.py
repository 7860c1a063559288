"""One page of a list whose length is known already."""

import re

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from ..dates.parsing import shown
from .values import Problem


class CountedPaginator(Paginator):
    """Takes the number of rows from whoever counted them."""

    def __init__(self, rows, number_of_rows, page_size):
        super().__init__(rows, page_size)
        self.count = number_of_rows


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


class BeyondTheLast(Problem):
    """A page that is not there: files answer 404, pages show the last one."""
