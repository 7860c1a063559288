"""A statement and a citation as they are read from an article: plain data, with the place of the words that show it."""

from typing import NamedTuple


class ReadStatement(NamedTuple):
    """What an article tells that somebody said. Of who it was only what its words name; never worked out from an office."""

    part: str
    """headline, standfirst, body or summary"""
    start: int
    end: int
    """of what was said"""
    text: str
    """the article's words there"""
    manner: str
    """a value of Statement.Manner: quoted, where all of the words stand in quotation marks"""
    speaker_name: str
    """the words for who said it: the name, where one is given, else the office or the body"""
    speaker_start: int
    speaker_end: int
    """of those words, in the same part"""
    rule: str
    """the slug of a rule of `reading/rules.py`"""
    certainty: str
    """sure, likely or possible"""
    speaker: int | None = None
    """a person"""
    office: int | None = None
    organisation: int | None = None
    is_of_a_voice: bool = False
    """by whoever speaks for others: a press secretary, a press service, a government"""
    on_behalf_of: str = ""
    """the words for whom they speak for: “the Kremlin” of its press secretary"""


class ReadCitation(NamedTuple):
    """One of the sources that an article names as its own."""

    part: str
    start: int
    end: int
    as_given: str
    """the article's words there"""
    rule: str
    certainty: str
