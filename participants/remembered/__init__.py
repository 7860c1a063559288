"""Every meeting as readers find and count it, remembered by each process: one bit a meeting, a number a value.

sql/kept.sql   keeps a narrow row of each meeting, beside it; kept: which rows are wrong, and their repair
rows           asks the database, once a request, for the rows that were written since
memory         `Memory`: the meetings of a moment as bits, never changed; filling: a newer one from it and rows
bits           arithmetic with sets; kept_sets: how they are kept; days: days as numbers
people         in which meetings a person was; alike: which may be the same as another
remembering    `remembered()`: the memory of now, in one query

The truth is in the database: what a process remembers is only ever brought up to date with it, and a transaction that has
written reads on a copy of its own. So nothing is stale, and nothing of a version has to be known.
"""

from .remembering import remembered

__all__ = ["remembered"]
