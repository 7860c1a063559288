"""Hosts are where the meeting is, nobody attended what was not held, and no meeting stands twice."""

from collections import defaultdict

from participants.models import Meeting, Participation

SIDES = {Meeting.Kind.BILATERAL: 2, Meeting.Kind.TRILATERAL: 3}
# Of these the same countries seldom hold two on one day.
TALKS = [Meeting.Kind.BILATERAL, Meeting.Kind.MARGINS, Meeting.Kind.CALL, Meeting.Kind.VISIT]
CAME = [Participation.Status.ATTENDED, Participation.Status.ONLINE]


def hosts_elsewhere(facts):
    """Hosts of another country than the place's. What is held by telephone has no place, and any host."""
    for entry, row in facts.participations:
        place, country = row.meeting.place, row.for_country
        if row.role != Participation.Role.HOST or row.note or not (place and country):
            continue
        if country != place.country:
            why = (
                f"{country.name} as the host of a meeting in {place.name} ({place.country.name}): expected another "
                "role or place, or a note that says why it was the host there"
            )
            yield entry.complaint("role", row.role, why)


def those_who_attended_what_was_not_held(facts):
    for entry, row in facts.participations:
        if row.status in CAME and not row.meeting.is_held:
            place = facts.entry_of[row.meeting_id].place("status")
            why = f"the meeting is {row.meeting.status} ({place}): expected invited or confirmed, or a meeting that was held"
            yield entry.complaint("status", row.status, why)


def more_sides_than_the_kind_has(facts):
    """Fewer may be on record: nothing follows from who is not named."""
    for entry, meeting in facts.meetings:
        countries = facts.countries_of(meeting)
        if meeting.kind in SIDES and len(countries) > SIDES[meeting.kind]:
            why = (
                f"{len(countries)} countries took part ({', '.join(sorted(countries))}): expected at most "
                f"{SIDES[meeting.kind]}, or a kind that has more sides"
            )
            yield entry.complaint("kind", meeting.kind, why)


def same_meeting_twice(facts):
    """Talks of one kind, day and set of countries that nothing tells apart."""
    alike, linked = defaultdict(list), facts.linked()
    for entry, meeting in facts.meetings:
        countries = facts.countries_of(meeting)
        if meeting.is_held and meeting.kind in TALKS and meeting.when.is_definite and len(countries) > 1:
            alike[meeting.kind, str(meeting.when), frozenset(countries)].append((entry, meeting))
    for talks in alike.values():
        for number, (entry, meeting) in enumerate(talks):
            for earlier, other in talks[:number]:
                if may_be_one(facts, meeting, other, linked):
                    yield entry.complaint("slug", meeting.slug, why_one(meeting, other, earlier))
                    break


def may_be_one(facts, one, other, linked):
    if frozenset((one.pk, other.pk)) in linked or other.pk == one.parent_id or one.pk == other.parent_id:
        return False
    people, others = (
        {facts.person_of(row) for _entry, row in facts.participations_of[meeting.pk]}
        for meeting in (one, other)
    )
    return None in people | others or bool(people & others)


def why_one(meeting, other, earlier):
    return (
        f"another {meeting.get_kind_display()} meeting of the same countries on {meeting.when}, “{other.slug}” "
        f"({earlier.place('slug')}): expected one row of the two; or, where they are two, a link in meeting_links.csv, "
        "one as the parent of the other, or other people by name"
    )
