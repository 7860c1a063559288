"""The editors' pages for what was written, on what `summit_archive/editing/admin.py` promises for all."""

from . import articles, batches, mentions, publishers_and_topics

__all__ = ["articles", "batches", "mentions", "publishers_and_topics"]
