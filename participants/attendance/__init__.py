"""Who came to the editions of a series: what is recorded, against the membership in force on each day.

Silence is not absence: a state of which an edition's records say nothing is "not recorded".
"""

from .record import SeriesRecord

__all__ = ["SeriesRecord"]
