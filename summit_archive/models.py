"""The tables of the ground, which know no country and no article."""

from .corrections.correction import Correction
from .history.tables import Change, Step
from .page_cache.version import ChangeCount
from .postgres.installed import InstalledText
from .slugs import FormerSlug

__all__ = ["Change", "ChangeCount", "Correction", "FormerSlug", "InstalledText", "Step"]
