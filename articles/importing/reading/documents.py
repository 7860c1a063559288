"""Knows how people write an article down: a headline, lines such as "Published: …", paragraphs, its sources.

Only what is labelled becomes a field; whatever else stands there stays text, so that nothing is lost.
"""

import re
from collections.abc import Iterable, Iterator
from io import BufferedReader
from typing import Any

from summit_archive.text.sentences import is_end

from ..days import NoDay, day_as_written
from ..mapping import EITHER, FOLDED, folded
from ..problems import Problem, Refused, excerpt
from .citation_lists import Citation, Paragraph, is_marked, split_citations
from .encodings import of_itself
from .lines import Line, only_line

# A first line longer than this is a paragraph. (News agencies put whole sentences into headlines.)
LONGEST_FIRST_LINE = 300
LONGEST_HEADLINE = 1000
# So far below the headline labelled lines are looked for, unless a paragraph comes before.
HEAD_LINES = 8
LONGEST_HEAD_LINE = 200

Fields = dict[str, Any]


def text_fields(text: str) -> tuple[Fields, tuple[Problem, ...]]:
    """The article that a plain text is, under our names, and what is doubtful in it; {} of a text without words.

    `citations` is a list of {"as_given": …, "source_url": …}, the address where the entry has one.
    """
    lines, doubts = paragraphs_of(text)
    fields, more = document_fields(lines)
    return fields, doubts + more


def document_fields(
    paragraphs: Iterable[Paragraph], headline: str = ""
) -> tuple[Fields, tuple[Problem, ...]]:
    """The article that the paragraphs are; `headline`, where it is known from elsewhere."""
    lines, citations, doubts = split_citations(list(paragraphs))
    head = Head(lines, headline)
    body = "\n".join(line.words for line in head.lines).strip("\n")
    stated: dict[str, str | list[Citation]] = {**head.fields, "body": body, "citations": citations}
    return {name: value for name, value in stated.items() if value}, (*head.doubts, *doubts)


# --- The lines of plain text --------------------------------------------------

MARKDOWN_TITLE = re.compile(r"#\s+(.*?)[#\s]*")
UNDERLINE = re.compile(r"(?:=|-){3,}\s*")

FENCE, MOST_FRONT_LINES = "---", 50
FRONT_LINE = re.compile(r"[^\W\d][^:\n]*:|\s*-|\s*\Z")
QUOTED = re.compile(r"""([^\W\d][^:\n]*?)\s*:\s*(["'])(.*)\2\s*""")

WRAPPED = "its lines are broken at {} characters: they were joined to paragraphs"
# A text whose lines are all shorter than this was not broken by a program.
NARROWEST, WIDEST = 50, 100


def paragraphs_of(text: str) -> tuple[list[Paragraph], tuple[Problem, ...]]:
    """The lines, each a paragraph; those that a program broke at its width are joined, and that is told."""
    lines = [line.rstrip() for line in text.removeprefix("\ufeff").replace("\r\n", "\n").splitlines()]
    lines = without_fences(lines)
    width = width_of(lines)
    doubts = (Problem("body", "", WRAPPED.format(width)),) if width else ()
    return with_title(joined(lines, width) if width else lines), doubts


def without_fences(lines: list[str]) -> list[str]:
    """The lines; where they begin as Markdown's "front matter" does, what states our fields first, without its fences."""
    end = next((at for at, line in enumerate(lines[:MOST_FRONT_LINES]) if at and line == FENCE), 0)
    front = lines[1:end]
    if not end or lines[0] != FENCE or not all(FRONT_LINE.match(line) for line in front):
        return lines
    plain = [QUOTED.sub(r"\1: \3", line) for line in front]
    ours = [line for line in plain if field_stated(line)]
    return [*ours, *(line for line in plain if line not in ours), *lines[end + 1 :]]


