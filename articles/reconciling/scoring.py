"""How good a match is, from 0 to 100: 100 is the preferred name as it is written, less is said by what differs.

A score is a rule, no likelihood. From `SURE` on a single candidate is taken for the one that is meant.
"""

from anyascii import anyascii

from participants.models import Name
from summit_archive.text.flat import plain
from summit_archive.text.folding import fold

SURE = 85
# Another of this score or more, and none is taken.
RIVAL = 75
OF_KIND = {
    Name.Kind.PREFERRED: 100,
    Name.Kind.OFFICIAL: 97,
    Name.Kind.NATIVE: 97,
    Name.Kind.VARIANT: 94,
    Name.Kind.SHORT: 92,
    Name.Kind.TRANSLITERATION: 92,
    Name.Kind.CASE_FORM: 86,
    Name.Kind.FORMER: 80,
    Name.Kind.DEMONYM: 55,
    Name.Kind.METONYM: 50,
}
BY_CODE, BY_IDENTIFIER = 95, 100
BY_SOUND = 70
SURNAME, SURNAME_BY_SOUND, WITH_INITIALS = 60, 45, 78
FIRST_NAME, FIRST_NAME_BY_SOUND = 40, 30
# Accents, case and signs differ; or the alphabet.
FOLDED, TRANSLITERATED = 4, 8
# It is a part of what was written: “H.E. Mr. Tokayev”.
PART = 30
# What is asked of a property is not so, or is not on record.
OTHERWISE, NOT_ON_RECORD = 40, 3
OTHER_TYPE = 10


def of_names(reading, match, row):
    """The best that any name of `row` allows, as `match` found it; None where it is no match: initials are others."""
    names = [(row.name, Name.Kind.PREFERRED), *((text, kind) for text, kind, _language in row.name_rows)]
    if abbreviation := getattr(row, "abbreviation", ""):
        names.append((abbreviation, Name.Kind.SHORT))
    scores = [
        OF_KIND.get(kind, 80) - unlike(reading.text, text) for text, kind in names if is_of(reading, text)
    ]
    if scores and not reading.initials:
        return max(scores)
    return of_parts(reading, match, row)


def of_parts(reading, match, row):
    """Where no name is folded as the reading is: alike in sound, or a surname, or a first name alone."""
    words = len(reading.keys[0].split())
    if match.how == "whole" or words > 1:
        is_whole = match.how == "whole" or (match.how == "end" and words >= len(row.name.split()))
        return BY_SOUND if is_whole else None
    if match.how == "end":
        if reading.initials:
            return WITH_INITIALS if agree(reading.initials, row) else None
        return SURNAME if match.is_exact else SURNAME_BY_SOUND
    if reading.initials:
        return None
    return FIRST_NAME if match.is_exact else FIRST_NAME_BY_SOUND


def is_of(reading, text):
    return fold(text) in reading.keys


def unlike(typed, name):
    """What is taken off where a name is written otherwise."""
    if is_written_so(typed, name):
        return 0
    return FOLDED if is_latin(typed) == is_latin(name) else TRANSLITERATED


def is_written_so(typed, name):
    """But for case and blanks."""
    return plain(typed).casefold().split() == plain(name).casefold().split()


def is_latin(text):
    """Whether its letters are of the Latin alphabet, with accents or without."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 >= len(letters) and bool(anyascii(text))


def agree(initials, row):
    """Whether the first names begin with them: those of any name of the person."""
    names = [row.name, *(text for text, _kind, _language in row.name_rows)]
    for name in names:
        firsts = "".join(word[0] for word in fold(name).split()[:-1])
        if firsts and (firsts.startswith(initials) or initials.startswith(firsts)):
            return True
    return False


def of_title(typed, title):
    """Of a meeting's title, or another name that has no variants."""
    if is_written_so(typed, title):
        return 100
    if fold(typed) == fold(title):
        return 100 - unlike(typed, title)
    asked, all_words = fold(typed).split(), fold(title).split()
    return round(40 + 40 * min(1, len(asked) / max(len(all_words), 1)))
