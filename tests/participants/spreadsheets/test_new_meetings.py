"""Meetings and participants that a spreadsheet brings: who is named, when it was, and what is refused."""

import pytest

from participants.models import Meeting, Participation
from tests.make import (
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_place,
    make_series,
)
from tests.participants.spreadsheets.sheets import bring_in, csv_file, preview, reasons

pytestmark = pytest.mark.django_db


def talks(**cells):
    """A row of new talks in Astana, as somebody would type it."""
    return {
        "meeting": "",
        "title": "Talks on gas transit",
        "kind": "bilateral",
        "status": "held",
        "when": "2003-10-15",
    } | cells


def row(**cells):
    """A row of theirs that is about a participant."""
    return talks(**{f"participant_{name}": cell for name, cell in cells.items()})


def test_rows_of_one_title_and_day_are_one_meeting():
    make_country("KZ"), make_country("RU")
    assert bring_in(row(country="KZ"), row(country="Russia")) == ["new", "new"]
    meeting = Meeting.objects.get()
    assert (meeting.slug, meeting.possible[0][0].isoformat()) == ("talks-on-gas-transit", "2003-10-15")
    assert {one.country.code for one in meeting.participations.all()} == {"KZ", "RU"}
    assert meeting.participant_list == "partial"


def test_the_same_file_brought_in_again_brings_nothing():
    make_country("KZ"), make_country("RU")
    rows = [row(country="KZ", status="attended"), row(country="RU")]
    bring_in(*rows)
    assert bring_in(*rows) == ["same", "same"]
    assert Participation.objects.count() == 2


def test_the_word_in_the_column_meeting_joins_rows_and_becomes_the_address():
    make_country("KZ"), make_country("RU")
    bring_in(row(country="KZ") | {"meeting": "transit-2003"}, row(country="RU") | {"meeting": "Transit-2003"})
    assert Meeting.objects.get().slug == "transit-2003"


def test_an_address_that_is_taken_gets_a_number():
    make_meeting("Talks on gas transit", when="2002-01-25", slug="talks-on-gas-transit")
    bring_in(talks(), talks(title="Talks on gas: transit"))
    assert set(Meeting.objects.values_list("slug", flat=True)) == {
        f"talks-on-gas-transit{end}" for end in ("", "-2", "-3")
    }


def test_two_meetings_of_one_title_and_day_are_asked_about():
    for slug in ("one", "other"):
        make_meeting("Talks on gas transit", when="2003-10-15", slug=slug)
    assert preview(talks()) == ["refused"]
    assert "one, other" in reasons(talks())[0]


def test_a_meeting_may_be_part_of_one_that_comes_later_in_the_file():
    part = talks(meeting="margins", part_of="session")
    bring_in(part, talks(meeting="session", title="Session of the council"))
    assert Meeting.objects.get(slug="margins").parent.slug == "session"


def test_a_circle_of_parts_is_refused():
    rows = [talks(meeting="a", part_of="b"), talks(meeting="b", title="Others", part_of="a")]
    assert bring_in(*rows) == ["refused", "refused"]
    assert not Meeting.objects.exists()


def test_what_a_new_meeting_lacks_is_told():
    assert preview(talks(kind="", when="")) == ["refused"]
    told = reasons(talks(kind="", when=""))[0]
    assert told.count("A new meeting needs this.") == 2


def test_a_meeting_comes_in_whole_or_not_at_all():
    make_country("KZ")
    rows = [row(country="KZ"), row(country="KZ", role="boss")]
    assert bring_in(*rows) == ["refused", "refused"]
    assert "Row 3 of the same meeting" in reasons(*rows)[0]
    assert not Meeting.objects.exists()


def test_what_is_refused_keeps_no_other_meeting_out():
    assert bring_in(talks(status="done"), talks(title="Others")) == ["refused", "new"]
    assert Meeting.objects.get().title == "Others"


def test_who_stands_twice_in_the_file_is_refused():
    make_country("KZ")
    assert "already in the list" in reasons(row(country="KZ"), row(country="Kazakhstan"))[1]


def test_a_rule_of_the_database_is_told_before_anything_is_written():
    rows = [talks(title="Others"), talks(not_before="2004-01-01", not_after="2003-01-01", when="XXXX-10-15")]
    verdicts = preview(*rows)
    assert verdicts == ["new", "refused"]
    assert not Meeting.objects.exists()


# --- Names --------------------------------------------------------------------


