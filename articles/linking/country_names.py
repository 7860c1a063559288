"""Names of countries that are something else too: a person, an American state, half of another name."""

import re
from functools import lru_cache

from . import rules
from .article_text import ArticleText
from .lookalikes import (
    GIVEN_NAMES_TOO,
    NAMED_BY_NEXT_WORD,
    NAMED_BY_WORD_BEFORE,
    OTHER_PLACES,
    OTHER_WORDS_AT_FIRST,
    PERSONAL_NAMES,
    SIGNS_OF_AN_ISLAND,
    SIGNS_OF_THE_COUNTRY,
    SIGNS_OF_THE_STATE,
    STATES,
    VESSELS,
    WORDS_IN_CAPITALS,
)
from .neighbours import NEVER_A_NAME, is_no_word_but_a_name, is_someones_name

OPENING, CLOSING = '«“"„', '»”"“'
OF = {"of", "in", "with", "from", "to", "by", "for", "and", "the"}
LEADING_WORDS = re.compile(
    r"(?:президент|премьер|министр|глав|лидер|правительств|корол|посол)\w*\Z", re.IGNORECASE
)
WORD_AT_END = re.compile(r"[^\W\d_]*\Z")
NEXT_WORD, VESSEL = re.compile(NAMED_BY_NEXT_WORD), re.compile(VESSELS)
CHECKED = PERSONAL_NAMES | STATES | WORDS_IN_CAPITALS | OTHER_WORDS_AT_FIRST | OTHER_PLACES
CHECKED |= GIVEN_NAMES_TOO
# A cheap sign that a word of `NAMED_BY_WORD_BEFORE` may stand before the name.
ENDS_BEFORE = {f"{word} "[-3:] for word in (*NAMED_BY_WORD_BEFORE, "Soviet")}
# Of another time: the republic of a union, as in «Советская Молдавия», is in nobody's list of states.
SOVIET = re.compile(r"(?:Soviet|[Сс]оветск(?:ая|ой|ую|ий|ого|ому|им|ом))\Z")
FORMER = re.compile(r"(?:\b(?:former|late) |\bex[- ]|\bбывш\w+ |\bэкс-)\Z", re.IGNORECASE)
CYRILLIC = "\u0400"


def rule_by_marks(article: ArticleText, start: int, end: int, rule: rules.Rule) -> rules.Rule | None:
    """The rule after the characters beside a name: a hyphen, quotation marks."""
    text = article.text
    before = text[start - 1]
    if before == "-":
        return None if is_half_of_a_name(article, start) else rule
    if rule.certainty == rules.SURE and before in OPENING and text[end] in CLOSING:
        return rules.COUNTRY_IN_QUOTES
    return rule


def is_half_of_a_name(article: ArticleText, start: int) -> bool:
    """Whether a hyphen joins it to another name: «Нью-Джерси», but not "EU-Russia" or "Sino-Russian"."""
    word = word_ending_at(article.text, start - 1)
    if not word[:1].isupper() or word.isupper() or article.ending_at(start - 1):
        return False
    return not (word.endswith("o") and word.isascii())


def checked(article: ArticleText, start: int, end: int, name: str, rule: rules.Rule) -> rules.Rule | None:
    """The rule for a name that is something else too, or None where it is something else here."""
    if name in WORDS_IN_CAPITALS:
        return None if is_shouted(article, start, end) else rule
    if name in OTHER_PLACES:
        return rules.COUNTRY_OR_OTHER_PLACE
    if name in OTHER_WORDS_AT_FIRST:
        return None if article.begins_sentence(start) else rule
    if name in STATES and (rule_here := rule_for_state(article, rule)) is not rule:
        return rule_here
    if name in GIVEN_NAMES_TOO:
        return rule_of_given_name(article, start, end, rule)
    if rule is rules.FORMER_STATE and FORMER.search(article.text, max(0, start - 15), start):
        return rules.AFTER_ITS_END
    if name in PERSONAL_NAMES:
        return rule_beside_others(article, start, end, rule)
    return rule


def rule_of_given_name(article: ArticleText, start: int, end: int, rule: rules.Rule) -> rules.Rule | None:
    """«на Доминику» is the country, «Доминика де Вильпена» a person, and «Доминика» alone is either."""
    after = article.word_after(end)
    if after[:1].isupper() or after in ("де", "д", "ван", "фон"):
        return None
    is_country = article.word_before(start) in SIGNS_OF_AN_ISLAND
    return rule if is_country else rules.COUNTRY_OR_OTHER_NAME


def may_be_named_after(text: str, start: int, end: int) -> bool:
    """A quick look at whether `rule_by_words_beside` has anything to say. Two characters stand behind each name."""
    return text[start] > CYRILLIC or text[end + 1].isupper() or text[start - 3 : start] in ENDS_BEFORE


def rule_by_words_beside(article: ArticleText, start: int, end: int, rule: rules.Rule) -> rules.Rule | None:
    """The rule within a longer name, "Air France", «шаттл Колумбия»; None for a family name, «Мартин Куба», or another time."""
    before = article.word_before(start)
    if SOVIET.match(before):
        return None
    if before in NAMED_BY_WORD_BEFORE or NEXT_WORD.match(article.text, end):
        return rules.COUNTRY_IN_A_NAME if rule.certainty == rules.SURE else rule
    if article.text[start] < CYRILLIC or not before:
        return rule
    if VESSEL.match(before):
        return rules.COUNTRY_IN_QUOTES
    return None if is_no_word_but_a_name(before) else rule


def is_shouted(article: ArticleText, start: int, end: int) -> bool:
    """Whether the words on both sides are in capitals too."""
    around = [word for word in (article.word_before(start), article.word_after(end)) if len(word) > 1]
    return bool(around) and all(word.isupper() for word in around)


def rule_for_state(article: ArticleText, rule: rules.Rule) -> rules.Rule:
    if not any(sign in article.text for sign in SIGNS_OF_THE_STATE):
        return rule
    if any(sign in article.text for sign in SIGNS_OF_THE_COUNTRY):
        return rule
    return rules.COUNTRY_OR_STATE


def rule_beside_others(article: ArticleText, start: int, end: int, rule: rules.Rule) -> rules.Rule | None:
    """A given name before it makes it a person's name; another word with a capital leaves a doubt.

    None does in "President of Georgia Mikhail Saakashvili" and in «президент Сальвадора Найиб Букеле».
    """
    before, after = article.word_before(start), article.word_after(end)
    if is_someones_name(before):
        return None
    if before in OF or LEADING_WORDS.search(before):
        return rule
    for word in (before, after):
        if word[:1].isupper() and not word.isupper() and word not in NEVER_A_NAME:
            return rules.COUNTRY_OR_OTHER_NAME
    return rules.COUNTRY_OR_OTHER_NAME if is_borne(article.text, article.text[start:end]) else rule


@lru_cache(maxsize=4)
def is_borne(text: str, name: str) -> bool:
    """Whether somebody in the text bears the name: after "Michael Jordan scored" Jordan alone may be he."""
    places = (match.start() for match in re.finditer(rf" {re.escape(name)}\b", text))
    return any(is_someones_name(word_ending_at(text, place)) for place in places)


def word_ending_at(text: str, place: int) -> str:
    found = WORD_AT_END.search(text, max(0, place - 40), place)
    return found[0] if found else ""
