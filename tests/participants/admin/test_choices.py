"""What choice lists offer: whose very name is typed first, with what a row is beside its name, and a way to make a new one."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import Permission, User

from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_publisher,
    make_series,
    make_term,
)

pytestmark = pytest.mark.django_db

RELATIONS = {
    "person": ("participants", "participation", "person"),
    "place": ("participants", "meeting", "place"),
    "meeting": ("participants", "meeting", "parent"),
    "country": ("participants", "participation", "country"),
    "organisation": ("participants", "meeting", "organisation"),
    "office": ("participants", "participation", "office"),
    "series": ("participants", "meeting", "series"),
    "article": ("articles", "citation", "cited_article"),
}


def asked(client, what, term, **more):
    app, model, field = RELATIONS[what]
    query = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    return client.get("/admin/autocomplete/", query | more)


def offered(client, what, term, **more):
    return [row["text"] for row in asked(client, what, term, **more).json()["results"]]


def beside(client, what, term):
    return [row["beside"] for row in asked(client, what, term).json()["results"]]


def test_a_place_is_offered_by_any_of_its_names(admin_client):
    astana = make_place("Astana", make_country("KZ"))
    make_name("Астана", "ru", kind="preferred", place=astana)
    make_name("Nur-Sultan", kind="former", place=astana)
    make_name("Астаной", "ru", kind="case-form", place=astana)
    make_place("Almaty", make_country("KZ"))
    for typed in ("Astana", "Астана", "Nur-Sultan", "Нур-Султан", "Астаной"):
        assert offered(admin_client, "place", typed) == ["Astana, Kazakhstan"], typed


def test_an_office_and_a_series_are_offered_by_any_of_their_names(admin_client):
    make_name("Президент Казахстана", "ru", office=make_office("President of Kazakhstan"))
    make_name("Саммит СНГ", "ru", series=make_series("CIS summit"))
    assert offered(admin_client, "office", "президент казах") == ["President of Kazakhstan"]
    assert offered(admin_client, "series", "Саммит СНГ") == ["CIS summit"]


def test_whose_name_it_is_comes_first(admin_client):
    """“Aliev” is in Aidaraliyev and Bakiyev's other names, too; two are called so."""
    for name, family, russian in (
        ("Iskenderbek Aidaraliyev", "Aidaraliyev", "Искендербек Айдаралиев"),
        ("Heydar Aliyev", "Aliyev", "Гейдар Алиев"),
        ("Ilham Aliyev", "Aliyev", "Ильхам Алиев"),
        ("Kubanychbek Jumaliyev", "Jumaliyev", "Кубанычбек Джумалиев"),
    ):
        make_name(russian, language="ru", person=make_person(name, family_name=family))
    names = offered(admin_client, "person", "Aliev")
    assert names[:2] == ["Heydar Aliyev", "Ilham Aliyev"] and len(names) == 4
    assert offered(admin_client, "person", "Алиев")[:2] == names[:2]


def test_the_exact_name_comes_before_what_begins_so_and_that_before_a_word(admin_client):
    cities = ["Novo Almaty", "Almaty Region", "Almatykent", "Almaty"]
    kazakhstan = make_country("KZ")
    for city in cities:
        make_place(city, kazakhstan)
    found = [name.partition(",")[0] for name in offered(admin_client, "place", "almaty")]
    assert found == ["Almaty", "Almaty Region", "Novo Almaty", "Almatykent"]


def test_a_person_is_told_by_office_and_years(admin_client):
    tokayev = make_person("Kassym-Jomart Tokayev")
    kazakhstan = make_country("KZ")
    minister = make_office("Prime Minister of Kazakhstan", "head-of-government", country=kazakhstan)
    make_term(tokayev, minister, start="1999-10-01", end="2002-01-28")
    make_term(tokayev, make_office("President of Kazakhstan", country=kazakhstan), start="2019-03-20")
    assert beside(admin_client, "person", "Tokayev") == [
        "President of Kazakhstan 2019–, Prime Minister of Kazakhstan 1999–2002"
    ]


def test_a_meeting_is_told_by_date_place_and_status(admin_client):
    make_meeting("Summit", "2022-12-26/2022-12-27", place=make_place())
    make_meeting("Summit", "XXXX-12-26", status="possible")
    assert sorted(beside(admin_client, "meeting", "summit")) == [
        "26 December, year not stated · possible",
        "26–27 December 2022 · St. Petersburg, Russia · held",
    ]


