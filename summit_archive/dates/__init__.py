"""Dates that are only partly known: EDTF text, the days it may mean, and words for people.

Nothing here knows the database; `summit_archive.dates.fields` stores what is made here.
"""

from .parsing import NotADate
from .partial import PartialDate

__all__ = ["NotADate", "PartialDate"]
