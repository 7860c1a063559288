"""What of a program's JSON cannot be used, in words."""

import json

from django.utils.translation import gettext as _

from summit_archive.dates.parsing import shown
from summit_archive.filtering.values import Problem


class NotReadable(Exception):
    """Of the program's JSON a value cannot be used; `problem` says which, and what was expected."""

    def __init__(self, parameter, value, expected):
        said = _("%(parameter)s: “%(value)s” cannot be used; expected %(expected)s.")
        value = shown(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)[:200])
        facts = {"parameter": parameter, "value": value, "expected": expected}
        super().__init__(said % facts)
        self.problem = Problem(parameter, value, said % facts)