def test_an_article_is_told_by_publisher_and_day(admin_client):
    make_article("Gas talks", publisher=make_publisher("TASS"), published_on="2023-12-26")
    assert beside(admin_client, "article", "gas") == ["TASS · 26 December 2023 · published"]


@pytest.mark.parametrize("words", ["putin tokayev 2022", "Путин Токаев", "KZ RU Astana", "tokayev Астана"])
def test_a_meeting_is_found_by_its_participants(admin_client, words):
    putin, tokayev = make_person("Vladimir Putin"), make_person("Kassym-Jomart Tokayev")
    make_name("Владимир Путин", language="ru", person=putin)
    make_name("Касым-Жомарт Токаев", language="ru", person=tokayev)
    astana = make_place("Astana", make_country("KZ"))
    meeting = make_meeting("Talks", "2022-10-14", place=astana, people=[putin])
    make_participation(meeting, person=tokayev, country=make_country("KZ"))
    make_participation(meeting, office=make_office(country=make_country("RU")))
    make_meeting("Talks alone", "2023-10-14", people=[putin])
    assert offered(admin_client, "meeting", words) == ["Talks"]


def test_the_last_row_makes_a_new_one_of_what_was_typed(admin_client):
    make_place("Almaty", make_country("KZ"))
    create = asked(admin_client, "place", "Almaty 2 & more").json()["create"]
    assert create["text"] == "create “Almaty 2 & more”"
    address = urlsplit(create["address"])
    assert address.path == "/admin/participants/place/add/"
    assert parse_qs(address.query) == {"name": ["Almaty 2 & more"], "_to_field": ["id"], "_popup": ["1"]}
    assert 'value="Almaty 2 &amp; more"' in admin_client.get(create["address"]).content.decode()
    meeting = asked(admin_client, "meeting", "Talks").json()["create"]
    assert parse_qs(urlsplit(meeting["address"]).query)["title"] == ["Talks"]
    assert "headline=Gas" in asked(admin_client, "article", "Gas").json()["create"]["address"]
    assert "create" not in asked(admin_client, "place", "").json()


def test_who_may_not_add_is_not_offered_to(client):
    make_place("Almaty", make_country("KZ"))
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_place"))
    client.force_login(viewer)
    answer = asked(client, "place", "almaty").json()
    assert [row["text"] for row in answer["results"]] == ["Almaty, Kazakhstan"] and "create" not in answer
    refused = asked(client, "person", "almaty")
    assert refused.status_code == 403 and refused.json()["refused"]


def test_a_way_to_make_a_new_one_stands_once_at_the_end(admin_client):
    for number in range(25):
        make_place(f"Almaty {number:02}", make_country("KZ"))
    first = asked(admin_client, "place", "almaty").json()
    assert len(first["results"]) == 20 and first["pagination"]["more"] and "create" not in first
    last = asked(admin_client, "place", "almaty", page="2").json()
    assert len(last["results"]) == 5 and not last["pagination"]["more"] and last["create"]


@pytest.mark.parametrize("number", [1, 7])
@pytest.mark.parametrize("what", list(RELATIONS))
def test_choices_cost_the_same_for_any_number_of_rows(
    admin_client, django_assert_max_num_queries, what, number
):
    for place in range(number):
        person = make_person(f"Anna {place}")
        country = make_country(name=f"Anna {place}")
        make_term(person, make_office(country=country))
        make_meeting(f"Anna {place}", place=make_place(f"Anna {place}", country), people=[person])
        make_organisation(name=f"Anna {place}")
        make_series(f"Anna {place}")
        make_article(f"Anna {place}", publisher=make_publisher())
    # Articles are found by the archive's own search, which asks what the words name.
    with django_assert_max_num_queries(12 if what == "article" else 5):
        assert asked(admin_client, what, "anna").json()["results"]


@pytest.mark.parametrize("term", ["\x00", "%", "_", "x" * 3000, "(", " ", "'", "💠"])
@pytest.mark.parametrize("what", list(RELATIONS))
def test_whatever_is_typed_is_answered(admin_client, what, term):
    assert asked(admin_client, what, term).status_code in (200, 400)
