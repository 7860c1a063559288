"""Dates that are only partly known: EDTF text, the days it may mean, and words for people.

parsing   EDTF text -> a shape, or a sentence on what was expected
shapes    what such a date can be, and its days as spans
words     a shape in words, made of phrases
partial   `PartialDate`, which is what the rest of the archive uses
fields    the fields of forms and models that hold one, and its possible days

Only `fields` knows Django's models.
"""

from .parsing import NotADate
from .partial import PartialDate

__all__ = ["NotADate", "PartialDate"]
