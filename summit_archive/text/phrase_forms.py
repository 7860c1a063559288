"""The cases of Russian names that are words of the language: "Российская Федерация", "российский".

The endings are pymorphy3's, after the OpenCorpora dictionary. Names of people are not: see `name_forms.py`.
"""

from functools import cache, lru_cache
from os.path import commonprefix
from typing import Any

from pymorphy3 import MorphAnalyzer

CASES = ["gent", "datv", "accs", "ablt", "loct"]
NOMINATIVE, GENITIVE = "nomn", "gent"
DECLINED = {"NOUN", "ADJF", "PRTF"}  # «Соединённые» is read as a participle
PREDICATES = {"VERB", "INFN", "GRND", "PRTS", "ADJS", "PRED", "PREP"}
NAMES = {"Name", "Surn", "Patr"}
JOINING = {"и", "-", "—", "–"}


@lru_cache(maxsize=20_000)
def phrase_forms(phrase: str) -> frozenset[tuple[str, str]]:
    """Pairs of a form and its case, the nominative too: («Российской Федерации», gent).

    The head is declined and the adjectives before it, and again after "и" or a dash; what depends on
    the head stays as it is: «Содружества Независимых Государств», «Республики Казахстан».
    """
    words = phrase.split()
    declined = declinable(words)
    forms = {(phrase, NOMINATIVE)}
    for case in CASES:
        parts = [
            inflected(parse, word, case) if parse else word
            for word, parse in zip(words, declined, strict=True)
        ]
        if all(parts):
            forms.add((" ".join(parts), case))
    return frozenset(forms)


@lru_cache(maxsize=20_000)
def sure_forms(phrase: str) -> frozenset[tuple[str, str]]:
    """Of a phrase in the nominative the forms in other cases, and these, that the dictionary gives surely.

    It knows each declined word, up to a noun, and has but one such form of it. Of «Кишинэу», which it does not know, there
    is none; nor of «Сочи», which is not declined, or «Бочаров Ручей», of which it does not say whether both words are.
    """
    words = phrase.split()
    declined = surely_declined(words)
    if not declined or not all(analyzer().word_is_known(word) for word in words[: len(declined)]):
        return frozenset()
    rest = words[len(declined) :]
    head = declined[-1]
    readings = [alike(parse, word) for word, parse in zip(words, declined, strict=False)]
    forms = {
        (" ".join([*parts, *rest]), case)
        for case in CASES
        if (parts := sure_parts(words, readings, head, case))
    }
    return frozenset((form, case) for form, case in forms if form != phrase)


def surely_declined(words: list[str]) -> list:
    """The readings of the adjectives before the first noun, and of the noun; none where there is no such noun, or what
    follows it may be in the nominative too."""
    readings: list = []
    for place, word in enumerate(words):
        if is_abbreviation(word):
            return []
        has_more = place + 1 < len(words) and is_in_the_nominative(words[place + 1])
        reading = adjective(word) if has_more else nominative(word)
        if reading is None:
            return []
        readings.append(reading)
        if "NOUN" in reading.tag:
            return readings
    return []


def is_in_the_nominative(word: str) -> bool:
    """Whether it may be, and does not depend on a noun before it, as «глав» and «Казахстана» do."""
    cases = {parse.tag.case for parse in analyzer().parse(word) if parse.tag.POS in DECLINED}
    return NOMINATIVE in cases and GENITIVE not in cases


def adjective(word: str) -> Any:
    fitting = (parse for parse in analyzer().parse(word) if NOMINATIVE in parse.tag)
    return next((parse for parse in fitting if parse.tag.POS in ("ADJF", "PRTF")), None)


def sure_parts(words: list[str], readings: list, head: Any, case: str) -> list[str]:
    """Each word that has readings in the case; none where one of them may be declined in two ways."""
    parts: list[str] = []
    for word, its_readings in zip(words, readings, strict=False):
        # Beside somebody who lives an adjective has the genitive where the noun has the accusative.
        is_somebodys = case == "accs" and "anim" in head.tag and "NOUN" not in its_readings[0].tag
        its_case = GENITIVE if is_somebodys and "femn" not in its_readings[0].tag else case
        found = {inflected(one, word, its_case) for one in its_readings}
        if len(found) > 1 or found == {""}:
            return []
        parts += found
    return parts


def alike(parse: Any, word: str) -> list:
    """The readings in the nominative that are of the same sort: of towns and regions, of other nouns, or of adjectives."""
    fitting = [
        one for one in analyzer().parse(word) if NOMINATIVE in one.tag and one.tag.POS == parse.tag.POS
    ]
    return [one for one in fitting if ("Geox" in one.tag) == ("Geox" in parse.tag)]


@lru_cache(maxsize=1_000)
def plural_forms(phrase: str) -> frozenset[str]:
    """The forms of a phrase in the plural, its head alone in another number: «главами правительства»."""
    words = phrase.split()
    declined = declinable(words)
    forms = set()
    for case in [NOMINATIVE, *CASES]:
        parts = [
            cased_as(word, form.word) if parse and (form := inflected_alike(parse, {case, "plur"})) else word
            for word, parse in zip(words, declined, strict=True)
        ]
        forms.add(" ".join(parts))
    return frozenset(forms)


def declinable(words: list[str]) -> list:
    """For each word the reading by which it is declined, or None."""
    readings: list = []
    is_open = True
    for word in words:
        if word in JOINING:
            is_open = True
            readings.append(None)
            continue
        reading = nominative(word) if is_open and not is_abbreviation(word) else None
        readings.append(reading)
        is_open = is_open and reading is not None and "NOUN" not in reading.tag
    return readings


