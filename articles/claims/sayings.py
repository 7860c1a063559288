"""What articles say of the meetings and of the parts that bear on a claim: a few of each, those against first."""

from collections import defaultdict
from functools import cached_property

from participants.models import Meeting, Participation
from summit_archive.postgres.prepared import Prepared

from ..attestation.contradictions import OF_MEETINGS, OF_PARTICIPANTS
from ..models import Attestation, Coverage, SourceMeeting
from .evidence import Said

# Of each part, of each status that articles give a meeting, and of sources without an article.
OF_A_PART, OF_A_STATUS, OF_SOURCES = 4, 1, 3

# Three lists of ids: attestations, coverage, sources without an article that covers the meeting.
CHOSEN = Prepared(f"""
SELECT 'part', said.id FROM unnest(%(parts)s::bigint[]) AS part (id) CROSS JOIN LATERAL (
    SELECT at.id FROM articles_attestation at JOIN articles_article a ON a.id = at.article_id
    JOIN participants_participation p ON p.id = at.participation_id
    WHERE at.participation_id = part.id AND a.status = 'published'
    ORDER BY at.status = p.status, a.published_on DESC NULLS LAST, at.id LIMIT {OF_A_PART}) AS said
UNION ALL
SELECT 'meeting', said.id FROM unnest(%(meetings)s::bigint[]) AS m (id)
CROSS JOIN unnest(%(statuses)s::text[]) AS given (status) CROSS JOIN LATERAL (
    SELECT c.id FROM articles_coverage c
    WHERE c.meeting_id = m.id AND c.status = given.status
        AND (SELECT status FROM articles_article WHERE id = c.article_id) = 'published'
    ORDER BY c.id LIMIT {OF_A_STATUS}) AS said
UNION ALL
SELECT 'source', said.id FROM unnest(%(meetings)s::bigint[]) AS m (id) CROSS JOIN LATERAL (
    SELECT s.id FROM articles_sourcemeeting s JOIN articles_source source ON source.id = s.source_id
    WHERE s.meeting_id = m.id AND s.status <> '' AND NOT EXISTS (
        SELECT FROM articles_coverage c JOIN articles_article a ON a.id = c.article_id
        WHERE c.meeting_id = m.id AND a.status = 'published' AND a.canonical_url = source.url)
    ORDER BY s.id LIMIT {OF_SOURCES}) AS said
""")
STATUSES = [status.value for status in Meeting.Status]


class Sayings:
    """What is said of `parts`, {a participation's id: (its `Row`, the side's name)}, and of meetings, {id: what is concluded}.

    A query, and one more for each kind of saying of which there are any.
    """

    def __init__(self, parts, meetings):
        self.parts, self.meetings = parts, meetings
        self.ids = defaultdict(list)
        if meetings:
            asked = {"parts": list(parts), "meetings": list(meetings), "statuses": STATUSES}
            for kind, pk in CHOSEN.rows(asked):
                self.ids[kind].append(pk)

    @cached_property
    def of_part(self):
        """{a participation's id: [Said, …]}"""
        found = defaultdict(list)
        words = dict(Participation.Status.choices)
        for one in self.rows("part", Attestation.objects.for_meeting()):
            row, side = self.parts[one.participation_id]
            is_against = OF_PARTICIPANTS.is_against(one.status, row.status)
            told = said(one, side, str(words[one.status]), is_against, str(one.said_by or ""))
            found[one.participation_id].append(told)
        return found

    @cached_property
    def of_meeting(self):
        """{a meeting's id: [Said, …]}: articles, then sources without one."""
        found = defaultdict(list)
        words = dict(Meeting.Status.choices)
        sources = SourceMeeting.objects.select_related("source__publisher").order_by("pk")
        for kind, rows, tell in (
            ("meeting", Coverage.objects.for_meeting(), said),
            ("source", sources, said_by_source),
        ):
            for one in self.rows(kind, rows):
                is_against = OF_MEETINGS.is_against(one.status, self.meetings[one.meeting_id])
                found[one.meeting_id].append(tell(one, "", str(words[one.status]), is_against))
        return found

    def rows(self, kind, rows):
        return rows.filter(pk__in=self.ids[kind]) if self.ids[kind] else ()


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
        quote_url=one.quote_url,
        quote_at_source=one.quote_at_source,
    )


def said_by_source(one, of, status_in_words, is_against):
    source = one.source
    return Said(
        of=of,
        status=one.status,
        status_in_words=status_in_words,
        is_against=is_against,
        title=str(source),
        url=source.get_absolute_url(),
        publisher=str(source.publisher or ""),
        day=str(source.published_on or ""),
        is_article=False,
        language=source.language,
    )
