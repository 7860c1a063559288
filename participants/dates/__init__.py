"""Dates that are only partly known: EDTF text, the days it may mean, and words for people.

Nothing here knows the database; `participants.fields` stores what is made here.
"""

from .partial import PartialDate
from .refusal import NotADate

__all__ = ["NotADate", "PartialDate"]
