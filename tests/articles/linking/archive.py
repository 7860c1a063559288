"""A small archive as plain facts, no database: real countries, leaders and terms, as the tests of the rules need them."""

import datetime
from functools import cache

from articles.linking.article_text import FoundMention
from articles.linking.facts import Facts, MeetingRow, NameRow, OfficeRow, OrganisationRow, TermRow
from articles.linking.linker import Linker

COUNTRIES = {
    "RU": ("Russia", "Россия", "Russian", "российский"),
    "KZ": ("Kazakhstan", "Казахстан", "Kazakh", "казахстанский"),
    "UZ": ("Uzbekistan", "Узбекистан", "Uzbek", "узбекский"),
    "AM": ("Armenia", "Армения", "Armenian", "армянский"),
    "AZ": ("Azerbaijan", "Азербайджан", "Azerbaijani", "азербайджанский"),
    "BY": ("Belarus", "Белоруссия", "Belarusian", "белорусский"),
    "GE": ("Georgia", "Грузия", "Georgian", "грузинский"),
    "UA": ("Ukraine", "Украина", "Ukrainian", "украинский"),
    "US": ("United States", "США", "American", "американский"),
    "JO": ("Jordan", "Иордания", "Jordanian", "иорданский"),
    "TJ": ("Tajikistan", "Таджикистан", "Tajik", "таджикский"),
    "TD": ("Chad", "Чад", "Chadian", ""),
    "TR": ("Turkey", "Турция", "Turkish", "турецкий"),
    "NE": ("Niger", "Нигер", "Nigerien", ""),
    "NG": ("Nigeria", "Нигерия", "Nigerian", ""),
    "GN": ("Guinea", "Гвинея", "Guinean", ""),
    "PG": ("Papua New Guinea", "Папуа — Новая Гвинея", "Papua New Guinean", ""),
    "CD": (
        "Democratic Republic of the Congo",
        "Демократическая Республика Конго",
        "Congolese",
        "конголезский",
    ),
    "CG": ("Republic of the Congo", "Республика Конго", "Congolese", "конголезский"),
    "KR": ("South Korea", "Южная Корея", "South Korean", "южнокорейский"),
    "KP": ("North Korea", "Северная Корея", "North Korean", "северокорейский"),
    "MK": ("North Macedonia", "Северная Македония", "Macedonian", ""),
    "IE": ("Ireland", "Ирландия", "Irish", ""),
    "MX": ("Mexico", "Мексика", "Mexican", ""),
    "CI": ("Côte d’Ivoire", "Кот-д’Ивуар", "Ivorian", ""),
    "CN": ("China", "Китай", "Chinese", "китайский"),
    "HK": ("Hong Kong", "Гонконг", "Hong Konger", "гонконгский"),
    "JE": ("Jersey", "Джерси", "Channel Islander", ""),
    "FI": ("Finland", "Финляндия", "Finnish", ""),
    "TG": ("Togo", "Того", "Togolese", ""),
    "NF": ("Norfolk Island", "Норфолк", "Norfolk Islander", ""),
    "GB": ("United Kingdom", "Великобритания", "British", "британский"),
    "DE": ("Germany", "Германия", "German", "немецкий"),
    "CO": ("Colombia", "Колумбия", "Colombian", "колумбийский"),
    "CU": ("Cuba", "Куба", "Cuban", "кубинский"),
    "DM": ("Dominica", "Доминика", "", ""),
    "TO": ("Tonga", "Тонга", "Tongan", ""),
    "FR": ("France", "Франция", "French", "французский"),
    "PA": ("Panama", "Панама", "Panamanian", ""),
    "SU": ("Soviet Union", "Советский Союз", "Soviet", "советский"),
    "ZA": ("South Africa", "Южно-Африканская Республика", "South African", "южноафриканский"),
}
OTHER_NAMES = [
    ("RU", "Russian Federation", "en", "official"),
    ("RU", "Российская Федерация", "ru", "official"),
    ("RU", "РФ", "ru", "short"),
    ("KZ", "Republic of Kazakhstan", "en", "official"),
    ("KZ", "Республика Казахстан", "ru", "official"),
    ("UZ", "узбекистанец", "ru", "demonym"),
    ("US", "US", "en", "short"),
    ("US", "America", "en", "variant"),
    ("KR", "Republic of Korea", "en", "official"),
    ("MK", "Macedonia", "en", "former"),
    ("FI", "Suomi", "fi", "native"),
    ("RU", "Moscow", "en", "metonym"),
    ("RU", "Москва", "ru", "metonym"),
    ("UZ", "Tashkent", "en", "metonym"),
    ("UZ", "Ташкент", "ru", "metonym"),
    ("ZA", "Южная Африка", "ru", "variant"),
    ("SU", "USSR", "en", "short"),
    ("SU", "СССР", "ru", "short"),
]
PEOPLE = {
    "putin": ("Vladimir Putin", "Владимир Владимирович Путин", "Владимир Путин"),
    "medvedev": ("Dmitry Medvedev", "Дмитрий Анатольевич Медведев", "Дмитрий Медведев"),
    "nazarbayev": ("Nursultan Nazarbayev", "Нурсултан Абишевич Назарбаев", "Нурсултан Назарбаев"),
    "tokayev": ("Kassym-Jomart Tokayev", "Касым-Жомарт Кемелевич Токаев", "Касым-Жомарт Токаев"),
    "islam-karimov": ("Islam Karimov", "Ислам Абдуганиевич Каримов", "Ислам Каримов"),
    "jamshed-karimov": ("Jamshed Karimov", "Джамшед Хилолович Каримов", "Джамшед Каримов"),
    "mirziyoyev": ("Shavkat Mirziyoyev", "Шавкат Миромонович Мирзиёев", "Шавкат Мирзиёев"),
    "pashinyan": ("Nikol Pashinyan", "Никол Воваевич Пашинян", "Никол Пашинян"),
    "khachaturyan": ("Vahagn Khachaturyan", "Ваагн Гарникович Хачатурян", "Ваагн Хачатурян"),
    "heydar-aliyev": ("Heydar Aliyev", "Гейдар Алиев", "Гейдар Алиев"),
    "ilham-aliyev": ("Ilham Aliyev", "Ильхам Алиев", "Ильхам Алиев"),
    "lukashenko": ("Alexander Lukashenko", "Александр Григорьевич Лукашенко", "Александр Лукашенко"),
    "serzh-sargsyan": ("Serzh Sargsyan", "Серж Азатович Саргсян", "Серж Саргсян"),
    "peskov": ("Dmitry Peskov", "Дмитрий Сергеевич Песков", "Дмитрий Песков"),
    "tigran-sargsyan": ("Tigran Sargsyan", "Тигран Суренович Саргсян", "Тигран Саргсян"),
}
HEAD_OF_STATE, HEAD_OF_GOVERNMENT = "head-of-state", "head-of-government"
OFFICES = {
    "president-ru": ("President of Russia", HEAD_OF_STATE, "RU"),
    "premier-ru": ("Prime Minister of Russia", HEAD_OF_GOVERNMENT, "RU"),
    "president-kz": ("President of Kazakhstan", HEAD_OF_STATE, "KZ"),
    "president-uz": ("President of Uzbekistan", HEAD_OF_STATE, "UZ"),
    "president-am": ("President of Armenia", HEAD_OF_STATE, "AM"),
    "premier-am": ("Prime Minister of Armenia", HEAD_OF_GOVERNMENT, "AM"),
    "president-az": ("President of Azerbaijan", HEAD_OF_STATE, "AZ"),
    "president-by": ("President of Belarus", HEAD_OF_STATE, "BY"),
    "soviet-by": ("Chairman of the Supreme Soviet of Belarus", HEAD_OF_STATE, "BY"),
    "foreign-kz": ("Foreign Minister of Kazakhstan", "minister", "KZ"),
    "press-ru": ("Press Secretary of the President of Russia", "spokesperson", "RU"),
    "premier-tj": ("Prime Minister of Tajikistan", HEAD_OF_GOVERNMENT, "TJ"),
    "secretary-cis": ("Executive Secretary of the CIS", "executive-secretary", None),
}
ALWAYS = "2100-12-31"
TERMS = [
    ("putin", "president-ru", "2000-05-07", "2008-05-06"),
    ("medvedev", "president-ru", "2008-05-07", "2012-05-06"),
    ("putin", "premier-ru", "2008-05-08", "2012-05-06"),
    ("putin", "president-ru", "2012-05-07", ALWAYS),
    ("nazarbayev", "president-kz", "1991-12-16", "2019-03-19"),
    ("tokayev", "president-kz", "2019-03-20", ALWAYS),
    ("islam-karimov", "president-uz", "1991-09-01", "2016-09-01"),
    ("mirziyoyev", "president-uz", "2016-12-14", ALWAYS),
    ("jamshed-karimov", "premier-tj", "1994-12-02", "1996-02-07"),
    ("pashinyan", "premier-am", "2018-05-08", ALWAYS),
    ("khachaturyan", "president-am", "2022-03-13", ALWAYS),
    ("serzh-sargsyan", "president-am", "2008-04-09", "2018-04-08"),
    ("tigran-sargsyan", "premier-am", "2008-04-09", "2014-04-12"),
    ("heydar-aliyev", "president-az", "1993-10-10", "2003-10-30"),
    ("ilham-aliyev", "president-az", "2003-10-31", ALWAYS),
    ("peskov", "press-ru", "2012-12-20", ALWAYS),
    ("lukashenko", "president-by", "1994-07-20", ALWAYS),
]
# Who of the two held the office in these days is not known.
OPEN_TERMS = [("mirziyoyev", "president-uz", "2016-09-02", "2016-12-13")]

