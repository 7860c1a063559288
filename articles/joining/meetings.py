"""What published articles say of meetings and of their participants, added to these."""

from django.db.models import Exists, OuterRef, Prefetch

from ..counting.about import published_about
from ..models import Attestation, Coverage, Encounter, SourceMeeting


def with_amount_of_evidence(meetings):
    """Each with `coverage_number`, how many articles cover it, `has_attestations`, `has_sources` without an article,
    and `has_reports` that wait.
    """
    attestations = Attestation.objects.filter(participation__meeting=OuterRef("pk"))
    reports = Encounter.objects.waiting().filter(meeting=OuterRef("pk"))
    return meetings.annotate(
        coverage_number=published_about("meeting"),
        has_attestations=Exists(attestations),
        has_sources=Exists(SourceMeeting.objects.filter(meeting=OuterRef("pk"))),
        has_reports=Exists(reports),
    )


def with_coverage(meetings):
    """With the ids of the articles that cover each, in `coverage`. One query more."""
    coverage = Coverage.objects.published().order_by("article").only("article", "meeting")
    return meetings.prefetch_related(Prefetch("coverage", coverage))


def with_evidence(meetings):
    """With all that is said of each and of its participants, which are prefetched. Two queries more."""
    return meetings.prefetch_related(
        Prefetch("coverage", Coverage.objects.for_meeting()),
        Prefetch("participations__attestations", Attestation.objects.for_meeting()),
    )


def sources_of(meeting):
    """What sources do with the meeting of which the archive has no article that covers it, oldest first. One query."""
    articles = Coverage.objects.published().filter(
        meeting=meeting, article__canonical_url=OuterRef("source__url")
    )
    rows = SourceMeeting.objects.filter(~Exists(articles), meeting=meeting)
    return rows.select_related("source__publisher").order_by("source__published_on", "pk")


def with_attestations(participations):
    """With what is attested of each. One query more."""
    return participations.prefetch_related(Prefetch("attestations", Attestation.objects.for_meeting()))


def with_statuses(meetings):
    """With the coverage that gives each a status, in `said`. One query more."""
    coverage = Coverage.objects.for_meeting().exclude(status="")
    return meetings.prefetch_related(Prefetch("coverage", coverage, to_attr="said"))


def attestations_of(meeting, roll):
    """{id of a participant: what is attested of it}, by the lines of `meeting`. One query."""
    lines = {line.pk: line for line in roll}
    found = {}
    for row in Attestation.objects.for_meeting().filter(participation__meeting=meeting):
        # What is asked of it there, its status, the line knows too.
        row._state.fields_cache["participation"] = lines[row.participation_id]
        found.setdefault(row.participation_id, []).append(row)
    return found
