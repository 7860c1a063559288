"""Titles of meetings in Russian, composed of what the English ones say: who, which body or series, where and when.

A title is read part by part; each part is a name on record, an office, a kind of meeting or a day. What cannot be read to its end
has no Russian title, so that none says less, or more, than the record.

called      the title in the language of the page
reading     a title -> what it is about, where, how and when -> the Russian one
heads       what it is about: bodies, series, calls, visits; parties: who met, in the genitive
days        when, as titles have it
on_record   names in English and what they are in Russian, remembered by each process
"""

from .called import title_called

__all__ = ["title_called"]
