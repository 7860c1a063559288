"""Texts that stay as the record has them, on a page in another language."""

import re

from django import template
from django.utils.html import format_html

from ..wording.language import is_russian

register = template.Library()

CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@register.filter
def as_recorded(text):
    """In Russian pages an English note or source tells its language, so that it is read aloud as English."""
    if not is_russian() or not text or CYRILLIC.search(str(text)):
        return text
    return format_html('<span lang="en">{}</span>', text)
