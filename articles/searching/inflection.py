"""The other forms of a Russian word, where its ending alone does not lead back: день, дня; рынок, рынка."""

import re
from functools import lru_cache

from summit_archive.text.phrase_forms import analyzer

CYRILLIC = re.compile(r"[а-яё]+(-[а-яё]+)*")
# A reading less likely than this is not what was meant.
LIKELY = 0.2


def is_pronoun(word: str) -> bool:
    """Of pronouns PostgreSQL takes some forms for too common, «какой», and not others, «какую»."""
    tag = analyzer().parse(word.lower())[0].tag
    return tag.POS == "NPRO" or "Apro" in tag


@lru_cache(maxsize=20_000)
def other_forms(word: str) -> frozenset[str]:
    """Empty for what the dictionary does not have: names above all."""
    word = word.lower()
    if not CYRILLIC.fullmatch(word):
        return frozenset()
    readings = [reading for reading in analyzer().parse(word) if reading.is_known and reading.score >= LIKELY]
    return frozenset(form.word for reading in readings for form in reading.lexeme) - {word}
