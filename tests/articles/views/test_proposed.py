"""What is only proposed, as readers see it: apart from what is on record, hatched, and shown where it is asked for."""

import csv
import io
import re
from datetime import date
from html import unescape

import pytest

from articles.models import Encounter
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_encounter,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_proposal,
    make_publisher,
    make_series,
    make_term,
)
from tests.pages import page, text_of

pytestmark = pytest.mark.django_db

HEADLINE = "Meeting with the President of Kazakhstan"
WORDS = "The two presidents met in Astana on Tuesday to speak of transit."


@pytest.fixture
def kazakhstan():
    return make_country("KZ")


@pytest.fixture
def russia():
    return make_country("RU")


@pytest.fixture
def talks(kazakhstan, russia):
    """Bilateral talks of 26 December 2017 in Astana, told by one article with its words."""
    article = make_article(
        HEADLINE, body=WORDS, publisher=make_publisher("Press Service"), published_on=date(2017, 12, 27)
    )
    astana = make_place("Astana", kazakhstan, slug="astana")
    parties = [
        {"country": russia, "status": "attended"},
        {
            "country": kazakhstan,
            "status": "attended",
            "role": "host",
            "name_as_given": "President of Kazakhstan",
        },
    ]
    spans = [
        ["body", 19, 22, "kind", "met"],
        ["body", 26, 32, "place", "Astana"],
        ["body", 36, 43, "when", "Tuesday"],
        ["headline", 17, 40, "party 1", "President of Kazakhstan"],
    ]
    proposal = make_proposal("Talks of Russia and Kazakhstan", slug="talks-in-astana", place=astana)
    return make_encounter(article, parties, proposal=proposal, place=astana, spans=spans, number=1)


def summit(*codes, status="held", **fields):
    return make_encounter(
        parties=[make_country(code) for code in codes], kind="summit", status=status, **fields
    )


def cells_of(client, address):
    """{column: cell} of each line of a file."""
    return list(csv.DictReader(io.StringIO(client.get(address).getvalue().decode("utf-8-sig"))))


# --- Their own pages ---------------------------------------------------------------


def test_a_proposed_meeting_shows_its_articles_with_the_words_for_each_thing(client, talks):
    told = page(client, "/meetings/proposed/talks-in-astana/")
    assert "Talks of Russia and Kazakhstan 26 December 2017 , Astana, Kazakhstan" in told
    assert "proposed, not yet checked" in told
    assert f"1 article reports it {HEADLINE} 27 December 2017 Press Service" in told
    assert "What bilateral met" in told
    assert "When 26 December 2017 Tuesday" in told
    assert "Place Astana, Kazakhstan Astana" in told
    assert "Who Kazakhstan host President of Kazakhstan headline" in told
    assert 'content="noindex"' in client.get("/meetings/proposed/talks-in-astana/").content.decode()


@pytest.mark.parametrize("has_words", [True, False])
@pytest.mark.parametrize(
    ("basis", "note"),
    [
        ("published", "the article's day"),
        ("inferred", "bounded by the article's day"),
        ("stated", "a day that the text names"),
    ],
)
def test_it_is_said_how_the_day_is_known_beside_the_words_for_it(client, talks, basis, note, has_words):
    talks.when_basis = basis
    talks.spans = [span for span in talks.spans if has_words or span[3] != "when"]
    talks.save()
    shown = "Tuesday " * has_words + note * (basis != "stated" or not has_words)
    expected = f"When 26 December 2017 {shown.strip()} Place"
    for address in ("/meetings/proposed/talks-in-astana/", talks.article.get_absolute_url()):
        assert expected in page(client, address)


def test_a_thing_that_no_words_show_is_said_to_have_none(client, talks):
    talks.spans = []
    talks.save()
    assert "What bilateral no words of its own" in page(client, "/meetings/proposed/talks-in-astana/")


def test_who_is_to_come_is_called_as_the_record_calls_it(client, talks, russia):
    talks.parties.create(number=3, country=make_country("AM"), status="confirmed")
    told = page(client, "/meetings/proposed/talks-in-astana/")
    assert "Who Armenia confirmed" in told
    assert "expected" not in told


def test_whose_press_service_it_is_is_said_to_be_named_by_no_words(client, talks, russia):
    office = make_office("President of Russia", country=russia)
    talks.parties.create(number=2, office=office)
    assert "Who President of Russia not named: whose press service it is" in page(
        client, "/meetings/proposed/talks-in-astana/"
    )


def test_where_articles_differ_both_are_shown(client, talks, kazakhstan):
    moscow = make_place("Moscow")
    other = make_article("Talks at the Kremlin")
    make_encounter(other, [kazakhstan], proposal=talks.proposal, when="2017-12-25", place=moscow)
    told = page(client, "/meetings/proposed/talks-in-astana/")
    differ = told.partition("Where the articles differ")[2].partition("2 reports of it")[0]
    for line in (f"When 26 December 2017 {HEADLINE}", "When 25 December 2017 Talks at the Kremlin"):
        assert line in differ
    assert "Place Moscow, Russia Talks at the Kremlin" in differ
    assert f"Named by some only Russia {HEADLINE}" in differ
    assert "Kind" not in differ


