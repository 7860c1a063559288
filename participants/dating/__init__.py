"""Dates with doubt: what on record speaks for each candidate date of a meeting, and what against it.

candidates    a meeting -> the occasions on which it may have been
occasions     how many there are, in a sentence
surroundings  what is on record around these days
arguments     what of it can speak for or against a candidate, a kind a function
weighing      the candidates with their arguments, for pages and files
by_weight     the same in rows, what most fits first

Nothing is concluded. An argument is a sentence that follows from records, with the page where
they stand; the counts are counts of sentences and no probability. What is not on record speaks
neither for nor against: silence is not absence.
"""

from .weighing import weigh

__all__ = ["weigh"]
