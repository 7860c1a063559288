"""Dates that are only partly known: EDTF text, the days it may mean, and words for people.

parsing   EDTF text -> a shape, or a sentence on what was expected
written   dates as people write them -> EDTF; what may be two dates is refused with both
instead   what is often typed and cannot be kept, and what to write instead
shapes    what such a date can be, and its days as spans
seasons   the days of seasons, quarters and other parts of a year
words     a shape in words, made of phrases; russian: the phrases in Russian, of russian_words
partial   `PartialDate`, which is what the rest of the archive uses
fields    the fields of forms and models that hold one, and its possible days
day_words the names of months and weekdays in many languages, to read; months: to write
plain_days days that are wholly known, and the time between two, in words

Only `fields` knows Django's models.
"""

from .parsing import NotADate
from .partial import PartialDate

__all__ = ["NotADate", "PartialDate"]