def test_articles_that_agree_differ_in_nothing(client, talks, kazakhstan, russia):
    make_encounter(
        parties=[{"country": russia}, {"country": kazakhstan, "name_as_given": "President of Kazakhstan"}],
        proposal=talks.proposal,
        place=talks.place,
    )
    assert "Where the articles differ" not in page(client, "/meetings/proposed/talks-in-astana/")


def test_a_wider_word_for_the_same_is_no_difference(client, talks, kazakhstan, russia):
    """A country holds its town, a month its day, and a country's president is of that country."""
    presidents = [make_office(country=country) for country in (kazakhstan, russia)]
    guest = make_person("Vladimir Putin")
    make_term(guest, presidents[1], start="2012-05-07")
    make_encounter(
        make_article("Talks of the week"),
        [{"office": presidents[0]}, {"person": guest}],
        proposal=talks.proposal,
        when="2017-12",
        country=kazakhstan,
    )
    assert "Where the articles differ" not in page(client, "/meetings/proposed/talks-in-astana/")


def test_two_people_of_one_country_who_are_not_the_same_are_a_difference(client, talks, kazakhstan):
    for headline, name in (("One says", "Kassym-Jomart Tokayev"), ("Another says", "Dariga Nazarbayeva")):
        parties = [make_country("RU"), {"country": kazakhstan, "person": make_person(name)}]
        make_encounter(make_article(headline), parties, proposal=talks.proposal, place=talks.place)
    told = page(client, "/meetings/proposed/talks-in-astana/").partition("Where the articles differ")[2]
    assert "Kazakhstan Kassym-Jomart Tokayev One says" in told
    assert "Kazakhstan Dariga Nazarbayeva Another says" in told
    assert "Named by some only" not in told


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"country": "RU"}, "Place Russia Talks elsewhere"),
        ({"when": "2017-11"}, "When November 2017 Talks elsewhere"),
        ({"kind": "call"}, "Kind call Talks elsewhere"),
        ({"status": "cancelled"}, "Status cancelled Talks elsewhere"),
    ],
)
def test_what_cannot_both_be_is_a_difference(client, talks, kazakhstan, russia, fields, line):
    if "country" in fields:
        fields = {"country": russia}
    make_encounter(make_article("Talks elsewhere"), [kazakhstan, russia], proposal=talks.proposal, **fields)
    told = page(client, "/meetings/proposed/talks-in-astana/")
    assert line in told.partition("Where the articles differ")[2].partition("2 reports of it")[0]


def test_where_one_holds_the_other_articles_do_not_differ(client, talks, kazakhstan, russia):
    both = [{"country": russia}, {"country": kazakhstan, "name_as_given": "President of Kazakhstan"}]
    week = "2017-12-25/2017-12-31"
    make_encounter(parties=both, proposal=talks.proposal, when=week, country=talks.place.country)
    Encounter.objects.update(possible=Encounter(when="2017-12-26").possible_days())
    Encounter.objects.filter(when=week).update(possible=Encounter(when=week).possible_days())
    assert "Where the articles differ" not in page(client, "/meetings/proposed/talks-in-astana/")


def test_a_proposal_that_may_be_on_record_says_so_and_leads_there(client):
    two = [make_country("RU"), make_country("KZ")]
    for title in ("Talks in the morning", "Talks in the evening"):
        make_meeting(title, when="2017-12-26", kind="bilateral", countries=two)
    make_encounter(parties=two, proposal=make_proposal(slug="talks"))
    Encounter.objects.update(possible=Encounter(when="2017-12-26").possible_days())
    told = page(client, "/meetings/proposed/talks/")
    assert "This meeting is not on record yet" not in told
    lead = told.partition("It may be this meeting on record:")[2].partition("article reports it")[0]
    assert "Talks in the morning, 26 December 2017" in lead
    assert "Talks in the evening, 26 December 2017" in lead


@pytest.mark.parametrize("form", ["/", ".json"])
def test_once_accepted_its_address_leads_to_the_meeting_but_not_for_good(client, talks, form):
    talks.proposal.meeting = make_meeting(slug="on-record")
    talks.proposal.save()
    response = client.get(f"/meetings/proposed/talks-in-astana{form}")
    assert (response.status_code, response["Location"]) == (302, f"/meetings/on-record{form}")


def test_one_accepted_as_a_meeting_that_was_there_leads_to_it(client, talks):
    accepted = make_encounter(state="accepted", proposal=talks.proposal, meeting=make_meeting(slug="there"))
    Encounter.objects.filter(pk=talks.pk).update(state="accepted", decision=accepted.decision)
    assert client.get("/meetings/proposed/talks-in-astana/")["Location"] == "/meetings/there/"


