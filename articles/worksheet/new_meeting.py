"""A meeting of which an editor says that some words tell: it waits as a card, prefilled by what these words say."""

from hashlib import md5

from django.utils.translation import gettext as _

from participants.models import Meeting, Participation

from ..encounters.deciding import EDITED, PATIENCE
from ..encounters.encounter import ReadEncounter, ReadParty, ReadSpan, Told
from ..encounters.matching import match
from ..encounters.readers import reader_beside
from ..encounters.reading.days import NO_DAY, NOT_STATED, STATED, Reckoning, days_named
from ..encounters.rereading import mentions_of
from ..encounters.writing import rows_of, said_of
from ..linking.linker import current_linker
from ..models import Article, Encounter, EncounterParty
from .refusals import CONFLICT, Refused
from .selection import Selection, moved, parties_in

# Where no word says more, it claims no more.
LEAST_STATUS = Meeting.Status.POSSIBLE
LEAST_KIND = Meeting.Kind.OTHER


def new_meeting(article: Article, selection: Selection, kind: str, status: str) -> Encounter:
    """Proposed and matched. Some thirty queries; raises Refused where it is there already."""
    one = read_in(article, selection) or bare(article, selection)
    one = one._replace(
        kind=kind or one.kind,
        status=status or one.status,
        parties=one.parties
        if (status or one.status) == Meeting.Status.HELD
        else tuple(map(planned, one.parties)),
        rule=EDITED,
        certainty="sure",
        within=None,
    )
    told = f"words {selection.part} {selection.start} {selection.end}"
    digest = md5(told.encode(), usedforsecurity=False).hexdigest()
    if there := article.encounters.filter(digest=digest).first():
        words = _("A meeting was added by these words already.")
        raise Refused(words, CONFLICT, "text", f"meeting-{there.pk}")
    [fresh] = rows_of([(article.pk, [one])])
    row = fresh.row
    last = article.encounters.order_by("-number").values_list("number", flat=True).first()
    row.number, row.digest = 0 if last is None else last + 1, digest
    row.save(force_insert=True)
    EncounterParty.objects.bulk_create(
        party_row(row, number, party) for number, party in enumerate(fresh.parties)
    )
    match([article.pk], PATIENCE)
    return row


def planned(party: ReadParty) -> ReadParty:
    """Nobody attended what is not known to be held."""
    came = (Participation.Status.ATTENDED, Participation.Status.REPRESENTED, Participation.Status.ONLINE)
    return party._replace(status=Participation.Status.NOT_STATED.value) if party.status in came else party


NAMES = ["country_id", "organisation_id", "office_id", "person_id", "said_by_person_id"]
NAMES += ["said_by_organisation_id", "name_as_given", "said_by_name", "role", "status"]


def party_row(row: Encounter, number: int, party: ReadParty) -> EncounterParty:
    said = dict(zip(NAMES, said_of(party), strict=True))
    return EncounterParty(encounter=row, number=number, **said)


def read_in(article: Article, selection: Selection) -> ReadEncounter | None:
    """What the reader of encounters finds in these words alone, its places counted in the whole text."""
    by = -selection.start
    found = tuple(
        moved(one, by)._replace(part="body")
        for one in mentions_of([article.pk])[article.pk]
        if one.part == selection.part and selection.start <= one.start and one.end <= selection.end
    )
    told = Told("", "", selection.text, "", article.published_on, article.language, found=found)
    read = reader_beside(current_linker()).read(told)
    if not read:
        return None
    spans = tuple(
        span._replace(part=selection.part, start=span.start - by, end=span.end - by)
        for span in read[0].spans
        if span.part == "body"
    )
    return read[0]._replace(spans=spans)


def bare(article: Article, selection: Selection) -> ReadEncounter:
    """Whom the words name, and the day if they name one: nothing else is claimed."""
    whole = ReadSpan(selection.part, selection.start, selection.end, "kind")
    parties, spans = [], [whole, whole._replace(shows="status")]
    for number, party in enumerate(parties_in(selection, article)):
        words = selection.text[party.start - selection.start : party.end - selection.start]
        parties.append(ReadParty(*party[2:], name_as_given=words))
        spans.append(ReadSpan(selection.part, party.start, party.end, f"party {number}"))
    named = [
        one for one in days_named(selection.text, Reckoning(article.published_on)) if one.basis == STATED
    ]
    when, basis = (named[0].when, STATED) if len(named) == 1 else (NO_DAY, NOT_STATED)
    if len(named) == 1 and named[0].start is not None and named[0].end is not None:
        spans.append(
            ReadSpan(selection.part, selection.start + named[0].start, selection.start + named[0].end, "when")
        )
    return ReadEncounter(
        kind=LEAST_KIND.value,
        status=LEAST_STATUS.value,
        when=when,
        when_basis=basis,
        parties=tuple(parties),
        rule=EDITED,
        certainty="sure",
        spans=tuple(spans),
    )
