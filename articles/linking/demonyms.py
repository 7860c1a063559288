"""Adjectives of countries: when they are of the country, and when of a language, a currency or a person."""

import re

from summit_archive.text.phrase_forms import is_adjective, is_animate_noun

from . import rules
from .article_text import ArticleText
from .country_names import rule_by_marks
from .gazetteer_entry import COMPOUND, INFLECTED, Entry
from .lookalikes import PEOPLES
from .neighbours import is_someones_name

LANGUAGE = re.compile(
    r"(?: language|-language|-speaking| speaking|(?:(?:, | и )[а-я]+(?:ом|ий|их|им))* язык)"
)
PEOPLE_AFTER = re.compile(PEOPLES)
MONEY_AFTER = re.compile(r" (?:доллар|фунт|франк|крон|юан|рупи|песо|лир|иен)")
# Nouns for those who hold an office or serve the state: what they do, their country does.
OFFICE_HOLDERS = re.compile(
    r"(?:президент|премьер|министр|глав|лидер|посол|посл|депутат|сенатор|прокурор|судь|чиновник|дипломат|политик"
    r"|представител|правител|монарх|корол|император|принц|парламентари|делегат|командующ|руководител|граждан"
    r"|воен|солдат|боец|бойц|офицер|генерал|летчи|космонавт|астронавт|полицейск|следовател|инспектор|пограничник"
    r"|силовик|агент|шпион|разведчи)"
)


def demonym_rule(article: ArticleText, start: int, end: int, entry: Entry) -> rules.Rule | None:
    text = article.text
    if text[end] in " -," and LANGUAGE.match(text, end):
        return rules.DEMONYM_OR_LANGUAGE
    if entry.note == COMPOUND and text[end] != "-":
        return None
    if (
        entry.note == INFLECTED
        and (rule := inflected_rule(article, start, end, entry.rule)) is not entry.rule
    ):
        return rule
    return rule_by_marks(article, start, end, entry.rule) if text[start - 1] == "-" else entry.rule


def inflected_rule(article: ArticleText, start: int, end: int, rule: rules.Rule) -> rules.Rule | None:
    """A Russian adjective: of the country, of a person, or a family name («Татьяна Грузинская»)."""
    text = article.text
    if text[start].isupper() and is_someones_name(article.word_before(start)):
        return None
    if text[end - 2 : end] == "ом" and text[start - 3 : start] == "на " and text[end] != " ":
        return rules.DEMONYM_OR_LANGUAGE
    if MONEY_AFTER.match(text, end):
        return rules.COUNTRY_OF_MONEY
    return rules.DEMONYM_OF_PERSON if is_of_person(article, end) else rule


def is_of_person(article: ArticleText, end: int) -> bool:
    """Whether the noun that follows, after at most two other adjectives, is a person with no office, or a people."""
    word = article.word_after(end)
    if PEOPLE_AFTER.match(word):
        return True
    for _step in range(3):
        if not word or not word.islower():
            return False
        if not is_adjective(word):
            return is_animate_noun(word) and not OFFICE_HOLDERS.match(word)
        end += 1 + len(word)
        word = article.word_after(end)
    return False
