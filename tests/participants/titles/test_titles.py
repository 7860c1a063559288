"""Titles of meetings in Russian, composed of what the English ones say by names on record."""

import csv

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from participants.reference.loader import FOLDER
from participants.titles import on_record, title_called
from participants.titles.days import parted
from participants.titles.on_record import Names, Row
from participants.titles.reading import russian
from tests.make import make_country, make_name, make_place

TITLES = {
    "Telephone call of the presidents of Russia and Turkmenistan, March 2003": "Телефонный разговор президентов России и Туркменистана, март 2003 года",
    "Telephone call of the presidents of Russia and Tajikistan, 21 November 2001": "Телефонный разговор президентов России и Таджикистана, 21 ноября 2001 года",
    "Telephone call of the president of Uzbekistan and Nursultan Nazarbayev, 2023": "Телефонный разговор президента Узбекистана и Нурсултана Назарбаева, 2023",
    "Telephone call of the President of Russia and the President-elect of Azerbaijan, 2003": "Телефонный разговор президента России и избранного президента Азербайджана, 2003",
    "Video conference of the leaders of Armenia, Azerbaijan, France and the European Union, 2022": "Видеоконференция лидеров Армении, Азербайджана, Франции и Европейского союза, 2022",
    "Informal meeting of SCO heads of state, Moscow, 2003": "Неформальная встреча глав государств ШОС, Москва, 2003",
    "Visit of the President of Azerbaijan to Belarus, 2006": "Визит президента Азербайджана в Беларусь, 2006",
    "Visit of the President of Tajikistan, Minsk, 2017": "Визит президента Таджикистана, Минск, 2017",
    "CSTO Collective Security Council, Bishkek, 2025": "Заседание Совета коллективной безопасности ОДКБ, Бишкек, 2025",
    "CIS Council of Heads of State, Alma-Ata, 1991": "Заседание Совета глав государств СНГ, Алма-Ата, 1991",
    "Supreme Eurasian Economic Council, Nur-Sultan, 2019": "Заседание Высшего Евразийского экономического совета, Нур-Султан, 2019",
    "Supreme Eurasian Economic Council, by video conference, December 2021": "Заседание Высшего Евразийского экономического совета по видеосвязи, декабрь 2021 года",
    "Eurasian Intergovernmental Council, Kazan, 2021": "Заседание Евразийского межправительственного совета, Казань, 2021",
    "Supreme Interstate Council of Azerbaijan and Kazakhstan, Baku, 2024": "Заседание Высшего межгосударственного совета Азербайджана и Казахстана, Баку, 2024",
    "Interstate Council of Kazakhstan, Kyrgyzstan and Uzbekistan, Taraz, 1995": "Заседание Межгосударственного совета Казахстана, Киргизии и Узбекистана, Тараз, 1995",
    "Presidents of Russia and Turkmenistan, Ashgabat, 2008": "Встреча президентов России и Туркменистана, Ашхабад, 2008",
    "Presidents of Azerbaijan and Ukraine, in Ukraine, 1997": "Встреча президентов Азербайджана и Украины в Украине, 1997",
    "Presidents of Georgia and Ukraine, in Ukraine, 2004–2005": "Встреча президентов Грузии и Украины в Украине, 2004–2005 годы",
    "Presidents of Belarus and Ukraine, in the United Arab Emirates, 2017": "Встреча президентов Беларуси и Украины в Объединённых Арабских Эмиратах, 2017",
    "Presidents of Russia and Armenia, Sevan and Yerevan, 2001": "Встреча президентов России и Армении, Севан и Ереван, 2001",
    "Presidents of Russia and Ukraine, Crimea, 2001": "Встреча президентов России и Украины, Крым, 2001",
    "Presidents of Moldova and Ukraine and Prime Minister of Russia, Kyiv, 1999": "Встреча президентов Молдовы и Украины и премьер-министра России, Киев, 1999",
    "Presidents of Russia and Georgia and the prime minister of Abkhazia, Sochi, 2003": "Встреча президентов России и Грузии и премьер-министра Абхазии, Сочи, 2003",
    "Presidents of Armenia and Azerbaijan with ministers of Russia, France and the United States, Vienna, 2016": "Встреча президентов Армении и Азербайджана с участием министров России, Франции и США, Вена, 2016",
    "Prime Minister of Armenia and President of Azerbaijan, Vienna, 2019": "Встреча премьер-министра Армении и президента Азербайджана, Вена, 2019",
    "President of Russia and Chairman of the Board of the Eurasian Economic Commission, Sochi, 2013": "Встреча президента России и председателя Коллегии Евразийской экономической комиссии, Сочи, 2013",
    "President of Russia and Secretary-General of the CSTO, Novo-Ogaryovo, 2003": "Встреча президента России и генерального секретаря ОДКБ, Ново-Огарёво, 2003",
    "President of Russia and Gurbanguly Berdimuhamedow, Ashgabat, 2024": "Встреча президента России и Гурбангулы Бердымухамедова, Ашхабад, 2024",
    "Leaders of Armenia, Azerbaijan, France, Germany and the European Union, Bulboaca, 2023": "Встреча лидеров Армении, Азербайджана, Франции, Германии и Европейского союза, Булбоака, 2023",
    "Leaders of Armenia, Azerbaijan and the United States, Washington, 2025": "Встреча лидеров Армении, Азербайджана и США, Вашингтон, 2025",
    "Leaders of the SCO and the CSTO, Dushanbe, 2021": "Встреча лидеров ШОС и ОДКБ, Душанбе, 2021",
    "Leaders of the Customs Union, Ukraine and the European Union, Minsk, 2014": "Встреча лидеров Таможенного союза, Украины и Европейского союза, Минск, 2014",
    "Central Asia and Japan summit, Kazakhstan, 2024": "Саммит «Центральная Азия + Япония», Казахстан, 2024",
    "Central Asia – United States summit (C5+1), New York, 2023": "Саммит «Центральная Азия — США» (C5+1), Нью-Йорк, 2023",
    "Central Asia – China summit, Xi'an, 2023": "Саммит «Центральная Азия — Китай», Сиань, 2023",
    "Normandy format call, 25 June 2014": "Телефонный разговор в нормандском формате, 25 июня 2014 года",
    "Caucasus Four, Moscow, 2000": "Встреча «Кавказской четвёрки», Москва, 2000",
    "GUUAM presidents, New York, 2000": "Встреча президентов стран ГУУАМ, Нью-Йорк, 2000",
    "Informal CIS summit, St. Petersburg, 2025": "Неформальный саммит СНГ, Санкт-Петербург, 2025",
    "Informal CIS summit, St. Petersburg, 26 December": "Неформальный саммит СНГ, Санкт-Петербург, 26 декабря",
    "Talks on gas with the leaders of Kazakhstan and Uzbekistan, St. Petersburg": "Переговоры о газе с участием лидеров Казахстана и Узбекистана, Санкт-Петербург",
    "Session of the Eurasian Economic Council": "Заседание Высшего Евразийского экономического совета",
    "Bilateral talk of Vladimir Putin and Nikol Pashinyan": "Двусторонняя беседа Владимира Путина и Никола Пашиняна",
    "Forum of the Regions of Belarus and Ukraine, Gomel, 2018": "Форум регионов Беларуси и Украины, Гомель, 2018",
}


