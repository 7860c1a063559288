"""“Did you mean”: corrections of words that name nobody, by the archive's own names and by ordinary words with a letter
or two amiss."""

from difflib import SequenceMatcher
from itertools import islice

from django.db import connection

from summit_archive.text.folding import fold

from .keys import PUNCTUATION, runs_of_words
from .lookup import IS_OF_PARTY
from .recognising import namings_in

SHORTEST = 4
# So many words are put right, of so many that are asked for.
MOST_WORDS, MOST_LOOKED_AT = 4, 8
# What more articles have is no typing error.
HARDLY_ANY = 20
A_FEW = 3
MOST_COMPARED = 8
# Of the letters, so many in their order; what is less alike than the best by more than NEARLY is left out.
ALIKE = 0.75
NEARLY = 0.1

# The names most alike to each word, by the index of their trigrams; two letters amiss leave few of them.
ALIKE_NAMES = f"""
SELECT set_config('pg_trgm.strict_word_similarity_threshold', '0.3', true);
SELECT key, text FROM unnest(%s::text[]) AS key CROSS JOIN LATERAL (
    SELECT text FROM participants_name WHERE key <<%% folded AND {IS_OF_PARTY}
    ORDER BY strict_word_similarity(key, folded) DESC, kind = 'case-form', length(folded), id LIMIT {MOST_COMPARED}
) AS alike
"""


class Vocabulary:
    """What there is to know of words beside the archive's names: here, nothing."""

    def is_known(self, word: str) -> bool:
        """Whether it is spelt right."""
        return False

    def corrections(self, word: str) -> list[str]:
        """Ordinary words that are alike, the most frequent first."""
        return []

    def number(self, word: str) -> int:
        """How many articles have it."""
        return 0


def corrected(text: str, vocabulary: Vocabulary | None = None) -> list[str]:
    """`text` with its misspelt words put right, in a few ways, the likeliest first. At most two queries
    beside those of `vocabulary`."""
    vocabulary = vocabulary or Vocabulary()
    unknown = unknown_in(text, vocabulary)
    names = names_alike(set(unknown.values()))
    ways = {
        word: ways_to_write(bare(word.text), names.get(key, []), vocabulary) for word, key in unknown.items()
    }
    ways = {word: its_ways for word, its_ways in ways.items() if its_ways}
    number = max(map(len, ways.values()), default=0)
    return [rewritten(text, ways, each) for each in range(number)]


def unknown_in(text, vocabulary):
    """{word: its key} of the first that name nobody and may be typing errors: what many articles have is none.

    One query, or none.
    """
    words = [word for run in runs_of_words(text) for word in run]
    keys = {word: key for word in words if (key := key_of(word)) and not vocabulary.is_known(bare(word.text))}
    if not keys:
        return {}
    # An inhabitant's name is searched for as it is typed, and may be a country's with a letter amiss: «белорусь».
    named = [naming.initials for naming in namings_in(text) if naming.how != "aside"]
    unknown = [word for word in keys if not is_within(word, named)][:MOST_LOOKED_AT]
    rare = (word for word in unknown if vocabulary.number(bare(word.text)) <= HARDLY_ANY)
    return {word: keys[word] for word in islice(rare, MOST_WORDS)}


def bare(word):
    return word.strip(PUNCTUATION)


def key_of(word):
    key = fold(word.text)
    return key if " " not in key and len(key) >= SHORTEST else ""


def is_within(word, named):
    return any(start <= word.start and word.end <= end for start, end in named)


def names_alike(keys):
    """{key: names}. One query, or none."""
    alike = {}
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(ALIKE_NAMES, [sorted(keys)])
            for key, text in cursor.fetchall():
                alike.setdefault(key, []).append(text)
    return alike


def ways_to_write(typed, names, vocabulary):
    """The words of `names` that are most like `typed`, in its alphabet, unless ordinary words are more so; what
    most articles have first."""
    of_names = dict.fromkeys(bare(word) for name in names for word in name.split())
    of_names = most_alike(typed, [word for word in of_names if is_cyrillic(word) == is_cyrillic(typed)])
    ordinary = most_alike(typed, [in_case_of(typed, word) for word in vocabulary.corrections(typed)])
    best = max(of_names, ordinary, key=lambda alike: max(alike.values(), default=0))
    best = list(best)[:MOST_COMPARED]
    return sorted(best, key=vocabulary.number, reverse=True)[:A_FEW] if len(best) > 1 else best


def is_cyrillic(word):
    return any("\u0400" <= letter <= "\u04ff" for letter in word)


def most_alike(typed, words):
    """{word: how alike}, of those alike enough, in their order."""
    likeness = {word: alike for word in words if ALIKE <= (alike := ratio(typed, word)) < 1}
    least = max(likeness.values(), default=0) - NEARLY
    return {word: alike for word, alike in likeness.items() if alike >= least}


def ratio(one, other):
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()


def in_case_of(typed, word):
    if typed.isupper():
        return word.upper()
    return word.capitalize() if typed[:1].isupper() else word


def rewritten(text, ways, number):
    for word in sorted(ways, reverse=True, key=lambda word: word.start):
        way = ways[word][min(number, len(ways[word]) - 1)]
        text = text[: word.start] + way + text[word.end :]
    return text
