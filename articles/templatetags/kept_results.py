"""“Keep this result” at the foot of the lists that can be kept."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from summit_archive.templatetags.files import query_of
from summit_archive.web.languages import without_language

from ..kept_results.lists import LISTS

register = template.Library()


@register.simple_tag(takes_context=True)
def keep_this_result(context):
    request = getattr(context, "request", None)
    match = request.resolver_match if request else None
    if match is None or match.url_name not in LISTS:
        return ""
    query = query_of(context, request)
    path = without_language(request.path)
    page = f"{path}?{query}" if query else path
    address = f"{reverse('keep-result')}?{urlencode({'page': page}, safe='/')}"
    return format_html(
        '<p class="cite-page"><a href="{}" rel="nofollow">{}</a></p>', address, _("Keep this result")
    )
