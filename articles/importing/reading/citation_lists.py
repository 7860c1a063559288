"""Knows the list of sources at a text's end: under a heading that says so, or numbered entries with addresses.

An entry stays as given, without the mark before it. Where it is not sure that there is a list, all stays text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..problems import Problem, excerpt

LONGEST_ENTRY = 1000
MOST_ENTRIES = 500
# What is longer and holds no address is a paragraph.
LONGEST_PLAIN_ENTRY = 300

Citation = dict[str, str]


class Paragraph(NamedTuple):
    """A line of a text; "" where a blank one stood.

    `kind` is what the document's own styles call it: "title", "heading", "item" (of a list), or "".
    `address` is that of the one link in it, where the words do not say it.
    `is_whole`: its beginning is known to be that of a paragraph, so it goes on with no line before it.
    """

    words: str
    kind: str = ""
    address: str = ""
    is_whole: bool = False


HEADING = re.compile(
    r"[#*_\s]*(?:sources(?: cited| and references)?|(?:list of )?(?:cited )?sources|citations|references|works cited|"
    r"bibliography|(?:использованные )?источники(?: и ссылки)?|список (?:источников|литературы)|ссылки|литература|"
    r"джерела)[*_\s]*:?[*_\s]*",
    re.IGNORECASE,
)
ON_ONE_LINE = re.compile(
    r"(?:sources|citations|references|источники|ссылки|джерела)\s*:\s*(?=\S)", re.IGNORECASE
)
MAY_PART = re.compile(r", |\s(?:and|и|та|і)\s")
# “regional briefings.”, not “Gazprom Inc.” or “J. D.”
ENDS_A_SENTENCE = re.compile(
    r"[^\W\d_]{2}[”»\")\]]?\.\Z(?<!Inc\.)(?<!Ltd\.)(?<!Co\.)(?<!Corp\.)(?<!Jr\.)(?<!etc\.)(?<!др\.)"
)
NUMBER = re.compile(r"\s*(?:\[\^?(?P<bracketed>\d{1,3})\]:?|(?P<plain>\d{1,3})[.)](?=\s))\s*")
BULLET = re.compile(r"\s*(?:[-–—*+•·▪●◦‣]\s+)")
ENDS_LIST = re.compile(r"\s*(?:©|\(c\)\s|[-*_=]{3,}\s*$|#)", re.IGNORECASE)

ADDRESS = re.compile(r"https?://[^\s<>\"«»“”]+", re.IGNORECASE)
MARKDOWN_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+)\)", re.IGNORECASE)

TOO_LONG = f"an entry of the list is longer than {LONGEST_ENTRY:,} characters: the list stays in the text"
TOO_MANY = f"the list has more than {MOST_ENTRIES} entries: it stays in the text"

Split = tuple[list[Paragraph], list[Citation], tuple[Problem, ...]]


def split_citations(paragraphs: Sequence[Paragraph]) -> Split:
    """The text without its list, and the list: [{"as_given": …, "source_url": …}], the address where one stands."""
    lines = list(paragraphs)
    for split in (under_heading, on_one_line, numbered):
        found = split(lines)
        if found is None:
            continue
        entries, rest = found
        if len(entries) > MOST_ENTRIES:
            return lines, [], (Problem("citations", f"{len(entries):,}", TOO_MANY),)
        too_long = next((entry for entry in entries if len(entry.words) > LONGEST_ENTRY), None)
        if too_long:
            return lines, [], (Problem("citations", excerpt(too_long.words), TOO_LONG),)
        return rest, [as_citation(entry) for entry in entries], ()
    return lines, [], ()


def as_citation(entry: Paragraph) -> Citation:
    words = " ".join(MARKDOWN_LINK.sub(r"\1", entry.words).split())
    address = entry.address or address_in(entry.words)
    return {"as_given": words} | ({"source_url": address} if address else {})


def address_in(words: str) -> str:
    """The address in an entry; "" where none stands there, or several, of which nobody says which is meant."""
    found = {whole_address(match[0]) for match in ADDRESS.finditer(words)}
    return found.pop() if len(found) == 1 else ""


def whole_address(found: str) -> str:
    """Without the sentence's own signs behind it."""
    while found and (found[-1] in ".,;:!?'’*_]}" or found[-1] == ")" and found.count("(") < found.count(")")):
        found = found[:-1]
    return found