KEYS = {
    key: number
    for number, key in enumerate(
        [
            *COUNTRIES,
            *PEOPLE,
            *OFFICES,
            "cis",
            "eaeu",
            "government-am",
            "summit",
            "visit",
            "talks",
            "st-petersburg",
        ],
        1,
    )
}
NAMES = {number: key for key, number in KEYS.items()}


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def name(text, language, kind="preferred", country=None, person=None, organisation=None) -> NameRow:
    keys = (KEYS.get(key) for key in (country, person, organisation))
    return NameRow(kind, text, language, *keys)


def names() -> list[NameRow]:
    rows = []
    for code, (english, russian, demonym, adjective) in COUNTRIES.items():
        rows += [name(english, "en", country=code), name(russian, "ru", country=code)]
        if demonym:
            rows.append(name(demonym, "en", "demonym", country=code))
        if adjective:
            rows.append(name(adjective, "ru", "demonym", country=code))
    rows += [name(text, language, kind, country=code) for code, text, language, kind in OTHER_NAMES]
    for person, (english, *russian) in PEOPLE.items():
        rows.append(name(english, "en", person=person))
        rows += [name(text, "ru", person=person) for text in russian]
    for form in ("Путина", "Путину", "Владимира Путина", "Владимиру Путину", "Каримова", "Назарбаева"):
        owner = {"П": "putin", "В": "putin", "К": "islam-karimov", "Н": "nazarbayev"}[form[0]]
        rows.append(name(form, "ru", "case-form", person=owner))
    rows.append(name("Содружество Независимых Государств", "ru", organisation="cis"))
    rows += [
        name("В. В. Путин", "ru", "variant", person="putin"),
        name("Д. Медведев", "ru", person="medvedev"),
    ]
    rows.append(name("СНГ", "ru", "short", organisation="cis"))
    return rows


