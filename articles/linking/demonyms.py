"""Adjectives of countries: when they are of the country, and when of a language, a currency or a person."""

import re

from summit_archive.text.phrase_forms import is_adjective, is_animate_noun, is_noun

from . import rules
from .article_text import ArticleText
from .country_names import CLOSING, OPENING, rule_by_marks
from .gazetteer_entry import COMPOUND, ENGLISH, INFLECTED, Entry
from .lookalikes import NAMED_BY_NEXT_WORD, NAMED_BY_NOUN, PEOPLES
from .neighbours import is_someones_name

LANGUAGE = re.compile(
    r"(?: language|-language|-speaking| speaking|(?:(?:, | и )[а-я]+(?:ом|ий|их|им))* язык)"
)
# Words that no adjective stands before: it is a noun there.
LOOSE = "at|on|in|into|from|by|to|for|with|as|but|that|is|was|are|were|when|while|the|he|she|they|I|we|you|well|fluently|since"
# What follows an English adjective, by what it makes of it.
ENGLISH_NEXT = re.compile(
    r"(?P<language>[ -](?:language|speaking)| (?:words?|alphabet|translations?|proverbs?|sayings?|accent|subtitles)\b)"
    rf"|(?P<loose>[.,;:!?)\"]| ?\x00| (?:and|or|{LOOSE})\b)"
    r"|(?P<money> (?:dollar|pound|franc|crown|kron|yuan|renminbi|rupee|peso|lira|yen|rouble|ruble|tenge|hryvnia|manat|"
    r"som|somoni|leu|lei|dram|lari)s?\b)"
    rf"|(?P<name>{NAMED_BY_NEXT_WORD})"
    r"|(?P<surname> (?:Gref|[A-Z][a-z]+(?:[oe]v|enko|sky|skiy|ovich|evich))\b)"
)
SAID_IN = {
    "in",
    "into",
    "from",
    "speak",
    "speaks",
    "spoke",
    "spoken",
    "speaking",
    "learn",
    "learned",
    "learning",
}
SAID_IN |= {"study", "studied", "studying", "teach", "teaches", "taught", "understands", "understand"}
# The rest of a list of languages, and what ends it.
AND_OTHER_LANGUAGES = re.compile(
    r"(?:,? (?:and |or )?[A-Z][a-z]+)*"
    rf"(?:[.;:!?)\"]| ?\x00| (?:{LOOSE})\b|, (?!and\b|or\b)[a-z]+\b|,? (?:and |or )(?:in|into|from)\b"
    r"|,? (?:and |or )?(?:[a-z]+ )?languages?\b)"
)
JOINED = {", ", " and ", " or ", ", and ", ", or ", " и ", " или "}
# A given name, too: "Minister German Gref".
NAME_OF_A_MAN = "German"

SPEAKING = re.compile(r"(?:зна|выучи|учи|изуч|преподава|понима|говор|владе|перев)\w*\Z")
NEXT_IN_A_LIST = re.compile(r"(?:,| и| или)?(?: на| с| со)? ([А-Яа-я-]+)")
TONGUE_AFTER = re.compile(
    r" (?:названи|слов[оаеу]\b|словам?и?\b|словар|алфавит|акцент|субтитр|поговорк|пословиц)"
)
TITLE_BEHIND = re.compile(rf"[^{CLOSING}.!?:;,—]{{1,40}}[{CLOSING}](?P<translated> \([A-Za-z])?")
# Words for a work, before its title in quotation marks.
WORK = re.compile(
    r"(?:фильм|кинофильм|сериал|мультфильм|телешоу|шоу|роман|повест|книг|песн|спектакл|мюзикл|опер|балет|картин|альбом|пьес|"
    r"комеди|блокбастер|телепередач|произведени)\w*\Z",
    re.IGNORECASE,
)
# Of a body of these the country is named by its members: «Союз польских композиторов».
BODY_BEFORE = re.compile(
    r"(?:союз|организаци|федераци|ассоциаци|объединени|лиг|обществ|партии?\Z)\w*\Z", re.IGNORECASE
)
PEOPLE_AFTER = re.compile(PEOPLES)
MONEY_AFTER = re.compile(
    r" (?:доллар|фунт|франк|крон|юан|рупи|песо|лир|иен|рубл|тенге|гривн|манат|сомони|сом(?:ов|ам?|ы)?\b|драм(?:ов|ы|а)?\b"
    r"|лари\b|ле[йея]\b)"
)
AIRLINES_AFTER = re.compile(NAMED_BY_NOUN)
# Nouns for those who hold an office, serve the state or take part in its politics: what they do, their country does.
OFFICE_HOLDERS = re.compile(
    r"(?:президент|премьер|министр|глав|лидер|посол|посл|депутат|сенатор|прокурор|судь|чиновник|дипломат|политик"
    r"|представител|правител|монарх|корол|император|принц|парламентари|делегат|командующ|руководител|граждан"
    r"|воен|солдат|офицер|генерал|летчи|космонавт|астронавт|полицейск|следовател|инспектор|пограничник"
    r"|силовик|агент|шпион|разведчи|оппозиционер|социалист|консерватор|либерал|демократ|националист|коммунист|республикан"
    r"|лейборист|деятел)"
)