@pytest.mark.parametrize("form", ["/", ".json"])
@pytest.mark.parametrize("fate", ["rejected", "draft", "unknown"])
def test_nothing_is_told_of_what_was_rejected_or_stands_only_in_a_draft(client, talks, fate, form):
    if fate == "rejected":
        rejected = make_encounter(state="rejected")
        Encounter.objects.filter(pk=talks.pk).update(state="rejected", decision=rejected.decision)
    if fate == "draft":
        talks.article.status = "draft"
        talks.article.save()
    slug = "talks-in-astana" if fate != "unknown" else "no-such-talks"
    assert client.get(f"/meetings/proposed/{slug}{form}").status_code == 404


def test_its_file_has_each_thing_with_its_span(client, talks):
    told = client.get("/meetings/proposed/talks-in-astana.json").json()
    (report,) = told["reports"]
    assert (told["state"], told["place"], report["headline"]) == ("proposed", "astana", HEADLINE)
    assert report["participants"][1]["role"] == "host"
    assert {"part": "body", "start": 26, "end": 32, "shows": "place", "text": "Astana"} in report["spans"]


# --- Their list ----------------------------------------------------------------------

FILTERS = {
    "country=kz&country=am&match=all": ["Summit"],
    "country=kz&country=am&match=exactly": [],
    "country=kz": ["Summit", "Talks"],
    "without=am": ["Talks"],
    "country=kz&country=ru&country=am&match=at-least&n=3": ["Summit"],
    "country=am&part=invited": [],
    "kind=bilateral": ["Talks"],
    "status=announced": ["Summit"],
    "circle=bilateral": ["Talks"],
    "host=kz": ["Talks"],
    "host=not-stated": ["Summit"],
    "place=astana": ["Talks"],
    "in=kz": ["Talks"],
    "person=tokayev": ["Summit"],
    "organisation=cis": ["Summit"],
    "series=informal": ["Summit"],
    "from=2017&to=2017": ["Talks"],
    "from=2018-06&to=2018-06": ["Summit"],
    "from=2018-06&to=2018-06&certainty=certain": [],
    "from=2018&to=2018&certainty=certain": ["Summit"],
    "q=transit": ["Talks"],
    "q=zeppelin": [],
    "sort=oldest": ["Talks", "Summit"],
}


@pytest.fixture
def both(talks):
    """And a summit of the CIS of some day in 2018, announced, of Kazakhstan, Russia and Armenia."""
    cis = make_organisation("CIS")
    tokayev = make_person("Kassym-Jomart Tokayev", slug="tokayev")
    president = make_office(country=make_country("KZ"))
    make_term(tokayev, president, start="2015-01-01")
    proposal = make_proposal(
        "Summit",
        when="2018",
        kind="summit",
        status="announced",
        series=make_series(slug="informal", organisation=cis),
    )
    return make_encounter(
        parties=[{"office": president}, {"country": make_country("RU")}, {"country": make_country("AM")}],
        proposal=proposal,
        status="announced",
        when="2018",
    )


@pytest.mark.parametrize(("query", "titles"), FILTERS.items())
def test_the_list_takes_the_conditions_of_the_list_of_meetings(client, both, query, titles):
    rows = client.get(f"/meetings/proposed.json?{query}").json()
    assert [row["title"].partition(" ")[0] for row in rows["results"]] == titles
    assert rows["total"] == len(titles)


def test_the_list_shows_each_with_its_countries_and_how_many_articles_report_it(client, both):
    told = page(client, "/meetings/proposed/")
    assert "2 proposed meetings, 1 reported as held" in told
    assert "bilateral Astana 1 article Kazakhstan Russia" in told
    assert "announced" in told


@pytest.mark.parametrize(
    "query", ["country=kz", "country=kz&country=ru&match=all", "part=present&country=kz"]
)
def test_a_facet_says_what_choosing_it_gives(client, both, query):
    facets = client.get(f"/meetings/proposed.json?{query}").json()["facets"]
    for parameter in ("country", "kind", "status", "organisation", "series", "place"):
        for choice in facets[parameter]:
            more = f"{query}&{parameter}={choice['value']}"
            if f"{parameter}={choice['value']}" not in query:
                total = client.get(f"/meetings/proposed.json?{more}").json()["total"]
                assert total == choice["count"], more


def test_a_spreadsheet_has_all_that_fit(client, both):
    rows = cells_of(client, "/meetings/proposed.csv?sort=oldest")
    assert [row["slug"] for row in rows] == ["talks-in-astana", both.proposal.slug]
    assert (rows[0]["countries"], rows[0]["first_day"]) == ("kz; ru", "2017-12-26")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_file_refuses_what_it_cannot_use(client, form):
    response = client.get(f"/meetings/proposed.{form}?participants=complete")
    assert response.status_code == 400
    assert "participants" in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/meetings/proposed/", "/meetings/proposed/?from=2017&person=nobody&page=9"]
)
def test_an_empty_list_says_so(client, address):
    assert "proposed meetings" in page(client, address)


