"""An encounter as it is read: what one article reports of one meeting, as plain data with a span for each thing it says."""

import datetime
from typing import NamedTuple

from ..linking.article_text import FoundMention


class ReadSpan(NamedTuple):
    """Characters `start` up to, not including, `end` of a part of an article, and what of the encounter they show."""

    part: str
    """headline, standfirst, body, summary, or place-line"""
    start: int
    end: int
    shows: str
    """kind, status, when, place, within, organisation, subject, or `party N` for the party of that number, from 0"""


class ReadParty(NamedTuple):
    """Who is said to have a part: ids of the archive, None where the text does not name one, never worked out from an office."""

    country: int | None = None
    organisation: int | None = None
    office: int | None = None
    person: int | None = None
    name_as_given: str = ""
    """the words of the text; "" only for who is meant by whose article it is"""
    role: str = "not-stated"
    """a value of Participation.Role"""
    status: str = "not-stated"
    """a value of Participation.Status; `confirmed` of whoever is expected to come"""
    said_by_person: int | None = None
    said_by_organisation: int | None = None
    said_by_name: str = ""
    """who says so, where the text names one"""


class ReadEncounter(NamedTuple):
    """What is not said stays None, "" or, of a date, `XXXX`."""

    kind: str
    """a value of Meeting.Kind"""
    status: str
    """a value of Meeting.Status"""
    when: str
    """EDTF"""
    when_basis: str
    """published: the article's own day; stated: a day that the text names or reckons; inferred: bounded by the
    article's day alone, such as `2016-04-18/..`; not-stated"""
    parties: tuple[ReadParty, ...]
    rule: str
    """the slug of a rule of `rules.py`"""
    certainty: str
    """sure, likely or possible"""
    spans: tuple[ReadSpan, ...]
    place: int | None = None
    place_as_given: str = ""
    country: int | None = None
    """where it was"""
    organisation: int | None = None
    """whose meeting it is"""
    body_as_given: str = ""
    """the words for that organisation, where the archive may not have it"""
    series: int | None = None
    within_as_given: str = ""
    """the words for the larger event in which it lies"""
    within: int | None = None
    """the place in the article's list of the encounter that is that event"""
    subject: str = ""


class Told(NamedTuple):
    """What the reader is given of an article."""

    headline: str
    standfirst: str
    body: str
    summary: str
    published_on: datetime.date | None
    language: str
    place_line: str = ""
    """as the source gives it beside the text"""
    voice: int | None = None
    """the office whose press service publishes it: “Meeting with …” in a headline is a meeting of its holder"""
    found: tuple[FoundMention, ...] = ()
