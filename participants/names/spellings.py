"""The other spellings by which a named part is searched for: of a whole name whole names, of a surname surnames."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from summit_archive.text.folding import fold
from summit_archive.text.phrase_forms import analyzer, phrase_forms

from ..models import Name

MOST_SPELLINGS = 40
# Less alike than this is another word of the name: a patronymic, a title.
ALIKE = 0.5
NEVER = {Name.Kind.DEMONYM, Name.Kind.METONYM}


def spellings_of(typed: str, rows: Iterable[Any], is_surname: bool) -> list[str]:
    """Written ones first, then case forms; none twice, and not what is typed."""
    found: list[str] = []
    for row in rows:
        names = [(row.name, Name.Kind.PREFERRED, "en"), *row.name_rows]
        names = [name for name in names if name[1] not in NEVER]
        names.sort(key=lambda name: name[1] == Name.Kind.CASE_FORM)
        if row.table == "place" and not (names := not_surnames(typed, names)):
            continue
        found += surnames(typed, row, names) if is_surname else whole_names(row, names)
    kept = dict.fromkeys(spelling for spelling in found if spelling.lower() != typed.lower())
    return list(kept)[:MOST_SPELLINGS]


def surnames(typed, row, names):
    alike_to = fold(typed).rpartition(" ")[2], fold(getattr(row, "family_name", ""))
    for text, _kind, _language in names:
        last = text.split()[-1]
        if any(ratio(fold(last), key) >= ALIKE for key in alike_to if key):
            yield last


def not_surnames(typed, names):
    """A place's names but for those that are surnames, in either alphabet: «Шевченко», as Aktau once was, means somebody
    nearly everywhere. None where such a one is typed."""
    somebodys = {fold(text) for text, _kind, language in names if language == "ru" and is_surname(text)}
    if fold(typed) in somebodys:
        return []
    return [name for name in names if fold(name[0]) not in somebodys]


def is_surname(word):
    tag = analyzer().parse(word)[0].tag
    return "Surn" in tag and not any("Geox" in other.tag for other in analyzer().parse(word))


def ratio(one, other):
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def whole_names(row, names):
    """Of a person the names of two words and more: a surname alone may be another's."""
    texts = [text for text, _kind, _language in names]
    if row.table == "person":
        return [text for text in texts if len(text.split()) > 1] if len(row.name.split()) > 1 else texts
    if getattr(row, "abbreviation", ""):
        texts.append(row.abbreviation)
    whole = [text for text, kind, language in names if language == "ru" and kind != Name.Kind.CASE_FORM]
    forms = [phrase_forms(text) for text in whole]
    return texts + sorted(form for each in forms for form, _case in each)
