"""“Something wrong?” at the foot of every page of readers, with the page's address."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

register = template.Library()

# Pages that are none of readers, or ask the same themselves.
OTHERS = ("/admin/", "/corrections/")
# With a longer query the link would not fit through the gate: then the page is named without.
LONGEST_ADDRESS = 1000


@register.simple_tag(takes_context=True)
def something_wrong(context):
    """Nothing where no request is known: a page that tells of an error has no facts."""
    request = getattr(context, "request", None)
    if request is None or request.path_info.startswith(OTHERS):
        return ""
    about = request.get_full_path()
    about = about if len(about) <= LONGEST_ADDRESS else request.path[:LONGEST_ADDRESS]
    address = f"{reverse('correction-new')}?{urlencode({'about': about})}"
    link = '<p class="site-footer__wrong"><a href="{}" rel="nofollow">{}</a></p>'
    return format_html(link, address, _("Something wrong on this page?"))
