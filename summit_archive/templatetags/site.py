"""The frame of every page: where in the site it stands, and what a printed copy says of itself."""

import datetime

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ..dates.plain_days import day_in_words

register = template.Library()

# The ways in that the masthead names: by these alone the frame of a page is kept, or addresses made up would fill the memory.
SECTIONS = {"meetings", "matrix", "people", "countries", "articles"}


@register.simple_tag(takes_context=True)
def section_of_page(context):
    """Which of the masthead's ways in the page's path begins with; "" of any other, and where no request is known."""
    request = getattr(context, "request", None)
    word = request.path_info.lstrip("/").partition("/")[0] if request else ""
    return word if word in SECTIONS else ""


@register.simple_tag(takes_context=True)
def on_paper(context):
    """What stands on paper alone: the page's own address, with its filter, and the day (UTC)."""
    request = getattr(context, "request", None)
    if request is None:
        return ""
    said = _("%(address)s, as of %(day)s") % {
        "address": request.build_absolute_uri(),
        "day": day_in_words(datetime.datetime.now(datetime.UTC).date()),
    }
    return format_html('<p class="on-paper">{}</p>', said)
