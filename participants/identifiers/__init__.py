"""The numbers by which other collections know countries, organisations and people, so that tables can be joined: merge keys.

known_by    all of one record's, those that stand in columns of its own too; `identifiers_of(row)`
by_year     which a country had in a year
"""

from .known_by import identifiers_of

__all__ = ["identifiers_of"]
