"""What is typed as PostgreSQL asks for it: one query for the rows that match, others to rank and to mark them.

Every text stands in the one index with a mark where its words are not stemmed: see `searching/sql/words.sql`.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from os.path import commonprefix

from django.db import connection
from django.utils.translation import gettext as _

from summit_archive.text.flat import is_one_joint, joined_words, searched

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
    Where `is_one_name` the words themselves have to stand side by side. A `is_loose` one has spellings of which all words
    have to be there, anywhere, and other alternatives may stand for some of the words within it. `marks`: a query
    of PostgreSQL for the marks of the vectors; what has one of them matches too. Where they are of a date, `is_date`, the
    words are of no account for the rank beside others.
    """

    start: int
    end: int
    spellings: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    is_one_name: bool = False
    is_left_out: bool = False
    is_loose: bool = False
    marks: str = ""
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Words that are looked for as one, as they were typed, and what finds them alone; or leaves them out."""

    typed: str
    matches: str
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """PostgreSQL's queries, as text. Empty where nothing can be searched for; `told` says what could not.

    `matches` finds rows in the index. `headlines` finds those with the words in the headline; it has no
    phrases and leaves nothing out, so it is asked together with `matches` where that does. `stemmed` and
    `plain` are the words looked for, by the text's language: to mark them; `ranked` and `ranked_plain` to rank by, which
    leave out the days beside other words. `in_order` is a regular expression for
    headlines that have the words as they were typed, the common ones too; empty where no order was. `parts` are those of all that is
    typed, where all of them have to be there; of several ways to match, none.
    """

    typed: str
    matches: str
    headlines: str
    stemmed: str
    plain: str
    ranked: str
    ranked_plain: str
    told: tuple[str, ...]
    has_phrases: bool = False
    leaves_out: bool = False
    in_order: str = ""
    parts: tuple["Part", ...] = ()

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
    """A part of a branch: all `terms`, or any spelling, person or mark; or, if it is left out, none of these.

    `within` are the parts of the terms themselves, where other alternatives stand for some of them.
    """

    terms: tuple[Term, ...]
    alternative: Alternative = Alternative(0, 0)
    within: tuple["Wanted", ...] = ()

    @property
    def spellings(self):
        return self.alternative.spellings

    @property
    def is_date(self):
        return self.alternative.is_date

    @property
    def is_left_out(self):
        return self.terms[0].is_left_out

    @property
    def typed(self):
        """What is looked for together, where no other spelling stands for it."""
        words = [term.text for term in self.terms]
        return [" ".join(words)] if self.alternative.is_one_name else words

    @property
    def other_ways(self):
        """[[text to look for, …]]: all of one of them."""
        return [spelling.split() if self.alternative.is_loose else [spelling] for spelling in self.spellings]

    @property
    def texts(self):
        inner = [text for one in self.within for text in one.texts]
        others = [text for way in self.other_ways for text in way]
        return [*(term.text for term in self.terms), *self.typed, *others, *inner]


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
    """The terms of a branch in order; where an alternative stands for some of them, together. A loose one goes before
    those within it."""
    wanted: list[Wanted] = []
    done: set[Term] = set()
    for alternative in sorted(alternatives, key=lambda one: (one.start, -one.end, not one.is_loose)):
        terms = tuple(term for term in branch if is_within(term, alternative))
        of_its_sign = tuple(term for term in terms if term.is_left_out == alternative.is_left_out)
        # The initials after a surname that is left out have no sign of their own.
        is_whole = of_its_sign == terms or alternative.is_left_out
        if of_its_sign and is_whole and not done & set(terms):
            done |= set(terms)
            inner = [
                other for other in alternatives if other != alternative and is_inside(other, alternative)
            ]
            within = tuple(wanted_of(of_its_sign, inner)) if alternative.is_loose else ()
            wanted.append(Wanted(of_its_sign, alternative, within))
    wanted += [Wanted((term,)) for term in branch if term not in done]
    return sorted(wanted, key=lambda one: one.terms[0].start)


def is_within(term: Term, alternative: Alternative) -> bool:
    """A phrase in quotes has no other way to be said."""
    return not term.is_phrase and alternative.start <= term.start and term.end <= alternative.end


def is_inside(other: Alternative, alternative: Alternative) -> bool:
    """Of two of the same words the loose one is the outer one."""
    if (other.start, other.end) == (alternative.start, alternative.end):
        return alternative.is_loose and not other.is_loose
    return alternative.start <= other.start and other.end <= alternative.end


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
    return {"first": as_searched(whole), "other": as_searched(other)}


def as_searched(texts: list[str]) -> list[str]:
    return [searched(text).text for text in texts]


# A word that an apostrophe parts is asked for as one, as which every text has it; a phrase in both ways to read it.
READ = """
SELECT text,
    (phraseto_tsquery('russian', first) || phraseto_tsquery('russian', other))::text,
    (phraseto_tsquery('simple', first) || phraseto_tsquery('simple', other))::text
