"""The list of meetings, and that of meetings not confirmed as held (not_confirmed.py); perhaps_same.py: who counts twice.

filter.py (an address -> `Asked`, by conditions.py) -> question.py (conditions -> querysets, and by found.py sets of the meetings
remembered) -> result.py (totals, facets.py, silence.py, a page of cards.py) -> list_page.py (with the links), which the template or the JSON is given.
countries.py: all of them, as the filters offer them; newest.py: the newest of a set, as cards;
coming.py: what is still to come. files.py: all that fit, as tables have them.
days_filter.py is for tables that are no lists: which days and countries of them are asked for.
"""