def demonym_rule(article: ArticleText, start: int, end: int, entry: Entry) -> rules.Rule | None:
    text = article.text
    if entry.note == ENGLISH:
        if (rule := english_rule(article, start, end, entry.rule)) is not entry.rule:
            return rule
    elif text[end] in " -," and LANGUAGE.match(text, end):
        return rules.DEMONYM_OR_LANGUAGE
    elif entry.note == COMPOUND and text[end] != "-":
        return None
    elif (
        entry.note == INFLECTED
        and (rule := inflected_rule(article, start, end, entry.rule)) is not entry.rule
    ):
        return rule
    return rule_by_marks(article, start, end, entry.rule) if text[start - 1] == "-" else entry.rule


def goes_on_with_languages(text: str, last: int, start: int) -> bool:
    """Whether the adjective at `start` follows, in a list, another that says a language and ends at `last`."""
    return start - last < 7 and text[last:start] in JOINED


def english_rule(article: ArticleText, start: int, end: int, rule: rules.Rule) -> rules.Rule | None:
    """By what follows: "Russian language", "in Uzbek.", "Swiss francs", "Turkish Airlines", "German Gref"."""
    beside = ENGLISH_NEXT.match(article.text, end)
    if beside is None:
        return rule
    kind = beside.lastgroup
    if kind == "surname":
        return None if article.text[start:end] == NAME_OF_A_MAN else rule
    if kind == "loose":
        is_language = article.word_before(start) in SAID_IN and AND_OTHER_LANGUAGES.match(article.text, end)
        return rules.DEMONYM_OR_LANGUAGE if is_language else rule
    return ENGLISH_RULES[kind]


ENGLISH_RULES: dict[str | None, rules.Rule] = {
    "language": rules.DEMONYM_OR_LANGUAGE,
    "money": rules.COUNTRY_OF_MONEY,
    "name": rules.COUNTRY_IN_A_NAME,
}


def inflected_rule(article: ArticleText, start: int, end: int, rule: rules.Rule) -> rules.Rule | None:
    """A Russian adjective: of the country, of a person, or a family name («Татьяна Грузинская»)."""
    text = article.text
    if text[start].isupper():
        if is_someones_name(article.word_before(start)):
            return None
        if text[start - 1] in OPENING and heads_a_title(article, start, end):
            return rules.COUNTRY_IN_QUOTES
    if says_a_language(article, start, end) or TONGUE_AFTER.match(text, end):
        return rules.DEMONYM_OR_LANGUAGE
    if MONEY_AFTER.match(text, end):
        return rules.COUNTRY_OF_MONEY
    if AIRLINES_AFTER.match(text, end):
        return rules.COUNTRY_IN_A_NAME
    if is_of_person(article, end) and not is_of_body(article, start, end):
        return rules.DEMONYM_OF_PERSON
    return rule


def heads_a_title(article: ArticleText, start: int, end: int) -> bool:
    """Whether a work's title in quotation marks begins with the adjective: «фильм „Турецкий гамбит“»."""
    title = TITLE_BEHIND.match(article.text, end)
    return title is not None and bool(title["translated"] or WORK.match(article.word_before(start - 1)))


def says_a_language(article: ArticleText, start: int, end: int) -> bool:
    """Whether it stands where a noun would: «на русском», «с армянского на русский», «знает узбекский»."""
    ending, before = article.text[end - 2 : end], article.word_before(start).lower()
    is_said = ending in ("ом", "ий") if before == "на" else ending == "го" and before in ("с", "со")
    if not is_said and not (ending == "ий" and SPEAKING.match(before)):
        return False
    for _step in range(4):
        found = NEXT_IN_A_LIST.match(article.text, end)
        if found is None:
            return True
        if not is_adjective(found[1].lower()):
            return found[1].startswith("язык") or not (found[1][:1].isupper() or is_noun(found[1]))
        end = found.end()
    return False


def is_of_body(article: ArticleText, start: int, end: int) -> bool:
    """Whether the people are the members of a body: «Союз польских композиторов»."""
    return article.text[end - 2 : end] in ("их", "ых") and bool(BODY_BEFORE.match(article.word_before(start)))


def is_of_person(article: ArticleText, end: int) -> bool:
    """Whether the noun that follows, after at most two other adjectives, is a person with no office, or a people."""
    word = article.word_after(end)
    if PEOPLE_AFTER.match(word):
        return True
    for _step in range(3):
        if not word or not word.islower():
            return False
        if not is_adjective(word):
            return is_animate_noun(word.rpartition("-")[2]) and not OFFICE_HOLDERS.match(word)
        end += 1 + len(word)
        word = article.word_after(end)
    return False
