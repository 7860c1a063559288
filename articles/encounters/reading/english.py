"""Reads encounters of two or three named parties from English sentences: meetings, talks, calls, visits."""

import re
from collections.abc import Iterator

from .draft import HELD, Draft, Side
from .rules import MET_WITH
from .scene import Sentence

CUE = re.compile(r"\b(?:met|meeting|talks|conversation)\b")
P = r"⟨\d+⟩"
MET = re.compile(rf"(?P<one>{P}) (?P<verb>met|held talks|had a meeting|held a meeting) with (?P<other>{P})")


def read(sentence: Sentence) -> Iterator[Draft]:
    for match in MET.finditer(sentence.masked.text):
        parties = sentence.parties(match["one"]) + sentence.parties(match["other"])
        if len({party.key for party in parties}) == 2:
            start, end = sentence.span(match, "verb")
            sides = tuple(map(Side, parties))
            day = sentence.scene.day
            when, basis = (str(day), "published") if day else ("XXXX", "not-stated")
            yield Draft(
                sentence.part,
                start,
                end,
                "bilateral",
                HELD,
                MET_WITH,
                sides,
                when=when,
                when_basis=basis,
            )