def is_abbreviation(word: str) -> bool:
    """With a large letter inside, as in США and ЕврАзЭС, but not in «Коста-Рика»."""
    return any(part[1:].lower() != part[1:] for part in word.replace("’", "-").split("-"))


def nominative(word: str) -> Any:
    """The reading of a word as a noun or an adjective in the nominative; a place before anything else."""
    fitting = [
        parse for parse in analyzer().parse(word) if NOMINATIVE in parse.tag and parse.tag.POS in DECLINED
    ]
    places = [parse for parse in fitting if "Geox" in parse.tag]
    return next(iter(places or fitting), None)


def inflected(parse: Any, word: str, case: str) -> str:
    number = "plur" if "plur" in parse.tag else "sing"
    wanted = {case, number}
    if case == "accs" and parse.tag.POS != "NOUN":
        wanted.add("inan") if number == "plur" or "masc" in parse.tag else None
    form = inflected_alike(parse, wanted)
    return cased_as(word, form.word) if form else ""


def inflected_alike(parse: Any, wanted: set[str]) -> Any:
    """The form, of «высший» by its own stem: the dictionary has it among the forms of «высокий», as «высочайший» is."""
    form = parse.inflect(wanted)
    if form is None or "Supr" not in parse.tag:
        return form
    alike = [one for one in parse.lexeme if one.tag == form.tag]
    return max(alike, key=lambda one: len(commonprefix([one.word, parse.word])))


@lru_cache(maxsize=20_000)
def word_forms(word: str) -> frozenset[str]:
    """Every form of an adjective or a noun, in both numbers, without short and comparative forms."""
    reading = nominative(word)
    if reading is None:
        return frozenset([word])
    kind = "ADJF" if "ADJF" in reading.tag else "NOUN"
    return frozenset([word]) | {cased_as(word, form.word) for form in reading.lexeme if kind in form.tag}


@lru_cache(maxsize=100_000)
def is_animate_noun(word: str) -> bool:
    """Whether the word is a form of a noun for a living being, by its likeliest reading."""
    tag = analyzer().parse(word)[0].tag
    return "NOUN" in tag and "anim" in tag


@lru_cache(maxsize=20_000)
def is_noun(word: str) -> bool:
    """Whether the word is a form of a noun, by its likeliest reading."""
    return "NOUN" in analyzer().parse(word)[0].tag


@lru_cache(maxsize=100_000)
def is_adjective(word: str) -> bool:
    return analyzer().parse(word)[0].tag.POS in ("ADJF", "PRTF")


@lru_cache(maxsize=20_000)
def is_predicate(word: str) -> bool:
    """Whether the word may say what somebody does or is: «заявил», «отвергнуть», «готова»."""
    return any(parse.tag.POS in PREDICATES for parse in analyzer().parse(word))


@lru_cache(maxsize=20_000)
def may_be_nominative(word: str) -> bool:
    """Whether a noun or an adjective of that form may be who does something: «президент», «главы», but not «президента»."""
    return any(NOMINATIVE in parse.tag for parse in analyzer().parse(word))


@lru_cache(maxsize=20_000)
def town_named(word: str) -> str:
    """The nominative of a word for a town or a region, by the dictionary alone, such as «Гранада» of «Гранаде»; "" where it
    knows none, or more than one."""
    if not analyzer().word_is_known(word):
        return ""
    likeliest, *others = analyzer().parse(word)
    places = [parse for parse in (likeliest, *others) if "Geox" in parse.tag]
    forms = {form.word for parse in places if (form := parse.inflect({NOMINATIVE}))}
    return cased_as(word, forms.pop()) if "Geox" in likeliest.tag and len(forms) == 1 else ""


@lru_cache(maxsize=20_000)
def may_be_where(word: str) -> bool:
    """Whether a word for a town or a region may stand behind «в» for where something is, and not whereto."""
    return any("Geox" in parse.tag and "loct" in parse.tag for parse in analyzer().parse(word))


@lru_cache(maxsize=100_000)
def is_given_name(word: str) -> bool:
    return any("Name" in parse.tag for parse in analyzer().parse(word))


@lru_cache(maxsize=20_000)
def is_given_name_alone(word: str) -> bool:
    """Whether the dictionary knows the word as a given name and as nothing else but names."""
    tags = [parse.tag for parse in analyzer().parse(word)]
    return any("Name" in tag for tag in tags) and all(NAMES & tag.grammemes for tag in tags)


def is_mans_name(given: str) -> bool | None:
    """Whether the dictionary knows a given name as a man's or as a woman's; None where it knows neither, or both."""
    if not analyzer().word_is_known(given):
        return None
    tags = [parse.tag for parse in analyzer().parse(given)]
    tags = [tag for tag in tags if "Name" in tag and "Fixd" not in tag]
    genders = {tag.gender for tag in tags}
    is_itself = any(NOMINATIVE in tag and "sing" in tag for tag in tags)
    return (
        {frozenset({"masc"}): True, frozenset({"femn"}): False}.get(frozenset(genders)) if is_itself else None
    )


def cased_as(word: str, form: str) -> str:
    """The form with large letters where the parts of the word have them: «Коста-Рики»."""
    models, parts = word.split("-"), form.split("-")
    if len(models) != len(parts):
        return form[:1].upper() + form[1:] if word[:1].isupper() else form
    return "-".join(
        "".join(as_in(letter, model[place : place + 1]) for place, letter in enumerate(part))
        for model, part in zip(models, parts, strict=True)
    )


def as_in(letter: str, model: str) -> str:
    return model if model.lower() == letter else letter


@cache
def analyzer() -> MorphAnalyzer:
    """Loaded once, when first asked: about 0.1 s and 30 MB."""
    return MorphAnalyzer(lang="ru")
