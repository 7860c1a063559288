"""In which language the page is, as far as sentences made in code must know."""

from django.utils.translation import get_language

RUSSIAN = "ru"
NO_BREAK = "\N{NO-BREAK SPACE}"


def is_russian() -> bool:
    return (get_language() or "").partition("-")[0] == RUSSIAN
