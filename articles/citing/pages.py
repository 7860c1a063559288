"""The page at an address of ours as a record of what is cited: its title is the page's own.

A page that tells of itself nowhere else is asked for its title as a reader would ask for it. So each page of readers
can be cited, and a new one need not think of it.
"""

import re
from copy import copy
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from summit_archive.citing.cited import Cited, Kind
from summit_archive.dates.parsing import shown
from summit_archive.files.about import About
from summit_archive.filtering.parameters import NOT_OF_READERS
from summit_archive.filtering.values import Problem
from summit_archive.web import gate
from summit_archive.web.languages import language_at, root, speaking, translated, within

from ..detail.page import article_page
from ..models import Article, KeptResult
from .articles import article_cited, name_of_archive
from .kept import kept_cited
from .lists import query_of

# Pages that tell no facts: what readers say is wrong, and this one.
NOT_CITED = (*NOT_OF_READERS, "/corrections/", "/cite")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
ARTICLES = ("article-detail", "article-by-number")
# A page that has moved, and moved again.
MOST_MOVES = 3


class NotCited(Exception):
    """The address leads to no page that can be cited, for which there is a `problem`."""

    def __init__(self, address: str, expected: str, reason: str = ""):
        said = _("“%(address)s” cannot be cited; expected %(expected)s.")
        told = [said % {"address": shown(address), "expected": expected}, reason]
        super().__init__(" ".join(filter(None, told)))
        self.problem = Problem("page", shown(address), str(self))


def cited_at(address: str, request: HttpRequest, told: About) -> tuple[Cited, list[Problem]]:
    """What is cited of `address`, a path of ours with its query or the whole address, and what of it was not used.

    No address is the archive as a whole. Raises NotCited. Of an article one query, of other pages those of the page itself.
    """
    if not address:
        return archive_cited(told), []
    (path, query), language = parts_of(address, told.site), language_of(address, told.site)
    for _move in range(MOST_MOVES):
        asking = asking_for(path, query, request, address, language)
        match = asking.resolver_match = match_of(path, address)
        if match.url_name == "kept-result":
            return kept_at(match.kwargs["key"], address, told), []
        if match.url_name in ARTICLES:
            return article_at(match.kwargs["pk"], address, told, language), []
        answer = answer_of(match, asking, address, language)
        if answer.status_code not in (301, 302):
            with speaking(language):
                return page_at(match, asking, answer, told)
        path, query = parts_of(answer["Location"], told.site)
    raise NotCited(address, page_of_readers())


def archive_cited(told: About) -> Cited:
    return page_cited(name_of_archive(), reverse("home"), told)


def language_of(address: str, site: str) -> str:
    """What is cited is called the same whoever cites it: as its own address calls it, in the language of that."""
    return language_at(address.removeprefix(site).partition("?")[0])


def parts_of(address: str, site: str) -> tuple[str, str]:
    """Its path, as a view has it, and its query; nothing of an address that is none of ours."""
    local = address.removeprefix(site) if address.startswith(f"{site}/") else address
    if not local.startswith("/") or local.startswith("//"):
        return "", ""
    path, _mark, query = local.partition("#")[0].partition("?")
    return within(unquote(path)), query


def asking_for(path: str, query: str, request: HttpRequest, address: str, language: str) -> HttpRequest:
    """The request by which a reader would ask for it. What the gate refuses is not cited."""
    asking = copy(request)
    asking.path, asking.path_info = translated(language, root() + path[1:]), path
    asking.META = {**request.META, "PATH_INFO": path, "QUERY_STRING": query}
    gate.tidy_words(asking)
    if refused := gate.why_refused(asking):
        raise NotCited(address, page_of_readers(), refused[1])
    asking.GET = QueryDict(asking.META["QUERY_STRING"])
    return asking


def match_of(path: str, address: str) -> ResolverMatch:
    if path.startswith(NOT_CITED) or not path.endswith("/"):
        raise NotCited(address, page_of_readers())
    try:
        return resolve(path)
    except Resolver404:
        raise NotCited(address, page_of_readers()) from None


def page_of_readers() -> str:
    return _("the address of a page of this archive, such as /meetings/ or /countries/kz/")


def article_at(pk: int, address: str, told: About, language: str) -> Cited:
    found = article_page(pk)
    if found is None or found.article.status != Article.Status.PUBLISHED:
        raise NotCited(address, _("the address of an article that is published here"))
    with speaking(language):
        return article_cited(found.article, told, found.headline_language)


def kept_at(key: str, address: str, told: About) -> Cited:
    if (result := KeptResult.objects.filter(key=key.lower()).first()) is None:
        raise NotCited(address, _("the address of a result that is kept"))
    with speaking(settings.LANGUAGE_CODE):
        return kept_cited(result, told)


def answer_of(match: ResolverMatch, asking: HttpRequest, address: str, language: str) -> HttpResponse:
    """The page, as a reader gets it."""
    try:
        with speaking(language):
            answer: HttpResponse = match.func(asking, *match.args, **match.kwargs)
    except Http404:
        raise NotCited(address, page_of_readers()) from None
    if answer.status_code not in (200, 301, 302):
        raise NotCited(address, page_of_readers())
    return answer


def page_at(
    match: ResolverMatch, asking: HttpRequest, answer: HttpResponse, told: About
) -> tuple[Cited, list[Problem]]:
    title, query = title_of(answer.content.decode()), asking.META["QUERY_STRING"]
    if found := query_of(match.url_name or "", query):
        title = f"{title} ({found.words})" if found.words else title
        cited = record(Kind.QUERY, title, asking.path, found.settled, told, found.extent)
        return cited, [*found.asked.problems]
    return record(Kind.PAGE, title, asking.path, known_of(match.func, query), told), []


def title_of(page: str) -> str:
    """Without the archive's name behind it; of the first page, that name."""
    found = TITLE.search(page)
    title = " ".join(unescape(found[1]).split()) if found else ""
    return title.removesuffix(name_of_archive()).rstrip(" ·") or name_of_archive()


def known_of(view: Any, query: str) -> str:
    """What the page reads of its query."""
    known = getattr(view, "known_parameters", ()) or ()
    return urlencode([(name, value) for name, value in parse_qsl(query) if name in known and name != "page"])


def page_cited(title: str, path: str, told: About) -> Cited:
    return record(Kind.PAGE, title, path, "", told)


def record(kind: Kind, title: str, path: str, query: str, told: About, extent: str = "") -> Cited:
    language = get_language() or settings.LANGUAGE_CODE
    return Cited(
        kind,
        title=title,
        address=f"{told.site}{quote(path)}{f'?{query}' if query else ''}",
        accessed=told.taken_at.date(),
        archive=name_of_archive(),
        version=told.archive_version,
        extent=extent,
        language="" if language == settings.LANGUAGE_CODE else language,
    )