FILES = {
    "country": ("countries", "code"),
    "person": ("people", "slug"),
    "organisation": ("organisations", "slug"),
    "place": ("places", "slug"),
    "office": ("offices", "slug"),
    "series": ("series", "slug"),
}


def rows_of(name):
    return csv.DictReader((FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines())


def shipped_rows():
    for row in rows_of("names"):
        if row["kind"] not in ("demonym", "metonym") and row["language"] in ("en", "ru"):
            yield Row(row["owner_kind"], row["owner"], row["language"], row["kind"], row["text"])
    for kind, (file, key) in FILES.items():
        for row in rows_of(file):
            yield Row(kind, row[key], "en", "preferred", row["name"])
            if row.get("abbreviation"):
                yield Row(kind, row[key], "en", "short", row["abbreviation"])


SOME = [
    Row("country", 1, "en", "preferred", "Russia"),
    Row("country", 1, "ru", "preferred", "Россия"),
    Row("place", 1, "en", "preferred", "Moscow"),
    Row("place", 1, "ru", "preferred", "Москва"),
]


@pytest.fixture(scope="module")
def shipped():
    return Names(shipped_rows())


@pytest.mark.parametrize(("title", "called"), TITLES.items())
def test_a_title_is_composed_in_russian(title, called, shipped):
    assert russian(title, shipped) == called


def test_every_shipped_meeting_has_a_russian_title(shipped):
    titles = [row["title"] for row in rows_of("meetings")]
    lacking = [title for title in titles if not russian(title, shipped)]
    assert len(titles) > 1400
    assert lacking == []
    latin = {
        russian(title, shipped)
        for title in titles
        if any("a" <= one <= "z" for one in russian(title, shipped))
    }
    assert latin == set()


def test_titles_that_differ_differ_in_russian(shipped):
    titles = {row["title"] for row in rows_of("meetings")}
    assert len({russian(title, shipped) for title in titles}) == len(titles)


@pytest.mark.parametrize(
    "title",
    [
        "Presidents of Russia and Atlantis, Moscow, 2003",
        "Presidents of Russia and Belarus, Atlantis, 2003",
        "Visit of the President of Russia to Atlantis, 2003",
        "A dinner of old friends, Moscow, 2003",
        "Telephone call of somebody, 2003",
        "Session of the Council of Atlantis, 2003",
        "Talks on atlases with the leaders of Russia and Belarus, 2003",
        "Presidents of, 2003",
        "Presidents of",
        "Moscow, 2003",
        "2003",
        ", 2003",
        "and",
        " with ",
        "Presidents of Russia and ",
        "President of Russia, Moscow, 2003",
        "Leaders of Russia with , 2003",
    ],
)
def test_what_is_not_on_record_to_its_end_has_none(title, shipped):
    assert russian(title, shipped) is None


PIECES = st.sampled_from(
    [
        "Presidents of ",
        "President of ",
        "Russia",
        "the European Union",
        " and ",
        " with ",
        ", ",
        "Moscow",
        "in ",
        "2003",
        "x",
    ]
)


@given(st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=9).map("".join)))
def test_any_text_may_be_a_title(text):
    assert russian(text, Names(SOME)) != ""


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("A, 2003", ("A", "2003")),
        ("A, March 2003", ("A", "март 2003 года")),
        ("A, 5–6 May 2003", ("A", "5–6 мая 2003 года")),
        ("A, 2004–2005", ("A", "2004–2005 годы")),
        ("A of 2003", ("A of 2003", "")),
        ("A", ("A", "")),
    ],
)
def test_when_it_was_stands_at_the_end(title, parts):
    assert parted(title) == parts


