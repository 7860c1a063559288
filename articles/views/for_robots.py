"""What robots ask for first: where they may go, which pages there are, and what this is."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from summit_archive import __version__
from summit_archive.page_cache.middleware import stands_at

from ..harvesting import sitemaps
from ..harvesting.kinds import KINDS
from .calendar import site_of

XML = "application/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


def robots(request):
    """All pages and one condition of each list; not their combinations, of which there is no end, nor what is typed."""
    return render(request, "robots.txt", {"site": site_of(request)}, content_type=TEXT)


def llms(request):
    """What this is, where the data is, and how it is cited, in words that a language model reads."""
    facts = {"site": site_of(request), "version": __version__, "has_api": stands_at("/api/")}
    return render(request, "llms.txt", facts, content_type=TEXT)


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
