"""What every filtered list has in common: its address read, its conditions, its facets and its pages."""

from .base import ListFilter, RowList

__all__ = ["ListFilter", "RowList"]
