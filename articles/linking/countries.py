"""Countries that a text names: by name, by demonym, by their capital."""

import re

from participants.declension_of_phrases import is_adjective, is_animate_noun

from . import rules
from .entry import CAPITAL, COMPOUND, COUNTRY, DEMONYM, INFLECTED, PEOPLE, Entry
from .found import Found
from .lookalikes import (
    OTHER_PLACES,
    OTHER_WORDS_AT_FIRST,
    PEOPLES,
    PERSONAL_NAMES,
    SIGNS_OF_THE_COUNTRY,
    SIGNS_OF_THE_STATE,
    STATES,
    WORDS_IN_CAPITALS,
)
from .neighbours import NEVER_A_NAME, is_someones_name
from .reading import Reading

LANGUAGE = re.compile(
    r"(?: language|-language|-speaking| speaking|(?:(?:, | и )[а-я]+(?:ом|ий|их|им))* язык)"
)
PEOPLE_AFTER = re.compile(PEOPLES)
MONEY_AFTER = re.compile(r" (?:доллар|фунт|франк|крон|юан|рупи|песо|лир|иен)")
# The rest of a title in quotation marks: «Американская семейка».
SHORT_QUOTE = re.compile(r" [\w-]+(?: [\w-]+)?[»”\"]")
OPENING, CLOSING = '«“"„', '»”"“'
OF = {"of", "in", "with", "from", "to", "by", "for", "and", "the"}
LEADING_WORDS = re.compile(
    r"(?:президент|премьер|министр|глав|лидер|правительств|корол|посол)\w*\Z", re.IGNORECASE
)
# Nouns for those who hold an office or serve the state: what they do, their country does.
OFFICE_HOLDERS = re.compile(
    r"(?:президент|премьер|министр|глав|лидер|посол|посл|депутат|сенатор|прокурор|судь|чиновник|дипломат|политик"
    r"|представител|правител|монарх|корол|император|принц|парламентари|делегат|командующ|руководител|граждан"
    r"|воен|солдат|боец|бойц|офицер|генерал|летчи|космонавт|астронавт|полицейск|следовател|инспектор|пограничник"
    r"|силовик|агент|шпион|разведчи)"
)
CHECKED = PERSONAL_NAMES | STATES | WORDS_IN_CAPITALS | OTHER_WORDS_AT_FIRST | OTHER_PLACES
IN_A_PLACE = re.compile(
    r"\b(?:in|at|from|to|near|of|outside|through|via|around|for|[вВ]о?|из|под|до|у|около|через|[кК]) \Z", re.I
)


def countries_of(readings: list[Reading], language: str) -> list[Found]:
    """In the order of the text; what several countries share waits for the names of the others."""
    found, shared = [], []
    for reading in readings:
        named, ambiguous = names_in(reading, language)
        found += named
        shared += ambiguous
        for start, end, entry in reading.by_sort[PEOPLE]:
            take(reading, start, end, entry, entry.rule, found, shared)
        for start, end, entry in reading.by_sort[DEMONYM]:
            if rule := demonym_rule(reading, start, end, entry):
                take(reading, start, end, entry, rule, found, shared)
        for start, end, entry in reading.by_sort[CAPITAL]:
            if not IN_A_PLACE.search(reading.text, max(0, start - 9), start):
                take(reading, start, end, entry, entry.rule, found, shared)
    return found + of_several(shared, {one.target for one in found})


def take(reading: Reading, start, end, entry: Entry, rule, found: list, shared: list) -> None:
    if len(entry.targets) == 1:
        found.append(reading.found(start, end, "country", entry.targets[0], rule))
    else:
        shared.append((reading, start, end, entry))


def names_in(reading: Reading, language: str) -> tuple[list[Found], list]:
    found, shared = [], []
    for start, end, entry in reading.by_sort[COUNTRY]:
        rule = entry.rule
        if entry.language and not language.startswith(entry.language):
            rule = rules.COUNTRY_FOREIGN_NAME
        name = reading.text[start:end]
        if name in CHECKED:
            rule = checked(reading, start, end, name, rule)
        if rule and (rule := rule_by_marks(reading, start, end, rule)):
            take(reading, start, end, entry, rule, found, shared)
    return found, shared


def rule_by_marks(reading: Reading, start: int, end: int, rule: rules.Rule) -> rules.Rule | None:
    """The rule after the characters beside a name: a hyphen, quotation marks."""
    text = reading.text
    before = text[start - 1 : start]
    if before == "-":
        return None if is_half_of_a_name(reading, start) else rule
    if before in OPENING and before and text[end : end + 1] in CLOSING:
        return rules.COUNTRY_IN_QUOTES
    return rule


