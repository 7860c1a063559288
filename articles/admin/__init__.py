"""The editors' pages for what was written, on what `summit_archive/editing/admin.py` promises for all.

articles     the article's form, with its inlines (inlines.py) and its other versions (versions.py): what it asks
             before it saves (article_forms.py), how a pasted text fills it (reading_in.py), and how many are published
             or withdrawn at once (status_actions.py), and found (search.py)
mentions     the list of mentions, and what an editor decides of them
inbox        all that waits, grouped, on what articles/desk gives and articles/deciding does: inbox_presses is what its
             buttons do, to inbox_words, inbox_names or inbox_articles, which share inbox_decisions; inbox_pasting makes a draft of a pasted text; remembered lists decisions that stand for later
encounters   the inbox of meetings that articles report, grouped, on what articles/desk gives: deciding is its buttons,
             encounter_forms what an editor says otherwise; encounter_decisions lists what was decided,
             self_acceptance says what is accepted by itself
proposed_words   the lists of statements and sources that were read, and what an editor decides of them
publishers_and_topics
sources      those without an article
uploading    “Import articles”: a file is taken in; then batches lists the import batches,
             batch_pages shows one and has its buttons, batch_facts is what these pages tell
feeds        the feeds that are followed: how each is doing, its form, and “Fetch now”
quality      “Data quality”: what the checks of articles/quality find
"""

from . import (
    articles,
    batches,
    encounter_decisions,
    encounters,
    feeds,
    mentions,
    proposed_words,
    publishers_and_topics,
    remembered,
    self_acceptance,
    sources,
)

__all__ = [
    "articles",
    "batches",
    "encounter_decisions",
    "encounters",
    "feeds",
    "mentions",
    "proposed_words",
    "publishers_and_topics",
    "remembered",
    "self_acceptance",
    "sources",
]
