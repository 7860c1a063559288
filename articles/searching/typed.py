"""What is typed, taken apart: words, "phrases", or, -not. It knows no database and refuses nothing."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# So many words and phrases are searched for; a headline has fewer.
MOST_TERMS = 40
LONGEST_TYPED = 2000

# A phrase, closed or to the end; or a run without spaces. Quotes inside a word, as in a"b, are blanks.
TERM = re.compile(r'(-?)"([^"]*)("|\Z)|(-?)([^\s"]+)')
# What parts words that were typed without a blank: Putin,Lukashenko; never numbers (14/04/2017), nor single letters (w/o),
# nor what stands in quotes or is left out.
SIGNS = r"[,;/|\\+…—]+"
KEPT = r'-?"[^"]*(?:"|\Z)|(?<!\S)-\S+'
PARTING = re.compile(
    rf"(?P<kept>{KEPT})|(?<=[^\W_]{{2}}){SIGNS}(?=[^\W\d_]{{2}})|(?<=[^\W\d_]{{2}}){SIGNS}(?=[^\W_]{{2}})"
    "|[\u2600-\u27bf\U0001f000-\U0001faff]+"
)
OTHER_QUOTES = str.maketrans("“”„‟\0", '"""" ')


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase, and where it stands in what was typed."""

    text: str
    start: int
    end: int
    is_phrase: bool = False
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """`text` as ways to match: all terms of one of the `branches`. `told` is what of it was not understood."""

    text: str
    branches: tuple[tuple[Term, ...], ...]
    told: tuple[str, ...] = ()

    @property
    def has_phrases(self):
        return any(term.is_phrase and not term.is_left_out for branch in self.branches for term in branch)


def read(text: str) -> Typed:
    """Whatever is typed. What cannot stand in UTF-8 is left out."""
    text = with_blanks(text[:LONGEST_TYPED].encode("utf-8", "ignore").decode())
    branches: list[list[Term]] = [[]]
    told, number = [], 0
    for found in TERM.finditer(text):
        if found[0].lower() == "or":
            branches.append([])
            continue
        if not has_word(found[2] or found[5] or ""):
            continue
        number += 1
        if number > MOST_TERMS:
            told.append(too_many())
            break
        branches[-1].append(term_of(found))
        if "*" in found[0]:
            told.append(
                _("“*” stands for no letters here: words are searched for whole, in all their forms.")
            )
        if found[2] is not None and not found[3]:
            told.append(_("A quotation mark stands alone: it was read as one to the end."))
    return Typed(text, tuple(tuple(branch) for branch in branches if branch), tuple(told))


def with_blanks(text: str) -> str:
    """With blanks between words that signs part; each stands where it stood."""
    return PARTING.sub(lambda found: found["kept"] or " " * len(found[0]), text.translate(OTHER_QUOTES))


def term_of(found: re.Match) -> Term:
    is_phrase = found[2] is not None
    start, end = found.span(2 if is_phrase else 5)
    return Term(found[2] if is_phrase else found[5], start, end, is_phrase, bool(found[1] or found[4]))


def without_phrases(typed: Typed) -> Typed:
    """Every word of a phrase for itself; what is left out stays as it is."""
    branches = tuple(
        tuple(word for term in branch for word in single_words(term)) for branch in typed.branches
    )
    told = _("No article has the words in quotation marks side by side: they were searched for one by one.")
    return Typed(typed.text, branches, (*typed.told, told))


def expected_instead(typed: Typed) -> str:
    """What is to be typed, where there is nothing in it to look for."""
    terms = [term for branch in typed.branches for term in branch]
    if not terms:
        return _("a word or a number")
    if all(term.is_left_out for term in terms):
        return _("a word to look for beside what is left out")
    return _("a word that is not too common to be searched for")


def single_words(term: Term) -> list[Term]:
    if term.is_left_out or not term.is_phrase:
        return [term]
    words = re.finditer(r"\S+", term.text)
    return [
        Term(word[0], term.start + word.start(), term.start + word.end())
        for word in words
        if has_word(word[0])
    ]


def has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def too_many() -> str:
    return ngettext(
        "Only the first %d word was searched for.", "Only the first %d words were searched for.", MOST_TERMS
    ) % (MOST_TERMS)
