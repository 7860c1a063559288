"""The list of articles. A request falls through these files: none calls the one that called it.

filter.py (an address -> `Asked`) -> question.py (conditions -> codes; words by text_search.py, with the topics_named.py) -> result.py
(total, facets.py, histogram.py, a page by pages.py, cards.py) -> list_page.py (with the links,
did_you_mean.py, and pair_card.py of two whom the words name), which the template or the JSON is given. Files have every.py row of it, by rows.py.
"""
