"""What articles say of the meetings and of the parts that bear on a claim: a few of each, those against first."""

from collections import defaultdict

from django.db.models import Exists, OuterRef

from participants.models import Meeting, Participation
from summit_archive.postgres.prepared import Prepared

from ..attestation.contradictions import OF_MEETINGS, OF_PARTICIPANTS
from ..models import Attestation, Coverage, SourceMeeting
from .evidence import Said

# Of each part, of each status that articles give a meeting, and of sources without an article.
OF_A_PART, OF_A_STATUS, OF_SOURCES = 4, 1, 3

ATTESTED = Prepared(f"""
SELECT said.id FROM unnest(%(parts)s::bigint[]) AS part (id) CROSS JOIN LATERAL (
    SELECT at.id FROM articles_attestation at JOIN articles_article a ON a.id = at.article_id
    JOIN participants_participation p ON p.id = at.participation_id
    WHERE at.participation_id = part.id AND a.status = 'published'
    ORDER BY at.status = p.status, a.published_on DESC NULLS LAST, at.id LIMIT {OF_A_PART}) AS said
""")
COVERED = Prepared(f"""
SELECT said.id FROM unnest(%(meetings)s::bigint[]) AS m (id)
CROSS JOIN unnest(%(statuses)s::text[]) AS given (status) CROSS JOIN LATERAL (
    SELECT c.id FROM articles_coverage c
    WHERE c.meeting_id = m.id AND c.status = given.status
        AND (SELECT status FROM articles_article WHERE id = c.article_id) = 'published'
    ORDER BY c.id LIMIT {OF_A_STATUS}) AS said
""")
STATUSES = [status.value for status in Meeting.Status]


def of_parts(rows):
    """{a participation's id: [Said, …]} of `rows`, {id: (its `Row`, the side's name)}. Two queries, one where there is none."""
    found = defaultdict(list)
    ids = [pk for (pk,) in ATTESTED.rows({"parts": list(rows)})] if rows else []
    words = dict(Participation.Status.choices)
    for one in Attestation.objects.for_meeting().filter(pk__in=ids) if ids else ():
        row, side = rows[one.participation_id]
        is_against = OF_PARTICIPANTS.is_against(one.status, row.status)
        said_by = str(one.said_by or "")
        found[one.participation_id].append(said(one, side, str(words[one.status]), is_against, said_by))
    return found


def of_meetings(statuses):
    """{a meeting's id: [Said, …]} of `statuses`, {id: what is concluded of it}. Two or three queries."""
    found = defaultdict(list)
    ids = (
        [pk for (pk,) in COVERED.rows({"meetings": list(statuses), "statuses": STATUSES})] if statuses else []
    )
    words = dict(Meeting.Status.choices)
    for one in Coverage.objects.for_meeting().filter(pk__in=ids) if ids else ():
        is_against = OF_MEETINGS.is_against(one.status, statuses[one.meeting_id])
        found[one.meeting_id].append(said(one, "", str(words[one.status]), is_against))
    for meeting, rows in without_articles(statuses).items():
        for one in rows[:OF_SOURCES]:
            is_against = OF_MEETINGS.is_against(one.status, statuses[meeting])
            found[meeting].append(said_by_source(one, str(words[one.status]), is_against))
    return found


def without_articles(meetings):
    """{a meeting's id: what sources say of it of which the archive has no article that covers it}. One query, or none."""
    found = defaultdict(list)
    if meetings:
        covering = Coverage.objects.published().filter(
            meeting=OuterRef("meeting"), article__canonical_url=OuterRef("source__url")
        )
        rows = SourceMeeting.objects.filter(~Exists(covering), meeting__in=list(meetings)).exclude(status="")
        for row in rows.select_related("source__publisher").order_by("pk"):
            found[row.meeting_id].append(row)
    return found


def said(one, of, status_in_words, is_against, said_by=""):
    article = one.article
    return Said(
        of=of,
        status=one.status,
        status_in_words=status_in_words,
        is_against=is_against,
        title=article.headline,
        url=article.get_absolute_url(),
        publisher=str(article.publisher or ""),
        day=article.published_on.isoformat() if article.published_on else "",
        said_by=said_by,
        quote=one.quote,
        is_in_text=one.is_in_text,
        is_of_summary=one.is_in_text and one.is_of_summary,
        language=one.language,
        text_kind=one.text_kind,
    )


def said_by_source(one, status_in_words, is_against):
    source = one.source
    return Said(
        of="",
        status=one.status,
        status_in_words=status_in_words,
        is_against=is_against,
        title=str(source),
        url=source.get_absolute_url(),
        publisher=str(source.publisher or ""),
        day=str(source.published_on or ""),
        language=source.language,
    )
