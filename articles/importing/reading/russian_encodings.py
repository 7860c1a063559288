"""Tells by its letters in which of the old encodings a Russian text is written.

How often each letter stands in Russian texts settles it, and that capitals do not follow small letters. (On texts of
a few words this was right more often than charset-normalizer; what it is surely wrong about was never met.)
"""

import math
import re
from typing import NamedTuple

# Codecs by the names that people know them by. (KOI8-U has the letters of KOI8-R at the same places, and more.)
NAMES = {
    "cp1251": "Windows-1251",
    "cp866": "DOS 866",
    "koi8-u": "KOI8-R",
    "iso-8859-5": "ISO 8859-5",
    "mac-cyrillic": "Mac Cyrillic",
}

# Of a thousand letters of Russian texts; at the end those of Ukrainian and Belarusian.
OF_A_THOUSAND = (
    "о110 е85 а80 и74 н67 т63 с55 р47 в45 л43 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 "
    "щ4 э3 ф3 ъ0.5 ё0.5 і20 ї2 є2 ґ0.1 ў5"
)
LIKELY = {each[0]: math.log(float(each[1:]) / 1000) for each in OF_A_THOUSAND.split()}
LIKELY |= {letter.upper(): likely for letter, likely in LIKELY.items()}
LIKELY |= dict.fromkeys("«»„“”’—–…№\xa0•", math.log(0.004))
UNLIKELY = math.log(1e-5)
CAPITAL_WITHIN_A_WORD = -5.0
BESIDE_A_LATIN_LETTER = -3.0
# No Russian word begins with these.
NEVER_FIRST, FIRST = frozenset("ьъыЬЪЫ"), -4.0

# Files out of old Macintoshes are few.
RARE = {"mac-cyrillic": -6.0}

# So much of a text is looked at, from its first letter on that is not Latin.
LOOKED_AT = 20_000
FEWEST_LETTERS = 10
FEWEST_FOR_A_GUESS = 3
# How much likelier than any other reading the best must be (by its logarithm), and how likely a letter of it is
# on the average. In Russian that is -3.1; where all are capitals, Hebrew and Greek come near.
SURE, LIKE_RUSSIAN, LIKE_RUSSIAN_CAPITALS = 10.0, -3.75, -3.4

WORDS = re.compile(rb"[^\s,;|\"]+")


class Reading(NamedTuple):
    codec: str
    text: str
    likelihood: float
    letters: int
    capitals: int

    @property
    def is_like_russian(self) -> bool:
        least = LIKE_RUSSIAN_CAPITALS if self.capitals > self.letters / 2 else LIKE_RUSSIAN
        return self.letters > 0 and self.likelihood / self.letters > least


def russian_codec(text: bytes) -> tuple[str, str]:
    """The codec of Russian in bytes that are not UTF-8, or ""; and, where it is not sure, which ones it may be, in words."""
    start = next((at for at, byte in enumerate(text) if byte >= 0x80), len(text))
    # What is repeated says nothing new.
    sample = b" ".join(dict.fromkeys(WORDS.findall(text, start, start + LOOKED_AT)))
    readings = sorted((reading(sample, codec) for codec in NAMES), key=lambda one: -one.likelihood)
    best = readings[0]
    rivals = [one for one in readings if one.text != best.text]
    if best.letters < FEWEST_FOR_A_GUESS or not best.is_like_russian:
        return "", ""
    if best.letters >= FEWEST_LETTERS and best.likelihood - rivals[0].likelihood >= SURE:
        return best.codec, ""
    near = [one for one in readings if best.likelihood - one.likelihood < SURE]
    return "", " or ".join(NAMES[one.codec] for one in near)


def reading(sample: bytes, codec: str) -> Reading:
    """The bytes read so, and how likely that is."""
    text = sample.decode(codec, "replace")
    likelihood, letters, capitals = RARE.get(codec, 0.0), 0, 0
    before_is_small = before_is_latin = before_is_other = False
    for letter in text:
        if letter < "\x80":
            is_latin = letter.isalpha()
            before_is_small, before_is_latin, before_is_other = False, is_latin, not is_latin
            continue
        if before_is_other and letter in NEVER_FIRST:
            likelihood += FIRST
        is_capital = letter.isupper()
        letters += 1
        capitals += is_capital
        likelihood += LIKELY.get(letter, UNLIKELY)
        if is_capital and before_is_small:
            likelihood += CAPITAL_WITHIN_A_WORD
        if before_is_latin:
            likelihood += BESIDE_A_LATIN_LETTER
        before_is_small, before_is_latin, before_is_other = letter.islower(), False, not letter.isalpha()
    return Reading(codec, text, likelihood, letters, capitals)
