"""The editors' pages for what was written, on what `participants/admin/editing.py` promises for all."""

from . import articles, batches, mentions, publishers, topics

__all__ = ["articles", "batches", "mentions", "publishers", "topics"]
