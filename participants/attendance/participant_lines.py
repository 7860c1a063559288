"""Who took part in a meeting, line by line: read as plain facts, because a summit has hundreds of lines."""

from dataclasses import dataclass
from functools import cache, reduce
from typing import NamedTuple

from summit_archive.postgres.prepared import Prepared
from summit_archive.web.fast_reverse import path_to
from summit_archive.wording.language import is_russian

from ..called import called
from ..cases.phrases import within_a_sentence
from ..models import Participation

COLUMNS = """
    pk person_id office_id name_as_given note
    role status confirmation source source_url
    person__slug person__name office__slug office__name organisation__slug organisation__name
    country__code country__name office__country__code office__country__name
""".split()
# Stands for the meeting's id until it is known.
MARK = 918273645
# All three are fields with choices.
CHOICES = [
    Participation._meta.get_field(name).flatchoices  # type: ignore[union-attr]
    for name in ("role", "status", "confirmation")
]


class State(NamedTuple):
    """A country that a participant stands for."""

    address_code: str
    name: str

    def __str__(self):
        return self.name

    @property
    def called(self):
        """In the language of the page."""
        return called("country", self.address_code, self.name)

    def get_absolute_url(self):
        return path_to("country-detail", self.address_code)


class Who(NamedTuple):
    """A participant as the source names them; `page` and `slug` say where their page is, "" for none."""

    page: str
    slug: str
    name: str
    office: str
    given: str
    office_slug: str = ""

    @property
    def called(self):
        """In the language of the page; the name as given where nobody is known."""
        if not self.page:
            return called("office", self.office_slug, self.name) or self.given
        return called(self.page.removesuffix("-detail"), self.slug, self.name)

    @property
    def office_called(self):
        """As it stands behind a name: in Russian with a small letter."""
        office = called("office", self.office_slug, self.office)
        return within_a_sentence(office) if is_russian() else office

    @property
    def url(self):
        return path_to(self.page, self.slug) if self.page else ""


class Conclusion(NamedTuple):
    """What the archive concludes of a participant, and on what ground."""

    role: str
    role_in_words: str
    status: str
    status_in_words: str
    source: str
    source_url: str
    confirmation: str
    confirmation_in_words: str

    def get_confirmation_display(self):
        return self.confirmation_in_words


class Facts(NamedTuple):
    """All that a line says by itself."""

    who: Who
    state: State | None
    note: str
    conclusion: Conclusion


@dataclass(slots=True)
class ParticipantLine:
    """A participant."""

    pk: int
    person_id: int | None
    office_id: int | None
    facts: Facts

    @property
    def status(self):
        return self.facts.conclusion.status

    def get_status_display(self):
        return self.facts.conclusion.status_in_words


def participant_lines(meeting):
    """The lines of `meeting` in the order of `for_list`. One query, and no instance."""
    return lines_from(statement().rows({"meeting": meeting.pk}))


@cache
def statement():
    """Its five joins are put into words, and planned, once."""
    rows = Participation.objects.filter(meeting=MARK).for_list().values_list(*COLUMNS)
    return Prepared.of(rows, "meeting", MARK)


def lines_of_participations(participations):
    """The same of participations that have been read already."""
    return lines_from([value_at(row, path) for path in COLUMNS] for row in participations)


def value_at(row, path):
    return reduce(lambda value, name: getattr(value, name, None), path.split("__"), row)


def lines_from(rows):
    """The words of the choices are looked up once for all lines: a translation costs more than a line."""
    words = [{value: str(label) for value, label in choices} for choices in CHOICES]
    return [
        ParticipantLine(
            pk,
            person,
            office,
            Facts(who_is(given, *party), state_of(*party), note, conclusion_of(*said, words)),
        )
        for pk, person, office, given, note, *facts in rows
        for said, party in [(facts[:5], facts[5:])]
    ]


def conclusion_of(role, status, confirmation, source, source_url, words):
    roles, statuses, confirmations = words
    confirmed = confirmations[confirmation]
    return Conclusion(
        role, roles[role], status, statuses[status], source, source_url, confirmation, confirmed
    )


def state_of(
    _slug, _name, _office_slug, _office, _body, _body_name, code, country, office_code, office_country
):
    """As `Participation.for_country`: its own, or its office's."""
    if code:
        return State(code.lower(), country)
    return State(office_code.lower(), office_country) if office_code else None


def who_is(
    given, slug, name, office_at, office, body, body_name, code, country, _office_code, _office_country
):
    if slug:
        return Who("person-detail", slug, name, office or "", given, office_at or "")
    if office:
        return Who("", "", office, "", given, office_at)
    if body:
        return Who("organisation-detail", body, body_name, "", given)
    if code:
        return Who("country-detail", code.lower(), country, "", given)
    return Who("", "", "", "", given)
