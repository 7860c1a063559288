"""Lists as files that hold all of their rows: tables and JSON lines, whatever is asked of the list."""

from participants.listing.not_confirmed import NotConfirmedFilter
from participants.models import Meeting
from summit_archive.files.answers import Found, all_rows, tables
from summit_archive.filtering.rows import asked_of_nothing
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..counting.about import with_article_count
from ..counting.counts import counts
from ..exporting import article_nouns, attestation, evidence_nouns, nouns
from ..exporting.not_confirmed import lines
from ..joining.meetings import sources_of, with_attestations
from ..listing.every import every_row
from ..listing.filter import ArticleFilter
from ..listing.question import ArticleQuestion
from ..listing.result import ArticleResult
from ..models import Publisher, Topic
from ..proposals.filter import ProposalFilter, ProposalQuestion
from ..proposals.result import ProposalResult
from .not_confirmed import result_of


def articles(request):
    asked = ArticleFilter.read(request.GET)
    question = ArticleQuestion(asked)
    result = ArticleResult(question)
    return Found(
        asked,
        every_row(result, with_texts=result.has_texts),
        list(asked.problems),
        lambda: counts(question.codes).total,
        article_nouns.noun_of(result.has_texts),
    )


def every_topic():
    return with_article_count(Topic.objects.select_related("parent")).as_tree()


def topics(request):
    """The tree as its page shows it, which is small."""
    asked = asked_of_nothing(request.GET)
    return Found(asked, every_topic(), list(asked.problems))


def every_publisher():
    publishers = Publisher.objects.with_source_count().select_related("country", "office")
    return with_article_count(publishers.order_by("sort_key", "pk"))


def proposals(request):
    asked = ProposalFilter.read(request.GET)
    result = ProposalResult(ProposalQuestion(asked))
    return Found(asked, result.every_exported(), list(asked.problems))


def not_confirmed(request):
    asked = NotConfirmedFilter.read(request.GET)
    return Found(asked, lines(result_of(asked).every_exported()), list(asked.problems))


def evidence(request, slug):
    """What each source says of a meeting and of its participants. Raises Moved for a former slug."""
    meeting = row_at(Meeting.objects.all(), slug)
    participations = with_attestations(meeting.participations.for_list())
    rows = attestation.rows(meeting, meeting.coverage.for_meeting(), participations, sources_of(meeting))
    asked = asked_of_nothing(request.GET)
    return Found(asked, rows, list(asked.problems), stem=f"{slug}-evidence")


EVIDENCE = {
    form: follows_former_slugs(view) for form, view in tables(evidence_nouns.EVIDENCE, evidence).items()
}
ARTICLES = tables(article_nouns.ARTICLE, articles)
TOPICS = tables(nouns.TOPIC, topics)
PUBLISHERS = tables(nouns.PUBLISHER, all_rows(every_publisher))
PROPOSALS = tables(nouns.PROPOSAL, proposals)
NOT_CONFIRMED = tables(evidence_nouns.NOT_CONFIRMED_LINE, not_confirmed)
