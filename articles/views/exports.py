"""The list of articles and each article as files that programs read: JSON."""

from django.http import Http404
from django.utils.translation import gettext as _

from participants.views.exports import answer, list_answer
from summit_archive.filtering import Links

from ..exporting import articles
from ..listing.filter import ArticleFilter
from ..listing.question import ArticleQuestion
from ..listing.result import ArticleResult
from ..models import Article


def article_list(request):
    """The published articles that the query asks for, a page at a time."""
    asked = ArticleFilter.read(request.GET)
    result = ArticleResult(ArticleQuestion(asked))
    return list_answer(asked, result, Links(asked, "article-list-json"), articles.as_row)


def article_detail(request, pk):
    """An article with all that stands in it. Whether there are drafts is not told."""
    article = Article.objects.for_full_export().filter(pk=pk).first()
    if article is None or article.status in (Article.Status.DRAFT, Article.Status.IN_REVIEW):
        raise Http404
    if article.status == Article.Status.WITHDRAWN:
        return answer({"error": _("This article was withdrawn.")}, status=410)
    return answer(articles.in_full(article))
