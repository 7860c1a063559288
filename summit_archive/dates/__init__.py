"""Dates that are only partly known: EDTF text, the days it may mean, and words for people.

Nothing here knows the database; `summit_archive.dates.fields` stores what is made here.
"""

from .partial import PartialDate
from .refusals import NotADate

__all__ = ["NotADate", "PartialDate"]
