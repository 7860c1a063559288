"""Countries that a text names: by name, by demonym, by their capital."""

import re

from participants.declension_of_phrases import is_animate_noun

from . import rules
from .entry import CAPITAL, COUNTRY, DEMONYM, PEOPLE, Entry
from .found import Found
from .lookalikes import (
    OTHER_WORDS_AT_FIRST,
    PERSONAL_NAMES,
    SIGNS_OF_THE_COUNTRY,
    SIGNS_OF_THE_STATE,
    STATES,
    WORDS_IN_CAPITALS,
)
from .neighbours import NEVER_A_NAME, is_someones_name
from .reading import Reading

LANGUAGE = re.compile(r"(?: language|-language|-speaking| speaking| язык)")
OFFICE_HOLDERS = re.compile(
    r"(?:президент|премьер|министр|глав|лидер|посол|посл|депутат|сенатор|воен|солдат|прокурор|судь|чиновник|дипломат"
    r"|представител|правител|монарх|корол|император|парламентари|делегат|командующ|руководител)"
)
CHECKED = PERSONAL_NAMES | STATES | WORDS_IN_CAPITALS | OTHER_WORDS_AT_FIRST
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
        if rule:
            take(reading, start, end, entry, rule, found, shared)
    return found, shared


def checked(reading: Reading, start: int, end: int, name: str, rule: rules.Rule) -> rules.Rule | None:
    """The rule for a name that is something else too, or None where it is something else here."""
    if name in WORDS_IN_CAPITALS:
        return None if is_shouted(reading, start, end) else rule
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
    """A given name before it makes it a person's name; another word with a capital leaves a doubt."""
    before, after = reading.word_before(start), reading.word_after(end)
    if is_someones_name(before):
        return None
    for word in (before, after):
        if word[:1].isupper() and not word.isupper() and word not in NEVER_A_NAME:
            return rules.COUNTRY_OR_OTHER_NAME
    return rule


def demonym_rule(reading: Reading, start: int, end: int, entry: Entry) -> rules.Rule | None:
    text = reading.text
    if LANGUAGE.match(text, end):
        return rules.DEMONYM_OR_LANGUAGE
    if not entry.note:
        return entry.rule
    if text[end - 1] in "оО" and text[end : end + 1] == "-":
        return entry.rule
    if text[start:end].lower().endswith("ко"):
        return None
    word = reading.word_after(end)
    if word and word.islower() and is_animate_noun(word) and not OFFICE_HOLDERS.match(word):
        return rules.DEMONYM_OF_PERSON
    return entry.rule


def of_several(shared: list, named: set[int]) -> list[Found]:
    """Where the article names exactly one of the countries by a name of its own, it is that one."""
    found = []
    for reading, start, end, entry in shared:
        fitting = [target for target in entry.targets if target in named]
        if len(fitting) == 1:
            found.append(reading.found(start, end, "country", fitting[0], rules.SHARED_NAME))
    return found
