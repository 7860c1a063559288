"""What robots ask for first: where they may go, which pages there are, what this is, whom to tell of a weakness."""

import datetime

from django.conf import settings
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import http_date

from summit_archive import __version__
from summit_archive.page_cache.middleware import stands_at

from ..harvesting import sitemaps
from ..harvesting.kinds import KINDS
from .calendar import site_of

XML = "application/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
# RFC 9116 advises less than a year.
SECURITY_HOLDS_FOR = datetime.timedelta(days=300)


def robots(request):
    """All pages and one condition of each list; not their combinations, of which there is no end, nor what is typed."""
    return render(request, "robots.txt", {"site": site_of(request)}, content_type=TEXT)


def llms(request):
    """What this is, where the data is, and how it is cited, in words that a language model reads."""
    facts = {"site": site_of(request), "version": __version__, "has_api": stands_at("/api/")}
    return render(request, "llms.txt", facts, content_type=TEXT)


def security(request):
    """Whom to tell of a weakness (RFC 9116); nothing where the operator names nobody."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    today = datetime.datetime.now(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {today + SECURITY_HOLDS_FOR:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: en, ru",
        f"Canonical: {site_of(request)}{reverse('security')}",
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type=TEXT)
    # It follows from the day, which nothing that is kept does.
    response.headers["Cache-Control"] = "max-age=86400"
    response.headers["Last-Modified"] = http_date(today.timestamp())
    return response


def sitemap(request):
    """The index of all parts."""
    return HttpResponse(sitemaps.index(site_of(request)), content_type=XML)


def sitemap_lists(request):
    return HttpResponse(sitemaps.of_lists(site_of(request)), content_type=XML)


def sitemap_part(request, of, part):
    """The pages of one kind whose numbers lie in one range; one with none of them is empty."""
    if of not in KINDS or not 0 < part < 2**40:
        raise Http404
    return StreamingHttpResponse(sitemaps.part_of(KINDS[of], part, site_of(request)), content_type=XML)
