"""What selected words say of a meeting: its quote, its place and day, who was invited or came; or that there was another one."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from participants.models import Meeting, Organisation, Participation, Person, Place
from summit_archive.dates import NotADate, PartialDate
from summit_archive.dates.written import read_date
from summit_archive.text.folding import fold

from ..encounters import deciding
from ..encounters.accounts import Terms
from ..encounters.reading.days import STATED, Reckoning, days_named
from ..encounters.recording import sourced
from ..models import Article, Attestation, Coverage, Encounter
from ..models.quote import texts_of
from .card import Card
from .deciding_meetings import row_of
from .new_meeting import new_meeting
from .refusals import CONFLICT, GONE, NOT_SO, Refused
from .selection import Party, Selection, parties_in, quotable
from .sent import Sent
from .sheet import Sheet

Status = Participation.Status


class Meant:
    """The meeting's card that is meant, its encounter as it stands, and, once accepted, its meeting."""

    def __init__(self, article: Article, target: Sent):
        sheet = Sheet(article)
        card = sheet.cards.get(target.text("card", 60))
        if card is None or card.kind != "meeting":
            raise Refused(_("Say of which meeting: its card is gone."), GONE, "target.card")
        self.card: Card = card
        by_key = {one.pk: one for one in sheet.encounters}
        read = by_key[card.rows[0]]
        self.encounter: Encounter = by_key.get(read.changed_to_id or 0, read)

    @property
    def waits(self) -> bool:
        return self.card.waits

    def accepted(self) -> Meeting:
        """Raises Refused while the meeting is no more than proposed."""
        if self.encounter.state != Encounter.State.ACCEPTED or self.encounter.meeting is None:
            told = _("“%s” is not on record yet: accept it first.") % self.card.title
            raise Refused(told, NOT_SO, "target.card", self.card.id)
        return self.encounter.meeting


def quote(article: Article, selection: Selection, target: Sent, user: Any) -> list[str]:
    """For the coverage of the meeting, or for what is said of the participant of a line."""
    quotable(selection)
    meant = Meant(article, target)
    meeting = meant.accepted()
    row: Coverage | Attestation | None
    if line := target.text("line", 20):
        row = attestation_of_line(meant, meeting, article, line)
    else:
        row = Coverage.objects.filter(article=article, meeting=meeting).first()
    if row is None:
        raise Refused(_("Nothing that this quote could be for is on record."), NOT_SO, "target.card")
    row.article = article
    row.stand_at(selection.place, texts_of(article))
    row.full_clean(exclude=["article"])
    row.save()
    return [meant.card.id]


def attestation_of_line(meant: Meant, meeting: Meeting, article: Article, line: str) -> Attestation | None:
    party = next((one for one in meant.encounter.parties.all() if str(one.number) == line), None)
    if party is None:
        raise Refused(_("There is no line “%s” on this card.") % line, NOT_SO, "target.line")
    known = Party(0, 0, party.country_id, party.organisation_id, party.office_id, party.person_id)
    seat = seat_of(meeting, known, party.name_as_given)
    return (
        Attestation.objects.filter(article=article, participation=seat).order_by("pk").first()
        if seat
        else None
    )


# --- Who was invited, came, was absent --------------------------------------------


def invited(article: Article, selection: Selection, target: Sent, user: Any) -> list[str]:
    return attest(article, selection, target, Status.INVITED)


def attended(article: Article, selection: Selection, target: Sent, user: Any) -> list[str]:
    return attest(article, selection, target, Status.ATTENDED)


def absent(article: Article, selection: Selection, target: Sent, user: Any) -> list[str]:
    return attest(article, selection, target, Status.ABSENT)


def attest(article: Article, selection: Selection, target: Sent, status: str) -> list[str]:
    """Each whom the words name is a participant of the meeting, with the words. Who is on record already is attested alone.

    Queries: some three for each.
    """
    quotable(selection)
    meant = Meant(article, target)
    meeting = meant.accepted()
    if status == Status.ATTENDED and meeting.status != Meeting.Status.HELD:
        told = _("“%(meeting)s” is “%(status)s”: nobody can have attended it unless it was held.")
        raise Refused(
            told % {"meeting": meeting, "status": meeting.get_status_display()}, NOT_SO, "target.card"
        )
    parties = parties_in(selection, article)
    if not parties:
        raise Refused(_("These words name nobody on record: first say whom they name."), NOT_SO, "text")
    speaker = speaker_in(target)
    source = sourced([meant.encounter], Terms(()))
    for party in parties:
        seat = seat_of(meeting, party) or new_seat(meeting, party, status, source)
        say_so(article, seat, status, selection, speaker)
    return [meant.card.id]


