"""What is typed as PostgreSQL asks for it: one query for the rows that match, others to rank and to mark them.

Every text stands in the one index with a mark where its words are not stemmed: see `searching/sql/words.sql`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from django.db import connection
from django.utils.translation import gettext as _

from summit_archive.text.flat import is_one_joint, joined_words

from .typed import MOST_TERMS, Term, Typed, read, without_phrases
from .word_variants import is_pronoun, other_forms, other_spellings

NOT_STEMMED = "'simple s'"
NEAR = re.compile(r"<(?:-|\d+)>")
WORD = re.compile(r"\w+")
LEXEME = re.compile(r"'((?:[^']|'')*)'")

# From a text to what PostgreSQL looks for: `Words.stemmed` or `Words.plain`.
Reading = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to say the words that stand from `start` to `end` of what is typed.

    Each of the `spellings` is a word or a phrase; articles linked to one of the `people` (by id) match too.
    Where `is_one_name` the words themselves have to stand side by side.
    """

    start: int
    end: int
    spellings: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    is_one_name: bool = False
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """PostgreSQL's queries, as text. Empty where nothing can be searched for; `told` says what could not.

    `matches` finds rows in the index. `headlines` finds those with the words in the headline; it has no
    phrases and leaves nothing out, so it is asked together with `matches` where that does. `stemmed` and
    `plain` are the words looked for, by the text's language: for ranks and marks. `in_order` is a regular expression for
    headlines that have the words as they were typed, the common ones too; empty where no order was.
    """

    typed: str
    matches: str
    headlines: str
    stemmed: str
    plain: str
    told: tuple[str, ...]
    has_phrases: bool = False
    leaves_out: bool = False
    in_order: str = ""

    @property
    def candidates(self) -> str:
        """What the index alone finds of `matches`: whose words stand side by side only the vectors tell."""
        return NEAR.sub("&", self.matches)

    @property
    def is_checked(self) -> bool:
        return self.candidates != self.matches

    def __bool__(self):
        return bool(self.matches)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part of a branch: all `terms`, or any spelling or person; or, if it is left out, none of these."""

    terms: tuple[Term, ...]
    spellings: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    is_one_name: bool = False

    @property
    def is_left_out(self):
        return self.terms[0].is_left_out

    @property
    def typed(self):
        """What is looked for together, where no other spelling stands for it."""
        words = [term.text for term in self.terms]
        return [" ".join(words)] if self.is_one_name else words

    @property
    def texts(self):
        return [*(term.text for term in self.terms), *self.typed, *self.spellings]


def query_of(
    text: str, alternatives: Sequence[Alternative] = (), *, exact: bool = False, phrases: bool = True
) -> Query:
    """Never raises, whatever is typed. One query.

    Russian words are looked for in all their forms, unless `exact` or in quotes. Without `phrases` the
    words in quotes are looked for one by one.
    """
    typed = read(text) if phrases else without_phrases(read(text))
    branches = [wanted_of(branch, alternatives) for branch in typed.branches]
    inflected = {} if exact else forms_of(typed)
    words = Words({text for branch in branches for one in branch for text in one.texts}, inflected)
    return written(typed, branches, words)


def wanted_of(branch: Sequence[Term], alternatives: Sequence[Alternative]) -> list[Wanted]:
    """The terms of a branch in order; where an alternative stands for some of them, together."""
    wanted: list[Wanted] = []
    done: set[Term] = set()
    for alternative in sorted(alternatives, key=lambda one: (one.start, -one.end)):
        terms = tuple(term for term in branch if is_within(term, alternative))
        of_its_sign = tuple(term for term in terms if term.is_left_out == alternative.is_left_out)
        # The initials after a surname that is left out have no sign of their own.
        is_whole = of_its_sign == terms or alternative.is_left_out
        if of_its_sign and is_whole and not done & set(terms):
            done |= set(terms)
            spellings, people = tuple(alternative.spellings), tuple(alternative.people)
            wanted.append(Wanted(of_its_sign, spellings, people, alternative.is_one_name))
    wanted += [Wanted((term,)) for term in branch if term not in done]
    return sorted(wanted, key=lambda one: one.terms[0].start)


def is_within(term: Term, alternative: Alternative) -> bool:
    """A phrase in quotes has no other way to be said."""
    return not term.is_phrase and alternative.start <= term.start and term.end <= alternative.end


def forms_of(typed: Typed) -> dict[str, frozenset[str]]:
    words = [term.text for branch in typed.branches for term in branch if not term.is_phrase]
    return {word: forms for word in words if (forms := forms_of_word(joined_words(word)))}


def forms_of_word(word: str) -> frozenset[str]:
    return other_forms(word) or other_spellings(word)


class Words:
    """What PostgreSQL makes of each text, by either way of reading texts. One query."""

    def __init__(self, texts: Iterable[str], inflected: dict[str, frozenset[str]]):
        texts = sorted({*texts, *(form for forms in inflected.values() for form in forms)})
        self.inflected = inflected
        with connection.cursor() as cursor:
            cursor.execute(READ, {"texts": texts, **both_ways(texts)})
            rows = cursor.fetchall() if texts else []
        self.stemmed_by_text = {text: stemmed for text, stemmed, _plain in rows}
        self.plain_by_text = {text: plain for text, _stemmed, plain in rows}

    def stemmed(self, text: str) -> str:
        """With its other forms; "" where it is too common to be searched for, or no word."""
        own = self.stemmed_by_text[text]
        forms = [self.stemmed_by_text[form] for form in sorted(self.inflected.get(text, ()))]
        is_common = not own or (not all(forms) and is_pronoun(text))
        return "" if is_common else any_of([own, *forms])

    def plain(self, text: str) -> str:
        """Leaves out what is left out of stemmed texts, so that both are asked for the same words."""
        return self.plain_by_text[text] if self.stemmed(text) else ""


def both_ways(texts: list[str]) -> dict[str, list[str]]:
    """Each text with the words whole that an apostrophe parts, and as it is; nothing where that says no more."""
    whole = [joined_words(text) for text in texts]
    other = [
        "" if one == text or is_one_joint(text) else text for text, one in zip(texts, whole, strict=True)
    ]
    return {"first": whole, "other": other}


# A word that an apostrophe parts is asked for as one, as which every text has it; a phrase in both ways to read it.
READ = """
SELECT text,
    (phraseto_tsquery('russian', summit_searched(first)) || phraseto_tsquery('russian', summit_searched(other)))::text,
    (phraseto_tsquery('simple', summit_searched(first)) || phraseto_tsquery('simple', summit_searched(other)))::text
