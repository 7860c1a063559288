"""Words in another language than their page's, marked as such for whoever hears them."""

import re
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language

from ..web.languages import ENGLISH

register = template.Library()

CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN = re.compile(r"[A-Za-z]{2}")


@register.filter
def with_lang(text: Any) -> str:
    """A name, in a `<span lang="en">` where it has no Russian form on a page in Russian. In English as it is."""
    if (get_language() or ENGLISH) == ENGLISH:
        return conditional_escape(text)
    said = str(text)
    if CYRILLIC.search(said) or not LATIN.search(said):
        return conditional_escape(text)
    return format_html('<span lang="en">{}</span>', text)


@register.simple_tag
def named(row: Any) -> str:
    """What a row is called, `with_lang`."""
    return with_lang(row.called)
