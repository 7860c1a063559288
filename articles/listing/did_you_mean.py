"""What a reader may have meant by words that find nothing, or hardly anything: never what finds nothing, too."""

from operator import itemgetter

from participants.names import misspelt
from summit_archive.filtering.fields import WordsField
from summit_archive.filtering.values import Value

from ..counting.counts import counts
from ..searching import word_variants
from ..searching.matches import Within, matches_of
from ..searching.word_variants import switched
from .question import question_of
from .text_search import SearchTerms, TextSearch

# What finds a tenth of what it may be instead is not taken for a typing error.
TIMES = 10


class Vocabulary(misspelt.Vocabulary):
    """The words of the articles and of the dictionaries."""

    def is_known(self, word):
        return word_variants.is_known(word)

    def corrections(self, word):
        return word_variants.corrections(word)

    def number(self, word):
        return matches_of(SearchTerms(word, exact=True).query, Within(), may_count=False).total


def did_you_mean(asked, total):
    """(text, conditions) that find most articles under the other conditions of `asked`, else None.

    `total` is what is found now: where that is many, nothing else was meant.
    """
    if total > misspelt.HARDLY_ANY:
        return None
    typed = asked.chosen("q")[0].text
    best = best_of(asked, total, misspelt.corrected(typed, Vocabulary()))
    if best is None and not total:
        best = best_of(asked, total, [switched(typed)])
    return best


def best_of(asked, total, texts):
    """The one of `texts` that finds most, with its conditions; None where that is not much more than `total`."""
    read = filter(None, map(WordsField().clean, texts))
    terms = [SearchTerms(value.text, exact=bool(asked.chosen("exact"))) for value in read]
    instead = [with_terms(asked, typed) for typed in terms if typed.query]
    most, best = max(instead, key=itemgetter(0), default=(0, None))
    return best if most > TIMES * total else None


def with_terms(asked, terms):
    """How many articles they find, and (text, conditions) of that."""
    conditions = asked.varied({"q": [Value(terms.text, terms.text, terms)]})
    total = counts(question_of(conditions, TextSearch(terms))).total
    return total, (terms.text, conditions)