# --- In pages


@pytest.fixture
def record(db):
    for code, name, called in (("KZ", "Kazakhstan", "Казахстан"), ("TJ", "Tajikistan", "Таджикистан")):
        make_name(called, "ru", kind="preferred", country=make_country(code, name=name))
    place = make_place("Astana", make_country("KG"))
    make_name("Астана", "ru", kind="preferred", place=place)
    make_name("Нур-Султан", "ru", kind="former", place=place)
    make_name("Nur-Sultan", "en", kind="former", place=place)
    return place


def test_a_page_in_russian_has_titles_in_russian(record):
    with override("ru"):
        said = title_called("Presidents of Kazakhstan and Tajikistan, Nur-Sultan, 2021")
    assert said == "Встреча президентов Казахстана и Таджикистана, Нур-Султан, 2021"


def test_a_page_in_english_has_them_as_they_are(record, django_assert_num_queries):
    with override("en"), django_assert_num_queries(0):
        assert title_called("Presidents of Kazakhstan and Tajikistan, 2021").startswith("Presidents")


def test_a_title_of_which_there_is_none_stays_english(record):
    with override("ru"):
        assert title_called("A dinner of old friends") == "A dinner of old friends"
        assert title_called("") == ""


def test_a_name_that_is_changed_changes_titles(record):
    with override("ru"):
        record.names.filter(text="Нур-Султан").delete()
        assert title_called("Presidents of Kazakhstan and Tajikistan, Nur-Sultan, 2021").endswith(
            "Астана, 2021"
        )


@pytest.mark.django_db(transaction=True)
def test_what_is_remembered_is_of_now():
    kazakhstan = make_country("KZ", name="Kazakhstan")
    name = make_name("Казахстан", "ru", kind="preferred", country=kazakhstan)
    with override("ru"):
        assert title_called("Visit of the President of Kazakhstan") == "Визит президента Казахстана"
        name.delete()
        assert title_called("Visit of the President of Kazakhstan") == "Visit of the President of Kazakhstan"
    on_record.Process.known = ("", Names([]))