def is_half_of_a_name(reading: Reading, start: int) -> bool:
    """Whether a hyphen joins it to another name: «Нью-Джерси», but not "EU-Russia" or "Sino-Russian"."""
    before = reading.text[max(0, start - 20) : start - 1]
    word = before[before.rfind(" ") + 1 :].lstrip("\"'«“(")
    if not word[:1].isupper() or word.isupper() or reading.ending_at(start - 1):
        return False
    return not (word.endswith("o") and word.isascii())


def checked(reading: Reading, start: int, end: int, name: str, rule: rules.Rule) -> rules.Rule | None:
    """The rule for a name that is something else too, or None where it is something else here."""
    if name in WORDS_IN_CAPITALS:
        return None if is_shouted(reading, start, end) else rule
    if name in OTHER_PLACES:
        return rules.COUNTRY_OR_OTHER_PLACE
    if name in OTHER_WORDS_AT_FIRST:
        return None if reading.begins_sentence(start) else rule
    if name in STATES and (rule_here := rule_for_state(reading, rule)) is not rule:
        return rule_here
    if name in PERSONAL_NAMES:
        return rule_beside_others(reading, start, end, rule)
    return rule


def is_shouted(reading: Reading, start: int, end: int) -> bool:
    """Whether the words on both sides are in capitals too."""
    around = [word for word in (reading.word_before(start), reading.word_after(end)) if len(word) > 1]
    return bool(around) and all(word.isupper() for word in around)


def rule_for_state(reading: Reading, rule: rules.Rule) -> rules.Rule:
    if not any(sign in reading.text for sign in SIGNS_OF_THE_STATE):
        return rule
    if any(sign in reading.text for sign in SIGNS_OF_THE_COUNTRY):
        return rule
    return rules.COUNTRY_OR_STATE


def rule_beside_others(reading: Reading, start: int, end: int, rule: rules.Rule) -> rules.Rule | None:
    """A given name before it makes it a person's name; another word with a capital leaves a doubt.

    None does in "President of Georgia Mikhail Saakashvili" and in «президент Сальвадора Найиб Букеле».
    """
    before, after = reading.word_before(start), reading.word_after(end)
    if is_someones_name(before):
        return None
    if before in OF or LEADING_WORDS.search(before):
        return rule
    for word in (before, after):
        if word[:1].isupper() and not word.isupper() and word not in NEVER_A_NAME:
            return rules.COUNTRY_OR_OTHER_NAME
    return rule


def demonym_rule(reading: Reading, start: int, end: int, entry: Entry) -> rules.Rule | None:
    text = reading.text
    if LANGUAGE.match(text, end):
        return rules.DEMONYM_OR_LANGUAGE
    if entry.note == COMPOUND and text[end : end + 1] != "-":
        return None
    if entry.note == INFLECTED and (rule := inflected_rule(reading, start, end)) is not entry.rule:
        return rule
    return rule_by_marks(reading, start, end, entry.rule)


def inflected_rule(reading: Reading, start: int, end: int) -> rules.Rule | None:
    """A Russian adjective: of the country, of a person, or a family name («Татьяна Грузинская»)."""
    text = reading.text
    if text[start].isupper() and is_someones_name(reading.word_before(start)):
        return None
    if text[end - 2 : end] == "ом" and text[start - 3 : start] == "на " and text[end : end + 1] != " ":
        return rules.DEMONYM_OR_LANGUAGE
    if MONEY_AFTER.match(text, end):
        return rules.COUNTRY_OF_MONEY
    if text[start].isupper() and text[start - 1 : start] in OPENING and SHORT_QUOTE.match(text, end):
        return rules.COUNTRY_IN_QUOTES
    return rules.DEMONYM_OF_PERSON if is_of_person(reading, end) else rules.DEMONYM


def is_of_person(reading: Reading, end: int) -> bool:
    """Whether the noun that follows, after at most two other adjectives, is a person with no office, or a people."""
    word = reading.word_after(end)
    if PEOPLE_AFTER.match(word):
        return True
    for _step in range(3):
        if not word or not word.islower():
            return False
        if not is_adjective(word):
            return is_animate_noun(word) and not OFFICE_HOLDERS.match(word)
        end += 1 + len(word)
        word = reading.word_after(end)
    return False


def of_several(shared: list, named: set[int]) -> list[Found]:
    """Where the article names exactly one of the countries by a name of its own, it is that one."""
    found = []
    for reading, start, end, entry in shared:
        fitting = [target for target in entry.targets if target in named]
        if len(fitting) == 1:
            found.append(reading.found(start, end, "country", fitting[0], rules.SHARED_NAME))
    return found
