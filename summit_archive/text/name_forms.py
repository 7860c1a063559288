"""The cases of Russian names: "Токаев" is met in texts as "Токаева", "Токаеву", "Токаевым", "Токаеве".

The endings are pytrovich's. It has to be told the gender, and it guesses where it should not:
what is left out, and why, stands here.
"""

import re
from functools import cache

from pytrovich.detector import PetrovichGenderDetector
from pytrovich.enums import Case, Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from .phrase_forms import is_mans_name

LANGUAGE = "ru"
OBLIQUE = [case for case in Case if case != Case.NOMINATIVE]

WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*"
PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:ич|на)|[А-ЯЁ][а-яё]+[ -](?:оглы|оглу|угли|улы|уулу|кызы|гызы)"
FULL = re.compile(rf"(?P<given>{WORD})(?: (?P<patronymic>{PATRONYMIC}))? (?P<family>{WORD})")
WITH_INITIALS = re.compile(rf"(?P<initials>(?:[А-ЯЁ][а-яё]?\. ?){{1,3}})(?P<family>{WORD})")

MANS_PATRONYMIC = re.compile(r"(?:ич|оглы|оглу|угли|улы|уулу)\Z")
MANS_FAMILY = re.compile(r"(?:[ое]в|ёв|[иы]н|[сц]кий)\Z")
WOMANS_FAMILY = re.compile(r"(?:[ое]ва|ёва|[иы]на|[сц]кая)\Z")
CONSONANT = re.compile(r"[бвгджзйклмнпрстфхцчшщ]\Z")

# Толстой becomes Толстого, but Чокой becomes Чокоя: pytrovich declines both like the first.
# Стрелец becomes Стрельца, not its Стрелеца.
GUESSED = re.compile(r"(?:ой|ец)\Z")


def is_masculine(names):
    """Whether the names of one person are a man's; None when nothing tells.

    A patronymic tells, then the ending of a family name, then a given name that the dictionary has
    for one of the two alone. Failing these, only a given name that ends in a consonant and that
    pytrovich knows for a man's does: it takes Бидзина and Мариан for women.
    """
    parts = [found for name in names if (found := FULL.fullmatch(name))]
    for found in parts:
        if found["patronymic"]:
            return bool(MANS_PATRONYMIC.search(found["patronymic"]))
    for found in parts:
        if MANS_FAMILY.search(found["family"]):
            return True
        if WOMANS_FAMILY.search(found["family"]):
            return False
    for found in parts:
        if (is_mans := is_mans_name(found["given"])) is not None:
            return is_mans
    if any(is_mans_given_name(found["given"]) for found in parts):
        return True
    return None


def is_mans_given_name(given):
    if not CONSONANT.search(given):
        return False
    return detector().detect(firstname=given) == Gender.MALE


def all_case_forms(names, masculine):
    """Every form of every name of one person that is not itself one of the names."""
    return {form for name in names for form in case_forms(name, masculine)} - set(names)


def case_forms(name, masculine):
    """The forms of "Given [Patronymic] Family" without the patronymic, and of the family name alone;
    the forms of "G. P. Family" as it stands. Of any other name, none.
    """
    if found := FULL.fullmatch(name):
        given, family = found["given"], found["family"]
        return {
            form
            for case in OBLIQUE
            for last in [decline(NamePart.LASTNAME, family, masculine, case)]
            if last
            for form in (f"{decline_given(given, masculine, case)} {last}", last)
        }
    if found := WITH_INITIALS.fullmatch(name):
        lasts = (decline(NamePart.LASTNAME, found["family"], masculine, case) for case in OBLIQUE)
        return {f"{found['initials']}{last}" for last in lasts if last}
    return set()


def without_patronymic(name: str) -> str:
    """«Ильхам Алиев» of «Ильхам Гейдар оглы Алиев», as newspapers have it; of another name itself."""
    found = FULL.fullmatch(name)
    return f"{found['given']} {found['family']}" if found and found["patronymic"] else name


def forms_with_patronymic(name, masculine):
    """Pairs of "Given Patronymic" and the whole name, in each case; of a name with no patronymic, or of a kind
    that is not declined («Гейдар Алирза оглы Алиев»), none."""
    found = FULL.fullmatch(name)
    if not found or not found["patronymic"] or not found["patronymic"].endswith(("ич", "на")):
        return set()
    forms = {(f"{found['given']} {found['patronymic']}", name)}
    for case in OBLIQUE:
        given = decline_given(found["given"], masculine, case)
        patronymic = decline(NamePart.MIDDLENAME, found["patronymic"], masculine, case)
        family = decline(NamePart.LASTNAME, found["family"], masculine, case)
        if family:
            forms.add((f"{given} {patronymic}", f"{given} {patronymic} {family}"))
    return forms


def decline_given(given, masculine, case):
    """Of a double name the last part alone: "Касым-Жомарта"."""
    *fixed, last = given.split("-")
    return "-".join([*fixed, decline(NamePart.FIRSTNAME, last, masculine, case)])


def decline(part, name, masculine, case):
    """The form, or "" where pytrovich would guess."""
    if part == NamePart.LASTNAME and masculine and GUESSED.search(name):
        return ""
    return maker().make(part, Gender.MALE if masculine else Gender.FEMALE, case, name)


@cache
def maker():
    return PetrovichDeclinationMaker()


@cache
def detector():
    return PetrovichGenderDetector()