def test_no_meeting_on_record_can_hide_the_list(client):
    with pytest.raises(Exception, match="meeting_slug_is_no_other_page"):
        make_meeting(slug="proposed")


# --- Beside what is on record ----------------------------------------------------------

NOTE = "1 more meeting is reported in the news and not yet checked"


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/meetings/",
        "/meetings/?country=kz&country=ru&match=all",
        "/matrix/",
        "/countries/kz/",
        "/countries/kz/ru/",
        "/calendar/2017/",
        "/calendar/2017/12/",
        "/calendar/on/12-26/",
        "/people/nazarbayev/",
        "/people/nazarbayev/putin/",
        "/organisations/eaeu/",
    ],
)
def test_pages_tell_how_many_more_are_proposed_and_count_none_of_them(client, talks, address):
    make_meeting(when="2017-01-26")
    for number, slug in enumerate(("nazarbayev", "putin"), start=5):
        talks.parties.create(number=number, person=make_person(slug=slug), status="attended")
    talks.parties.create(number=9, organisation=make_organisation("EAEU"))
    told = page(client, address)
    assert NOTE in told
    assert talks.proposal.title not in told


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/meetings/?country=kz",
        "/meetings/?status=held",
        "/meetings/?status=announced",
        "/matrix/?kind=bilateral",
        "/countries/kz/",
        "/countries/kz/ru/?proposed=1",
        "/calendar/2017/",
        "/calendar/2017/12/",
        "/people/nazarbayev/",
        "/people/nazarbayev/putin/",
        "/organisations/eaeu/",
    ],
)
def test_each_number_of_what_is_proposed_leads_to_a_list_of_as_many(client, talks, address):
    make_meeting(when="2017-01-26")
    people = [make_person(slug=slug) for slug in ("nazarbayev", "putin")]
    eaeu = make_organisation("EAEU")
    once_more = summit("KZ", "RU", when="2017-12-03")
    planned = summit("KZ", "RU", status="announced", when="2017-12-05")
    for told in (talks, once_more, planned):
        for number, person in enumerate(people, start=5):
            told.parties.create(number=number, person=person, status="attended")
        told.parties.create(number=9, organisation=eaeu)
    html = client.get(address).content.decode()
    note = html.partition('id="proposed-note"')[2].partition("</p>")[0]
    numbers = re.findall(r'href="(/meetings/proposed/[^"]*)">(?:all )?(\d+)', note)
    assert numbers
    for url, number in numbers:
        listed = client.get(unescape(url).replace("/proposed/", "/proposed.json")).json()
        assert listed["total"] == int(number), url


@pytest.mark.parametrize(
    "address", ["/meetings/?country=uz", "/countries/uz/", "/countries/kz/uz/", "/calendar/2016/"]
)
def test_where_nothing_is_proposed_nothing_is_said(client, talks, address):
    make_country("UZ")
    make_meeting(when="2016-12-26")
    assert "news and not yet checked" not in page(client, address)


def test_a_list_of_meetings_shows_them_beneath_and_keeps_its_total(client, talks):
    make_meeting("Summit of six", when="2016-12-26", countries=[make_country("KZ")])
    told = page(client, "/meetings/?country=kz&proposed=1")
    assert re.search("1 meeting ?, 1 held", told)
    assert "Also proposed, not yet checked" in told
    assert talks.proposal.title in told


def test_a_list_keeps_the_parameter_in_facets_chips_and_pages(client, talks):
    for _ in range(30):
        make_meeting(countries=[make_country("KZ")])
    html = client.get("/meetings/?country=kz&proposed=1").content.decode()
    assert re.search(r'rel="next" href="[^"]*proposed=1[^"]*page=2', html)
    assert re.search(r'class="facet__choice" href="[^"]*proposed=1', html)
    assert '<input type="hidden" name="proposed" value="1">' in html
    assert 'href="/meetings/?proposed=1"' in html
    assert "Also proposed" not in page(client, "/meetings/?country=kz&proposed=1&page=2")


def test_the_addresses_between_both_lists_keep_the_conditions(client, talks):
    html = client.get("/meetings/?country=kz&country=ru&match=all&kind=bilateral").content.decode()
    there = "country=kz&amp;country=ru&amp;match=all&amp;kind=bilateral"
    assert f'href="/meetings/proposed/?{there}&amp;status=held"' in html
    assert (
        f'href="/meetings/?{there}"'
        in client.get(f"/meetings/proposed/?{there.replace('amp;', '')}").content.decode()
    )


