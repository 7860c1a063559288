"""What readers and programs see, as files to take along: whole, with what each column means, and where it comes from.

An app declares what each of its nouns tells (`Noun`, `Field`), and its `urls` which forms each page has (`page`). All
else follows from these two: JSON, JSON lines, CSV, workbooks and Parquet, the codebook, the description of the API,
the links of each page to its forms.

fields     a noun and its fields: name, kind, unit, meaning, where its doubt stands
forms      the forms that a file can have, by their endings
pages      which forms each page has, and under which addresses
about      what every file says of itself: licence, version of the archive, moment, address
names      what a file is called: the list, its filter, the day
values     a value as JSON, CSV and workbooks spell it
lines      rows as CSV or JSON lines, sent as they come; a stream that breaks says so in its last line
citations  rows as BibTeX, RIS and CSL-JSON
workbooks  rows as .xlsx, with the codebook as a second sheet; parquet: rows as Apache Parquet
graphs     networks as GraphML and GEXF
atom       a feed of what is new, changed and gone
answers    the answer to a request for a list as a file
"""

from .fields import ABOUT_FIELDS, Field, Kind, Noun
from .pages import page

__all__ = ["ABOUT_FIELDS", "Field", "Kind", "Noun", "page"]
