"""Whom to tell of a weakness of this site (RFC 9116)."""

import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse

# The standard advises less than a year.
HOLDS_FOR = datetime.timedelta(days=300)


def security(request):
    """Whom the operator names; nothing where that is nobody."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    today = datetime.datetime.now(datetime.UTC).date()
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {today + HOLDS_FOR}T00:00:00Z",
        "Preferred-Languages: en, ru",
        f"Canonical: {request.build_absolute_uri(reverse('security'))}",
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "max-age=86400"
    return response
