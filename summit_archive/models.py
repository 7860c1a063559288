"""The tables of the ground, which know no country and no article."""

from .postgres.installed import InstalledText

__all__ = ["InstalledText"]
