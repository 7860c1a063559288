"""The address where other archives harvest this one (OAI-PMH 2.0)."""

import re

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from summit_archive.filtering.parameters import reads_its_query

from ..harvesting.oai.answers import Repository, answer
from .calendar import site_of

PORT = re.compile(r":\d+\Z")


@csrf_exempt
@reads_its_query
def oai(request):
    """Reads alone, by GET or by POST; what is wrong with a question is told by the protocol, with 200."""
    site, host = site_of(request), PORT.sub("", request.get_host()).strip("[]")
    here = Repository(site, f"{site}{reverse('oai')}", host, _("Summit archive"), contact_at(host))
    data = request.POST if request.method == "POST" else request.GET
    response = HttpResponse(answer(here, data), content_type="text/xml; charset=utf-8")
    # It follows from the history and the moment, by which nothing is kept.
    response.headers["Cache-Control"] = "no-cache"
    return response


def contact_at(host):
    """The protocol wants an address of mail: the operator's, else the one that every domain has (RFC 5321)."""
    contact = settings.SECURITY_CONTACT
    return contact.removeprefix("mailto:") if contact.startswith("mailto:") else f"postmaster@{host}"
