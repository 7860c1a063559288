"""The signs of writing that make no difference between texts; Python and SQL both read them here.

To take one more in, add it here: `migrate` then makes the index of searched texts anew. What is kept by
`normalised_hash` and by the index of meetings' titles needs a migration.
"""

import unicodedata
from collections.abc import Iterable, Iterator

# These are letters to every parser, though nobody reads them as any: ʹ ʺ ʻ ʼ ʽ ʾ ʿ ˈ ˊ ˋ.
LETTERS_LIKE_APOSTROPHES = "\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb"
APOSTROPHES = "'’‘‚‛`´′\uff07" + LETTERS_LIKE_APOSTROPHES
QUOTES = '"“”„‟«»‹›″\uff02'
DASHES = "-\u2010\u2011\u2012–—―−\ufe58\ufe63\uff0d"


def characters(*ranges: tuple[int, int]) -> str:
    """All from the first to the last of each, both included."""
    return "".join(chr(code) for first, last in ranges for code in range(first, last + 1))


INVISIBLE = characters(
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # joins marks
    (0x061C, 0x061C),  # direction
    (0x180E, 0x180E),  # vowel separator of Mongolian
    (0x200B, 0x200F),  # space without width, joiners, direction
    (0x202A, 0x202E),  # direction
    (0x2060, 0x206F),  # joiner of words, signs of mathematics that are not shown, direction
    (0xFE00, 0xFE0F),  # choice of a glyph
    (0xFEFF, 0xFEFF),  # byte order mark
)
# Accents that stand behind their letter.
MARKS = characters((0x0300, 0x036F))
# Stress in Russian, acute or grave. A letter of another language that bears one is one character with it by then.
STRESS = "\u0300\u0301"
# With a grave these are characters of their own.
STRESSED = {"ѐ": "е", "Ѐ": "Е", "ѝ": "и", "Ѝ": "И"}
YO = {"ё": "е", "Ё": "Е"}


def bare_latin() -> dict[str, str]:
    """The letters with an accent, a hook or a stroke of the alphabets with Latin letters, each by the letter that it is made
    of."""
    found = dict(zip("ıĸøłđðħŧəƏØŁĐÐĦŦ", "ikolddhteEOLDDHT", strict=True))
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFD", chr(code))[0]
        if bare.isascii():
            found[chr(code)] = bare
    return found


# The letters that Cyrillic alphabets have beside the Russian ones, as Russian texts write them. «й» is no «и».
BARE_CYRILLIC = dict(
    zip("іїєґўәғқңөұүһӣӯҳҷІЇЄҐЎӘҒҚҢӨҰҮҺӢӮҲҶ", "ииегуагкноуухиухчИИЕГУАГКНОУУХИУХЧ", strict=True)
)
# Search alone takes these for one: in a name they are told apart.
BARE = bare_latin() | BARE_CYRILLIC

# What nearly every text is written with alone. Nothing of it is invisible, changed by NFC, a mark of the letter before,
# or a letter like an apostrophe: whatever has nothing else need not be looked at twice.
SETTLED_RANGES = [
    (0x0001, 0x00AC),
    (0x00AE, 0x02B8),
    (0x0401, 0x040C),
    (0x040E, 0x044F),
    (0x0451, 0x045C),
    (0x045E, 0x0482),
    (0x048A, 0x052F),
    (0x0531, 0x058F),  # Armenian
    (0x05D0, 0x05EA),  # Hebrew
    (0x0621, 0x064A),  # Arabic
    (0x0660, 0x066F),
    (0x0671, 0x06D5),
    (0x10A0, 0x10FF),  # Georgian
    (0x2002, 0x200A),
    (0x2010, 0x2029),
    (0x202F, 0x205F),
    (0x20A0, 0x20BF),
    (0x2116, 0x2116),
    (0x3041, 0x3096),  # Japanese
    (0x309F, 0x30FF),
    (0x3400, 0x4DBF),  # Chinese
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),  # Korean
    (0x1F300, 0x1FAFF),  # pictures
]


def escaped(some: str) -> str:
    r"""Within the [] of a regular expression, of Python or PostgreSQL: \u00ad."""
    return "".join(f"\\u{ord(one):04x}" for one in some)


def escaped_ranges(ranges: Iterable[tuple[int, int]]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def without(some: Iterable[str], ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of the ranges that have none of the characters."""
    left_out = sorted(map(ord, some))
    for first, last in ranges:
        for code in left_out:
            if first <= code <= last:
                if first < code:
                    yield first, code - 1
                first = code + 1
        if first <= last:
            yield first, last


def by_bare_letter() -> list[tuple[str, str]]:
    """Each bare letter and those that become it. PostgreSQL is quicker with an expression for each than with one
    `translate`, which looks through hundreds of letters at each character of a text."""
    return [
        (bare, "".join(letter for letter, its_bare in BARE.items() if its_bare == bare))
        for bare in sorted(set(BARE.values()))
    ]


def sql_values() -> dict[str, str]:
    """Characters within [] of regular expressions. `stressed` and `bare`, `folded` and `folds` are strings; what stands
    between `fold_begins` and `fold_ends` is folded."""
    return {
        "settled": escaped_ranges(SETTLED_RANGES),
        "plain": escaped_ranges(without(BARE, SETTLED_RANGES)),
        "fold_begins": "regexp_replace(" * len(set(BARE.values())),
        "fold_ends": "".join(f", '[{letters}]', '{bare}', 'g')" for bare, letters in by_bare_letter()),
        "folded": "".join(BARE),
        "folds": "".join(BARE.values()),
        "invisible": escaped(INVISIBLE),
        "stress": escaped(STRESS),
        "apostrophes": escaped(APOSTROPHES),
        "dashes": escaped(DASHES),
        "letters": escaped(LETTERS_LIKE_APOSTROPHES),
        "stressed": "".join(STRESSED),
        "bare": "".join(STRESSED.values()),
    }
