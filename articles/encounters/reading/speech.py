"""Direct speech in a text: where a transcript stands, whose lines begin with who speaks."""

import re

# "VLADIMIR PUTIN: …", "President of Russia Vladimir Putin: …", "Question: …", «В.Путин: …»
SPEAKER = re.compile(
    r"^[ \t“«\"]*(?:[A-ZА-ЯЁ][\w.’'-]*(?:[ ,]{1,2}(?:[A-ZА-ЯЁ(\[][\w.’')\]-]*|of|the|and|for|de|van|von|al|bin|[а-яё]{3,})){0,15})"
    r"(?: \([^)\n]{1,60}\)| \[[^\]\n]{1,60}\])?:(?=[ \t])",
    re.MULTILINE,
)
LAST_WORD = re.compile(r"([\w.’'-]+)(?: \([^)]*\)| \[[^\]]*\])?:\Z")
# Where the account goes on.
APART = re.compile(r"^\s*(?:\*[ *]*\*?|<…>|…)\s*$", re.MULTILINE)


def speeches(text: str) -> list[tuple[int, int]]:
    """From a line that begins with who speaks to one of asterisks, or to the end."""
    found: list[tuple[int, int]] = []
    place = 0
    while ":" in text[place:]:
        speaker = SPEAKER.search(text, place)
        if not speaker:
            break
        if not is_label(speaker[0]):
            place = speaker.end()
            continue
        apart = APART.search(text, speaker.end())
        end = apart.end() if apart else len(text)
        found.append((speaker.start(), end))
        place = end
    return found


def is_label(words: str) -> bool:
    """Whether the last word before the colon is a name's or a speaker's, with a capital."""
    last = LAST_WORD.search(words)
    return last is not None and last[1][:1].isupper()