@pytest.fixture
def tokayev():
    person = make_person("Kassym-Jomart Tokayev", slug="tokayev", family_name="Tokayev")
    make_name("Касым-Жомарт Токаев", language="ru", person=person)
    return person


@pytest.mark.parametrize(
    "words",
    [
        "Kassym-Jomart Tokayev",
        "tokayev",
        "Касым-Жомарт Токаев",
        "КАСЫМ-ЖОМАРТ ТОКАЕВ",
        "Kasym-Zhomart Tokaev",
    ],
)
def test_a_person_is_known_by_any_spelling(tokayev, words):
    assert bring_in(row(person=words)) == ["new"]
    assert Participation.objects.get().person == tokayev


def test_a_surname_alone_is_asked_about(tokayev):
    assert preview(row(person="Токаев")) == ["refused"]
    assert "It may be Kassym-Jomart Tokayev (tokayev)" in reasons(row(person="Токаев"))[0]


def test_of_two_that_a_name_may_mean_neither_is_chosen(tokayev):
    make_name("Kassym-Jomart Tokayev", person=make_person("Another Tokayev", slug="another"))
    told = reasons(row(person="Kassym-Jomart Tokayev"))[0]
    assert "(tokayev)" in told and "(another)" in told


def test_a_name_that_nobody_on_record_has_is_kept_as_given():
    assert bring_in(row(person="Myrat Orazov")) == ["new"]
    one = Participation.objects.get()
    assert (one.person, one.name_as_given) == (None, "Myrat Orazov")


def test_the_same_name_kept_as_given_is_the_same_when_it_comes_again():
    bring_in(row(person="Myrat Orazov"))
    assert preview(row(person="Myrat Orazov")) == ["same"]


def test_a_demonym_names_no_country():
    make_name("Kazakh", country=make_country("KZ"), kind="demonym")
    bring_in(row(country="Kazakh"))
    assert Participation.objects.get().name_as_given == "Kazakh"


@pytest.mark.parametrize("words", ["KZ", "kz", "Kazakhstan", "Казахстан", "KAZ"])
def test_a_country_is_known_by_code_and_name(words):
    country = make_country("KZ", alpha3="KAZ")
    make_name("Казахстан", language="ru", country=country)
    bring_in(row(country=words))
    assert Participation.objects.get().country == country


def test_an_organisation_is_known_by_its_abbreviation():
    cis = make_organisation("CIS")
    bring_in(talks(organisation="CIS"))
    assert Meeting.objects.get().organisation == cis


def test_a_place_that_is_not_on_record_is_refused():
    assert "Nothing on record has this name" in reasons(talks(place="Atlantis"))[0]


def test_of_two_places_of_one_name_the_country_tells():
    make_place("Brest", country=make_country("BY"))
    make_place("Brest", country=make_country("UA"))
    assert "It may be" in reasons(talks(place="Brest"))[0]
    bring_in(talks(place="Brest, Belarus"))
    assert Meeting.objects.get().place.country.code == "BY"


def test_a_capital_is_known_by_its_name_in_another_script():
    russia = make_country("RU")
    moscow = make_place("Moscow", russia)
    make_place("Moscow", make_country("US", name="United States"), slug="moscow-idaho")
    for text, language in (("Moscow", "en"), ("Москва", "ru")):
        make_name(text, language, country=russia, kind="metonym")
    bring_in(talks(place="Москва"))
    assert Meeting.objects.get().place == moscow


def test_a_word_for_a_government_that_is_two_places_is_asked():
    russia = make_country("RU")
    make_place("Moscow", russia), make_place("Kremlin", russia)
    for text, language in (("Moscow", "en"), ("Москва", "ru"), ("Kremlin", "en")):
        make_name(text, language, country=russia, kind="metonym")
    assert "It may be" in reasons(talks(place="Москва"))[0]


# --- Days ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2003-10-15", "2003-10-15"),
        ("2003-10", "2003-10"),
        ("XXXX-10-15", "XXXX-10-15"),
        ("[2002-10-15,2003-10-15]", "[2002-10-15,2003-10-15]"),
        ("15 October 2003", "2003-10-15"),
        ("October 15, 2003", "2003-10-15"),
        ("15 октября 2003 г.", "2003-10-15"),
        ("15.10.2003", "2003-10-15"),
        ("October 2003", "2003-10"),
        ("15–16 October 2003", "2003-10-15/2003-10-16"),
        ("15 October", "XXXX-10-15"),
        ("spring 2020", "2020-21"),
        ("c. 1995", "1995~"),
        ("between 3 and 7 May 2020", "[2020-05-03..2020-05-07]"),
        ("May 2020 or June 2020", "[2020-05,2020-06]"),
        ("third quarter of 2019", "2019-35"),
        ("весной 2019 года", "2019-21"),
        ("третий квартал 2019", "2019-35"),
        ("01/15/2003", "2003-01-15"),
    ],
)
def test_a_date_is_read_as_edtf_or_in_words(words, edtf):
    bring_in(talks(when=words))
    assert str(Meeting.objects.get().when) == edtf


