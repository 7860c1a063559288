"""Whether encounters point at their words, proposals at who tells of them, and meetings made of them at who told of them."""

from django.db.models import BooleanField, Exists, OuterRef
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Attestation, Coverage, Encounter, Proposal
from participants.models import Meeting
from participants.quality.pages import page_of_meeting
from summit_archive.quality import Finding, Severity, check, page_of


def tell_of_spans(encounter):
    facts = {"encounter": encounter, "article": encounter.article}
    return Finding(
        _("“%(article)s” no longer has the words from which “%(encounter)s” was read.") % facts,
        page_of("articles_article", encounter.article_id),
    )


# What lies beyond the end, or in a part that there is not, is not there either.
WORDS_DIFFER = """EXISTS (
    SELECT FROM articles_article AS article
    CROSS JOIN jsonb_array_elements(articles_encounter.spans) AS span
    CROSS JOIN LATERAL (SELECT (span ->> 1)::int AS start, (span ->> 2)::int AS ends, span ->> 4 AS words,
        CASE span ->> 0
            WHEN 'headline' THEN article.headline
            WHEN 'standfirst' THEN article.standfirst
            WHEN 'body' THEN article.body
            WHEN 'summary' THEN article.summary
            WHEN 'place-line' THEN article.place_line
        END AS part) AS place
    WHERE article.id = articles_encounter.article_id
        AND (part IS NULL OR ends > length(part) OR words <> substr(part, start + 1, ends - start)))"""


@check(
    Severity.ERROR,
    gettext_lazy("Reported meetings whose words are not at their place in the article"),
    gettext_lazy("Run manage.py read_encounters --all, or change the article's text and save it."),
    tell_of_spans,
)
def encounters_not_at_their_words():
    """One query. Of those that were decided the words are kept as they were then."""
    differ = RawSQL(WORDS_DIFFER, [], output_field=BooleanField())  # noqa: S611 - takes nothing from outside
    rows = Encounter.objects.waiting().filter(differ).select_related("article")
    return rows.only("kind", "when", "article__headline").order_by("article_id", "number", "pk")


def tell_of_proposal(proposal):
    told = _("No article reports the proposed meeting “%(title)s” (%(when)s).")
    return Finding(told % {"title": proposal.title, "when": proposal.when.in_words()}, "")


@check(
    Severity.ERROR,
    gettext_lazy("Proposed meetings that no article reports"),
    gettext_lazy("Run manage.py read_encounters: it removes them."),
    tell_of_proposal,
)
def proposals_told_by_nobody():
    """One query. What was made a meeting is on record."""
    told = Encounter.objects.filter(proposal=OuterRef("pk"))
    return Proposal.objects.filter(~Exists(told), meeting=None).order_by("pk")


def tell_of_meeting_left(meeting):
    told = _("“%(meeting)s” (%(when)s) was made from reports, none of which is accepted any more.")
    facts = {"meeting": meeting, "when": meeting.when.in_words()}
    return Finding(told % facts, page_of_meeting(meeting.pk))


@check(
    Severity.WARNING,
    gettext_lazy("Held meetings made from reports that are no longer accepted"),
    gettext_lazy("Delete the meeting, or link an article that reports it."),
    tell_of_meeting_left,
)
def meetings_left_by_their_reports():
    """One query. Those that an article covers or attests stand on what it says."""
    covered = Coverage.objects.filter(meeting=OuterRef("pk"))
    attested = Attestation.objects.filter(participation__meeting=OuterRef("pk"))
    accepted = Encounter.objects.filter(meeting=OuterRef("pk"), state=Encounter.State.ACCEPTED)
    made = Meeting.objects.held().filter(proposal__isnull=False)
    return made.filter(~Exists(accepted), ~Exists(covered), ~Exists(attested)).order_by("pk")