def facts(**changes) -> Facts:
    terms = [TermRow(KEYS[who], KEYS[what], (day(a), day(b)), (day(a), day(b))) for who, what, a, b in TERMS]
    terms += [TermRow(KEYS[who], KEYS[what], None, (day(a), day(b))) for who, what, a, b in OPEN_TERMS]
    summit_day, visit_day = datetime.date(2023, 12, 26), datetime.date(2023, 6, 8)
    summit = MeetingRow(
        KEYS["summit"],
        "informal-summit",
        ((summit_day, summit_day),),
        KEYS["cis"],
        None,
        KEYS["st-petersburg"],
    )
    visit = MeetingRow(KEYS["visit"], "visit", ((visit_day, visit_day),), None, None, KEYS["st-petersburg"])
    talks = MeetingRow(KEYS["talks"], "multilateral", ((visit_day, visit_day),), None, None, None)
    return Facts(
        countries=[(KEYS[code], code, names[0]) for code, names in COUNTRIES.items()],
        organisations=[
            OrganisationRow(KEYS["cis"], "Commonwealth of Independent States", "CIS"),
            OrganisationRow(KEYS["eaeu"], "Eurasian Economic Union", "EAEU"),
            OrganisationRow(KEYS["government-am"], "Government of Armenia", "", "government", KEYS["AM"]),
        ],
        people=[(KEYS[key], names[0], names[0].split()[-1]) for key, names in PEOPLE.items()],
        names=names(),
        offices=[
            OfficeRow(KEYS[key], title, kind, KEYS[code] if code else None, None if code else KEYS["cis"])
            for key, (title, kind, code) in OFFICES.items()
        ],
        terms=terms,
        places=[(KEYS["st-petersburg"], "St. Petersburg", KEYS["RU"])],
        series=[],
        meetings=[summit, visit, talks],
        parties={
            KEYS["summit"]: frozenset(KEYS[code] for code in ("RU", "KZ", "UZ", "AM", "BY")),
            KEYS["visit"]: frozenset(KEYS[code] for code in ("RU", "KZ")),
            KEYS["talks"]: frozenset(KEYS[code] for code in ("UZ", "AM", "BY")),
        },
        former=frozenset({KEYS["SU"]}),
    )._replace(**changes)


@cache
def linker() -> Linker:
    return Linker(facts())


def link(
    body: str, published_on: str | None = "2023-12-27", language="en", headline="", standfirst=""
) -> list[FoundMention]:
    on = datetime.date.fromisoformat(published_on) if published_on else None
    return linker().link(headline, standfirst, body, on, language)


def said(body: str, kind: str, *arguments, **options) -> list[tuple[str, str]]:
    """What the linker finds of one kind: the words and what they name."""
    return [(one.text, NAMES[one.target]) for one in link(body, *arguments, **options) if one.kind == kind]


def rules_of(body: str, kind: str, *arguments, **options) -> list[tuple[str, str]]:
    """The words and the rule by which they were found."""
    return [(one.text, one.rule) for one in link(body, *arguments, **options) if one.kind == kind]
