"""Names in what a reader types: whom they name, how else they are spelt, what was meant by a mistyped one.

typed (typed.py) -> keys to ask for (keys.py) -> matches (lookup.py) -> parts (recognising.py), with their
owners (owners.py) and spellings (spellings.py). `found.py` is for the block above a list, `misspelt.py` for
typing errors, `completing.py` for what is suggested as one types.
"""

from .named_pages import pages_named
from .recognising import NamedPart, recognise

__all__ = ["NamedPart", "pages_named", "recognise"]
