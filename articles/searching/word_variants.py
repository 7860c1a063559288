"""A word written otherwise: by the keys of the other keyboard, in its other forms, or spelt right.

The lists of ordinary words come with `pyspellchecker`; Russian forms that its list lacks are known to `pymorphy3`.
"""

import re
from functools import cache, lru_cache

from spellchecker import SpellChecker

from summit_archive.text.phrase_forms import analyzer

# --- The other keyboard -------------------------------------------------------

ENGLISH_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
ENGLISH_CAPITALS = '~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
TO_RUSSIAN = str.maketrans(ENGLISH_KEYS + ENGLISH_CAPITALS, RUSSIAN_KEYS + RUSSIAN_KEYS.upper())
TO_ENGLISH = str.maketrans(RUSSIAN_KEYS + RUSSIAN_KEYS.upper(), ENGLISH_KEYS + ENGLISH_CAPITALS)


def switched(text: str) -> str:
    """The same keys on the other keyboard; "" where letters of both alphabets, or of neither, were typed."""
    has_russian = any(letter in RUSSIAN_KEYS for letter in text.lower())
    has_english = any(letter.isascii() and letter.isalpha() for letter in text)
    if has_russian == has_english:
        return ""
    return text.translate(TO_ENGLISH if has_russian else TO_RUSSIAN)


# --- Other forms --------------------------------------------------------------

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


# A family name in Latin letters: Kulbaev or Kulbayev, by the way of writing Russian ones.
E_AFTER_A_VOWEL = re.compile(r"(?<=[aeiou])y?e(?=v(?:a|s|y|ich|na)?\Z)", re.IGNORECASE)


def other_spellings(word: str) -> frozenset[str]:
    """Empty for what has no ending of a Russian family name in Latin letters."""
    return frozenset(E_AFTER_A_VOWEL.sub(way, word) for way in ("e", "ye")) - {word}


# --- Spelt right --------------------------------------------------------------

# Of longer words there are too many neighbours to look at.
LONGEST = 30
ENGLISH = re.compile(r"[A-Za-z]+")
RUSSIAN = re.compile(r"[А-Яа-яЁё]+")


def is_known(word: str) -> bool:
    """Whether it is spelt right. What is of neither language counts as known: nothing is told of it."""
    speller = speller_of(word)
    return speller is None or word.lower() in speller or is_russian_form(word)


def corrections(word: str) -> list[str]:
    """Words one slip away from one that is not known, in small letters, the most frequent first."""
    speller = speller_of(word)
    if speller is None or is_known(word):
        return []
    return sorted(speller.candidates(word.lower()) or [], key=lambda other: (-speller[other], other))


def speller_of(word):
    if len(word) > LONGEST:
        return None
    if ENGLISH.fullmatch(word):
        return speller("en")
    return speller("ru") if RUSSIAN.fullmatch(word) else None


@cache
def speller(language):
    return SpellChecker(language, distance=1)


def is_russian_form(word):
    return bool(RUSSIAN.fullmatch(word)) and analyzer().word_is_known(word.lower())
