"""Fills an archive with generated articles and all that belongs to them, once; see `load.py`."""