def seat_of(meeting: Meeting, party: Party, name: str = "") -> Participation | None:
    """Who is on record: the same person, else the same office, else whom it stands for and no more. One query."""
    rows = meeting.participations.order_by("pk")
    if party.person:
        return rows.filter(person=party.person).first()
    if party.office:
        return rows.filter(office=party.office).first()
    if party.country or party.organisation:
        whole = Q(country=party.country, organisation=party.organisation)
        return rows.filter(whole, person=None, office=None, name_as_given="").first()
    return rows.filter(name_as_given=name, person=None, office=None).first() if name else None


def new_seat(meeting: Meeting, party: Party, status: str, source: dict[str, str]) -> Participation:
    keys = {f"{name}_id": getattr(party, name) for name in ("country", "organisation", "office", "person")}
    seat = Participation(meeting=meeting, status=status, **keys, **source)
    seat.full_clean()
    seat.save(force_insert=True)
    return seat


def say_so(article: Article, seat: Participation, status: str, selection: Selection, speaker: dict) -> None:
    """Said again by the same it is said otherwise. Two queries."""
    row = Attestation.objects.filter(article=article, participation=seat, **speaker).first()
    row = row or Attestation(article=article, participation=seat, **speaker)
    row.article, row.status = article, status
    row.stand_at(selection.place, texts_of(article))
    row.save()


def speaker_in(target: Sent) -> dict[str, Any]:
    """Who says so: nobody but the article itself, where none is given."""
    person, organisation = target.number_or_none("speaker"), target.number_or_none("organisation")
    if person and organisation:
        raise target.refuse("speaker", _("a person or an organisation is expected, not both"))
    return {
        "said_by_person": row_of(Person, person, "target.speaker") if person else None,
        "said_by_organisation": row_of(Organisation, organisation, "target.organisation")
        if organisation
        else None,
        "said_by_name": "" if person or organisation else target.words("speaker_name", 300),
    }


# --- Place and day ----------------------------------------------------------------


def place(article: Article, selection: Selection, target: Sent, user: Any) -> list[str]:
    """A place on record, chosen or of that very name; where there is none the words are kept as they are given."""
    meant = Meant(article, target)
    pk = target.number_or_none("place")
    found = row_of(Place, pk, "target.place") if pk else place_named(selection.text)
    if meant.waits:
        facts: dict[str, Any] = {"place": found, "place_as_given": "" if found else selection.text[:300]}
        return changed(meant, facts, selection, "place", user)
    if found is None:
        told = _("“%s” is no place on record: choose one.") % selection.text[:60]
        raise Refused(told, NOT_SO, "target.place")
    return corrected(meant, "place", found)


def place_named(words: str) -> Place | None:
    """The only one of that name. One query."""
    found = list(Place.objects.filter(sort_key=fold(words.strip()))[:2])
    return found[0] if len(found) == 1 else None


def day(article: Article, selection: Selection, target: Sent, user: Any) -> list[str]:
    meant = Meant(article, target)
    when = day_said(target, selection, article)
    if meant.waits:
        facts = {"when": when, "when_basis": Encounter.WhenBasis.STATED}
        return changed(meant, facts, selection, "when", user)
    return corrected(meant, "when", when)


def day_said(target: Sent, selection: Selection, article: Article) -> PartialDate:
    """As it is given, else as the words name it: just one day, which is never padded."""
    if text := target.words("when", 100):
        try:
            return read_date(text)
        except NotADate as error:
            raise Refused(error, NOT_SO, "target.when") from error
    named = [
        one for one in days_named(selection.text, Reckoning(article.published_on)) if one.basis == STATED
    ]
    if len(named) != 1:
        told = _("These words do not name one day: give it, such as 2023-12-26 or XXXX-12-26.")
        raise Refused(told, NOT_SO, "target.when")
    return PartialDate.parse(named[0].when)


def changed(meant: Meant, facts: dict[str, Any], selection: Selection, shows: str, user: Any) -> list[str]:
    """What waits is accepted so; the words are kept as what shows it."""
    others = [span for span in meant.encounter.spans if span[3] != shows]
    facts["spans"] = [*others, [selection.part, selection.start, selection.end, shows, selection.text]]
    deciding.change(meant.encounter, user, facts)
    return [meant.card.id]


def corrected(meant: Meant, field: str, value: Any) -> list[str]:
    """What is on record is put right."""
    meeting = Meeting.objects.select_for_update(no_key=True).get(pk=meant.accepted().pk)
    if getattr(meeting, field) == value:
        raise Refused(_("The record says so already."), CONFLICT, f"target.{field}")
    setattr(meeting, field, value)
    meeting.full_clean()
    meeting.save()
    return [meant.card.id]


# --- Another meeting --------------------------------------------------------------


def meeting(article: Article, selection: Selection, target: Sent, user: Any) -> list[str]:
    kind = target.choice("kind", [*Meeting.Kind.values, ""], "")
    status = target.choice("status", [*Meeting.Status.values, ""], "")
    return [f"meeting-{new_meeting(article, selection, kind, status).pk}"]
