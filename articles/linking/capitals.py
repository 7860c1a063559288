"""Capitals that stand for their government: only where the grammar says so, in English and in Russian.

It is a party that says, decides or acts ("Moscow said", «Москва отвергла»), one that is addressed or dealt with
("accused Kyiv", «переговоры с Киевом»), the owner of a stance ("Moscow's position", «позиция Москвы»), or one of
two parties ("between Moscow and Kyiv"). Anything else is the city. The words stand in `party_words`.
"""

import re

from summit_archive.text.phrase_forms import is_predicate

from . import party_words as beside
from .article_text import ArticleText, Hit
from .gazetteer_entry import CAPITAL, COUNTRY, ORGANISATION, Entry
from .neighbours import NEVER_A_NAME

# How far the rules look on either side, in characters.
REACH = 50
NOMINATIVE, GENITIVE, DATIVE, INSTRUMENTAL, LOCATIVE = "nomn", "gent", "datv", "ablt", "loct"
PARTIES = (COUNTRY, CAPITAL, ORGANISATION)
# By the word before the capital what may stand there; any other word may be a verb.
ENGLISH_ALONE = (beside.ENGLISH_ADDRESSED,)
ENGLISH_BEFORE = {
    "of": (beside.ENGLISH_OWNED_BY, beside.ENGLISH_ADDRESSED),
    "official": (beside.ENGLISH_OWNED_BY,),
    "with": (beside.ENGLISH_DEALT_WITH,),
    "between": (beside.ENGLISH_DEALT_WITH,),
    "both": (beside.ENGLISH_DEALT_WITH, beside.ENGLISH_ADDRESSED),
    "and": (beside.ENGLISH_DEALT_WITH, beside.ENGLISH_OWNED_BY, beside.ENGLISH_ADDRESSED),
}

Place = tuple[int, int]


def stands_for_its_government(article: ArticleText, start: int, end: int, entry: Entry) -> bool:
    """Whether the capital there acts, is dealt with, or owns what only a party has. `entry.note`: its cases, if Russian."""
    text = article.text
    if text[text.rfind(" ", 0, start - 1) + 1 : start - 1].lower() in beside.PLACES:
        return False
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    if entry.note:
        return is_russian_party(article, (start, end), before, after, entry.note)
    return is_english_party(article, (start, end), before, after)


def is_english_party(article: ArticleText, place: Place, before: str, after: str) -> bool:
    word = before[before.rfind(" ", 0, -1) + 1 : -1]
    if beside.ENGLISH_OF_THE_CITY.match(after) or word == "the" and after[:1] != "-":
        return False
    if any(words.search(before) for words in ENGLISH_BEFORE.get(word, ENGLISH_ALONE)):
        return True
    if is_one_of_two(article, place, before, beside.ENGLISH_BETWEEN, " and "):
        return True
    if before.endswith("-"):
        return bool(beside.ENGLISH_PAIRED.match(after)) and is_party(article.ending_at(place[0] - 1))
    if beside.ENGLISH_PAIR.match(after):
        return is_party(article.starting_at(place[1] + 1))
    if beside.ENGLISH_PLACE.search(before) or is_second_word(article, place[0]):
        return False
    return bool(beside.ENGLISH_OWNER.match(after) or beside.ENGLISH_SUBJECT.match(after))


def is_second_word(article: ArticleText, start: int) -> bool:
    """Whether a word with a capital stands before it: "Denzel Washington", but not "On Monday Washington"."""
    before = article.word_before(start)
    return before[:1].isupper() and before not in NEVER_A_NAME


def is_russian_party(
    article: ArticleText, place: Place, before: str, after: str, cases: frozenset[str]
) -> bool:
    if (
        beside.RUSSIAN_ADDRESSED.search(before)
        or GENITIVE in cases
        and beside.RUSSIAN_OWNED_BY.search(before)
    ):
        return True
    if INSTRUMENTAL in cases and (
        beside.RUSSIAN_DEALT_WITH.search(before)
        or is_one_of_two(article, place, before, beside.RUSSIAN_BETWEEN, " и ")
    ):
        return True
    return not beside.RUSSIAN_PLACE.search(before) and is_in_the_clause(before, after, cases)


def is_in_the_clause(before: str, after: str, cases: frozenset[str]) -> bool:
    """Whether it is the subject or an object, with no preposition, of what a party does."""
    if NOMINATIVE in cases and (act := beside.RUSSIAN_SUBJECT.match(after)) and is_predicate(act[1]):
        return True
    act = beside.RUSSIAN_ACTS_BEFORE.search(before)
    if act and not act[1].startswith(beside.NAMING) and is_predicate(act[1].lower()):
        return cases != {GENITIVE}
    is_free = cases & {DATIVE, INSTRUMENTAL} and not cases & {NOMINATIVE, GENITIVE, LOCATIVE}
    return bool(is_free and beside.RUSSIAN_FREE.search(before))


def is_one_of_two(
    article: ArticleText, place: Place, before: str, between: re.Pattern[str], joined: str
) -> bool:
    """Whether it is one of two parties between whom something is, and no way leads from one to the other."""
    start, end = place
    if between.search(before):
        other = article.starting_at(end + len(joined)) if article.text.startswith(joined, end) else None
        return is_party(other) and not beside.TRAVEL.search(before)
    if not before.endswith(joined) or not (other := article.ending_at(start - len(joined))):
        return False
    before = article.text[max(0, other[0] - REACH) : other[0]]
    return is_party(other) and bool(between.search(before)) and not beside.TRAVEL.search(before)


def is_party(hit: Hit | None) -> bool:
    return hit is not None and hit[2].sort in PARTIES