def test_a_list_that_asks_what_only_records_have_proposes_nothing(client, talks):
    make_meeting(countries=[make_country("KZ")])
    for query in ("participants=partial", "same=perhaps"):
        assert "news and not yet checked" not in page(client, f"/meetings/?{query}")


def test_the_file_of_meetings_has_them_apart_where_it_is_asked(client, talks):
    make_meeting(countries=[make_country("KZ")])
    assert "proposed" not in client.get("/meetings.json?country=kz").json()
    told = client.get("/meetings.json?country=kz&proposed=1").json()
    assert (told["total"], told["held"], len(told["results"])) == (1, 1, 1)
    assert (told["proposed"]["total"], told["proposed"]["held"], told["proposed"]["other"]) == (1, 1, 0)
    assert [row["slug"] for row in told["proposed"]["newest"]] == ["talks-in-astana"]


@pytest.mark.parametrize("address", ["/meetings/", "/matrix/", "/countries/kz/ru/", "/calendar/2017/"])
def test_another_value_is_told_and_ignored(client, talks, address):
    make_meeting(when="2017-01-01")
    told = page(client, f"{address}?proposed=maybe")
    assert "“maybe” was ignored; expected one of 1" in told


@pytest.mark.parametrize(
    "address",
    ["/meetings.json", "/matrix.csv", "/matrix.json", "/countries/kz/ru.csv", "/countries/kz/ru.json"],
)
def test_a_file_refuses_another_value(client, talks, address):
    assert client.get(f"{address}?proposed=maybe").status_code == 400


# Pairs


def test_a_pair_shows_them_by_circle_and_year_and_keeps_its_counts(client, talks, kazakhstan, russia):
    summit("KZ", "RU", "AM", when="2016-10-26")
    summit("KZ", "RU", status="announced", when="2019-03")
    without = page(client, "/countries/kz/ru/")
    assert "2 more meetings are reported in the news and not yet checked; 1 other: announced" in without
    told = page(client, "/countries/kz/ru/?proposed=1")
    assert "No meetings of both recorded. There may have been some." in told
    assert "Bilateral, proposed 1" in told
    assert "Other, proposed 1" in told
    html = client.get("/countries/kz/ru/?proposed=1").content.decode()
    assert 'aria-label="2016: 1 proposed meeting"' in html
    address = re.search(r'<a href="([^"]*)" aria-label="2017: 1 proposed meeting"', html)[1]
    listed = client.get(address.replace("&amp;", "&").replace("/proposed/", "/proposed.json")).json()
    assert [row["slug"] for row in listed["results"]] == ["talks-in-astana"]


def test_who_was_only_invited_did_not_meet(client, kazakhstan, russia):
    make_encounter(parties=[kazakhstan, {"country": russia, "status": "invited"}])
    told = page(client, "/countries/kz/ru/")
    assert "1 more meeting : announced, possible or called off according to the news, or one" in told
    assert "or one of the two did not take part; not yet checked." in told
    told = client.get("/countries/kz/ru.json?proposed=1").json()["proposed"]
    assert (told["held"], told["other"], told["circles"]["bilateral"]) == (0, 1, 0)


def test_a_pair_of_people_goes_by_names_and_by_offices_surely_held(client, talks, kazakhstan, russia):
    one, other, later = (make_person(slug=slug) for slug in ("one", "other", "later"))
    office = make_office(country=russia)
    make_term(other, office, start="2012-05-07", end="2018-05-07")
    make_term(later, office, start="2018-05-07")
    talks.parties.create(number=7, person=one, status="attended")
    talks.parties.create(number=8, office=office)
    assert NOTE in page(client, "/people/one/other/")
    assert "news and not yet checked" not in page(client, "/people/later/one/")


def test_the_files_of_a_pair_have_them_apart(client, talks):
    make_meeting(when="2015-01-20", countries=[make_country("KZ"), make_country("RU")])
    assert "proposed" not in client.get("/countries/kz/ru.json").json()
    told = client.get("/countries/kz/ru.json?proposed=1").json()
    assert (told["meetings_held"], told["proposed"]["total"]) == (1, 1)
    assert told["proposed"]["years"] == [{"year": 2017, "proposed": 1}]
    rows = cells_of(client, "/countries/kz/ru.csv?proposed=1")
    assert [(row["year"], row["certain"], row["proposed"]) for row in rows] == [
        ("2015", "1", "0"),
        ("2017", "0", "1"),
    ]
    assert "proposed" not in cells_of(client, "/countries/kz/ru.csv")[0]


@pytest.mark.parametrize("has_meetings", [True, False])
@pytest.mark.parametrize("query", ["", "?proposed=1"])
def test_the_files_that_a_pair_leads_to_have_what_its_page_shows(client, talks, query, has_meetings):
    if has_meetings:
        make_meeting(when="2015-01-20", countries=[make_country("KZ"), make_country("RU")])
    html = client.get(f"/countries/kz/ru/{query}").content.decode()
    for form in ("csv", "json"):
        assert set(re.findall(rf'href="(/countries/kz/ru\.{form}[^"]*)"', html)) == {
            f"/countries/kz/ru.{form}{query}"
        }


