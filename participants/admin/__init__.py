"""The editors' pages: one noun a file, on what `editing.py` promises for all."""

from . import countries, meetings, offices, organisations, participations, people, places, series

__all__ = [
    "countries",
    "meetings",
    "offices",
    "organisations",
    "participations",
    "people",
    "places",
    "series",
]
