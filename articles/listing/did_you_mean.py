"""What a reader may have meant by words that find nothing, or hardly anything: never what finds nothing, too."""

from participants.names import misspelt

from ..searching import word_variants
from ..searching.matches import Within, matches_of
from ..searching.word_variants import switched
from .filter import ArticleFilter
from .text_search import Asked

# What finds a tenth of what it may be instead is not taken for a typing error.
TIMES = 10


class Vocabulary(misspelt.Vocabulary):
    """The words of the articles and of the dictionaries."""

    def is_known(self, word):
        return word_variants.is_known(word)

    def corrections(self, word):
        return word_variants.corrections(word)

    def number(self, word):
        return matches_of(Asked(word, exact=True).query, Within()).total


def meant_instead(found):
    """{"text", "url"} of what finds most articles under the same other conditions, else None."""
    if found.total > misspelt.HARDLY_ANY:
        return None
    typed = found.chosen("q")[0].text
    most = best_of(found, misspelt.corrected(typed, Vocabulary()))
    if most is None and not found.total:
        most = best_of(found, [switched(typed)])
    return {"text": most.chosen("q")[0].text, "url": most.address(most.conditions)} if most else None


def best_of(found, texts):
    """The list that the one of `texts` gives which finds most; None where that is not much more than is found."""
    instead = [as_asked_with(found, text) for text in texts if text]
    most = max(instead, key=lambda other: other.total, default=None)
    return most if most and most.chosen("q") and most.total > TIMES * found.total else None


def as_asked_with(found, text):
    asked = found.data.copy()
    for turning in found.turning:
        asked.pop(turning, None)
    asked["q"] = text
    return ArticleFilter(asked, found.queryset)