FROM unnest(%(texts)s::text[], %(first)s::text[], %(other)s::text[]) AS asked (text, first, other)
"""


def written(typed: Typed, branches: list[list[Wanted]], words: Words) -> Query:
    told = [*typed.told, *too_common(branches, words)]
    looked_for = []
    for branch in branches:
        searched = [one for one in branch if expression(one, words.stemmed)]
        if all(one.is_left_out for one in searched):
            told += [only_left_out(one) for one in searched]
        else:
            looked_for.append(searched)
    positive = [[one for one in branch if not one.is_left_out] for branch in looked_for]
    stemmed, plain = (whole(positive, read, marks=False) for read in (words.stemmed, words.plain))
    return Query(
        typed=typed.text,
        matches=by_language(whole(looked_for, words.stemmed), whole(looked_for, words.plain)),
        headlines=by_language(in_headline(stemmed), in_headline(plain)),
        stemmed=stemmed,
        plain=plain,
        told=tuple(dict.fromkeys(told)),
        has_phrases=typed.has_phrases,
        leaves_out=any(one.is_left_out for branch in looked_for for one in branch),
        in_order=in_order(typed, words.inflected),
    )


def in_order(typed: Typed, inflected: dict[str, frozenset[str]]) -> str:
    """The words one after another, with any others between; of Russian ones the beginnings, which all forms have."""
    terms = typed.branches[0] if len(typed.branches) == 1 else ()
    if any(term.is_phrase or term.is_left_out for term in terms):
        return ""
    words = [
        rf"\m{commonprefix([term.text.lower(), *inflected[term.text]])}"
        if term.text in inflected
        else rf"\m{word}\M"
        for term in terms
        for word in WORD.findall(term.text)
    ]
    return ".*".join(words) if 1 < len(words) <= MOST_TERMS else ""


def whole(branches: list[list[Wanted]], read: Reading, *, marks: bool = True) -> str:
    return any_of([all_of([signed(one, read, marks) for one in branch]) for branch in branches])


def signed(one: Wanted, read: Reading, marks: bool) -> str:
    found = expression(one, read, marks)
    return f"!({found})" if found and one.is_left_out else found


def expression(one: Wanted, read: Reading, marks: bool = True) -> str:
    typed = all_of([read(text) for text in one.typed])
    linked = [f"'p {person:d}'" for person in one.people] if marks else []
    return any_of([typed, *(read(spelling) for spelling in one.spellings), *linked])


def by_language(stemmed: str, plain: str) -> str:
    if stemmed == plain:
        return stemmed
    return f"({stemmed}) & !{NOT_STEMMED} | ({plain}) & {NOT_STEMMED}"


def in_headline(query: str) -> str:
    """`query` of the headlines' own words; a phrase becomes its words."""
    return NEAR.sub("&", LEXEME.sub(r"'h \1'", query))


def any_of(expressions: Iterable[str]) -> str:
    return joined(" | ", expressions)


def all_of(expressions: Iterable[str]) -> str:
    return joined(" & ", expressions)


def joined(operator: str, expressions: Iterable[str]) -> str:
    several = list(dict.fromkeys(filter(None, expressions)))
    return several[0] if len(several) == 1 else operator.join(f"({one})" for one in several)


# --- What is told ---------------------------------------------------------------


def too_common(branches: list[list[Wanted]], words: Words) -> list[str]:
    # Initials beside a surname are part of a name that is searched for.
    terms = [term for branch in branches for one in branch if not one.spellings for term in one.terms]
    common = dict.fromkeys(term.text for term in terms if not words.stemmed(term.text))
    shown = ", ".join(f"“{text}”" for text in common)
    return [_("Too common to be searched for: %s.") % shown] if common else []


def only_left_out(one: Wanted) -> str:
    text = " ".join(term.text for term in one.terms)
    return (
        _("“-%s” was not searched: it only leaves out, and a word to look for is expected beside it.") % text
    )
