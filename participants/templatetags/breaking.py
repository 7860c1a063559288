"""Where a long name may break in a narrow column: between syllables, and only where it does not fit."""

import re

from django import template

register = template.Library()

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
VOWELS = "aeiouаеёиоуыэюяіїєәөүұ"
# Shorter words fit.
LONGEST_WHOLE = 10
# What stands alone before or behind a hyphen.
SHORTEST_PART = 3
WORD = re.compile(rf"\w{{{LONGEST_WHOLE + 1},}}")


@register.filter
def breakable(text):
    """With a soft hyphen in each long word, near its middle: «Туркме-нистан»."""
    return WORD.sub(lambda word: broken(word[0]), str(text))


def broken(word):
    places = [
        at
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        if is_between_syllables(word.lower(), at)
    ]
    if not places:
        return word
    middle = min(places, key=lambda at: abs(2 * at - len(word)))
    return f"{word[:middle]}{SOFT_HYPHEN}{word[middle:]}"


def is_between_syllables(word, at):
    """Before one consonant, or between two, of which none is half of a sound (sh, ь)."""
    before, after, then = word[at - 1], word[at], word[at + 1]
    if after in VOWELS or after in "hyьъй":
        return False
    if before in VOWELS:
        return then in VOWELS
    return word[at - 2] in VOWELS and then in VOWELS
