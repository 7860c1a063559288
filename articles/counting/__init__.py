"""How many published articles have which values, exactly, from what the database keeps beside them.

`facets.py` declares what they are listed and counted by; `sql/` is filled in from it.

The tables are those of `articles/models/listing.py`, kept by the functions and triggers of `sql/`. `counts`
(`counts.py`) answers a `Question` (`question.py`); it chooses among three ways:

1. all articles, or those of one value: the kept counts (`kept.py`);
2. up to `FEW` articles, or a fortieth of all: their listings, one by one (`few.py`);
3. more: the bitmaps of the values (`bitmaps.py`).

`places.py` finds the articles of a page, whatever its depth.
"""
