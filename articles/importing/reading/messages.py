"""Knows e-mails (.eml): the subject is the headline, the text the article. What a mail says of itself is not the article's.

The standard library's older way of reading them is taken: the newer one needs minutes for a damaged header.
"""

import email
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message
from io import BufferedReader
from typing import Any

from ..markup import plain_text
from ..problems import Problem, Refused, excerpt
from .citation_lists import Paragraph
from .documents import LONGEST_HEADLINE, Fields, document_fields, first_sentence, paragraphs_of
from .encodings import decoded
from .lines import Line, only_line

LARGEST_MESSAGE = 64 * 2**20
# What mail programs put before a subject, in English, German and Russian.
PASSED_ON = re.compile(r"(?:\s*(?:re|fwd?|aw|wg|ha|на|отв|пересл|пер)(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE)
TOLD_ATTACHMENTS = 10

OF_THE_MAIL = "it is the mail's own, not the article's: the {} is left open"
ATTACHED = "{} attachments were left out: bring them in by themselves"
LONG_SUBJECT = "the subject is longer than a headline may be: it was cut"


def read_message(stream: BufferedReader) -> Iterator[Line]:
    """The one line that an e-mail is."""
    return only_line(stream, LARGEST_MESSAGE, message_fields)


def message_fields(data: bytes) -> tuple[Fields, tuple[Problem, ...]]:
    """The article of an e-mail under our names. Raises Refused."""
    if len(data) > LARGEST_MESSAGE:
        raise Refused("", "", f"the e-mail is longer than {LARGEST_MESSAGE:,} bytes")
    try:
        message = email.message_from_bytes(data)
        parts = list(parts_of(message))
        texts = [part for part in parts if is_text(part)]
    except Exception as error:  # it names none, and an e-mail may be anything
        raise Refused("", "", f"the e-mail cannot be read ({error})") from error
    lines: list[Paragraph] = []
    doubts: list[Problem] = []
    for text in texts:
        more, doubtful = paragraphs_of_part(text)
        lines, doubts = [*lines, *more], [*doubts, *doubtful]
    headline = subject_of(message, doubts)
    fields, more_doubts = document_fields(without_headline(lines, headline), headline)
    if not fields:
        raise Refused("", "", "no text is found in the e-mail")
    return fields, (
        *doubts,
        *more_doubts,
        *about_the_mail(message, [part for part in parts if part not in texts]),
    )


def without_headline(lines: list[Paragraph], headline: str) -> list[Paragraph]:
    """The lines; without the first one that has words where it only says the headline again."""
    first = next((at for at, line in enumerate(lines) if line.words.strip()), None)
    if first is None or " ".join(lines[first].words.split()) != headline:
        return lines
    return lines[:first] + lines[first + 1 :]


# --- The parts ----------------------------------------------------------------


def parts_of(part: Any) -> Iterator[Any]:
    """The texts of a mail in their order, of the same text in several forms the plain one; and all that is attached."""
    kind = part.get_content_type()
    children = part.get_payload() if part.is_multipart() else []
    if kind == "message/rfc822" or not part.is_multipart():
        yield part
    elif kind == "multipart/alternative":
        best = next((child for child in children if has(child, "text/plain")), children[-1])
        yield from parts_of(best)
        others = [leaf for child in children if child is not best for leaf in child.walk()]
        yield from (leaf for leaf in others if leaf.get_content_maintype() not in ("text", "multipart"))
    else:
        for child in children:
            yield from parts_of(child)


def has(part: Any, kind: str) -> bool:
    return any(leaf.get_content_type() == kind for leaf in part.walk())


def is_text(part: Any) -> bool:
    is_attached = part.get_content_disposition() == "attachment" or part.get_filename()
    return part.get_content_type() in ("text/plain", "text/html") and not is_attached


def paragraphs_of_part(part: Any) -> tuple[list[Paragraph], tuple[Problem, ...]]:
    data = part.get_payload(decode=True) or b""
    try:
        text, doubts = decoded(data, part.get_content_charset("") if part.get_param("charset") else "")
    except Refused:
        text, doubts = decoded(data)
    if part.get_content_type() == "text/html":
        return [Paragraph(line) for line in plain_text(text).splitlines()], doubts
    if str(part.get_param("format", "")).lower() == "flowed":
        text = unflowed(text, str(part.get_param("delsp", "")).lower() == "yes")
    lines, more = paragraphs_of(text)
    return lines, doubts + more


def unflowed(text: str, drops_spaces: bool) -> str:
    """The paragraphs of a text that says which of its line ends are soft (RFC 3676): those behind a space."""
    whole: list[str] = []
    is_open = False
    for line in text.replace("\r\n", "\n").split("\n"):
        line = line.removeprefix(" ")
        goes_on = line.endswith(" ") and line != "-- "
        words = line[:-1] if goes_on and drops_spaces else line
        if is_open and line != "-- ":
            whole[-1] += words
        else:
            whole.append(words)
        is_open = goes_on
    return "\n".join(whole)


# --- What the mail says of itself ---------------------------------------------


def subject_of(message: Message, doubts: list[Problem]) -> str:
    subject = header(message, "subject")
    found = PASSED_ON.match(subject)
    headline = subject[found.end() :] if found else subject
    if len(headline) > LONGEST_HEADLINE:
        doubts.append(Problem("Subject", excerpt(headline), LONG_SUBJECT))
        headline = first_sentence(headline)
    return headline


def about_the_mail(message: Message, attached: list[Any]) -> Iterator[Problem]:
    for name, ours in (("Date", "day"), ("From", "publisher")):
        if value := header(message, name):
            yield Problem(name, excerpt(value), OF_THE_MAIL.format(ours))
    if attached:
        names = [name_of(part) for part in attached]
        more = ["…"] if len(names) > TOLD_ATTACHMENTS else []
        told = ", ".join(names[:TOLD_ATTACHMENTS] + more)
        yield Problem("", excerpt(told), ATTACHED.format(len(names)))


def name_of(part: Any) -> str:
    name = part.get_filename() or ""
    return excerpt(in_letters(str(name)), 100) or part.get_content_type()


def header(message: Message, name: str) -> str:
    """A header's words on one line; "" where it is not there."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(in_letters(raw).split())


def in_letters(raw: str) -> str:
    """What is written as =?koi8-r?B?…?=, or in bytes that nobody states."""
    try:
        raw.encode("ascii")
    except UnicodeEncodeError:
        try:
            return decoded(raw.encode("utf-8", "surrogateescape"))[0]
        except (Refused, UnicodeEncodeError):
            return raw.encode("utf-8", "replace").decode()
    try:
        pieces = decode_header(raw)
    except Exception:  # it names none, and a header may be anything
        return raw
    return "".join(word if isinstance(word, str) else in_charset(word, charset) for word, charset in pieces)


def in_charset(word: bytes, charset: str | None) -> str:
    try:
        return decoded(word, charset or "utf-8")[0]
    except Refused:
        return word.decode("utf-8", "replace")
