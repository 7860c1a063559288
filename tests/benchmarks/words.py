"""The words that the searches search for: from rare to the most common, drawn with the seed."""

from random import Random

from tests.benchmarks.generator import generator
from tests.benchmarks.vocabulary import COMMON

# What the commonest words of a language say nothing of; the search leaves them out.
UNSEARCHED = {word for words in COMMON.values() for word in words.split()}


def ranked(seed: int) -> list[str]:
    """Every word of the generator's languages that is searched for, the likeliest in an article first."""
    weighed = []
    for language in generator(seed).languages.values():
        choices, sums = language.words
        weights = [after - before for before, after in zip([0, *sums], sums, strict=False)]
        weighed += [
            (weight / sums[-1], word)
            for word, weight in zip(choices, weights, strict=True)
            if word not in UNSEARCHED and len(word) > 2
        ]
    return [word for _weight, word in sorted(weighed, reverse=True)]


def drawn(ranks: list[str], number: int, seed: int) -> list[str]:
    """So many different words, their ranks spread evenly over the powers of ten: few are common, many are rare.

    The first is the most common of all.
    """
    random = Random(seed)
    chosen = dict.fromkeys(ranks[:1])
    while len(chosen) < min(number, len(ranks)):
        chosen[ranks[int((len(ranks) + 1) ** random.random()) - 1]] = None
    return list(chosen)
