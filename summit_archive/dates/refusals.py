"""What is said when a text is not a date that the archive can keep."""

from django.utils.translation import gettext


class NotADate(ValueError):
    """Names the text that was given and says what was expected instead of it."""

    def __init__(self, value: str, expected: str):
        super().__init__(value, expected)
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        return gettext("“%(value)s” is not a date the archive can keep: %(expected)s.") % {
            "value": shown(self.value),
            "expected": self.expected,
        }


def shown(value: str) -> str:
    """The start of `value`, safe to print: a pasted page or a NUL byte stays harmless."""
    start = value if len(value) <= 60 else value[:59] + "…"
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in start)


class Expected(Exception):
    """Raised while reading a part of a text; `PartialDate.parse` adds the whole of it."""


def a_date() -> str:
    return gettext(
        "expected a date such as 2023-12-26, 2023-12, 2023, XXXX-12-26 (no year stated), "
        "2022-12-26/2022-12-27 (from, to) or [2022-12-26,2023-12-26] (one of these)"
    )
