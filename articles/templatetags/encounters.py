"""What the forms of articles and of meetings show of encounters. They are for whoever may look at these."""

from django import template

from ..desk.evidence import sources_of
from ..desk.groups import with_what_is_shown
from ..desk.seen import seen_by
from ..models import Encounter

register = template.Library()

# More are shown by the inbox, to which a link leads.
MOST = 20


@register.inclusion_tag("admin/articles/encounter/of_article.html")
def encounters_of_article(article):
    """In the order of its text, whatever was decided of them. Seven queries at the most."""
    encounters = Encounter.objects.filter(article=article).order_by("number", "pk")
    statements = article.proposed_statements.waiting().count()
    sources = article.proposed_citations.waiting().count()
    return {"article": article, "statements": statements, "cited": sources, **shown(encounters)}


@register.inclusion_tag("admin/articles/encounter/about_meeting.html")
def encounters_about_meeting(meeting, user):
    """Those that wait for a decision and `user` may see, the newest first. Five queries at the most."""
    waiting = seen_by(user, Encounter.objects.waiting().filter(meeting=meeting))
    return {"meeting": meeting, **shown(waiting.order_by("-article__published_on", "-pk"))}


def shown(encounters):
    number = encounters.count()
    return {"number": number, "sources": sources_of(with_what_is_shown(encounters)[:MOST]) if number else []}
