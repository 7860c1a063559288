"""The tables of the ground, which know no country and no article."""

from .distinct import DistinctPair
from .page_cache.version import ChangeCount
from .postgres.installed import InstalledText
from .slugs import FormerSlug

__all__ = ["ChangeCount", "DistinctPair", "FormerSlug", "InstalledText"]
