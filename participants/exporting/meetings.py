"""Meetings and their participants."""

from summit_archive.web.json import day, edtf, slug, words

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
        "participant_list": meeting.participant_list,
        "participants": [as_participant(row) for row in meeting.participations.all()],
    } | source(meeting)


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


def details(meeting):
    """What only its own file tells of a meeting; it comes from `for_full_export`."""
    return {
        "format": meeting.format,
        "edition": meeting.edition,
        "summary": meeting.summary,
        "place_name": meeting.place and meeting.place.name,
        "not_before": day(meeting.not_before),
        "not_after": day(meeting.not_after),
        "window_reason": meeting.window_reason,
        "participant_list_source": meeting.list_source,
        "participant_list_source_url": meeting.list_source_url,
        "recorded_on": day(meeting.recorded_on),
        "stated_on": day(meeting.stated_on),
        "parts": [part.slug for part in meeting.parts.all()],
        "links": links(meeting),
    }


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


def participant_in_full(row, holders):
    """`holders`: who held the office, as `holders_of` gives them."""
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
                    "known_until": day(holder.term.known_until),
                }
                for holder in holders
            ],
        }
    )
