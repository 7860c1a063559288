"""Which rows go by a name like one that is typed, in whatever script and spelling: they may be the same, for an editor to say.

Alike are two names of which each word of the shorter one sounds like a word of the longer one, or nearly so;
initials and the first letters of a word stand for it. A patronymic more makes no difference.
"""

import re
from difflib import SequenceMatcher

from django.db.models import F, Func, Q, TextField, Value

from summit_archive.text.folding import fold

from ..models import Name
from ..models.name import PARTIES
from .lookup import alike

# So much of the shorter words has to be the same, in its order.
ALIKE = 0.84
SHORTEST_MISSPELT = 5
# A name may have so many words more than the other.
MORE_WORDS = 1
MOST_LOOKED_AT = 60
LONGEST_KEY = 120
# The letter of Azerbaijani that files of English write “a”; folded it is an “e”.
SCHWA = str.maketrans("əƏәӘ", "aAaA")
# One sound of the back of the mouth, as Turkic and Tajik names have it: Qurbon, Gurban, Ghurbon.
BACK = re.compile("gh|g")
# What differs in this alone is not the same, but as good as.
NEARLY_THE_SAME = 0.95
NO_NAMES = [Name.Kind.CASE_FORM, Name.Kind.DEMONYM, Name.Kind.METONYM]


class Sound(Func):
    """`summit_sound`, which is the same for two ways of writing another alphabet."""

    function = "summit_sound"
    output_field = TextField()


def named_alike(rows, texts, *, owner=None, surname=False):
    """{id: how alike, to 1} of `rows`, by their `sort_key`, the most alike first. A query for each text; with `owner` two, of
    countries, people and organisations three.

    `owner`: the relation by which `Name` hangs on such rows. `surname`: whether a single word is as good as the whole name.
    """
    found = {}
    for key in keys_of(texts):
        spellings = of_many(rows, key, owner) if owner in PARTIES else of_few(rows, key, owner)
        for pk, sound, key_sound in spellings:
            found[pk] = max(found.get(pk, 0), how_alike(sound, key_sound, surname=surname))
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return {pk: likeness for pk, likeness in ordered if likeness}


def keys_of(texts):
    """Their folded forms, each once; of a text with a schwa both ways of writing it."""
    both = [way for text in texts for way in (text, text.translate(SCHWA))]
    keys = dict.fromkeys(fold(way)[:LONGEST_KEY] for way in both)
    return [key for key in keys if len(key) >= 2]


def of_few(rows, key, owner):
    """(id, its sound, that of the key) of those with much in common; each row's sound is made, and each name's."""
    alike_in_sound = Q(sound__trigram_similar=F("key_sound"))
    yield from with_sounds(rows, "sort_key", key, "pk", alike_in_sound)
    if owner:
        yield from with_sounds(names_of(rows, owner), "folded", key, owner, alike_in_sound)


def of_many(rows, key, owner):
    """The same by the names' indexes: those with much in common, and those with a word at either end that sounds so."""
    words = {word for word in key.split() if len(word) > 2}
    matches = alike({key} | words, set()).matches.values()
    sounding = {match.owner.id for of_key in matches for match in of_key if match.owner.table == owner}
    by_names = Q(folded__trigram_similar=key) | Q(**{f"{owner}__in": sounding})
    yield from with_sounds(names_of(rows, owner), "folded", key, owner, by_names)
    by_key = Q(sort_key__trigram_similar=key) | Q(pk__in=sounding)
    yield from with_sounds(rows, "sort_key", key, "pk", by_key)


def names_of(rows, owner):
    return Name.objects.exclude(kind__in=NO_NAMES).filter(**{f"{owner}__in": rows})


def with_sounds(rows, column, key, pk, like):
    rows = rows.annotate(sound=Sound(column), key_sound=Sound(Value(key, output_field=TextField())))
    nearest = Func(F("sound"), F("key_sound"), function="similarity").desc()
    return rows.filter(like).order_by(nearest, "pk").values_list(pk, "sound", "key_sound")[:MOST_LOOKED_AT]


def how_alike(one, other, *, surname):
    """From 0, not at all, to 1: the same words in whatever order."""
    shorter, longer = sorted((unrepeated(one), unrepeated(other)), key=len)
    if not shorter:
        return 0
    if len(shorter) == 1 and len(longer) > 1:
        return 0.5 if surname and shorter[0] == longer[-1] else 0
    if len(longer) - len(shorter) > MORE_WORDS:
        return 0
    total, left = 0.0, list(longer)
    for word in shorter:
        best = max(left, key=lambda candidate: likeness(word, candidate), default="")
        ratio = likeness(word, best)
        if not ratio:
            return 0
        total += ratio
        left.remove(best)
    whole = [word for word in shorter if len(word) > 2]
    return total / len(longer) if whole else 0


def unrepeated(sound):
    """The words; a person's sort key has the family name twice, and counts where it stands last."""
    return list(dict.fromkeys(sound.split()[::-1]))[::-1]


def likeness(one, other):
    """1 for the same word, 0 where neither is a misspelling or a short form of the other."""
    if one == other:
        return 1
    short, long = sorted((one, other), key=len)
    if stands_for(short, long):
        return 0.7
    if len(short) < SHORTEST_MISSPELT:
        return 0
    ratio = SequenceMatcher(None, heard(short), heard(long), autojunk=False).ratio()
    return min(ratio, NEARLY_THE_SAME) if ratio >= ALIKE else 0


def heard(word):
    return BACK.sub("k", word)


def stands_for(short, long):
    """An initial, or the first and some more letters: “st” for “sankt”."""
    if len(short) == 1:
        return long.startswith(short)
    letters = iter(long)
    return len(short) == 2 and long.startswith(short[0]) and all(letter in letters for letter in short)
