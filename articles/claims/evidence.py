"""What a meeting says for a claim, against it, or leaves open: plain values for pages, files and other programs."""

from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """There is no “false”: silence is nothing on record."""

    ATTESTED = "attested", _("attested")
    POSSIBLE = "possible", _("possible")
    DENIED = "denied", _("denied")
    NOTHING = "nothing-on-record", _("nothing on record")


class Bearing(models.TextChoices):
    FOR = "for", _("for")
    OPEN = "possible", _("leaves it open")
    AGAINST = "against", _("against")


@dataclass(frozen=True)
class Cited:
    """Where a fact comes from and on what ground it may be believed: `confirmation` is the grade, then it in words."""

    source: str
    source_url: str
    confirmation: str
    confirmation_in_words: str

    def get_confirmation_display(self):
        return self.confirmation_in_words


@dataclass(frozen=True)
class Said:
    """What an article, or a source without one, says of the meeting or of one side; `of` is whom or what it speaks of.

    Not `is_article`: the archive has the source's record alone. `quote` is the article's own words where `is_in_text`, else an editor's note; its addresses lead to the very words. `url` leads to the article here.
    """

    of: str
    status: str
    status_in_words: str
    is_against: bool
    title: str
    url: str
    publisher: str
    day: str
    is_article: bool = True
    said_by: str = ""
    quote: str = ""
    is_in_text: bool = False
    is_of_summary: bool = False
    language: str = ""
    text_kind: str = ""
    quote_url: str = ""
    quote_at_source: str = ""


@dataclass(frozen=True)
class PartTold:
    """A side of a meeting as its record has it: `named` is who is named for it, `office` in which office."""

    side: str
    standing: str
    in_words: str
    named: str = ""
    named_url: str = ""
    office: str = ""
    is_by_office: bool = False
    note: str = ""
    cited: Cited | None = None


@dataclass(frozen=True)
class Evidence:
    """A meeting, and how it bears on the claim.

    `reasons` are sentences: why it is not simply for the claim; `circumstances` are those of them that no part tells.
    """

    bearing: Bearing
    meeting: str
    title: str
    url: str
    when: str
    when_in_words: str
    is_certainly_then: bool
    states_no_year: bool
    status: str
    status_in_words: str
    kind: str
    kind_in_words: str
    circle: str
    how: str
    place: str
    parts: tuple[PartTold, ...]
    cited: Cited
    reasons: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    # By a source itself, on all days of the claim: silence denies nothing.
    denies: bool = False

    @property
    def is_disputed(self):
        return any(said.is_against for said in self.said)


@dataclass(frozen=True)
class Kind:
    """Evidence of one bearing: the first of it, and how much there is in all."""

    shown: tuple[Evidence, ...] = ()
    number: int = 0
    url: str = ""

    @property
    def left_out(self):
        return self.number - len(self.shown)


@dataclass(frozen=True)
class Horizon:
    """What the archive covers: the years of its held meetings, its bodies with most of them, until when its sources know."""

    first_year: int | None
    last_year: int | None
    held: int
    bodies: tuple[str, ...]
    number_of_bodies: int
    last_meeting_on: date | None
    offices_known_until: date | None


@dataclass(frozen=True)
class Proposed:
    """Meetings that articles report and nobody has checked: never counted."""

    number: int = 0
    url: str = ""
    shown: tuple = field(default=())
