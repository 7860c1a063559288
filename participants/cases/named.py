"""What a row or a text is called, in the case that a Russian sentence asks for. In English it is what it is called."""

from typing import Any

from django.utils.translation import gettext

from summit_archive.wording.declined import in_case_of
from summit_archive.wording.language import is_russian

from .people import is_like_a_persons, person_in
from .phrases import is_an_office, phrase_in, preposition, within_a_sentence

CASES = ("gen", "dat", "acc", "ins", "loc")


def in_case(named: Any, case: str) -> str:
    """Of a row with a name, of a text, or of a text that knows its cases, as dates in words do.

    What cannot be declined, or is no Russian, stays as it is: «с Tashkent».
    """
    called = getattr(named, "called", named)
    if not is_russian() or not called:
        return called
    if hasattr(called, "cases"):
        return in_case_of(called, case)
    if case not in CASES:
        raise ValueError(f"{case!r} is no case: expected one of {', '.join(CASES)}")
    return form(str(called), case, kind_of(named))


def kind_of(named: Any) -> str:
    meta = getattr(named, "_meta", None)
    return meta.model_name if meta else ""


def form(text: str, case: str, kind: str) -> str:
    """Of a text of no known kind it is looked whether it is like an office or a person's name."""
    if kind == "office" or (not kind and is_an_office(text)):
        return within_a_sentence(phrase_in(case, text))
    if kind == "person" or (not kind and is_like_a_persons(text)):
        return person_in(case, text)
    return phrase_in(case, text)


def where(place: Any) -> str:
    """ "in Tashkent", «в Ташкенте», «на Мальдивах», «во Франции»."""
    called = str(getattr(place, "called", place))
    if not is_russian():
        return gettext("in %(place)s") % {"place": called}
    return f"{preposition(called)} {in_case(place, 'loc')}"
