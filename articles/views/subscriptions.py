"""Feeds of what is new, changed and withdrawn: among the articles of any list, and in the whole archive."""

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from participants.listing.filter import MeetingFilter
from participants.listing.question import MeetingQuestion
from participants.subscribing.feed import PAGE_SIZE, meeting_feed
from participants.views.subscriptions import answer_with, page_asked
from summit_archive.files.about import about
from summit_archive.files.atom import FeedPage, feed_answer
from summit_archive.filtering import Links
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.problems import refusal

from ..listing.filter import ArticleFilter
from ..listing.question import ArticleQuestion
from ..subscribing.feed import article_feed


@reads_its_query
def article_list_atom(request):
    """What is new, changed and withdrawn among the articles that fit."""
    asked = ArticleFilter.read(request.GET)
    number, problems = page_asked(asked)
    if problems:
        return refusal(problems)
    found = article_feed(ArticleQuestion(asked), number)
    return answer_with(request, found, number, Links(asked, "article-list"), _("Articles"))


def all_changes_atom(request):
    """The newest of both, without a filter."""
    nothing = QueryDict()
    meetings, _more = meeting_feed(MeetingQuestion(MeetingFilter.read(nothing)))
    articles, _more = article_feed(ArticleQuestion(ArticleFilter.read(nothing)))
    entries = sorted([*meetings.entries, *articles.entries], key=lambda entry: entry.updated, reverse=True)
    found = FeedPage(entries[:PAGE_SIZE], [*meetings.buried, *articles.buried])
    return feed_answer(_("Summit archive"), reverse("home"), request.path, found, about(request))
