"""Direct speech in a text: where a transcript stands, whose lines begin with who speaks."""

import re

# "VLADIMIR PUTIN: …", "President of Russia Vladimir Putin: …", "Question: …", «В.Путин: …»: what stands before the colon
# begins and ends with a capital, and has between only such words and small ones.
LABEL = re.compile(
    r"[ \t“«\"]*[A-ZА-ЯЁ][\w.’'-]*(?:[ ,]{1,2}(?:[A-ZА-ЯЁ(\[][\w.’')\]-]*|of|the|and|for|de|van|von|al|bin|[а-яё]{3,})){0,15}"
    r"(?: \([^)\n]{1,60}\)| \[[^\]\n]{1,60}\])?"
)
LAST_WORD = re.compile(r"([\w.’'-]+)(?: \([^)]*\)| \[[^\]]*\])?\Z")
COLON = re.compile(r":(?=[ \t])")
LONGEST_LABEL = 200
# Where the account goes on.
APART = re.compile(r"^\s*(?:\*[ *]*\*?|<…>|…)\s*$", re.MULTILINE)


def speeches(text: str) -> list[tuple[int, int]]:
    """From a line that begins with who speaks to one of asterisks, or to the end."""
    found: list[tuple[int, int]] = []
    place = 0
    while colon := COLON.search(text, place):
        place = colon.end()
        start = text.rfind("\n", 0, colon.start()) + 1
        if colon.start() - start <= LONGEST_LABEL and is_label(text[start : colon.start()]):
            apart = APART.search(text, place)
            place = apart.end() if apart else len(text)
            found.append((start, place))
    return found


def is_label(words: str) -> bool:
    """Whether the last word, too, has a capital: it is a name's or a speaker's."""
    last = LAST_WORD.search(words) if LABEL.fullmatch(words) else None
    return last is not None and last[1][:1].isupper()
