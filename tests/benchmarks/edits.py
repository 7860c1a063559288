"""Edits real texts as sites do that take over a report, and as offices do that use a formula again.

Each edit takes a text, another one, how strong it shall be (a share) and a seeded `random.Random`.
It gives the text back as it is where there is nothing to edit.
"""

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

Edit = Callable[[str, str, float, Random], str]

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
# A capital letter or a figure, but not at the beginning of a sentence.
PARTICULAR = re.compile(r"(?<![.!?…\n] )(?<=[ «“\"(])[A-ZА-ЯЁ0-9][\w.,-]*\w|(?<=[ «“\"(])\d")

DATELINES = [
    "MOSCOW, {day} May (Our agency). ",
    "Astana, {day} May. ",
    "МИНСК, {day} мая – Корр. агентства. ",
]
BOILERPLATE = [
    "Follow us on all platforms. All rights reserved; a link to the source is required.",
    "Подписывайтесь на наш канал, чтобы первыми узнавать новости. Перепечатка только со ссылкой на источник.",
    "Read more: the five stories of the day. Photo by the press service.",
]


def sentences(body: str) -> list[str]:
    return SENTENCE_END.split(body)


def other_typography(body: str, another: str, strength: float, random: Random) -> str:
    for character, instead in {"“": "«", "”": "»", "’": "'", "–": "-", "—": "-", "ё": "е"}.items():
        body = body.replace(character, instead)
    return body.replace(" ", "\u00a0 ").replace("\n", "\r\n\r\n")


def headline_above(body: str, another: str, strength: float, random: Random) -> str:
    return sentences(another)[0] + "\n" + body


def dateline_before(body: str, another: str, strength: float, random: Random) -> str:
    return random.choice(DATELINES).format(day=random.randint(1, 31)) + body


def boilerplate_after(body: str, another: str, strength: float, random: Random) -> str:
    return body + "\n" + random.choice(BOILERPLATE)


def typos(body: str, another: str, strength: float, random: Random) -> str:
    def misspelt(found: re.Match) -> str:
        word = found[0]
        if random.random() >= strength:
            return word
        at = random.randrange(len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + "х" + word[at + 2 :]

    return re.sub(r"\w{2,}", misspelt, body)


def last_paragraph_cut(body: str, another: str, strength: float, random: Random) -> str:
    return body.rstrip().rpartition("\n")[0] or body


def sentences_dropped(body: str, another: str, strength: float, random: Random) -> str:
    kept = sentences(body)
    for _ in range(round(strength * len(kept))):
        del kept[random.randrange(len(kept))]
    return " ".join(kept)


def sentences_added(body: str, another: str, strength: float, random: Random) -> str:
    mixed, foreign = sentences(body), sentences(another)
    for _ in range(round(strength * len(mixed))):
        mixed.insert(random.randint(0, len(mixed)), random.choice(foreign))
    return " ".join(mixed)


def sentences_reordered(body: str, another: str, strength: float, random: Random) -> str:
    return " ".join(random.sample(sentences(body), len(sentences(body))))


def end_cut(body: str, another: str, strength: float, random: Random) -> str:
    return body[: round(len(body) * (1 - strength))]


def other_particulars(body: str, another: str, strength: float, random: Random) -> str:
    """A formula used again: a share of the names and figures is others, of another text."""
    own = set(PARTICULAR.findall(body))
    foreign = sorted(set(PARTICULAR.findall(another)) - own)
    changed = random.sample(sorted(own), max(1, round(strength * len(own))) if own else 0)
    if len(foreign) < len(changed):
        return body
    instead = dict(zip(changed, random.sample(foreign, len(changed)), strict=True))
    return PARTICULAR.sub(lambda found: instead.get(found[0], found[0]), body)


def other_figures(body: str, another: str, strength: float, random: Random) -> str:
    """The rates or the weather of another day: every figure is another one."""
    return re.sub(r"\d", lambda found: str((int(found[0]) + random.randint(1, 9)) % 10), body)


def quoted_elsewhere(body: str, another: str, strength: float, random: Random) -> str:
    """Another text in which a share of this one's sentences stands, no more than a third of the whole."""
    words = " ".join(sentences(body)[: max(1, round(strength * len(sentences(body))))])
    return another + " “" + words + "”" if len(another) >= 2 * len(words) else body


class Kind(NamedTuple):
    edit: Edit
    strengths: tuple[float, ...]
    is_same: bool


KINDS = [
    Kind(other_typography, (1,), True),
    Kind(headline_above, (1,), True),
    Kind(dateline_before, (1,), True),
    Kind(boilerplate_after, (1,), True),
    Kind(typos, (0.01, 0.02, 0.05, 0.1, 0.2), True),
    Kind(last_paragraph_cut, (1,), True),
    Kind(sentences_dropped, (0.1, 0.25, 0.5), True),
    Kind(sentences_added, (0.1, 0.25, 0.5), True),
    Kind(sentences_reordered, (1,), True),
    Kind(end_cut, (0.1, 0.25, 0.5), True),
    Kind(quoted_elsewhere, (0.2, 1), False),
    Kind(other_particulars, (0.25, 0.5, 1), False),
    Kind(other_figures, (1,), False),
]