FROM unnest(%(texts)s::text[], %(first)s::text[], %(other)s::text[]) AS asked (text, first, other)
"""


def written(typed: Typed, branches: list[list[Wanted]], words: Words) -> Query:
    told = [*typed.told, *too_common(branches, words)]
    looked_for = []
    for branch in branches:
        wanted = [one for one in branch if anywhere(one, words.stemmed)]
        if all(one.is_left_out for one in wanted):
            told += [only_left_out(one) for one in wanted]
        else:
            looked_for.append(wanted)
    positive = [[one for one in branch if not one.is_left_out] for branch in looked_for]
    undated = [[one for one in branch if not one.is_date] or branch for branch in positive]
    ways = (words.stemmed, words.plain)
    stemmed, plain = (whole(positive, read, in_words) for read in ways)
    ranked, ranked_plain = (whole(undated, read, in_words) for read in ways)
    headlines = [any_of(headline_of(branch, read) for branch in positive) for read in ways]
    days = {term for branch in positive for one in branch if one.is_date for term in one.terms}
    return Query(
        typed=typed.text,
        matches=by_language(*(whole(looked_for, read, anywhere) for read in ways)),
        headlines=by_language(*headlines),
        stemmed=stemmed,
        plain=plain,
        ranked=ranked,
        ranked_plain=ranked_plain,
        told=tuple(dict.fromkeys(told)),
        has_phrases=typed.has_phrases,
        leaves_out=any(one.is_left_out for branch in looked_for for one in branch),
        in_order=in_order(typed, words.inflected, days),
        parts=tuple(part_of(typed, one, words) for one in looked_for[0]) if len(looked_for) == 1 else (),
    )


def part_of(typed: Typed, one: Wanted, words: Words) -> Part:
    first, last = one.terms[0], one.terms[-1]
    text = typed.text[first.start : last.end]
    if first.is_phrase:
        text = f'"{text}"'
    matches = by_language(*(signed(one, read, anywhere) for read in (words.stemmed, words.plain)))
    return Part(f"-{text}" if one.is_left_out else text, matches, one.is_left_out)


def in_order(typed: Typed, inflected: dict[str, frozenset[str]], days: set[Term]) -> str:
    """The words one after another, with any others between; of Russian ones the beginnings, which all forms have. Days are
    none of them."""
    terms = [term for term in typed.branches[0] if term not in days] if len(typed.branches) == 1 else []
    if any(term.is_phrase or term.is_left_out for term in terms):
        return ""
    words = [
        rf"\m{commonprefix([form.replace('ё', 'е') for form in (term.text.lower(), *inflected[term.text])])}"
        if term.text in inflected
        else rf"\m{word}\M"
        for term in terms
        for word in WORD.findall(searched(term.text).text)
    ]
    return ".*".join(words) if 1 < len(words) <= MOST_TERMS else ""


# How a part of a branch is looked for: `anywhere` or `in_words`.
Looking = Callable[[Wanted, Reading], str]


def whole(branches: list[list[Wanted]], read: Reading, looking: Looking) -> str:
    return any_of([all_of([signed(one, read, looking) for one in branch]) for branch in branches])


def signed(one: Wanted, read: Reading, looking: Looking) -> str:
    found = looking(one, read)
    return f"!({found})" if found and one.is_left_out else found


def in_words(one: Wanted, read: Reading) -> str:
    return expression(one, read, in_words)


def anywhere(one: Wanted, read: Reading) -> str:
    """In words, or by a mark."""
    linked = [f"'p {person:d}'" for person in one.alternative.people]
    return any_of([expression(one, read, anywhere), *linked, one.alternative.marks])


def headline_of(branch: list[Wanted], read: Reading) -> str:
    """The headlines' own words, a phrase as its words; beside words a date is as good as if it stood there."""
    has_words = not all(one.is_date for one in branch)
    marks = [one.alternative.marks if one.is_date and has_words else "" for one in branch]
    words = [NEAR.sub("&", LEXEME.sub(r"'h \1'", in_words(one, read))) for one in branch]
    return all_of([any_of(both) for both in zip(words, marks, strict=True)])


def expression(one: Wanted, read: Reading, looking: Looking) -> str:
    typed = [looking(part, read) for part in one.within] or [read(text) for text in one.typed]
    others = [all_of([read(text) for text in way]) for way in one.other_ways]
    return any_of([all_of(typed), *others])


def by_language(stemmed: str, plain: str) -> str:
    if stemmed == plain:
        return stemmed
    return f"({stemmed}) & !{NOT_STEMMED} | ({plain}) & {NOT_STEMMED}"


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
    wanted = [one for branch in branches for one in branch if not (one.spellings or one.is_date)]
    terms = [term for one in wanted for term in one.terms]
    common = dict.fromkeys(term.text for term in terms if not words.stemmed(term.text))
    shown = ", ".join(f"“{text}”" for text in common)
    return [_("Too common to be searched for: %s.") % shown] if common else []


def only_left_out(one: Wanted) -> str:
    text = " ".join(term.text for term in one.terms)
    return (
        _("“-%s” was not searched: it only leaves out, and a word to look for is expected beside it.") % text
    )
