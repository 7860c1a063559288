"""Names of people in the cases of a Russian sentence: «с Касым-Жомартом Токаевым», «с Ангелой Меркель».

pytrovich knows the endings of family names, and `is_masculine` mostly whose they are. What neither knows of names from
elsewhere stands here: which of their words nobody declines, and which given names are women's.
"""

import re
from functools import lru_cache

from pytrovich.enums import Case, NamePart

from summit_archive.text.name_forms import decline, is_masculine
from summit_archive.text.phrase_forms import NAMES, analyzer, is_given_name

CASES = {
    "gen": Case.GENITIVE,
    "dat": Case.DATIVE,
    "acc": Case.ACCUSATIVE,
    "ins": Case.INSTRUMENTAL,
    "loc": Case.PREPOSITIONAL,
}
# As the archive writes them: initials, words with a large letter, and the small words between them.
PART = r"(?:(?:[а-яё]{2,3}-)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)*|бен|де|ди|да|фон|дер|ван|оглы|кызы)"
LIKE_A_NAME = re.compile(rf"(?:[А-ЯЁ][а-яё]?\. )*{PART}(?: {PART})*")
# Given names of women, of which the endings tell nothing or deceive.
WOMENS = frozenset(
    "Нино Саломе Кэтрин Санаэ Оюун Ань Ноэлин Хелен Элизабет Маргарет Кармен Мадлен "
    "Федерика Джорджа Сушма Амина Урсула Валентина Андлиб".split()
)
MENS = frozenset({"Амрулла"})
# Family names that stand before the given one, which alone is declined.
EASTERN = frozenset(
    "Си Ли Ху Ван Вэнь Цзян Чжан Чжоу Чжу Гун Хун Пан Ким Чан Чон Мун Пак Лю Лян Цинь У Чэнь Хань Во Нгуен То".split()
)
# Mongolian fathers' names are in the genitive already.
FATHERS = re.compile(r"(?:ийн|айн|[^аеёиоуыэюя]ын|ханы)\Z")
FIXED = frozenset("Аль Ван".split())
# Indeclinable, in either gender.
UNCHANGED = re.compile(r"(?:[оеэуюёиы]|[уи]а|[иы]х|ко)\Z")
# Of family names of women these are adjectives.
ADJECTIVES = re.compile(r"(?:[оеё]ва|[иы]на|ая|яя)\Z")
FAMILY = re.compile(r"(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая))\Z")
OWN = re.compile(r"[ая]\Z")
FATHERS_NAME = re.compile(r"(?:ович|евич|ич|овна|евна|ична)\Z")


@lru_cache(maxsize=20_000)
def person_in(case: str, name: str) -> str:
    """As it stands where it is not like a person's name."""
    if not LIKE_A_NAME.fullmatch(name):
        return name
    words, masculine = name.split(), is_mans(name, name.split())
    declined = [place for place in range(len(words)) if is_declined(words, place)]
    family = -1 if is_foreign(words) else len(words) - 1
    for place in declined:
        words[place] = word_in(case, words[place], masculine, is_family=place == family > 0)
    return " ".join(words)


def is_like_a_persons(text: str) -> bool:
    """«Ильхам Алиев», «Талант Мамытов», but not «Саудовская Аравия»: it begins with a given name, has a father's name,
    ends as a family name does, or no word of it is known as anything but a name."""
    words = text.split()
    if len(words) < 2 or not LIKE_A_NAME.fullmatch(text):
        return False
    if is_foreign(words) or is_given_name(words[0]) or FATHERS_NAME.search(words[1]):
        return True
    ordinary = [is_a_word(word) for word in words]
    return not any(ordinary) or (not ordinary[-1] and bool(FAMILY.search(words[-1])))


def is_a_word(word: str) -> bool:
    """Whether the dictionary has it, and not as somebody's name."""
    return analyzer().word_is_known(word) and not any(
        NAMES & one.tag.grammemes for one in analyzer().parse(word)
    )


def is_mans(name: str, words: list[str]) -> bool:
    """Where neither a name nor its ending tells, a man's: no more than grammar follows."""
    told = None if is_foreign(words) or words[0] in WOMENS | MENS else is_masculine([name])
    return WOMENS.isdisjoint(words) if told is None else told


def is_foreign(words: list[str]) -> bool:
    """Whether the family name stands first, or a father's name does: what is declined is a given name."""
    if words[0] in EASTERN:
        return 2 <= len(words) <= 4
    return len(words) == 2 and bool(FATHERS.search(words[0])) and is_masculine([" ".join(words)]) is None


def is_declined(words: list[str], place: int) -> bool:
    word, follows = words[place], words[place + 1 : place + 2]
    if word.endswith(".") or UNCHANGED.search(word) or (word in FIXED and place):
        return False
    if follows in (["оглы"], ["кызы"]) or not any(letter.isupper() for letter in word):
        return False
    return not is_foreign(words) or place == len(words) - 1


def word_in(case: str, word: str, masculine: bool, is_family: bool) -> str:
    *fixed, last = word.split("-")
    ending = OWN.search(last)
    if ending and not (is_family and (ADJECTIVES.search(last) and not masculine)):
        return "-".join([*fixed, own_form(case, last)])
    part = NamePart.LASTNAME if is_family else NamePart.FIRSTNAME
    part = NamePart.MIDDLENAME if not is_family and FATHERS_NAME.search(last) else part
    if is_family and masculine and (form := as_a_noun(case, last)):
        return "-".join([*fixed, form])
    return "-".join([*fixed, decline(part, last, masculine, CASES[case])])


def own_form(case: str, word: str) -> str:
    """Of a name in «-а» or «-я», whosever it is: «Важи», «Джорджей», «Пацации»."""
    stem, ending = word[:-1], word[-1]
    if ending == "а":
        hard = "и" if stem[-1] in "гкхжчшщ" else "ы"
        of = "ей" if stem[-1] in "жчшщц" else "ой"
        return stem + {"gen": hard, "dat": "е", "acc": "у", "ins": of, "loc": "е"}[case]
    soft = "и" if stem[-1] == "и" else "е"
    return stem + {"gen": "и", "dat": soft, "acc": "ю", "ins": "ей", "loc": soft}[case]


def as_a_noun(case: str, family: str) -> str:
    """«Чокоя», «Стрельца»: of a man's family name in «-ой» or «-ец», which pytrovich declines as others; else ""."""
    if family.endswith("ец"):
        stem, endings = family[:-2] + ("ьц" if family[-3] == "л" else "ц"), "а у а ом е"
    elif family.endswith(("ой", "ёй")):
        stem, endings = family[:-1], "я ю я ем е"
    else:
        return ""
    return stem + dict(zip(CASES, endings.split(), strict=True))[case]
