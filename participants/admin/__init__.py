"""The editors' pages for who met, on what `summit_archive/editing/admin.py` promises for all."""

from . import countries, meetings, members, organisations, participations, people

__all__ = ["countries", "meetings", "members", "organisations", "participations", "people"]
