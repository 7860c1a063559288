"""The site's pages as stock Django has them: the relations that a template names are asked for when it names them."""

from django.shortcuts import get_object_or_404, render

from articles.detail.paragraphs import paragraphs
from articles.listing.filter import ArticleFilter
from articles.listing.histogram import histogram
from articles.listing.list_page import WITHOUT_WORDS
from articles.models import Article
from participants.models import Meeting
from summit_archive.filtering import Links
from summit_archive.filtering.list_page import list_page
from tests.benchmarks.stock.lists import StockResult


def article_list(request):
    asked = ArticleFilter.read(request.GET)
    result, links = StockResult(asked), Links(asked, "article-list", "article-list-json")
    context = list_page(asked, result, links) | WITHOUT_WORDS
    context["histogram"] = histogram(result.numbers_by_time, result.is_exact, links)
    return render(request, "articles/article_list.html", context)


def article_detail(request, pk, slug):
    article = get_object_or_404(Article.objects.select_related("publisher"), pk=pk, status="published")
    mentions = article.mentions.filter(part="body", state="accepted").order_by("start")
    mentions = mentions.select_related("country", "person", "organisation", "office", "meeting")
    context = {"article": article, "paragraphs": paragraphs(article.body, list(mentions))}
    return render(request, "stock/article.html", context)


def meeting_detail(request, slug):
    related = ("place__country", "organisation", "series", "parent")
    meeting = get_object_or_404(Meeting.objects.select_related(*related), slug=slug)
    return render(request, "stock/meeting.html", {"meeting": meeting})