# The matrix


def test_the_matrix_shows_them_beside_its_numbers(client, talks):
    make_meeting(countries=[make_country("KZ"), make_country("AM")])
    html = client.get("/matrix/?proposed=1").content.decode()
    told = text_of(client.get("/matrix/?proposed=1"))
    assert "Kazakhstan KZ 1 1 +1 proposed" in told
    assert "All 3 countries." in told
    address = re.search(r'class="matrix__proposed" href="([^"]*country=ru[^"]*match=all[^"]*)"', html)[1]
    listed = client.get(address.replace("&amp;", "&").replace("/proposed/", "/proposed.json")).json()
    assert [row["slug"] for row in listed["results"]] == ["talks-in-astana"]
    assert "Russia" not in text_of(client.get("/matrix/")).partition("All 2 countries")[2]


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("", ["kz", "ru"]),
        ("country=ir&country=ru", ["ir", "ru"]),
        ("by=leader", ["of-kz", "of-ru"]),
        ("by=leader&person=of-ir&person=of-ru", ["of-ir", "of-ru"]),
    ],
)
def test_of_who_is_only_proposed_the_region_alone_has_lines_unless_others_are_asked_for(
    client, talks, query, lines
):
    for code, is_of_region in (("KZ", True), ("RU", True), ("IR", False)):
        country = make_country(code, is_of_region=is_of_region)
        leader = make_person(f"Of {code}", slug=f"of-{code.lower()}")
        make_term(leader, make_office(country=country), start="1991-12-01")
        talks.parties.create(number=ord(code[0]), country=country, person=leader, status="attended")
    found = client.get(f"/matrix.json?proposed=1&{query}").json()["lines"]
    assert sorted(line.get("country") or line["person"] for line in found) == lines


def test_a_matrix_counts_what_was_held_under_its_conditions(client, talks):
    summit("KZ", "RU", when="2018-02-01")
    summit("KZ", "RU", status="announced", when="2018-03-01")

    def together(query):
        lines = client.get(f"/matrix.json?proposed=1&{query}").json()["lines"]
        return {line["country"]: line["proposed"]["together"] for line in lines}

    assert together("") == {"kz": {"ru": 2}, "ru": {"kz": 2}}
    assert together("kind=summit") == {"kz": {"ru": 1}, "ru": {"kz": 1}}
    assert together("from=2017&to=2017") == {"kz": {"ru": 1}, "ru": {"kz": 1}}


def test_the_files_of_the_matrix_have_them_in_columns_of_their_own(client, talks):
    make_meeting(countries=[make_country("KZ"), make_country("AM")])
    lines = {line["with"]: line for line in cells_of(client, "/matrix.csv?proposed=1")}
    assert (lines["kz"]["meetings"], lines["kz"]["ru"], lines["kz"]["am"]) == ("1", "0", "1")
    assert (lines["kz"]["proposed"], lines["kz"]["proposed_ru"], lines["kz"]["proposed_am"]) == (
        "1",
        "1",
        "0",
    )
    assert "proposed" not in cells_of(client, "/matrix.csv")[0]
    assert "proposed" not in client.get("/matrix.json").json()["lines"][0]


def test_a_matrix_of_leaders_goes_by_names_and_by_offices_surely_held(client, talks, kazakhstan, russia):
    heads = [make_office(country=country) for country in (kazakhstan, russia)]
    one, other = make_person("One", slug="one"), make_person("Other", slug="other")
    make_term(one, heads[0], start="1991-12-01")
    make_term(other, heads[1], start="2012-05-07")
    talks.parties.create(number=7, person=one, status="attended")
    talks.parties.create(number=8, office=heads[1])
    lines = client.get("/matrix.json?by=leader&proposed=1").json()["lines"]
    assert {line["person"]: line["proposed"]["together"] for line in lines} == {
        "one": {"other": 1},
        "other": {"one": 1},
    }


# The calendar


def test_a_calendar_shows_them_on_their_days(client, talks):
    make_meeting("Summit of six", when="2017-12-26")
    make_encounter(proposal=make_proposal("Talks of some day", when="2017-12"), when="2017-12")
    told = page(client, "/calendar/2017/12/?proposed=1")
    assert "1 meeting held" in told
    assert "2 more meetings are reported in the news and not yet checked" in told
    html = client.get("/calendar/2017/12/?proposed=1").content.decode()
    day = re.search(r'<td class="month__day">(?:(?!</td>).)*>26<.*?</td>', html, re.DOTALL)[0]
    assert "Summit of six" in day
    assert "Talks of Russia and Kazakhstan" in day
    assert "Talks of some day" not in day
    assert "December 2017 Talks of some day proposed possibly" in told
    assert page(client, "/calendar/2017/?proposed=1").count("1 proposed") == 1
    assert "Talks of Russia and Kazakhstan" in page(client, "/calendar/on/12-26/?proposed=1")
    assert "Talks of Russia and Kazakhstan" not in page(client, "/calendar/on/12-27/?proposed=1")


