"""How found words are shown."""

from django import template
from django.utils.html import format_html, format_html_join

from summit_archive.text.languages import language_name

register = template.Library()

register.filter("language", language_name)


@register.filter
def marked(passage):
    """A passage of `ArticleQuerySet.with_passage` as HTML: its found words inside <mark>."""
    first, *found = passage.split("\ue000")
    pieces = (piece.partition("\ue001") for piece in found)
    marks = format_html_join("", "<mark>{}</mark>{}", ((words, rest) for words, _, rest in pieces))
    return format_html("{}{}", first, marks)