def with_title(lines: list[str]) -> list[Paragraph]:
    """Paragraphs, of which a first line may be a title by Markdown: "# Leaders meet", or underlined."""
    paragraphs = [Paragraph(line) for line in lines]
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return paragraphs
    if found := MARKDOWN_TITLE.fullmatch(lines[first]):
        paragraphs[first] = Paragraph(found[1], "title")
    elif first + 1 < len(lines) and UNDERLINE.fullmatch(lines[first + 1]):
        paragraphs[first : first + 2] = [Paragraph(lines[first], "title")]
    return paragraphs


def width_of(lines: list[str]) -> int:
    """The width at which a program broke the lines, or 0 where each line is a paragraph.

    A line was broken where the next one's first word would not have fitted.
    """
    width = max(map(len, lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = [pair for pair in zip(lines, lines[1:], strict=False) if all(pair)]
    broken = sum(is_broken(*pair, width) for pair in pairs)
    return width if broken >= 3 and broken >= 0.5 * len(pairs) else 0


def is_broken(line: str, following: str, width: int) -> bool:
    if (
        not following.strip()
        or following[0].isspace()
        or is_marked(following)
        or LABELLED.fullmatch(following)
    ):
        return False
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def joined(lines: list[str], width: int) -> list[str]:
    whole: list[str] = []
    before = ""
    for line in lines:
        if before and is_broken(before, line, width):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
        before = line
    return whole


# --- The head: headline and labelled lines ------------------------------------

# Under these a text states our fields, besides the names that records have for them.
LABELLED_FIELDS = ("published_on", "publisher", "url", "byline", "language")
MORE_LABELS = {
    "headline": "headline",
    "title": "headline",
    "заголовок": "headline",
    "by": "byline",
    "writtenby": "byline",
}
MORE_LABELS |= {"posted": "published_on", "postedon": "published_on", "размещено": "published_on"}
FIELD_OF = {alias: field for field in LABELLED_FIELDS for _, alias in FOLDED[field]} | MORE_LABELS
# A mail that was passed on begins with these, and its day is the mail's.
OF_A_MAIL = re.compile(r"[>*\s]*(?:from|to|sent|subject|от|кому|отправлено|тема)[*\s]*:", re.IGNORECASE)
DAY_OF_A_MAIL = ("date", "дата")
LABELLED = re.compile(r"[*_]*([^\W\d_][^:\n]{1,30}?)[*_]*\s*:[*_]*\s*(\S.*)")
BY = re.compile(r"By ((?:[^\W\d_a-zа-яё][\w.’'-]*,?(?: |\Z)|and |of |de |von |van ){2,8})")
WEB_ADDRESS = re.compile(r"<?(https?://[^\s<>\"]+)>?", re.IGNORECASE)
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
LONGEST = {"publisher": 200, "byline": 300}

NO_DAY = "no day can be read from it, so it stays in the text: {}"
NO_FIELD = "it cannot be read as the {}, so it stays in the text"
ANOTHER = "the {} is stated a second time, so it stays in the text"
ONE_LINE = "the text is one line: its first sentence was taken as the headline"
LONG_LINE = "the first line is too long for a headline: its first sentence was taken, and stays in the text"


def field_stated(words: str) -> tuple[str, str, str] | None:
    """Our field, the label and the value of a line such as "Published: 26 December 2023"."""
    found = LABELLED.fullmatch(words.strip())
    field = FIELD_OF.get(folded(found[1])) if found else None
    if not found or field is None:
        return None
    label, value = found[1], found[2].strip()
    if folded(label) in EITHER:
        field = "url" if WEB_ADDRESS.fullmatch(value) else "publisher"
    return field, label, value


def is_headline(words: str) -> bool:
    """Whether it may be one: it has letters, and states no field."""
    return any(map(str.isalnum, words)) and not field_stated(words)


class Head:
    """The fields that a text states before its paragraphs, the lines that are left, and what is doubtful."""

    def __init__(self, lines: list[Paragraph], headline: str):
        self.lines = lines
        self.fields: dict[str, str] = {"headline": headline} if headline else {}
        self.doubts: list[Problem] = []
        above = [line.words for line in lines if line.words.strip()][: HEAD_LINES + 1]
        self._passes_on_a_mail = sum(bool(OF_A_MAIL.match(words)) for words in above) > 1
        self._take_labelled(0, first_only=True)
        at = 0
        if "headline" not in self.fields:
            at = self._take_headline()
        self._take_labelled(at)

    def _take_headline(self) -> int:
        """The place behind the headline."""
        places = [at for at, line in enumerate(self.lines) if line.words.strip()]
        if not places:
            return 0
        titles = [at for at in places if self.lines[at].kind == "title"]
        plain = [at for at in places if is_headline(self.lines[at].words)]
        at = (titles or plain or places)[0]
        words = " ".join(self.lines[at].words.split())
        if len(places) > 1 and len(words) <= LONGEST_FIRST_LINE:
            self.fields["headline"] = words
            del self.lines[at]
            return at
        sentence = first_sentence(words)
        self.fields["headline"] = sentence
        self.doubts.append(
            Problem("headline", excerpt(sentence), ONE_LINE if len(places) == 1 else LONG_LINE)
        )
        if sentence == words and len(places) == 1:
            del self.lines[at]
        return at

    def _take_labelled(self, start: int, *, first_only: bool = False) -> None:
        """Take out the labelled lines from `start` on; `first_only`: while each line is one."""
        at, seen = start, 0
        while at < len(self.lines) and seen < HEAD_LINES:
            words = self.lines[at].words.strip()
            if len(words) > LONGEST_HEAD_LINE:
                return
            seen += bool(words)
            if words and self._takes(words, may_be_by=not first_only):
                del self.lines[at]
            elif words and first_only:
                return
            else:
                at += 1

    def _takes(self, words: str, *, may_be_by: bool) -> bool:
        """Whether the line states a field, which is taken."""
        if may_be_by and "byline" not in self.fields and (found := BY.fullmatch(words)):
            self.fields["byline"] = found[1].strip()
            return True
        if not (stated := field_stated(words)):
            return False
        field, label, value = stated
        if self._passes_on_a_mail and folded(label) in DAY_OF_A_MAIL:
            return False
        why = self._why_not(field, value)
        if why:
            self.doubts.append(Problem(label, excerpt(value), why))
            return False
        address = WEB_ADDRESS.fullmatch(value)
        self.fields[field] = address[1] if address else value
        return True

    def _why_not(self, field: str, value: str) -> str:
        if field in self.fields:
            return ANOTHER.format(field.replace("_", " "))
        if field == "published_on":
            try:
                day_as_written(value)
            except NoDay as no_day:
                return NO_DAY.format(no_day)
        is_wrong = (
            (field == "url" and not WEB_ADDRESS.fullmatch(value))
            or (field == "language" and not LANGUAGE.fullmatch(value))
            or len(value) > LONGEST.get(field, LONGEST_HEADLINE)
        )
        return NO_FIELD.format(field.replace("_", " ")) if is_wrong else ""


# --- The first sentence -------------------------------------------------------

SENTENCE_ENDS = re.compile(r"[.!?…]+[»”\"')\]]*(?=\s+[«“\"(\[]?[A-ZА-ЯЁ\d])")


def first_sentence(words: str) -> str:
    """No longer than a headline may be."""
    for end in SENTENCE_ENDS.finditer(words):
        if is_end(words, end):
            words = words[: end.end()].strip()
            break
    if len(words) <= LONGEST_HEADLINE:
        return words
    return words[: LONGEST_HEADLINE - 1].rpartition(" ")[0] + "…"


# --- Files --------------------------------------------------------------------

LARGEST_TEXT = 32 * 2**20


def read_text(stream: BufferedReader) -> Iterator[Line]:
    """The one line that a text is."""
    return only_line(stream, LARGEST_TEXT, file_fields)


def file_fields(data: bytes) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The article of a file of text under our names. Raises Refused."""
    if len(data) > LARGEST_TEXT:
        raise Refused("", "", f"the text is longer than {LARGEST_TEXT:,} bytes")
    text, doubts = of_itself(data)
    fields, more = text_fields(text)
    return fields, doubts + more
