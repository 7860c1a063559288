"""Where a sentence ends, in English and in Russian: not after "St.", "U.S.", «им.» or initials."""

import re
from collections.abc import Iterator

# A full stop after one of these shortens a word. Single letters do as well: initials, «г.», «т. е.», "U.S.".
LISTED = """
Mr Mrs Ms Messrs Dr Jr Sr St Sts Gen Brig Lt Col Capt Maj Sgt Cmdr Adm Gov Sen Rep Amb Prof Rev Fr Hon
Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
No Nos Art Vol pp ca cf vs approx Ph Bros Inc Ltd Corp Ave Blvd Mt Ft
гг вв им ул пр просп пл пер наб обл респ пос стр корп кв оф табл гл ст абз изд ред
св тов проф акад доц ген полк зам зав нач отв см ср напр англ франц рус греч узб кирг
тыс млн млрд трлн руб коп долл янв февр апр авг сент окт нояб дек чл корр
""".split()
# At a sentence's beginning the Russian ones have a capital: «Проф. Петров».
SHORTENED = frozenset(LISTED) | {word.capitalize() for word in LISTED if not word.isascii()}
# Of these a full stop is one where a figure follows: "No. 5".
ONLY_BEFORE_FIGURES = frozenset(["No", "Nos", "Art", "Vol"])
# Single letters that are words themselves and may be the last of a sentence: «и я.».
WORDS_OF_ONE_LETTER = frozenset("яЯ")

# A mark, with the quotation marks and brackets that close behind it; a line break ends whatever stands before it.
MARKS = re.compile(r"[.!?…]+[\"'»“”’)\]]*(?=\s|\Z)|\n")


def shortens(text: str, stop: int) -> bool:
    """Whether the full stop at this place shortens the word before it, and so ends no sentence."""
    first = stop
    while first > 0 and (text[first - 1].isalpha() or text[first - 1] == "-"):
        first -= 1
    word = text[first:stop]
    if len(word) == 1:
        return word not in WORDS_OF_ONE_LETTER
    if word in ONLY_BEFORE_FIGURES:
        return text[stop + 1 : stop + 3].strip()[:1].isdigit()
    return word in SHORTENED


def sentence_start(text: str, place: int, earliest: int = 0) -> int:
    """Where the sentence begins that `place` is in: behind the last end before it, else at `earliest`."""
    begins = earliest
    for mark in MARKS.finditer(text, earliest, place + 1):
        if mark.end() <= place and is_end(text, mark):
            begins = mark.end()
    while begins < place and text[begins].isspace():
        begins += 1
    return begins


def sentence_end(text: str, place: int) -> int:
    """Where the sentence ends that `place` is in, its mark included; else the end of the text."""
    for mark in MARKS.finditer(text, place):
        if is_end(text, mark):
            return mark.start() if mark[0] == "\n" else mark.end()
    return len(text)


def sentence_spans(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Of each sentence of a stretch, in its order, without the blanks around it."""
    start = first
    for mark in MARKS.finditer(text, first, last):
        if not is_end(text, mark):
            continue
        end = mark.start() if mark[0] == "\n" else mark.end()
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            yield start, end
        start = mark.end()
    while start < last and text[start].isspace():
        start += 1
    if start < last:
        yield start, last


def is_end(text: str, mark: re.Match) -> bool:
    return mark[0][0] != "." or len(mark[0].rstrip("\"'»“”’)]")) > 1 or not shortens(text, mark.start())