def test_a_calendar_that_shows_them_has_their_years_too(client, talks):
    make_meeting(when="2010-01-01")
    assert client.get("/calendar/2017/").status_code == 404
    assert "Talks of Russia" in page(client, "/calendar/2017/?proposed=1")
    assert "2011 →" not in page(client, "/calendar/2010/")
    assert "2011 →" in page(client, "/calendar/2010/?proposed=1")


def test_what_states_no_year_is_in_no_year_of_the_calendar(client, talks):
    make_encounter(proposal=make_proposal("Talks of some year", when="XXXX"), when="XXXX")
    make_meeting(when="2017-01-01")
    assert "Talks of some year" not in page(client, "/calendar/2017/?proposed=1")


def test_the_files_of_a_calendar_have_them_apart(client, talks):
    make_meeting("Summit of six", when="2017-12-26")
    for address in ("/calendar/2017.json", "/calendar/2017/12.json", "/calendar/on/12-26.json"):
        assert "proposed" not in client.get(address).json()
        told = client.get(f"{address}?proposed=1").json()
        assert [row["title"] for row in told["meetings"]] == ["Summit of six"]
        assert [row["title"] for row in told["proposed"]] == ["Talks of Russia and Kazakhstan"]
    rows = cells_of(client, "/calendar/2017.csv?proposed=1")
    assert [(row["title"], row["is_proposed"]) for row in rows] == [
        ("Summit of six", "no"),
        ("Talks of Russia and Kazakhstan", "yes"),
    ]
    assert "is_proposed" not in cells_of(client, "/calendar/2017.csv")[0]


# --- On the pages of meetings and articles -----------------------------------------------


def test_a_meeting_shows_what_is_perhaps_about_it(client, talks):
    meeting = make_meeting(slug="on-record", when="2017-12-26")
    assert "Perhaps about this meeting" not in page(client, "/meetings/on-record/")
    talks.meeting, talks.proposal = meeting, None
    talks.save()
    told = page(client, "/meetings/on-record/")
    assert (
        f"Perhaps about this meeting What these articles report fits this meeting. No editor has checked it yet, and nothing else on this page relies on it. {HEADLINE}"
        in told
    )
    assert "Place Astana, Kazakhstan Astana" in told
    perhaps = client.get("/meetings/on-record.json").json()["perhaps_about_it"]
    assert [row["headline"] for row in perhaps] == [HEADLINE]


def test_what_contradicts_the_record_stands_beside_it(client, talks):
    place = make_place("Moscow")
    meeting = make_meeting(slug="on-record", when="2017-12-26", kind="bilateral", place=place)
    talks.meeting, talks.proposal = meeting, None
    talks.save()
    told = page(client, "/meetings/on-record/")
    assert "Place: here Astana, Kazakhstan, on record Moscow, Russia" in told
    (report,) = client.get("/meetings/on-record.json").json()["perhaps_about_it"]
    assert [each["about"] for each in report["contradicts"]] == ["place"]


def test_what_was_accepted_or_rejected_is_perhaps_about_nothing(client):
    meeting = make_meeting(slug="on-record")
    for state in ("accepted", "rejected"):
        make_encounter(state=state, meeting=meeting)
    assert "Perhaps about" not in page(client, "/meetings/on-record/")


def test_an_article_shows_what_was_read_from_it_and_what_became_of_that(client, talks):
    meeting = make_meeting("Summit on record", slug="on-record")
    make_encounter(talks.article, state="accepted", meeting=meeting, kind="summit", number=2)
    make_encounter(talks.article, state="rejected", kind="call", number=3)
    likely = make_meeting("Forum on record", slug="forum")
    make_encounter(talks.article, meeting=likely, kind="other", number=4)
    told = page(client, talks.article.get_absolute_url())
    assert "Bilateral, 26 December 2017 proposed, not yet checked Talks of Russia and Kazakhstan" in told
    assert "accepted Summit on record" in told
    assert "proposed, not yet checked perhaps Forum on record" in told
    assert "Call," not in told
    read = client.get(f"/articles/{talks.article_id}.json").json()["encounters"]
    assert [(row["state"], row["proposal"], row["meeting"]) for row in read] == [
        ("proposed", "talks-in-astana", None),
        ("accepted", None, "on-record"),
        ("proposed", None, "forum"),
    ]


def test_an_article_of_which_nothing_was_read_says_nothing(client):
    assert "Meetings read from this article" not in page(client, make_article().get_absolute_url())


