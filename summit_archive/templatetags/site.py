"""The frame of every page: where in the site it stands, and what a printed copy says of itself."""

import datetime

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ..dates.plain_days import day_in_words

register = template.Library()


@register.simple_tag(takes_context=True)
def section_of_page(context):
    """The first word of the page's path, such as "meetings"; "" of the front page, and where no request is known."""
    request = getattr(context, "request", None)
    return request.path_info.lstrip("/").partition("/")[0] if request else ""


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
