"""Countries that a text names: by name, by demonym, by their capital."""

from . import rules
from .article_text import ArticleText, FoundMention
from .capitals import stands_for_its_government
from .country_names import checked, may_be_named_after, rule_by_marks, rule_by_words_beside
from .demonyms import demonym_rule, goes_on_with_languages
from .gazetteer_entry import CAPITAL, COUNTRY, DEMONYM, PEOPLE, Entry

# Beside a name these ask for a second look.
MARKS = '-«“"'


def countries_of(article: ArticleText, language: str) -> list[FoundMention]:
    """What several countries share waits for the names of the others."""
    found, shared = names_in(article, language)
    for start, end, entry in article.by_sort[PEOPLE]:
        take(article, start, end, entry, entry.rule, found, shared)
    said = 0
    for start, end, entry in article.by_sort[DEMONYM]:
        rule = demonym_rule(article, start, end, entry)
        if rule is entry.rule and said and goes_on_with_languages(article.text, said, start):
            rule = rules.DEMONYM_OR_LANGUAGE
        if rule:
            take(article, start, end, entry, rule, found, shared)
            said = end if rule is rules.DEMONYM_OR_LANGUAGE else 0
    for start, end, entry in article.by_sort[CAPITAL]:
        if stands_for_its_government(article, start, end, entry):
            take(article, start, end, entry, entry.rule, found, shared)
    return found + of_several(article, shared, {one.target for one in found}) if shared else found


def take(
    article: ArticleText, start: int, end: int, entry: Entry, rule: rules.Rule, found: list, shared: list
) -> None:
    if entry.only:
        found.append(article.mention(start, end, "country", entry.only, rule))
    else:
        shared.append((start, end, entry))


def names_in(article: ArticleText, language: str) -> tuple[list[FoundMention], list]:
    found, shared, text, named = [], [], article.text, article.mention
    for start, end, entry in article.by_sort[COUNTRY]:
        rule = entry.rule
        if entry.note:
            rule = checked(article, start, end, text[start:end], foreign(entry, language) or rule)
        if rule and text[start - 1] in MARKS:
            rule = rule_by_marks(article, start, end, rule)
        if rule and may_be_named_after(text, start, end):
            rule = rule_by_words_beside(article, start, end, rule)
        if rule and entry.only:
            found.append(named(start, end, "country", entry.only, rule))
        elif rule:
            shared.append((start, end, entry))
    return found, shared


def foreign(entry: Entry, language: str) -> rules.Rule | None:
    is_foreign = entry.language and not language.startswith(entry.language)
    return rules.COUNTRY_FOREIGN_NAME if is_foreign else None


def of_several(article: ArticleText, shared: list, named: set[int]) -> list[FoundMention]:
    """Where the article names exactly one of the countries by a name of its own, it is that one."""
    found = []
    for start, end, entry in shared:
        fitting = [target for target in entry.targets if target in named]
        if len(fitting) == 1:
            found.append(article.mention(start, end, "country", fitting[0], rules.SHARED_NAME))
    return found