# --- Articles of the days of a meeting of which nothing is told -------------------------------


@pytest.fixture
def session():
    """A council session of the CIS in Minsk of 10 October 2014: nobody is named, no article covers it."""
    cis = make_organisation("CIS")
    place = make_place("Minsk", make_country("BY"))
    return make_meeting("Council session", slug="session", when="2014-10-10", organisation=cis, place=place)


def article_of(day, headline, **fields):
    return make_article(headline, published_on=date(2014, 10, day), **fields)


def test_an_empty_meeting_shows_articles_of_its_days_with_most_in_common_first(client, session):
    article_of(10, "Minsk prepares", body="The leaders come to Minsk.")
    article_of(12, "After the session", organisations=[session.organisation], body="It was in Minsk.")
    article_of(13, "CIS leaders leave", organisations=[session.organisation])
    article_of(14, "Too late", organisations=[session.organisation])
    article_of(8, "Too early", organisations=[session.organisation])
    article_of(10, "Harvest begins")
    article_of(10, "Minsk unseen", body="Minsk.", status="draft")
    told = page(client, "/meetings/session/").partition("articles of those days")[2]
    assert "about or naming CIS, “Minsk”." in told
    found = ["After the session", "Minsk prepares", "CIS leaders leave"]
    places = [told.find(headline) for headline in found]
    assert -1 < places[0] < places[1] < places[2]
    for headline in ("Too late", "Too early", "Harvest begins", "Minsk unseen"):
        assert headline not in told


def test_a_meeting_with_coverage_or_participants_shows_none(client, session):
    article = article_of(10, "Minsk prepares", body="The leaders come to Minsk.")
    assert "articles of those days" in page(client, "/meetings/session/")
    participation = make_participation(session, country=make_country("BY"))
    assert "articles of those days" not in page(client, "/meetings/session/")
    fields = {"countries": [participation.country], "organisations": [session.organisation]}
    of_both = article_of(11, "In Minsk", **fields)
    assert "In Minsk" in page(client, "/meetings/session/")
    of_both.delete()
    participation.delete()
    make_coverage(article, session)
    assert "articles of those days" not in page(client, "/meetings/session/")


@pytest.mark.parametrize(("when", "is_shown"), [("2014-10", True), ("2014", False), ("XXXX-10-10", False)])
def test_a_date_that_leaves_more_than_a_month_open_has_no_articles_of_its_days(
    client, session, when, is_shown
):
    article_of(10, "Minsk prepares", body="The leaders come to Minsk.")
    session.when = when
    session.save()
    assert ("articles of those days" in page(client, "/meetings/session/")) == is_shown


# --- What it costs -----------------------------------------------------------------------------

COSTS = {
    "/meetings/proposed/": 13,
    "/meetings/proposed/?country=kz&from=2017": 13,
    "/meetings/proposed.json": 13,
    "/meetings/proposed.csv": 3,
    "/meetings/proposed/p0/": 16,
    "/meetings/proposed/p0.json": 3,
    "/meetings/?proposed=1": 8,
    "/meetings.json?proposed=1": 10,
    "/countries/kz/ru/?proposed=1": 14,
    "/countries/kz/ru.json?proposed=1": 11,
    "/matrix/?proposed=1": 7,
    "/matrix.json?proposed=1": 4,
    "/matrix/?by=leader&proposed=1": 11,
    "/calendar/2017/?proposed=1": 5,
    "/calendar/2017/12/?proposed=1": 5,
    "/calendar/on/12-26/?proposed=1": 5,
    "/meetings/m0/": 11,
    "/meetings/empty/": 6,
}


@pytest.mark.parametrize("number", [1, 12])
def test_what_is_proposed_costs_the_same_however_much_there_is(
    client, number, django_assert_num_queries, kazakhstan, russia
):
    make_meeting(
        slug="empty", when="2016-12-26", organisation=make_organisation("CIS"), place=make_place("Minsk")
    )
    office = make_office(country=kazakhstan)
    make_term(make_person(), office, start="1991-12-01")
    meeting = make_meeting(slug="m0", when="2017-12-26", countries=[kazakhstan, russia])
    for each in range(number):
        proposal = make_proposal(slug=f"p{each}", place=make_place(), organisation=make_organisation())
        parties = [{"office": office}, {"country": russia}, {"person": make_person()}]
        article = make_article(
            publisher=make_publisher(),
            organisations=list(type(proposal.organisation).objects.filter(slug="cis")),
            published_on=date(2016, 12, 26),
        )
        make_encounter(article, parties, proposal=proposal, place=proposal.place)
        make_encounter(article, parties, proposal=make_proposal() if each else proposal, number=each + 500)
        make_encounter(article, parties, meeting=meeting, number=each + 700)
    for address, cost in COSTS.items():
        with django_assert_num_queries(cost, info=address):
            assert client.get(address).getvalue()
