"""What each way of writing a name stands for: the entries of the gazetteer, made of the facts."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from participants.models import Name
from summit_archive.text.phrase_forms import CASES, GENITIVE, phrase_forms, word_forms

from . import rules
from .country_names import CHECKED
from .facts import GOVERNMENT_OF, Facts, NameRow, OfficeRow, governments_of
from .gazetteer import RARE, RUN, joined_name, surface_forms
from .gazetteer_entry import (
    BLOCK,
    CAPITAL,
    COMPOUND,
    COUNTERPART,
    COUNTRY,
    DEMONYM,
    ENGLISH,
    INFLECTED,
    OFFICE,
    ORGANISATION,
    PEOPLE,
    PLACE,
    SPACES,
    TITLE,
    WORDS,
    Entry,
)
from .lookalikes import (
    COMPOUNDS,
    NAMED_AFTER,
    NOT_THE_COUNTRY,
    PARTS_OF_COUNTRIES,
    SHARED_NAMES,
    TERRITORIES,
)
from .meetings import PHRASES
from .person_names import person_entries
from .titles import (
    GOVERNMENT,
    PRESS_SECRETARY,
    TITLES,
    counterpart_words,
    house_phrases,
    own_title,
    title_forms,
    titles_for,
)

SHORTEST = 2
OF_GOVERNMENTS = (GOVERNMENT_OF, "Правительство ")
RUSSIAN = "ru"
WELL_KNOWN_LANGUAGES = {"en", RUSSIAN}
# Places that the dictionary takes for indeclinable or for something else, in the order of CASES.
DECLINED = {
    "Тонга": ("Тонги", "Тонге", "Тонгу", "Тонгой", "Тонге"),
    "Эр-Рияд": ("Эр-Рияда", "Эр-Рияду", "Эр-Рияд", "Эр-Риядом", "Эр-Рияде"),
    "Тайбэй": ("Тайбэя", "Тайбэю", "Тайбэй", "Тайбэем", "Тайбэе"),
}


def entries(facts: Facts) -> dict[str, Entry]:
    """Each spelling once. Of several sorts the first counts; of one sort the targets come together."""
    senses: dict[str, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for spelling, entry in all_entries(facts):
        if len(spelling) >= SHORTEST:
            senses[spelling][entry.sort].append(entry)
        if "'" in spelling and (whole := joined_name(spelling)) != spelling:
            senses[whole][entry.sort].append(entry)
    for sign in RARE:
        senses[sign][SPACES].append(Entry(SPACES, ()))
    return {spelling: first_sense(by_sort) for spelling, by_sort in senses.items()}


def first_sense(by_sort: dict[int, list[Entry]]) -> Entry:
    """A body that is itself a word for its sessions, such as a council, keeps for its note which kinds of meeting."""
    first = joined(by_sort[min(by_sort)])
    return (
        first._replace(note=by_sort[WORDS][0].note)
        if first.sort == ORGANISATION and WORDS in by_sort
        else first
    )


def joined(alike: list[Entry]) -> Entry:
    first = alike[0]
    targets = tuple(sorted({target for entry in alike for target in entry.targets}))
    surest = min((entry.rule for entry in alike if entry.rule), key=certainty_rank, default=None)
    return first._replace(
        targets=targets,
        only=targets[0] if len(targets) == 1 else None,
        rule=surest,
        note=joined_note(alike),
        is_genitive=any(entry.is_genitive for entry in alike),
        language="" if any(not entry.language for entry in alike) else first.language,
    )


def joined_note(alike: list[Entry]) -> Any:
    """The cases of a capital come together; a country is looked at again where one of its names asks for it."""
    if alike[0].sort == CAPITAL:
        return frozenset().union(*(entry.note for entry in alike))
    return any(entry.note for entry in alike) if alike[0].sort == COUNTRY else alike[0].note


def certainty_rank(rule: rules.Rule) -> int:
    return (rules.SURE, rules.LIKELY, rules.POSSIBLE).index(rule.certainty)


def all_entries(facts: Facts) -> Iterator[tuple[str, Entry]]:
    yield RUN, Entry(SPACES, ())
    yield from stoplist_entries()
    yield from country_entries(facts)
    yield from shared_entries(facts)
    yield from organisation_entries(facts)
    yield from title_entries(facts)
    yield from person_entries(facts)
    yield from place_entries(facts)
    for word, is_plural in counterpart_words():
        for spelling in surface_forms(word):
            yield spelling, Entry(COUNTERPART, (), note=is_plural)
    for phrase, words in PHRASES:
        for spelling in surface_forms(phrase):
            yield spelling, Entry(WORDS, (), note=words)


def stoplist_entries() -> Iterator[tuple[str, Entry]]:
    for line in NOT_THE_COUNTRY.strip().splitlines():
        for phrase in line.split(" | "):
            for form, _case in forms_of(phrase.strip(), is_cyrillic(phrase)):
                for spelling in surface_forms(form):
                    yield spelling, Entry(BLOCK, ())


def country_entries(facts: Facts) -> Iterator[tuple[str, Entry]]:
    """By all names; the entries of a territory and of a state that is no more have rules of their own."""
    territories = {pk for pk, code, _name in facts.countries if code in TERRITORIES}
    for spelling, entry in all_country_entries(facts):
        is_sure = entry.rule.certainty == rules.SURE
        if is_sure and entry.targets[0] in territories:
            entry = entry._replace(rule=rules.TERRITORY)
        elif entry.targets[0] in facts.former:
            entry = of_former_state(entry)
        yield spelling, entry


def of_former_state(entry: Entry) -> Entry:
    if entry.sort == COUNTRY:
        return entry._replace(rule=rules.FORMER_STATE, note=True)
    return entry._replace(rule=rules.DEMONYM_OF_FORMER_STATE) if entry.sort in (DEMONYM, PEOPLE) else entry


def all_country_entries(facts: Facts) -> Iterator[tuple[str, Entry]]:
    for pk, _code, name in facts.countries:
        for spelling in surface_forms(name):
            yield spelling, Entry(COUNTRY, (pk,), rules.COUNTRY_NAME, note=spelling in CHECKED)
    for row in facts.names:
        if row.country and row.kind == Name.Kind.DEMONYM:
            yield from demonym_entries(row, row.country)
        elif row.country:
            yield from country_name_entries(row, row.country)


def shared_entries(facts: Facts) -> Iterator[tuple[str, Entry]]:
    """Names that leave open which country, names within names, and the beginnings of compound adjectives."""
    by_code = {code: pk for pk, code, _name in facts.countries}
    for name, codes in SHARED_NAMES.items():
        countries = tuple(by_code[code] for code in codes if code in by_code)
        for form, case in forms_of(name, is_cyrillic(name)) if len(countries) > 1 else ():
            for spelling in surface_forms(form):
                yield spelling, Entry(COUNTRY, countries, rules.SHARED_NAME, case == GENITIVE)
    for rule, by_country in (
        (rules.COUNTRY_IN_A_NAME, NAMED_AFTER),
        (rules.PART_OF_COUNTRY, PARTS_OF_COUNTRIES),
    ):
        for code, names in by_country.items():
            for name in names if code in by_code else ():
                for form, case in forms_of(name, is_cyrillic(name)):
                    for spelling in surface_forms(form):
                        yield spelling, Entry(COUNTRY, (by_code[code],), rule, case == GENITIVE)
    for code, beginnings in COMPOUNDS.items():
        for beginning in beginnings if code in by_code else ():
            for spelling in surface_forms(beginning):
                yield spelling, Entry(DEMONYM, (by_code[code],), rules.DEMONYM, note=COMPOUND)


def country_name_entries(row: NameRow, country: int) -> Iterator[tuple[str, Entry]]:
    if row.kind == Name.Kind.METONYM:
        yield from capital_entries(row, country)
        return
    language = "" if row.language.split("-")[0] in WELL_KNOWN_LANGUAGES else row.language.split("-")[0]
    for form, case in forms_of(row.text, row.language == RUSSIAN):
        for spelling in surface_forms(form):
            note = bool(language) or spelling in CHECKED
            is_genitive = case == GENITIVE
            yield spelling, Entry(COUNTRY, (country,), rules.COUNTRY_NAME, is_genitive, language, note)


def capital_entries(row: NameRow, country: int) -> Iterator[tuple[str, Entry]]:
    """Of a Russian one with the cases that the form may be."""
    for form, case in forms_of(row.text, row.language == RUSSIAN):
        cases = frozenset([case] if row.language == RUSSIAN else [])
        for spelling in surface_forms(form):
            yield spelling, Entry(CAPITAL, (country,), rules.CAPITAL, case == GENITIVE, note=cases)


def demonym_entries(row: NameRow, country: int) -> Iterator[tuple[str, Entry]]:
    """Adjectives and nouns for people; a Russian adjective makes compounds too, «российско-»."""
    if row.language == RUSSIAN:
        is_adjective = row.text.endswith(("ий", "ый", "ой"))
        forms = word_forms(row.text)
        for spelling in surface_forms(f"{row.text[:-2]}о") if is_adjective else ():
            yield spelling, Entry(DEMONYM, (country,), rules.DEMONYM, note=COMPOUND)
    else:
        is_adjective, forms = True, frozenset([row.text])
        plural = plural_of(row.text)
        for spelling in surface_forms(plural) if plural else ():
            yield spelling, Entry(PEOPLE, (country,), rules.PEOPLE_OF_COUNTRY, note=ENGLISH)
    sort, rule = (DEMONYM, rules.DEMONYM) if is_adjective else (PEOPLE, rules.PEOPLE_OF_COUNTRY)
    for form in forms:
        for spelling in surface_forms(form):
            yield (
                spelling,
                Entry(sort, (country,), rule, note=INFLECTED if row.language == RUSSIAN else ENGLISH),
            )


def plural_of(demonym: str) -> str:
    """ "Russians", "Uzbeks"; of "Chinese", "British" and "Swiss" none."""
    return "" if demonym.endswith(("s", "sh", "ch", "ese", "x", "z")) else f"{demonym}s"


def forms_of(name: str, is_russian: bool) -> frozenset[tuple[str, str]]:
    if not is_russian:
        return frozenset([(name, GENITIVE)])
    return phrase_forms(name) | frozenset(zip(DECLINED.get(name, ()), CASES, strict=False))


def is_cyrillic(text: str) -> bool:
    return any("а" <= letter <= "я" for letter in text.lower())


def organisation_entries(facts: Facts) -> Iterator[tuple[str, Entry]]:
    """A government's name that holds its country's is found as a phrase, see `offices`: the country stands in it too."""
    by_country = set(governments_of(facts).values())
    rows = [
        (row.pk, text, "") for row in facts.organisations for text in (row.name, row.abbreviation) if text
    ]
    # The case forms are made here, of organisations that were added since the last load too.
    names = [row for row in facts.names if row.organisation and row.kind != Name.Kind.CASE_FORM]
    rows += [(row.organisation, row.text, row.language) for row in names if row.organisation]
    rows = [row for row in rows if row[0] not in by_country or not row[1].startswith(OF_GOVERNMENTS)]
    for pk, text, language in rows:
        for form, case in forms_of(text, language == RUSSIAN):
            for spelling in surface_forms(form):
                yield spelling, Entry(ORGANISATION, (pk,), rules.ORGANISATION_NAME, case == GENITIVE)


def title_entries(facts: Facts) -> Iterator[tuple[str, Entry]]:
    """English titles with their "of"; Russian ones, after which the country stands in the genitive."""
    own = {office_title(facts, office) for office in facts.offices if office.country}
    for title in [*titles_for(own), *([GOVERNMENT] if governments_of(facts) else [])]:
        for way, words in title_forms(title):
            for spelling in [way] if words.is_russian else (f"{way} of", f"{way} OF"):
                yield spelling, Entry(TITLE, (), note=words)
    for office in facts.offices:
        if not office.country or not office_title(facts, office):
            for spelling in surface_forms(office.name):
                yield spelling, Entry(OFFICE, (office.pk,))
    press_secretaries = press_secretaries_of(facts)
    for country, code, _name in facts.countries:
        for phrase in house_phrases(code) if country in press_secretaries else ():
            for spelling in surface_forms(phrase):
                yield spelling, Entry(OFFICE, (press_secretaries[country],))


def press_secretaries_of(facts: Facts) -> dict[int, int]:
    """Of each country the office of its president's press secretary, where the archive has it."""
    own_names = {name for title in TITLES if title.key == PRESS_SECRETARY for name in title.own_names}
    return {
        office.country: office.pk
        for office in facts.offices
        if office.country and office_title(facts, office) in own_names
    }


def office_title(facts: Facts, office: OfficeRow) -> str:
    names = [name for pk, _code, name in facts.countries if pk == office.country]
    names += [row.text for row in facts.names if row.country == office.country and row.language == "en"]
    return own_title(office.name, sorted(names, key=len))


def place_entries(facts: Facts) -> Iterator[tuple[str, Entry]]:
    for pk, name, _country in facts.places:
        for spelling in surface_forms(name):
            yield spelling, Entry(PLACE, (pk,))
