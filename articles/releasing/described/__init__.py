"""A release described for people and programs; each file of these says the same in the words of its readers.

release      what all of them describe
codebook     every column, as a table and to read; readme: how to use the release
datapackage  Frictionless Data Package
croissant    ML Commons' Croissant
crate        RO-Crate
citation     CITATION.cff
"""

from .citation import citation
from .codebook import codebook, codebook_rows
from .crate import crate
from .croissant import croissant
from .datapackage import datapackage
from .readme import readme
from .release import Licensed, Release

__all__ = [
    "Licensed",
    "Release",
    "citation",
    "codebook",
    "codebook_rows",
    "crate",
    "croissant",
    "datapackage",
    "readme",
]
