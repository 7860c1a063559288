"""Names in what a reader types: whom they name, how else they are spelt, what was meant by a mistyped one.

keys         what is typed -> words -> folded keys to ask the names for
lookup       keys -> matches, by the indexes of the names
recognising  matches -> named parts: whom what is typed names; with their owners and other spellings
joined       names that a dash joins, taken apart
named_pages  the pages of those named, for the lines above a list; titles finds meetings and series
misspelt     a few corrections of words that name nobody
alike        which rows go by a name like one that is about to be saved
completing   what is suggested as one types
pairs_begun  two of whom the second is being typed
merged       what somebody was called stays a name when two records become one
"""

from .joined import names_apart
from .named_pages import pages_named
from .recognising import NamedPart, recognise

__all__ = ["NamedPart", "names_apart", "pages_named", "recognise"]
