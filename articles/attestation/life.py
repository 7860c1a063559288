"""The life of a meeting, from rumour to outcome, as dated articles tell it: numbers for a picture.

A point stands for what articles of one day say; the days of the meeting itself are drawn where
they are one stretch without doubt.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from participants.models import Meeting
from summit_archive.web.fast_reverse import path_to_numbered

from .contradictions import OF_MEETINGS

PICTURE_WIDTH = 960
LEFT, RIGHT = 110, 24
TOP, LANE = 30, 28
LONGEST_MEETING = 31
ORDER = [status.value for status in Meeting.Status]


@dataclass(frozen=True)
class Saying:
    """What one article, or a source without one, says of the meeting."""

    coverage: object
    is_against: bool
    kind_in_words: str
    status_in_words: str

    @property
    def day(self):
        return self.coverage.article.published_on

    @property
    def line(self):
        """Of an article's."""
        row, article = self.coverage, self.coverage.article
        return Line(
            row.pk,
            article.pk,
            article.slug,
            article.headline,
            article.language,
            article.published_on,
            article.publisher.name if article.publisher else "",
            words_of(row),
            self.kind_in_words,
            row.status,
            self.status_in_words,
            self.is_against,
        )


class Words(NamedTuple):
    """An article's, or an editor's note, as `Quote` tells them."""

    quote: str
    is_in_text: bool
    is_of_summary: bool
    language: str
    text_kind: str
    quote_url: str
    quote_at_source: str


class Line(NamedTuple):
    """All that a line of a meeting's page says of an article, in plain values: by them it is kept once it is rendered."""

    pk: int
    article: int
    slug: str
    headline: str
    language: str
    published_on: date | None
    publisher: str
    words: Words
    kind_in_words: str
    status: str
    status_in_words: str
    is_against: bool

    def get_absolute_url(self):
        return path_to_numbered("article-detail", self.article, self.slug)


@dataclass(frozen=True)
class Lane:
    label: str
    y: int

    @property
    def text_y(self):
        return self.y + 4


@dataclass(frozen=True)
class Point:
    """What the articles of one day say alike."""

    day: date
    label: str
    x: int
    y: int
    sayings: tuple

    @property
    def is_against(self):
        return self.sayings[0].is_against


@dataclass(frozen=True)
class Picture:
    """`first` and `last` are the days at its ends; `meeting` is (x, width) or None."""

    lanes: tuple
    points: tuple
    first: date
    last: date
    meeting: tuple | None
    height: int
    width: int = PICTURE_WIDTH
    left: int = LEFT
    right: int = PICTURE_WIDTH - RIGHT

    @property
    def line(self):
        return " ".join(f"{point.x},{point.y}" for point in self.points)


@dataclass(frozen=True)
class Life:
    """`picture` is None where fewer than two points could be drawn. `sources`: what those without an article do."""

    dated: tuple
    undated: tuple
    sources: tuple
    picture: Picture | None
    is_disputed: bool


def words_of(row):
    return Words(
        row.quote,
        row.is_in_text,
        row.is_of_summary,
        row.language,
        row.text_kind,
        row.quote_url,
        row.quote_at_source,
    )


def life_of(meeting, coverage, sources=()):
    """The life of `meeting` by its published `coverage`, oldest first; and by `sources` of which there is no article."""
    sayings = sayings_of(meeting, coverage)
    of_sources = sayings_of(meeting, sources)
    dated = sorted((one for one in sayings if one.day), key=lambda one: (one.day, rank(one), one.coverage.pk))
    return Life(
        dated=tuple(dated),
        undated=tuple(one for one in sayings if not one.day),
        sources=tuple(of_sources),
        picture=picture_of(meeting, [one for one in dated if one.coverage.status]),
        is_disputed=OF_MEETINGS.disagree(one.coverage.status for one in [*sayings, *of_sources]),
    )


def sayings_of(meeting, coverage):
    """Choices are put into words once: to ask each row costs more than all else in it."""
    kinds, statuses = (in_words(coverage, name) for name in ("kind", "status"))
    return [
        Saying(
            row,
            bool(row.status) and against(row, meeting),
            kinds.get(row.kind, row.kind),
            statuses.get(row.status, ""),
        )
        for row in coverage
    ]


def in_words(rows, name):
    """{value: label} of a field with choices, of whatever model the rows are."""
    return {value: str(label) for row in rows[:1] for value, label in row._meta.get_field(name).flatchoices}


def against(coverage, meeting):
    return OF_MEETINGS.is_against(coverage.status, meeting.status)


def rank(saying):
    status = saying.coverage.status
    return ORDER.index(status) if status else -1


def picture_of(meeting, sayings):
    alike = defaultdict(list)
    for one in sayings:
        alike[one.day, one.coverage.status].append(one)
    if len(alike) < 2:
        return None
    statuses = [status for status in ORDER if any(status == other for _day, other in alike)]
    lanes = {status: Lane(label_of(status), TOP + LANE * place) for place, status in enumerate(statuses)}
    days = [day for day, _status in alike]
    span = days_of(meeting)
    scale = Scale(min([*days, *span]), max([*days, *span]))
    points = tuple(
        Point(day, lanes[status].label, scale.x(day), lanes[status].y, tuple(alike[day, status]))
        for day, status in alike
    )
    height = TOP + LANE * len(lanes) + 8
    return Picture(tuple(lanes.values()), points, scale.first, scale.last, scale.span(span), height)


def label_of(status):
    return str(Meeting.Status(status).label)


def days_of(meeting):
    """The first and the last day of the meeting where they are known well enough to be drawn, else ()."""
    [(first, last), *others] = meeting.possible
    is_short = (last - first).days < LONGEST_MEETING
    return (first, last) if is_short and not others and not meeting.when.is_doubted else ()


class Scale:
    """From days to places on the line."""

    def __init__(self, first, last):
        self.first, self.last = first, last
        self.days = (last - first).days

    def x(self, day):
        if not self.days:
            return (LEFT + PICTURE_WIDTH - RIGHT) // 2
        return round(LEFT + (day - self.first).days / self.days * (PICTURE_WIDTH - RIGHT - LEFT))

    def span(self, days):
        if not days:
            return None
        first, last = days
        return self.x(first), max(self.x(last) - self.x(first), 2)
