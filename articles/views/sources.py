"""The pages of sources of which the archive has no article."""

from django.db.models import BigIntegerField
from django.http import Http404
from django.shortcuts import redirect, render

from summit_archive.files.answers import json_of_row

from ..exporting.nouns_in_full import SOURCE_IN_FULL
from ..exporting.sources import as_facts
from ..exporting.whole import Whole
from ..models import Article, SilentAddress, Source
from ..sources.cited import facts_of


def source_detail(request, pk):
    """A source with the meetings that it covers and the facts that rest on it; of one with an article, that one's page."""
    source = source_at(pk)
    if article := article_of(source):
        return redirect(article)
    context = {
        "source": source,
        "meetings": meetings_of(source),
        "facts": facts_of([source.url]),
        "silent_on": SilentAddress.objects.filter(url=source.url).values_list("day", flat=True).first(),
    }
    return render(request, "articles/source_detail.html", context)


def source_json(request, pk):
    """The same for programs."""
    source = source_at(pk)
    if article := article_of(source):
        return redirect("article-json", article.pk)
    facts = as_facts(facts_of([source.url]))
    return json_of_row(request, SOURCE_IN_FULL, Whole(source, coverage=meetings_of(source), facts=facts))


def source_at(pk):
    rows = Source.objects.select_related("publisher")
    source = rows.filter(pk=min(pk, BigIntegerField.MAX_BIGINT)).first()
    if source is None:
        raise Http404
    return source


def article_of(source):
    """Readers' article of the same address, or None. It may come later, and go again."""
    return Article.objects.published().without_texts().filter(canonical_url=source.url).first()


def meetings_of(source):
    return source.source_meetings.select_related("meeting__place__country", "meeting__organisation")
