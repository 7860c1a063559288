"""The words of what is typed, each with its place; quoted phrases and words left out are not among them."""

import re
from typing import NamedTuple

LONGEST_TYPED = 2000
MOST_WORDS = 40
# A phrase, closed or to the end; or a run without spaces. Quotes of every kind are as good as ".
TERM = re.compile(r'(?P<phrase>-?"[^"]*(?:"|\Z))|(?P<word>[^\s"]+)')
OTHER_QUOTES = str.maketrans("“”„‟\0", '"""" ')


class Word(NamedTuple):
    text: str
    start: int
    end: int
    is_left_out: bool = False


def runs_of_words(text: str, *, left_out: bool = False) -> list[list[Word]]:
    """Words side by side; a phrase, a word left out, or “or” ends a run. With `left_out` each word that is left
    out is a run by itself, without its sign."""
    text = text[:LONGEST_TYPED].encode("utf-8", "replace").decode().translate(OTHER_QUOTES)
    runs: list[list[Word]] = [[]]
    number = 0
    for found in TERM.finditer(text):
        word = found["word"]
        if word is None or word.lower() == "or" or (word.startswith("-") and not left_out):
            runs.append([])
        elif any(character.isalnum() for character in word):
            number += 1
            if number > MOST_WORDS:
                break
            if word.startswith("-"):
                runs += [[Word(word[1:], found.start() + 1, found.end(), is_left_out=True)], []]
            else:
                runs[-1].append(Word(word, *found.span()))
    return [run for run in runs if run]