@pytest.mark.parametrize("words", ["05/06/2003", "last spring", "31 February 2003", "2003-13-01", "5.6.03"])
def test_what_is_no_date_for_certain_is_refused(words):
    assert preview(talks(when=words)) == ["refused"]


def test_what_may_be_two_days_is_asked_with_both():
    (told,) = reasons(talks(when="03/04/2003"))
    assert "Which is the month?" in told and "2003-03-04" in told and "2003-04-03" in told


@pytest.mark.parametrize("words", ["spring 2003", "3 May 2003 or 4 May 2003", "03/04/2003", "soon"])
def test_where_a_whole_day_is_wanted_nothing_else_will_do(words):
    assert preview(talks(day_of_source=words)) == ["refused"]


def test_a_whole_day_may_be_written_in_words():
    bring_in(talks(day_of_source="16 октября 2003"))
    assert Meeting.objects.get().stated_on.isoformat() == "2003-10-16"


def test_a_held_meeting_that_is_still_to_come_is_refused():
    assert "still to come" in reasons(talks(when="2999-10-15"))[0]


# --- Odd cells ----------------------------------------------------------------


def test_odd_cells_are_refused_or_kept_and_never_an_error():
    odd = ["\0", "'; DROP TABLE", "9" * 400, "-1", "=1+1", "\N{SNOWMAN}" * 3000, "[..]", "2003-10-15/"]
    columns = [
        *talks(),
        "edition",
        "not_before",
        "place",
        "series",
        "part_of",
        "list_is_complete",
        "source_url",
    ]
    columns += ["participant_country", "participant_number", "participant_role", "as_exported"]
    for column in columns:
        for cell in odd:
            assert preview(talks(**{column: cell})) in (["new"], ["refused"], ["conflict"])


def test_hundreds_of_new_rows_cost_few_queries(django_assert_max_num_queries):
    make_country("KZ")
    few = [row(country="KZ") | {"title": f"Talks {at}"} for at in range(2)]
    many = [row(country="KZ") | {"title": f"More talks {at}"} for at in range(150)]
    from participants.spreadsheets.reading import read_sheet
    from participants.spreadsheets.writing import written

    counts = []
    for rows in (few, many):
        sheet = read_sheet(csv_file(*rows))
        with django_assert_max_num_queries(45) as queries:
            written(sheet)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 1


@pytest.mark.parametrize(
    "typed", ["Кишинёв", "кишинев", "Kishinev", "Chisinau", "chisinau", "Chișinău, Moldova"]
)
def test_a_place_is_named_by_any_of_its_names(typed):
    place = make_place("Chișinău", make_country("MD"), slug="chisinau")
    make_name("Кишинёв", "ru", kind="preferred", place=place)
    make_name("Kishinev", place=place)
    assert bring_in(talks(place=typed)) == ["new"]
    assert Meeting.objects.get().place == place


def test_a_name_that_two_places_have_is_asked_about():
    for slug in ("gorki-by", "gorki-ru"):
        make_name("Горки", "ru", place=make_place("Gorki of " + slug, slug=slug))
    [reason] = reasons(talks(place="Горки"))
    assert "gorki-by" in reason and "gorki-ru" in reason


def test_a_form_of_a_place_s_name_is_not_its_name():
    make_name("Кишинёве", "ru", kind="case-form", place=make_place("Chișinău"))
    assert bring_in(talks(place="Кишинёве")) != ["new"]


def test_an_office_and_a_series_are_named_by_any_of_their_names():
    office, series = make_office("President of Kazakhstan"), make_series("Informal CIS summit")
    make_name("Президент Казахстана", "ru", office=office)
    make_name("Неформальный саммит СНГ", "ru", series=series)
    assert bring_in(row(office="президент Казахстана") | {"series": "неформальный саммит СНГ"}) == ["new"]
    meeting = Meeting.objects.get()
    assert (meeting.series, meeting.participations.get().office) == (series, office)