# --- Where the list is --------------------------------------------------------

Found = tuple[list[Paragraph], list[Paragraph]] | None


def under_heading(lines: list[Paragraph]) -> Found:
    """The entries below the last heading that says so, and all other lines."""
    for at in range(len(lines) - 1, -1, -1):
        if len(lines[at].words) < 60 and HEADING.fullmatch(lines[at].words):
            entries, rest = entries_below(lines[at + 1 :])
            return (entries, lines[:at] + rest) if entries else None
    return None


def on_one_line(lines: list[Paragraph]) -> Found:
    """Of a last line such as "Sources: the press service; regional briefings", with semicolons between several."""
    at = next((at for at in range(len(lines) - 1, 0, -1) if lines[at].words.strip()), 0)
    found = at and ON_ONE_LINE.match(lines[at].words)
    if not found:
        return None
    words = lines[at].words[found.end() :]
    if MAY_PART.search(words) and ";" not in words and not ADDRESS.search(words):
        # Whether commas and “and” part entries or stand within one is not sure: whoever reads the text proposes what it names.
        return None
    entries = [Paragraph(without_stop(entry.strip())) for entry in words.split(";") if entry.strip(" .")]
    return (entries, lines[:at]) if entries else None


def without_stop(entry: str) -> str:
    """The stop of the sentence belongs to no entry; that of an abbreviation or an address does."""
    return entry[:-1] if ENDS_A_SENTENCE.search(entry) else entry


def numbered(lines: list[Paragraph]) -> Found:
    """Of a text that ends with lines numbered from 1, which hold addresses: all, or half of them where [1] is written."""
    begin = end = len(lines)
    marks: list[re.Match[str]] = []
    for at in range(len(lines) - 1, 0, -1):
        if not lines[at].words.strip():
            continue
        found = NUMBER.match(lines[at].words)
        if not found:
            break
        marks.insert(0, found)
        begin = at
        if numbers(found) == 1:
            break
    if [numbers(mark) for mark in marks] != list(range(1, len(marks) + 1)) or not marks:
        return None
    entries = [line for line in lines[begin:end] if line.words.strip()]
    with_address = sum(bool(entry.address or ADDRESS.search(entry.words)) for entry in entries)
    enough = len(entries) / 2 if all(mark["bracketed"] for mark in marks) else len(entries)
    return ([unmarked(entry) for entry in entries], lines[:begin]) if with_address >= enough else None


def numbers(mark: re.Match[str]) -> int:
    return int(mark["bracketed"] or mark["plain"])


def entries_below(lines: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The entries that follow a heading, and what stands behind them and is none."""
    entries: list[Paragraph] = []
    is_marked = after_blank = False
    for at, line in enumerate(lines):
        if not line.words.strip():
            after_blank = True
            continue
        has_mark = is_entry_marked(line)
        is_marked = has_mark if not entries else is_marked
        if line.kind == "heading" or ENDS_LIST.match(line.words) or is_paragraph(line):
            return entries, lines[at:]
        goes_on = is_address(line.words) or (is_marked and not line.is_whole)
        if entries and not after_blank and goes_on and not has_mark:
            entries[-1] = entries[-1]._replace(words=f"{entries[-1].words} {line.words.strip()}")
        elif entries and is_marked and not has_mark:
            return entries, lines[at:]
        else:
            entries.append(unmarked(line))
        after_blank = False
    return entries, []


def is_entry_marked(line: Paragraph) -> bool:
    return line.kind == "item" or is_marked(line.words)


def is_marked(words: str) -> bool:
    return bool(NUMBER.match(words) or BULLET.match(words))


def is_paragraph(line: Paragraph) -> bool:
    has_address = line.address or ADDRESS.search(line.words)
    return len(line.words) > LONGEST_PLAIN_ENTRY and not has_address and not is_entry_marked(line)


def is_address(words: str) -> bool:
    return bool(ADDRESS.fullmatch(words.strip().strip("<>()")))


def unmarked(line: Paragraph) -> Paragraph:
    words = line.words
    found = NUMBER.match(words) or BULLET.match(words)
    # Of what is nothing but a number, the number is what was given.
    return line._replace(words=words[found.end() :] or words) if found else line
