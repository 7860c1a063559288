"""A picture of a page, for wherever somebody shares its address: what it is, its title, when, and who; as a PNG.

In the site's own type, whose files are subsets: a word with a letter that none of them has is written in Latin letters.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from anyascii import anyascii
from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
MARGIN = 80
ROOM = WIDTH - 2 * MARGIN
# static/css/tokens.css: paper, ink, muted, hairline, accent, doubt
PAPER, INK, MUTED, HAIRLINE, ACCENT, DOUBT = "#fbfaf5", "#1d1b16", "#5b574c", "#dad5c6", "#1a4f80", "#85440a"
REGULAR, BOLD = 400, 600
# The largest in which a title has room in so many lines; a longer one is cut in the last.
TITLE_SIZES = [(68, 2), (56, 3), (46, 4)]
TEXT_SIZE, KIND_SIZE = 34, 30
LEADING = 1.24

FOLDER = "vendor/source-serif-4/source-serif-4-{}-wght-normal.woff2"
# What each of the files has, as tokens.css says of them.
LETTERS = {
    "latin": "0000-00FF 0131 0152-0153 02BB-02BC 02C6 02DA 02DC 2000-206F 20AC 2122 2191 2193 2212",
    "latin-ext": "0100-02BA 02BD-02C5 02C7-02CC 02CE-02D7 02DD-02FF 1E00-1E9F 1EF2-1EFF 20A0-20AB",
    "cyrillic": "0301 0400-045F 0490-0491 04B0-04B1 2116",
}


@dataclass(frozen=True)
class Shared:
    """What is written on the picture. `is_doubted`: the date is not certain."""

    kind: str
    title: str
    when: str = ""
    who: str = ""
    is_doubted: bool = False


def drawn(shared: Shared, site: str) -> bytes:
    """Its PNG; some 30 ms. `site` is the archive's name."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(image)
    write(pen, MARGIN, 92, shared.kind, KIND_SIZE, REGULAR, ACCENT)
    base = 132
    size, lines = title_lines(shared.title)
    for line in lines:
        base += round(size * LEADING)
        write(pen, MARGIN, base, line, size, BOLD, INK)
    base += 22
    parts = [(shared.when, 1, DOUBT if shared.is_doubted else INK), (shared.who, 2, MUTED)]
    for text, most, ink in parts:
        for line in wrapped(text, TEXT_SIZE, REGULAR, most):
            base += round(TEXT_SIZE * LEADING)
            write(pen, MARGIN, base, line, TEXT_SIZE, REGULAR, ink)
    foot(pen, site)
    kept = io.BytesIO()
    image.save(kept, "PNG", compress_level=3)
    return kept.getvalue()


def foot(pen: ImageDraw.ImageDraw, site: str) -> None:
    """A line, and the archive's mark and name under it."""
    top = HEIGHT - 96
    pen.line([(MARGIN, top), (WIDTH - MARGIN, top)], fill=HAIRLINE, width=2)
    left, middle = MARGIN, top + 26
    pen.rounded_rectangle([left, middle, left + 44, middle + 44], radius=7, fill=ACCENT)
    pen.arc([left + 12, middle + 16, left + 32, middle + 42], 180, 0, fill=PAPER, width=3)
    pen.line([(left + 8, middle + 29), (left + 36, middle + 29)], fill=PAPER, width=3)
    for dot in (14, 22, 30):
        pen.ellipse([left + dot - 2, middle + 33, left + dot + 2, middle + 37], fill=PAPER)
    write(pen, left + 60, middle + 33, site, KIND_SIZE, BOLD, INK)


# --- Lines


def title_lines(title: str) -> tuple[int, list[str]]:
    """The size, and the title in lines."""
    for size, most in TITLE_SIZES:
        lines = wrapped(title, size, BOLD, most + 1)
        if len(lines) <= most:
            return size, lines
    return size, wrapped(title, size, BOLD, most)


def wrapped(text: str, size: int, weight: int, most: int) -> list[str]:
    """At most so many lines; what has no room is told by "…"."""
    lines: list[str] = []
    for word in drawable(text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, weight) <= ROOM:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(cut(word, size, weight))
        else:
            lines[-1] = cut(f"{longer} …", size, weight)
            break
    return lines


def cut(line: str, size: int, weight: int) -> str:
    """So much of a line as there is room for."""
    if width(line, size, weight) <= ROOM:
        return line
    fits, last = 0, len(line)
    while last - fits > 1:
        middle = (fits + last) // 2
        fits, last = (middle, last) if width(f"{line[:middle]}…", size, weight) <= ROOM else (fits, middle)
    return f"{line[:fits].rstrip(' .,')}…"


def drawable(text: str) -> list[str]:
    """The words, in letters that there are; no more of them than any picture has room for."""
    words = "".join(sign if sign.isprintable() else " " for sign in text[:600]).split()
    return [word if all(map(file_of, word)) else anyascii(word) for word in words]


# --- Letters


@lru_cache(maxsize=4096)
def file_of(letter: str) -> str:
    """The file that has a letter; "" where none has it."""
    number = ord(letter)
    for name, ranges in LETTERS.items():
        for one in ranges.split():
            first, _, last = one.partition("-")
            if int(first, 16) <= number <= int(last or first, 16):
                return name
    return ""


@lru_cache(maxsize=64)
def font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = finders.find(FOLDER.format(name))
    # By Pillow's own layout, which is the same on every machine.
    found = ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
    found.set_variation_by_axes([weight])
    return found


def runs(text: str, size: int, weight: int) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    """Pieces that one file has all letters of."""
    for name, letters in groupby(text, key=file_of):
        yield "".join(letters), font(name or "latin", size, weight)


def width(text: str, size: int, weight: int) -> float:
    """Word by word, as most words are measured again with each that follows."""
    words = text.split(" ")
    blanks = (len(words) - 1) * width_of_word(" ", size, weight)
    return blanks + sum(width_of_word(word, size, weight) for word in words)


@lru_cache(maxsize=4096)
def width_of_word(word: str, size: int, weight: int) -> float:
    return sum(letters.getlength(run) for run, letters in runs(word, size, weight))


def write(
    pen: ImageDraw.ImageDraw, left: float, base: int, text: str, size: int, weight: int, ink: str
) -> None:
    """On the base line."""
    for run, letters in runs(text, size, weight):
        pen.text((left, base), run, font=letters, fill=ink, anchor="ls")
        left += letters.getlength(run)
