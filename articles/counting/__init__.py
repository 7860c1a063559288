"""How many published articles have which values, from what the database keeps beside them.

facets      what they are listed and counted by, declared once; `sql/` is filled in from it
codes       one number for each value of each facet; days: a range of days in codes
question    what is asked for, in codes
counts      answers it, exactly but for samples of a search, by one of three ways: stored_counts (all articles, or
            those of one value), row_by_row (the listings of few), bitmaps (many)
places      the articles of a page, however deep; about: articles about a row, for the pages of rows
bulk_changes what writers of many rows tell the triggers
recount     compares all that is kept with the articles, and repairs it

The tables are those of `articles/models/listing.py`.
"""
