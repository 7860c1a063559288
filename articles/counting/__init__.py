"""How many published articles have which values, exactly, from what the database keeps beside them.

facets      what they are listed and counted by, declared once; `sql/` is filled in from it
codes       one number for each value of each facet; days: a range of days in codes
question    what is asked for, in codes
counts      answers it by one of three ways: kept (all articles, or those of one value), few (their listings,
            one by one), bitmaps (many)
places      the articles of a page, however deep; about: articles about a row, for the pages of rows
keeping     what writers of many rows tell the triggers
recount     compares all that is kept with the articles, and repairs it

The tables are those of `articles/models/listing.py`.
"""
