"""The words of what is typed, and what to ask the names for: each few words side by side, folded.

Quoted phrases are not among the words; Russian words are asked for in the nominative too.
"""

import re
from dataclasses import dataclass
from itertools import islice, product
from typing import NamedTuple

from summit_archive.text.flat import plain
from summit_archive.text.folding import fold
from summit_archive.text.phrase_forms import DECLINED, NOMINATIVE, analyzer

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


# --- What to ask the names for ------------------------------------------------

MOST_TOGETHER = 6
MOST_READINGS = 4
# Longer than any name: no index is asked for it.
LONGEST_KEY = 120
CYRILLIC = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")
PUNCTUATION = ".,;:!?()«»…"
# As English writes the sounds for which Turkish and Azerbaijani, and Slavic and Baltic languages, have letters of their own.
HISSING = str.maketrans(
    {"ş": "sh", "š": "sh", "ș": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ə": "a"}
    | {"Ş": "Sh", "Š": "Sh", "Ș": "Sh", "Ç": "Ch", "Č": "Ch", "Ž": "Zh", "Ə": "A"}
)


@dataclass(frozen=True)
class Span:
    """Words side by side in what is typed, and the folded forms by which a name may be found."""

    words: str
    start: int
    end: int
    number: int
    keys: tuple[str, ...]
    is_left_out: bool = False

    @property
    def is_capital(self):
        return self.words.strip(PUNCTUATION).isupper()


def spans_of(text: str) -> list[Span]:
    """The longest first, and from left to right."""
    spans = []
    for run in runs_of_words(text, left_out=True):
        for first in range(len(run)):
            for last in range(first, min(len(run), first + MOST_TOGETHER)):
                spans.append(span_of(text, run[first : last + 1]))
    spans = [span for span in spans if span.keys]
    return sorted(spans, key=lambda span: (-span.number, span.start))


def span_of(text, words):
    start, end = words[0].start, words[-1].end
    phrase = [plain(word.text).strip(PUNCTUATION) for word in words]
    typed = " ".join(word.text for word in words)
    forms = [typed, typed.translate(HISSING), *nominatives(phrase)]
    keys = dict.fromkeys(fold(form) for form in forms)
    keys = tuple(key for key in keys if fits(key))
    return Span(text[start:end], start, end, len(words), keys, words[0].is_left_out)


def fits(key):
    return 2 <= len(key) <= LONGEST_KEY


def nominatives(words: list[str]) -> list[str]:
    """«Российской Федерации» -> «Российская Федерация»: up to its first noun a phrase is declined, then it stays."""
    if not all(CYRILLIC.fullmatch(word) for word in words):
        return []
    readings = [readings_of(word) for word in words]
    whole = []
    for chosen in islice(product(*readings), MOST_READINGS**2):
        forms, is_open = [], True
        for word, (form, is_noun) in zip(words, chosen, strict=True):
            forms.append(form if is_open else word)
            is_open = is_open and not is_noun
        whole.append(" ".join(forms))
    return list(dict.fromkeys(whole))


def readings_of(word):
    """Pairs of a nominative and whether it is a noun's: of the likeliest readings, each once."""
    pairs = {}
    for parse in analyzer().parse(word):
        if parse.tag.POS in DECLINED and (form := parse.inflect({NOMINATIVE})):
            pairs[form.word, parse.tag.POS == "NOUN"] = None
    return list(islice(pairs, MOST_READINGS)) or [(word, True)]
