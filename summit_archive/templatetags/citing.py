"""“Cite this page” at the foot of every page of readers, with the page's address."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from .corrections import LONGEST_ADDRESS
from .files import query_of

register = template.Library()

# Pages that are none of readers, or tell no facts.
OTHERS = ("/admin/", "/corrections/", "/cite/")


@register.simple_tag(takes_context=True)
def cite_this_page(context):
    """Nothing where no page was found: one that tells of an error is not cited. Of a list its settled conditions."""
    request = getattr(context, "request", None)
    if request is None or request.resolver_match is None or request.path_info.startswith(OTHERS):
        return ""
    query = query_of(context, request)
    path = request.path
    page = f"{path}?{query}" if query else path
    page = page if len(page) <= LONGEST_ADDRESS else path
    address = f"{reverse('cite')}?{urlencode({'page': page}, safe='/')}"
    return format_html(
        '<p class="cite-page"><a href="{}" rel="nofollow">{}</a></p>', address, _("Cite this page")
    )
