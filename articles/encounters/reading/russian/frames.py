"""Reads encounters from Russian sentences: meetings, talks and calls, receptions, visits, and sessions of bodies."""

import re
from collections.abc import Iterator

from ..draft import Draft
from ..scene import Sentence
from .moods import heard
from .sessions import OF_A_BODY, by_bodies
from .talks import (
    by_calling_off,
    by_calls,
    by_nouns,
    by_nouns_with_one,
    by_receptions,
    by_verbs,
    by_voice,
)
from .visits import by_visits

CUE = re.compile(
    r"(?i:\b(?:встре[тч]|(?:пере)?говор|бесед|(?:раз|по)говор|по телефон|телефонн|саммит|заседани|сесси|совет[аеу]? |с\w* визит|визит|поездк|при(?:был|бу|быв|лет|ез|ех|ня[лт]|ним|мет)"
    r"|обсу[дж]|соб(?:р|ер|ир)|созвон|позвон|обмен|посе[тщ]|отправ|направля|вылет|вернул|(?:по)?общал|договорил|консультаци|съе[зх]))"
)
# Each with the words without which it reads nothing.
FRAMES = [
    (re.compile(cue, re.IGNORECASE), frame)
    for cue, frame in (
        (r"встре[тч]|говор|бесед|общал|созвон|обсу|обмен|догов|консульт", by_verbs),
        (r"встреч|говор|бесед|консульт|саммит|диалог", by_nouns),
        (r"встреч|говор|бесед|консульт|саммит|диалог", by_nouns_with_one),
        (r"встреч|говор|бесед|консульт|саммит", by_voice),
        (r"прин(?:я|и)м?|примет", by_receptions),
        (r"позвон", by_calls),
        (r"отмен|отлож|отклад|пер[её]н[её]с", by_calling_off),
        (
            r"визит|поездк|при(?:был|бы|лет|ез|ех)|посе[тщ]|отправ|направ|вылет|летит|едет|вернул|соверш",
            by_visits,
        ),
        (
            r"саммит|заседани|сесси|встреч|переговор|совет|соб(?:р|ер|ир)|съе[зх]|обсу|встретил|пров",
            by_bodies,
        ),
    )
]


def may_tell(sentence: Sentence) -> bool:
    """Whether it names more than countries, or nobody: «президенты». Two adjectives of countries may meet too.
    A question tells nothing."""
    if sentence.text.rstrip().endswith("?"):
        return False
    atoms = sentence.atoms
    others = sum(one.kind != "country" for one in atoms)
    adjectives = sum(one.rule.startswith("demonym") for one in atoms)
    return not atoms or others > 0 or adjectives > 1 or OF_A_BODY.search(sentence.text) is not None


def read(sentence: Sentence) -> Iterator[Draft]:
    for cue, frame in FRAMES:
        if cue.search(sentence.text):
            for draft in frame(sentence):
                if not sentence.is_quoted(draft.start) and (meant := heard(sentence, draft)):
                    yield meant
