"""Words of an article that an editor has selected: compared with the text first, since nothing is shown without its words."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from ..linking.article_text import FoundMention
from ..models import Article, Mention
from ..models.article import LONGEST_BODY
from ..models.mention import shortened
from ..models.quote import LONGEST_QUOTE, Place, texts_of
from .refusals import CONFLICT, NOT_SO, Refused
from .sent import Sent

MENTIONED = ["country", "person", "organisation", "office"]


class Selection(NamedTuple):
    part: str
    start: int
    end: int
    text: str

    @property
    def place(self) -> Place:
        return Place(self.part, self.start, self.end)


def selection_in(sent: Sent, article: Article) -> Selection:
    """Raises Refused where the words do not stand there, letter by letter."""
    part = sent.choice("part", Mention.Part.values, Mention.Part.BODY)
    start = sent.number("start", LONGEST_BODY, smallest=0)
    end = sent.number("end", LONGEST_BODY)
    text = sent.text("text", LONGEST_QUOTE * 4)
    there = texts_of(article)[part][start:end]
    if start >= end or there != text:
        told = _("“%(text)s” is not there; the words there are “%(there)s”. Nothing was saved.")
        facts = {"text": shortened(text), "there": shortened(there)}
        raise Refused(told % facts, CONFLICT, "text")
    if not any(map(str.isalnum, text)):
        raise Refused(_("Select words first."), NOT_SO, "text")
    return Selection(part, start, end, text)


def quotable(selection: Selection) -> None:
    """Raises Refused for more than a quote may have."""
    if len(selection.text) > LONGEST_QUOTE:
        told = _("These words have %(length)d characters; a quote has at most %(most)d.")
        raise Refused(told % {"length": len(selection.text), "most": LONGEST_QUOTE}, NOT_SO, "text")


class Party(NamedTuple):
    """Who is named by some of the selected words: `start` and `end` are the words' place."""

    start: int
    end: int
    country: int | None = None
    organisation: int | None = None
    office: int | None = None
    person: int | None = None


def parties_in(selection: Selection, article: Article) -> list[Party]:
    """Whom the mentions of these words name, those that an editor rejected left out. One query.

    A name within a longer one is none of its own (“President of *Kazakhstan*”), and an office stands for the person
    whose name follows it.
    """
    rows = article.mentions.filter(part=selection.part, start__gte=selection.start, end__lte=selection.end)
    rows = rows.exclude(state=Mention.State.REJECTED).filter(meeting=None).select_related("office")
    parties: list[Party] = []
    for mention in rows.order_by("start", "-end", "pk"):
        if not any(getattr(mention, f"{name}_id") for name in MENTIONED):
            continue
        party = party_of(mention)
        last = parties[-1] if parties else None
        if last and party.end <= last.end and (party.start, party.end) != (last.start, last.end):
            continue
        text = selection.text
        if last and last.office and not last.person and party.person:
            between = text[last.end - selection.start : party.start - selection.start]
            if between.strip(" ,") == "":
                parties[-1] = last._replace(person=party.person, end=party.end)
                continue
        parties.append(party)
    return list({one[2:]: one for one in reversed(parties)}.values())[::-1]


def party_of(mention: Mention) -> Party:
    office = mention.office
    return Party(
        mention.start,
        mention.end,
        country=mention.country_id or (office.country_id if office else None),
        organisation=mention.organisation_id or (office.organisation_id if office else None),
        office=mention.office_id,
        person=mention.person_id,
    )


def moved(found: FoundMention, by: int) -> FoundMention:
    return found._replace(start=found.start + by, end=found.end + by)
