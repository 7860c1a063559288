"""“Cite”: each page of readers in all styles, and as files for reference managers."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.models import Meeting
from summit_archive.citing.bibtex import bibtex
from summit_archive.citing.csl import csl
from summit_archive.citing.keys import key_of
from summit_archive.citing.ris import ris
from summit_archive.citing.styles import STYLES
from summit_archive.files import Noun
from summit_archive.files.about import about
from summit_archive.files.answers import Found, tables
from summit_archive.files.forms import FORMS
from summit_archive.files.names import as_attachment
from summit_archive.filtering.parameters import knows
from summit_archive.web.former_slugs import follows_former_slugs, moved_for_good, row_at
from summit_archive.web.problems import refusal, withdrawn

from ..citing.articles import article_cited, every_cited
from ..citing.pages import NotCited, cited_at, page_cited
from ..detail.former_numbers import article_once_at
from ..detail.page import article_page
from ..listing.filter import ArticleFilter
from ..listing.question import ArticleQuestion
from ..listing.result import ArticleResult
from ..models import Article

# The text of one record, by the name of its form.
WRITTEN = {
    "bib": bibtex,
    "ris": ris,
    "csl_json": lambda cited: json.dumps([csl(cited)], ensure_ascii=False, indent=2) + "\n",
}


@knows("page")
def cite(request):
    """The citations of the page that is asked for; of the archive as a whole, where none is."""
    cited, problems = cited_of(request)
    citations = [(style, style.cite(cited)) for style in STYLES] if cited else []
    context = {"address": request.GET.get("page", ""), "cited": cited, "citations": citations}
    return render(request, "articles/cite.html", context | {"problems": problems})


def cited_of(request):
    """(what is cited, or None; the problems with the address)"""
    try:
        return cited_at(request.GET.get("page", "").strip(), request, about(request))
    except NotCited as refused:
        return None, [refused.problem]


def file_of(name):
    """The view of a form of `cite`."""

    @knows("page")
    def view(request):
        cited, problems = cited_of(request)
        return refusal(problems) if problems else file_answer(cited, name)

    return view


# --- Of one row, at the address of its page ------------------------------------


def of_article(name):
    """The view of an article's file."""

    def view(request, pk):
        found = article_page(pk)
        if found is None and (whole := article_once_at(pk)):
            return moved_for_good(request, f"article-{name.replace('_', '-')}", whole.pk)
        if found is None or found.article.status in (Article.Status.DRAFT, Article.Status.IN_REVIEW):
            raise Http404
        if found.article.status == Article.Status.WITHDRAWN:
            return withdrawn(_("This article was withdrawn."))
        return file_answer(article_cited(found.article, about(request), found.headline_language), name)

    return view


def of_meeting(name):
    """The view of a meeting's file: its page here, as each fact on it has a source of its own."""

    @follows_former_slugs
    def view(request, slug):
        meeting = row_at(Meeting.objects.only("slug", "title"), slug)
        return file_answer(page_cited(meeting.title, meeting.get_absolute_url(), about(request)), name)

    return view


# --- Of all articles of a list ------------------------------------------------


CITED = Noun("article", "articles", gettext_lazy("An article, as it is cited."), ())


def articles_found(request):
    asked = ArticleFilter.read(request.GET)
    return Found(asked, every_cited(ArticleResult(ArticleQuestion(asked))), list(asked.problems))


def file_answer(cited, name):
    """One record as a file."""
    form = FORMS[name]
    response = HttpResponse(WRITTEN[name](cited), content_type=form.content_type)
    response.headers["Content-Disposition"] = as_attachment(key_of(cited) + form.ending)
    return response


FILES = {name: file_of(name) for name in WRITTEN}
OF_ARTICLE = {name: of_article(name) for name in WRITTEN}
OF_LIST = tables(CITED, articles_found, forms=WRITTEN)
OF_MEETING = {name: of_meeting(name) for name in WRITTEN}
