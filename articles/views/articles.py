"""The pages of articles."""

from django.http import Http404
from django.shortcuts import render

from summit_archive.filtering import Links
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.former_slugs import moved_for_good

from ..detail.former_numbers import article_once_at
from ..detail.page import article_page
from ..detail.shown import shown
from ..listing.filter import ArticleFilter
from ..listing.list_page import article_list_page
from ..listing.question import ArticleQuestion
from ..listing.result import ArticleResult
from ..models import Article


@reads_its_query
def article_list(request):
    """Every published article, narrowed by what is asked: newest first, with words the best match first."""
    asked = ArticleFilter.read(request.GET)
    result = ArticleResult(ArticleQuestion(asked))
    links = Links(asked, "article-list", "article-list-json")
    return render(request, "articles/article_list.html", article_list_page(asked, result, links))


def article_detail(request, pk, slug=None):
    """An article: what it says, what it is about, and what it attests."""
    found = article_page(pk)
    if found is None and (whole := article_once_at(pk)):
        return moved_for_good(request, whole)
    article = found.article if found else None
    if article is None or article.status in (Article.Status.DRAFT, Article.Status.IN_REVIEW):
        raise Http404
    if article.status == Article.Status.WITHDRAWN:
        return render(request, "410.html", status=410)
    if slug != article.slug:
        return moved_for_good(request, article)
    return render(request, "articles/article_detail.html", shown(found))
