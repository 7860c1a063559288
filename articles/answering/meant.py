"""What may have been meant by a question that finds hardly anything."""

from participants.names import misspelt

from ..listing.did_you_mean import TIMES, Vocabulary
from ..searching.word_variants import switched
from .articles_found import ArticlesFound
from .fitting import Fitting
from .understood import Understood

MOST_TRIED = 3


def instead_of(understood: Understood, fitting: Fitting, total: int) -> str | None:
    """The question with its misspelt words put right, or typed in the other layout, where that names more or finds far more."""
    if not understood.words or fitting.uses_words or total > misspelt.HARDLY_ANY:
        return None
    tried = [*misspelt.corrected(understood.text, Vocabulary())[: MOST_TRIED - 1]]
    if not total:
        tried.append(switched(understood.text))
    named = len(understood.rows) + len(understood.kinds) + len(understood.dates)
    for text in dict.fromkeys(tried):
        other = Understood(text)
        if len(other.rows) + len(other.kinds) + len(other.dates) > named:
            return text
        if ArticlesFound(other.terms).total > TIMES * total:
            return text
    return None
