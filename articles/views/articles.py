"""The pages of articles."""

from django.http import Http404
from django.shortcuts import render

from summit_archive.filtering import Links
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.former_slugs import moved_for_good

from ..detail.former_numbers import article_once_at
from ..detail.page import article_page
from ..detail.paragraphs import paragraphs
from ..listing.filter import ArticleFilter
from ..listing.list_page import article_list_page
from ..listing.question import ArticleQuestion
from ..listing.result import ArticleResult
from ..models import Article
from ..proposals.reports import reports_of_article

SHOWN_VERSIONS = 50


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
    context = {
        "article": article,
        "headline_language": found.headline_language,
        "paragraphs": paragraphs(article.body, found.anchors),
        "summary": paragraphs(article.summary, found.summary_anchors),
        "countries": found.countries,
        "people": found.people,
        "organisations": found.organisations,
        "topics": found.topics,
        "tags": found.tags,
        **in_parts(article, found.parts),
    }
    return render(request, "articles/article_detail.html", context)


def in_parts(article, parts):
    """The rows of those parts of the page that it has: most articles have none of them. One query for each, or two."""
    rows = {name: ROWS_OF_PARTS[name](article) if name in parts else [] for name in ROWS_OF_PARTS}
    return rows | (versions_of(article) if "versions" in parts else {"versions": []})


ROWS_OF_PARTS = {
    "statements": lambda article: article.statements.select_related("speaker").prefetch_related("topics"),
    "citations": lambda article: article.citations.for_article(),
    "coverage": lambda article: article.coverage.for_article(),
    "attestations": lambda article: article.attestations.for_article(),
    "encounters": reports_of_article,
    "proposed_statements": lambda article: article.proposed_statements.waiting().select_related("speaker"),
    "proposed_citations": lambda article: article.proposed_citations.waiting(),
}


def versions_of(article):
    """The first of those with the same text, and the number of all with the article itself. One query, rarely two."""
    others = Article.objects.published().versions_of(article)
    shown = list(others[: SHOWN_VERSIONS + 1])
    number = len(shown) if len(shown) <= SHOWN_VERSIONS else others.count()
    return {"versions": shown[:SHOWN_VERSIONS], "versions_total": number + 1}
