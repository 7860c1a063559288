"""Names that a dash joins: “Kazakhstan–Uzbekistan”, “Россия-Беларусь”, “Putin-Lukashenko”."""

import re

from .keys import PUNCTUATION
from .recognising import Naming, namings_in

DASH = r"[-\u2010-\u2015\u2212]"
LETTERS = r"[^\W\d_]{3,}(?:['’][^\W\d_]+)?"
# Two or three words; longer ones are no pair.
JOINED = re.compile(rf"(?<![\w-]){LETTERS}(?:{DASH}{LETTERS}){{1,2}}(?![\w-])")
WHO = ("country", "person")


def names_apart(text: str) -> str:
    """`text` with a blank for each dash that joins the names of countries or people, so that each stands where it stood.

    A name that has a dash itself stays whole. One query more where some word has a dash.
    """
    joined = [found for found in JOINED.finditer(text) if '"' not in text[: found.start()]]
    if not joined:
        return text
    asked = [re.sub(DASH, " ", found[0]) for found in joined]
    whole = ", ".join(found[0] for found in joined)
    named = {
        naming.span.words.strip(PUNCTUATION): naming for naming in namings_in(f"{whole}, {', '.join(asked)}")
    }
    for found, apart in zip(joined, asked, strict=True):
        words = apart.split()
        if found[0] not in named and all(word in named and is_whose(named[word]) for word in words):
            text = text[: found.start()] + apart + text[found.end() :]
    return text


def is_whose(naming: Naming) -> bool:
    return naming.how in ("whole", "end") and all(owner.table in WHO for owner in naming.owners)
