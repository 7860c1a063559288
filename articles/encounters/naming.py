"""The title and the address of a proposed meeting, in our own words: whoever is named in it is said to have a part."""

from collections.abc import Iterable, Sequence
from itertools import count

from anyascii import anyascii
from django.db.models import Manager, QuerySet
from django.utils.text import slugify

from participants.models import Meeting
from participants.models.meeting import TAKEN_SLUGS
from summit_archive.slugs import FormerSlug

from ..models import EncounterParty, Proposal
from .accounts import OF_BODIES

# More are a number.
MOST_NAMED = 4
LONGEST_TITLE = 300
# Longer ones are cut; the day is never.
LONGEST_STEM = 90
# So many addresses with a number are tried at once.
NUMBERED_AT_ONCE = 9

TITLES = {
    "call": "Call of {who}",
    "video-conference": "Video conference of {who}",
    "visit": "Visit of {who}",
    "other": "Meeting of {who}",
    "summit": "Summit of {who}",
    "informal-summit": "Informal summit of {who}",
    "council-session": "Session of {who}",
    "margins": "Talks of {who} on the margins",
}
TALKS_OF = "Talks of {who}"
NOBODY = "participants not stated"


def title_of(proposal: Proposal, parties: Sequence[EncounterParty], body_as_given: str = "") -> str:
    """Such as “Talks of Vladimir Putin and Nursultan Nazarbayev, Astana”. With place, body and parties at hand, no query."""
    body = body_named(proposal, body_as_given)
    if proposal.kind in OF_BODIES and proposal.series:
        what = proposal.series.name
    elif proposal.kind in OF_BODIES and body:
        what = TITLES[proposal.kind].format(who=body)
    elif guests := guests_of(proposal, parties):
        hosts = [party for party in parties if party not in guests]
        what = f"Visit of {names(guests)} to {names(hosts)}"
    else:
        what = TITLES.get(proposal.kind, TALKS_OF).format(who=names(parties) or body or NOBODY)
    place = proposal.place.name if proposal.place else ""
    year = proposal.possible[0][0].year if proposal.kind in OF_BODIES and proposal.when.is_definite else ""
    return ", ".join(str(part) for part in (what, place, year) if part)[:LONGEST_TITLE]


def guests_of(proposal: Proposal, parties: Sequence[EncounterParty]) -> list[EncounterParty]:
    """Of a visit those who are not at home where it was; none where that does not tell them from their hosts."""
    if proposal.kind != "visit" or not proposal.place:
        return []
    home = proposal.place.country_id
    guests = [
        party for party in parties if home != (party.office.country_id if party.office else party.country_id)
    ]
    return guests if len(guests) < len(parties) else []


def body_named(proposal: Proposal, body_as_given: str) -> str:
    return proposal.organisation.short_name if proposal.organisation else body_as_given


def names(parties: Iterable[EncounterParty]) -> str:
    """“A”, “A and B”, “A, B and C”, “A, B, C and 5 others”."""
    named = list(dict.fromkeys(name_of(party) for party in parties))
    if len(named) > MOST_NAMED:
        named = [*named[: MOST_NAMED - 1], f"{len(named) - MOST_NAMED + 1} others"]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def name_of(party: EncounterParty) -> str:
    """The person, else the office, else the words of the text for a person, else whom they stand for."""
    if party.person:
        return party.person.name
    if party.office:
        return f"the {party.office.name}"
    if party.country:
        return party.country.name
    return party.organisation.short_name if party.organisation else party.name_as_given


# --- Addresses ----------------------------------------------------------------


def stem_of(proposal: Proposal) -> str:
    """Of the title, with the day where it is definite, the year and month where it is known so far."""
    when = str(proposal.when).strip("?~%")
    day = slugify(when.replace("/", "-")) if proposal.when.is_definite or when[:4].isdigit() else ""
    words = slugify(anyascii(proposal.title)).removesuffix(day[:4])[:LONGEST_STEM].strip("-") or "meeting"
    return f"{words}-{day[:21]}".strip("-")


def free_slugs(stems: Sequence[str]) -> list[str]:
    """For each stem an address that no meeting and no proposal has or had, and no other of them gets.

    One query, and one more where nine with that stem are taken.
    """
    given: dict[int, str] = {}
    taken = set(TAKEN_SLUGS)
    for first in count(1, NUMBERED_AT_ONCE):
        left = [place for place in range(len(stems)) if place not in given]
        if not left:
            break
        numbers = range(first, first + NUMBERED_AT_ONCE)
        tried = {place: [numbered(stems[place], number) for number in numbers] for place in left}
        taken |= slugs_in_use({slug for slugs in tried.values() for slug in slugs})
        for place, slugs in tried.items():
            if free := next((slug for slug in slugs if slug not in taken), None):
                given[place] = free
                taken.add(free)
    return [given[place] for place in range(len(stems))]


def numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"


def slugs_in_use(slugs: set[str]) -> set[str]:
    former = FormerSlug.objects.filter(kind=Meeting._meta.db_table, slug__in=slugs)
    return set(
        in_use(Meeting.objects, slugs).union(
            in_use(Proposal.objects, slugs), former.values_list("slug", flat=True)
        )
    )


def in_use(manager: Manager, slugs: set[str]) -> QuerySet:
    return manager.filter(slug__in=slugs).order_by().values_list("slug", flat=True)
