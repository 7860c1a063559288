"""Makes one pattern of many words that are looked for at once, so that it is soon seen where none of them stands."""

import re
from collections import defaultdict
from collections.abc import Iterable

FIRST = re.compile(r"\[(\w)(\w)\]|(\w)")


def any_word(words: Iterable[str], flags: int = 0) -> re.Pattern:
    """Each is a pattern for a whole word, or for several, and begins with a letter, or with its two forms: “[Tt]alks?”.

    Those of one letter stand together: at each word of a text a few letters are compared, not all the words."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(words):
        first = FIRST.match(word)
        if first is None:
            raise ValueError(f"{word!r} begins with no letter.")
        for letter in filter(None, first.groups()):
            by_letter[letter].append(word[first.end() :])
    grouped = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(rf"(?<!\w)(?:{grouped})\b", flags)
