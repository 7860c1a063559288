"""Meetings, their participants and the evidence for these."""

from summit_archive.web.plain import day, edtf, slug, words

from .plain import code, source


def as_row(meeting):
    """A meeting in a list; it comes from `for_export`."""
    return {
        "slug": meeting.slug,
        "url": meeting.get_absolute_url(),
        "title": meeting.title,
        "kind": meeting.kind,
        "status": meeting.status,
        "when": edtf(meeting.when),
        "when_in_words": words(meeting.when),
        "possible": [[day(first), day(last)] for first, last in meeting.possible],
        "place": slug(meeting.place),
        "country": code(meeting.place.country) if meeting.place else None,
        "organisations": organisations(meeting),
        "series": slug(meeting.series),
        "parent": slug(meeting.parent),
        "participants": [as_participant(row) for row in meeting.participations.all()],
        "articles": [coverage.article_id for coverage in meeting.coverage.all()],
    }


def organisations(meeting):
    """Its own, its series' and those that took part: those by which the filter finds it."""
    present = [row for row in meeting.participations.all() if row.status != row.Status.ABSENT]
    every = [meeting.organisation, meeting.series and meeting.series.organisation]
    every += [row.organisation for row in present]
    return list(dict.fromkeys(row.slug for row in every if row))


def as_participant(row):
    """The party as the record names it: an office stays an office."""
    return {
        "country": code(row.country),
        "organisation": slug(row.organisation),
        "office": slug(row.office),
        "person": slug(row.person),
        "name_as_given": row.name_as_given,
        "role": row.role,
        "status": row.status,
    }


def in_full(meeting, holders):
    """A meeting with its evidence. `holders` is what `holders_of` gives for its participants."""
    return (
        as_row(meeting)
        | {
            "format": meeting.format,
            "edition": meeting.edition,
            "summary": meeting.summary,
            "place_name": meeting.place and meeting.place.name,
            "not_before": day(meeting.not_before),
            "not_after": day(meeting.not_after),
            "window_reason": meeting.window_reason,
            "parts": [part.slug for part in meeting.parts.all()],
            "links": links(meeting),
            "participants": [
                with_evidence(row, holders.get(row.pk, [])) for row in meeting.participations.all()
            ],
            "coverage": [as_coverage(coverage) for coverage in meeting.coverage.all()],
        }
        | source(meeting)
    )


def links(meeting):
    out = [
        {"meeting": link.second.slug, "kind": str(link.get_kind_display())} | source(link)
        for link in meeting.links_out.all()
    ]
    back = [
        {"meeting": link.first.slug, "kind": str(link.kind_seen_from_second)} | source(link)
        for link in meeting.links_in.all()
    ]
    return out + back


def with_evidence(row, holders):
    return (
        as_participant(row)
        | source(row)
        | {
            "note": row.note,
            "office_held_by": [
                {
                    "person": holder.term.person.slug,
                    "is_certain": holder.is_sure,
                    "is_acting": holder.term.is_acting,
                }
                for holder in holders
            ],
            "evidence": [as_evidence(attestation) for attestation in row.attestations.all()],
        }
    )


def as_evidence(attestation):
    """What one article says of a participant, and who said so there."""
    return {
        **from_article(attestation.article),
        "status": attestation.status,
        "said_by": said_by(attestation),
        "quote": attestation.quote,
    }


def as_coverage(coverage):
    """What one article says of the meeting itself."""
    return {
        **from_article(coverage.article),
        "kind": coverage.kind,
        "status": coverage.status or None,
        "quote": coverage.quote,
    }


def from_article(article):
    return {
        "article": article.pk,
        "url": article.get_absolute_url(),
        "headline": article.headline,
        "published": day(article.published_on),
        "publisher": slug(article.publisher),
    }


def said_by(attestation):
    return {
        "person": slug(attestation.said_by_person),
        "organisation": slug(attestation.said_by_organisation),
        "name": attestation.said_by_name,
    }
