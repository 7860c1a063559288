"""Tells which texts are versions of one story: the same wire report on many sites, with small edits.

tokens   texts -> words as numbers; `normalised_hash`, equal for texts that differ in nothing but writing
minhash  words -> shingles of three -> a MinHash `Signature`: bands, by which texts that are nearly the
         same are found among millions, and a sketch, which says how alike two of them are
story    which of the texts found is a version of the same story, by sketches and days

Pure: knows neither articles nor the database. Signatures are kept, so what they are made of (words,
shingles, bins, bands) cannot change without making all of them again; a test holds on to one.
"""

from .minhash import FEWEST_WORDS, Signature, signature, signatures
from .story import DAYS, MOST_CANDIDATES, SAME_STORY, SAME_STORY_ON_SOME_DAY, Version, likeness, story_of
from .tokens import normalised_hash

__all__ = [
    "DAYS",
    "FEWEST_WORDS",
    "MOST_CANDIDATES",
    "SAME_STORY",
    "SAME_STORY_ON_SOME_DAY",
    "Signature",
    "Version",
    "likeness",
    "normalised_hash",
    "signature",
    "signatures",
    "story_of",
]
