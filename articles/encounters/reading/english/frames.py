"""Reads encounters of two or three named parties from English sentences: meetings, talks, calls, visits.

Each frame is a pattern over masked sentences and what it yields. Whether it was held, is to come or did not take place
tells the mood of the verb; what is told only in passing counts with a day of its own alone.
"""

import re
from collections.abc import Callable, Iterator

from ..draft import Draft
from ..scene import Sentence
from ..triggers import any_word
from .around import at_a_meeting, of_countries, on_the_margins, told_afterwards
from .calls import by_telephone
from .talks import heading, met_together, met_with, took_place
from .together import ACTS, FIRST_CHARACTERS, discussed, jointly
from .visits import visits
from .words import (
    PRONOUN,
)

WORDS = (
    r"[Mm]e(?:t|ets?|etings?) | [Tt]alk(?:s|ed)? | [Nn]egotiat\w+ | [Cc]onvers\w+ | [Cc]onsultations | [Dd]iscuss\w* | [Tt]elephon\w* | "
    r"[Pp]hon\w+ | [Ss]p(?:oke|eaks?) | [Cc]all(?:s|ed)? | [Vv]isit\w* | [Aa]rriv\w+ | [Bb]reakfast | [Ll]unch | [Dd]inner | "
    r"[Rr]eceive[sd]? | [Hh]ost(?:s|ed)? | [Ss]ummit | [Cc]eremon\w+ | [Oo]pened | [Ii]naugurat\w+ | [Vv]ideo\w* | [Aa]ttend\w* | "
    r"[Pp]ress (?:conference|statements?) | [Ss]tatements | [Tt]oured | [Ss]igned | [Ee]xchanged | [Ww]reaths? | "
    r"[Tt](?:oo|a)k(?:e )?part | [Ww]atched | [Ww]elcomed | decorated"
).split(" | ")
CUE = any_word(WORDS)


FRAMES: list[Callable[[Sentence], Iterator[Draft]]] = [
    heading,
    met_with,
    met_together,
    took_place,
    at_a_meeting,
    told_afterwards,
    of_countries,
    by_telephone,
    jointly,
    discussed,
    visits,
    on_the_margins,
]


# Of these one party may be named: the other is meant by “he”, by whose article it is, or by the country visited.
FRAMES_OF_ONE = (heading, visits, of_countries)


def may_tell(sentence: Sentence) -> bool:
    """Whether it is worth to find its parties: behind the beginning of a text only a word of meeting tells of one."""
    if sentence.part != "body" or sentence.scene.is_of_several_meetings:
        return True
    if sentence.start < FIRST_CHARACTERS and not sentence.scene.is_of_a_call and ACTED.search(sentence.text):
        return True
    return MEETING_WORDS.search(sentence.text) is not None


ACTED = re.compile(ACTS)
MEETING_WORDS = any_word(
    (
        r"[Mm]e(?:t|ets?|etings?)\w* | [Tt]alk\w* | [Nn]egotiat\w* | [Cc]onversation\w* | [Cc]onsultations\w* | [Tt]elephone\w* | [Pp]hone\w* | "
        r"[Ss]poke\w* | [Cc]alled\w* | [Vv]isit\w* | [Aa]rriv\w* | [Bb]reakfast\w* | [Ll]unch\w* | [Dd]inner\w* | [Rr]eceived? | [Hh]ost\w* | "
        r"[Vv]ideo\w* | [Ii]nvit\w*"
    ).split(" | ")
)


def read(sentence: Sentence) -> Iterator[Draft]:
    sides = {party.key for named in sentence.named for party in named.parties}
    is_of_two = len(sides) > 1 or (sides and HE.search(sentence.text) is not None)
    for frame in FRAMES:
        if is_of_two or frame in FRAMES_OF_ONE:
            yield from frame(sentence)


HE = re.compile(PRONOUN)
