"""The editors' pages for who met, on what `summit_archive/editing/admin.py` promises for all.

countries       countries and places; the inline of names that people and organisations have, too
identifiers     the inline of numbers in other collections, of all of these
people          people with their terms, and the leaders among them
organisations   organisations with their members, series of meetings, offices
look_alikes     what goes by a name like the one that is about to be saved; meeting_cautions: what may be wrong in a meeting
spreadsheets    meetings brought by spreadsheet: preview, decision, taking back
meetings        meetings, with their links; meeting_form: which fields stand where; participations: the lines of who took part
pairs           which records are known to be two, to be taken back
members         its organisation's members as a meeting's participants
"""

from . import (
    countries,
    meetings,
    members,
    organisations,
    pairs,
    participations,
    people,
    spreadsheets,
)

__all__ = [
    "countries",
    "meetings",
    "members",
    "organisations",
    "pairs",
    "participations",
    "people",
    "spreadsheets",
]
