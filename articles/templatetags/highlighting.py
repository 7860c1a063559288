"""How found words are shown."""

from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language

from summit_archive.text.languages import language_name

register = template.Library()

register.filter("language", language_name)


@register.filter
def day(date):
    """A day in words, "26 December 2023": as the filter `date` gives it, but each is put into words once."""
    return day_in_words(date, get_language())


@lru_cache(maxsize=20_000)
def day_in_words(date, _language):
    return date_format(date, "j F Y")


@register.filter
def marked(passage):
    """A passage of `ArticleQuerySet.with_passage` as HTML: its found words inside <mark>."""
    first, *found = passage.split("\ue000")
    pieces = (piece.partition("\ue001") for piece in found)
    marks = format_html_join("", "<mark>{}</mark>{}", ((words, rest) for words, _, rest in pieces))
    return format_html("{}{}", first, marks)
