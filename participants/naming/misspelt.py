"""What may have been meant by words that name nobody: the archive's own names with a letter or two amiss."""

from difflib import SequenceMatcher

from django.db import connection

from ..names import fold
from .keys import PUNCTUATION
from .recognising import namings_in
from .typed import runs_of_words

SHORTEST = 4
MOST_WORDS = 6
A_FEW = 3
# Of the letters, so many in their order.
ALIKE = 0.75

# The names most alike to each word, by the index of their trigrams; two letters amiss leave few of them.
ALIKE_NAMES = f"""
SELECT set_config('pg_trgm.strict_word_similarity_threshold', '0.3', true);
SELECT key, text FROM unnest(%s::text[]) AS key CROSS JOIN LATERAL (
    SELECT text FROM participants_name WHERE key <<%% folded
    ORDER BY strict_word_similarity(key, folded) DESC, kind = 'case-form', length(folded), id LIMIT {A_FEW * 4}
) AS alike
"""


def meant(text: str) -> list[str]:
    """`text` with its misspelt words put right, in a few ways, the likeliest first. At most two queries."""
    named = [(naming.span.start, naming.span.end) for naming in namings_in(text)]
    words = [word for run in runs_of_words(text) for word in run]
    unknown = {word: key for word in words if (key := key_of(word)) and not is_within(word, named)}
    unknown = dict(list(unknown.items())[:MOST_WORDS])
    texts = names_alike(set(unknown.values()))
    ways = {word: ways_to_write(word.text, texts.get(key, [])) for word, key in unknown.items()}
    ways = {word: its_ways for word, its_ways in ways.items() if its_ways}
    number = max(map(len, ways.values()), default=0)
    return [rewritten(text, ways, each) for each in range(number)]


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


def ways_to_write(typed, names):
    """The words of `names` that are most like `typed`, in its alphabet."""
    typed = typed.strip(PUNCTUATION)
    words = dict.fromkeys(word.strip(PUNCTUATION) for name in names for word in name.split())
    likeness = {word: ratio(typed, word) for word in words if word.isascii() == typed.isascii()}
    best = [word for word, alike in likeness.items() if ALIKE <= alike < 1]
    return sorted(best, key=lambda word: -likeness[word])[:A_FEW]


def ratio(one, other):
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()


def rewritten(text, ways, number):
    for word in sorted(ways, reverse=True, key=lambda word: word.start):
        way = ways[word][min(number, len(ways[word]) - 1)]
        text = text[: word.start] + way + text[word.end :]
    return text
