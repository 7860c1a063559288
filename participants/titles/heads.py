"""What a meeting is about, as its title begins: a body, a series, a call, a visit, or who met."""

import re

from ..cases.named import form
from ..cases.phrases import preposition
from .on_record import Names
from .parties import NotOnRecord, parties

# Bodies and occasions that have no row of their own, or are called otherwise in titles.
HEADS = {
    "Agreement that founded the CIS": "Соглашение о создании СНГ",
    "Signing of the Collective Security Treaty": "Подписание Договора о коллективной безопасности",
    "Signing of the CSTO charter": "Подписание Устава ОДКБ",
    "Signing of the Russian-Ukrainian gas agreement": "Подписание российско-украинского соглашения о газе",
    "Executive Committee of the Union of Belarus and Russia": "Заседание Исполнительного комитета Союза Беларуси и России",
    "Customs Union Interstate Council": "Заседание Межгосударственного совета Таможенного союза",
    "Supreme body of the Customs Union": "Заседание высшего органа Таможенного союза",
    "Customs Union summit": "Саммит Таможенного союза",
    "Customs Union summit that founded EurAsEC": "Саммит Таможенного союза, на котором основано ЕврАзЭС",
    "Informal EurAsEC summit": "Неформальный саммит ЕврАзЭС",
    "GUUAM presidents": "Встреча президентов стран ГУУАМ",
    "GUUAM summit": "Саммит ГУУАМ",
    "GUAM meeting of heads of government": "Встреча глав правительств стран ГУАМ",
    "SCO Plus meeting": "Встреча в формате «ШОС плюс»",
    "Collective Security Council of the Treaty": "Заседание Совета коллективной безопасности Договора",
    "Central Asian Union summit": "Саммит Центральноазиатского союза",
    "Central Asian Economic Community summit": "Саммит Центрально-Азиатского экономического сообщества",
    "Central Asian Cooperation Organisation summit": "Саммит организации «Центрально-Азиатское сотрудничество»",
    "Extraordinary summit of the Turkic Council": "Внеочередной саммит Тюркского совета",
    "Informal summit of the Turkic Council": "Неформальный саммит Тюркского совета",
    "Extraordinary summit of the Organization of Turkic States": "Внеочередной саммит Организации тюркских государств",
    "Informal summit of the Organization of Turkic States": "Неформальный саммит Организации тюркских государств",
    "Informal CIS summit": "Неформальный саммит СНГ",
    "Informal meeting of CSTO heads of state": "Неформальная встреча глав государств ОДКБ",
    "Informal meeting of SCO heads of state": "Неформальная встреча глав государств ШОС",
    "Informal meeting of four Caspian presidents": "Неформальная встреча президентов четырёх прикаспийских стран",
    "Informal meeting of seven presidents of the CIS": "Неформальная встреча семи президентов стран СНГ",
    "Meeting of the presidents of Central Asia": "Встреча президентов стран Центральной Азии",
    "Presidents of Central Asia and the President of Germany": "Встреча президентов стран Центральной Азии и президента Германии",
    "Caucasus Four": "Встреча «Кавказской четвёрки»",
    "Leaders of the Customs Union, Ukraine and the European Union": "Встреча лидеров Таможенного союза, Украины и Европейского союза",
    "Supreme Eurasian Economic Council, working meeting of its members": (
        "Рабочая встреча членов Высшего Евразийского экономического совета"
    ),
    "Brussels format meeting of Armenia and Azerbaijan": "Встреча Армении и Азербайджана в брюссельском формате",
    "Forum of Russian and Belarusian Regions": "Форум регионов России и Беларуси",
    "Central Asia and Japan summit": "Саммит «Центральная Азия + Япония»",
}
COUNCILS = {
    "Interstate Council of ": "Межгосударственного совета",
    "Supreme Interstate Council of ": "Высшего межгосударственного совета",
}
# Bodies that sit, of which each meeting is a session: «Совет глав государств СНГ», «Евразийский межправительственный совет».
COUNCIL = re.compile(r"(?:[А-ЯЁ][а-яё]+(?:ий|ый) )?(?:[А-ЯЁа-яё]+(?:ий|ый) )*совет\b", re.IGNORECASE)
CALL = re.compile(r"(Telephone call|Video conference) of (?:the )?(.+)")
CALLS = {"Telephone call": "Телефонный разговор", "Video conference": "Видеоконференция"}
# What two said to each other, or several about something.
TALK = re.compile(r"(Bilateral (?:talk|meeting)|Talks?) (?:of|between) (?:the )?(.+)")
TALKS = {
    "Bilateral talk": "Двусторонняя беседа",
    "Bilateral meeting": "Двусторонняя встреча",
    "Talk": "Беседа",
    "Talks": "Переговоры",
}
TALKS_WITH = re.compile(r"Talks(?: on (.+?))? with (?:the )?(.+)")
SUBJECTS = {
    "gas": "газе",
    "oil": "нефти",
    "trade": "торговле",
    "transport": "транспорте",
    "water": "воде",
    "security": "безопасности",
}
SESSION = re.compile(r"Session of (?:the )?(.+)")
VISIT = re.compile(r"Visit of (?:the )?(.+?)(?: to (?:the )?(.+))?")
# Nobody meets alone.
SEVERAL = re.compile(r" and | with ")


def about(head: str, names: Names) -> str:
    """In Russian. Raises `NotOnRecord` where it is made of something that is not on record."""
    if head in HEADS:
        return HEADS[head]
    if series := names.russian("series", head):
        return of_series(series)
    for council, russian in COUNCILS.items():
        if head.startswith(council):
            return f"Заседание {russian} {parties(head.removeprefix(council), names)}"
    if call := CALL.fullmatch(head):
        return f"{CALLS[call[1]]} {parties(call[2], names)}"
    if visit := VISIT.fullmatch(head):
        return f"Визит {parties(visit[1], names)}{whereto(visit[2], names)}"
    if session := SESSION.fullmatch(head):
        return f"Заседание {body_of(session[1], names)}"
    if talk := TALK.fullmatch(head):
        return f"{TALKS[talk[1]]} {parties(talk[2], names)}"
    if talks := TALKS_WITH.fullmatch(head):
        return f"Переговоры {subject(talks[1])}с участием {parties(talks[2], names)}"
    if not SEVERAL.search(head):
        raise NotOnRecord(head)
    return f"Встреча {parties(head, names)}"


def of_series(series: str) -> str:
    """«Заседание Совета глав государств СНГ»; «Саммит ГУАМ» as it is."""
    return f"Заседание {form(series, 'gen', 'series')}" if COUNCIL.match(series) else series


def body_of(name: str, names: Names) -> str:
    """In the genitive: the body that sat."""
    for kind in ("series", "organisation"):
        if russian := names.russian(kind, name):
            return form(russian, "gen", kind)
    raise NotOnRecord(name)


def subject(named: str | None) -> str:
    """«о газе »"""
    if named and named not in SUBJECTS:
        raise NotOnRecord(named)
    return f"о {SUBJECTS[named]} " if named else ""


def whereto(country: str | None, names: Names) -> str:
    if not country:
        return ""
    if not (russian := names.russian("country", country)):
        raise NotOnRecord(country)
    return f" {preposition(russian)} {form(russian, 'acc', 'country')}"
