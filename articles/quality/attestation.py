"""Whether what the editors concluded stands on what the articles say."""

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.models import Meeting
from participants.quality.pages import page_of_meeting
from summit_archive.quality import Finding, Severity, check, page_of

from ..models import Attestation, Coverage

# What is said before a meeting, from less to more; the other statuses tell how it came out.
STAGES_OF_MEETINGS = ["rumoured", "possible", "announced", "scheduled"]
STAGES_OF_PARTICIPANTS = ["not-stated", "invited", "confirmed"]


def tell_of_source(meeting):
    return Finding(
        _("“%(meeting)s” (%(when)s) counts as held without any source.")
        % {"meeting": meeting, "when": meeting.when.in_words()},
        page_of_meeting(meeting.pk),
    )


@check(
    Severity.WARNING,
    gettext_lazy("Held meetings with neither a source nor an article"),
    gettext_lazy("Name the source on the meeting's page, or link an article that reports it."),
    tell_of_source,
)
def held_without_source():
    unsourced = Meeting.objects.held().filter(source="", source_url="")
    return unsourced.filter(~Exists(Coverage.objects.filter(meeting=OuterRef("pk")))).order_by("pk")


def contradicts(stages, conclusion):
    """Of evidence: it says another outcome than was concluded, or a later stage of what is still open.

    That an article speaks of an earlier stage is no contradiction: it was written earlier.
    """
    contradiction = ~Q(status__in=stages) & ~Q(status=F(conclusion))
    for number, stage in enumerate(stages[1:], start=1):
        contradiction |= Q(status=stage, **{f"{conclusion}__in": stages[:number]})
    return contradiction


def says_less(stages, conclusion):
    """Of evidence: it speaks of an earlier stage than was concluded."""
    less = Q(status__in=stages) & ~Q(**{f"{conclusion}__in": stages})
    for number, stage in enumerate(stages):
        less |= Q(status=stage, **{f"{conclusion}__in": stages[number + 1 :]})
    return less


def not_withdrawn(model):
    """Of articles that stand: a withdrawn one says nothing any more."""
    return model.objects.exclude(article__status="withdrawn")


def tell_of_coverage(coverage):
    return Finding(
        _("“%(article)s” gives “%(meeting)s” the status “%(given)s”; the record has “%(concluded)s”.")
        % {
            "article": coverage.article,
            "meeting": coverage.meeting,
            "given": coverage.get_status_display(),
            "concluded": coverage.meeting.get_status_display(),
        },
        page_of_meeting(coverage.meeting_id),
        page_of("articles_article", coverage.article_id),
    )


@check(
    Severity.NOTE,
    gettext_lazy("Articles that disagree with a meeting's status"),
    gettext_lazy("Compare the sources again. Where they differ, it may stay as it is."),
    tell_of_coverage,
)
def disputed_meetings():
    """Said otherwise, or said less where neither the meeting's source nor another article says as much."""
    said = not_withdrawn(Coverage).exclude(status="")
    agreeing = said.filter(meeting=OuterRef("meeting"), status=OuterRef("meeting__status"))
    unfounded = Q(meeting__source="", meeting__source_url="") & ~Exists(agreeing)
    less = says_less(STAGES_OF_MEETINGS, "meeting__status") & unfounded
    disputed = said.filter(contradicts(STAGES_OF_MEETINGS, "meeting__status") | less)
    return disputed.with_article().select_related("meeting").order_by("meeting", "pk")


def tell_of_attestation(attestation):
    return Finding(
        _("“%(article)s” says of %(who)s in “%(meeting)s”: %(given)s; the record has: %(concluded)s.")
        % {
            "article": attestation.article,
            "who": attestation.participation,
            "meeting": attestation.participation.meeting,
            "given": attestation.get_status_display(),
            "concluded": attestation.participation.get_status_display(),
        },
        page_of_meeting(attestation.participation.meeting_id),
        page_of("articles_article", attestation.article_id),
    )


@check(
    Severity.NOTE,
    gettext_lazy("Articles that disagree with a participant's status"),
    gettext_lazy("Compare the sources again. An invitation alone is not attendance."),
    tell_of_attestation,
)
def disputed_participants():
    """Said otherwise, or said less where no other article says as much as was concluded."""
    said = not_withdrawn(Attestation)
    agreeing = said.filter(participation=OuterRef("participation"), status=OuterRef("participation__status"))
    less = says_less(STAGES_OF_PARTICIPANTS, "participation__status") & ~Exists(agreeing)
    disputed = said.filter(contradicts(STAGES_OF_PARTICIPANTS, "participation__status") | less)
    parties = ["person", "office", "organisation", "country", "meeting"]
    related = [f"participation__{party}" for party in parties]
    return disputed.with_article().select_related(*related).order_by("participation", "pk")
