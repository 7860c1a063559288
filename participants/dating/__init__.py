"""Dates with doubt: what on record speaks for each candidate date of a meeting, and what against it.

Nothing is concluded. An argument is a sentence that follows from records, with the page where
they stand; the counts are counts of sentences and no probability. What is not on record speaks
neither for nor against: silence is not absence.
"""

from .weighing import weigh

__all__ = ["weigh"]
