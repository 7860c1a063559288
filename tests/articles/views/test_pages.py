"""The pages of what was written, as readers see them."""

import re

import pytest
from django.urls import reverse

from articles.models import Mention
from tests.make import (
    make_article,
    make_attestation,
    make_citation,
    make_country,
    make_coverage,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_publisher,
    make_statement,
    make_topic,
)
from tests.pages import page, text_of

pytestmark = pytest.mark.django_db


def test_an_article_shows_what_it_says_and_what_it_is_about(client):
    gas = make_topic("Natural gas")
    article = make_article(
        "Gas talks in St. Petersburg",
        body="They met.\nThey talked. “Supplies will grow.”",
        countries=[make_country("KZ")],
        people=[make_person("Vladimir Putin")],
        organisations=[make_organisation("CIS")],
        topics=[gas],
        publisher=make_publisher("A newspaper"),
        url="https://news.example.org/1",
    )
    statement = make_statement(
        article, "Supplies will grow.", speaker_name="an aide", on_behalf_of="the Kremlin"
    )
    statement.topics.add(gas)
    make_citation(article, "regional briefings")
    meeting = make_meeting("Informal summit", status="held")
    make_coverage(article, meeting, kind="announces", status="possible", quote="may meet")
    make_attestation(
        article, make_participation(meeting, country=make_country("UZ"), status="attended"), "invited"
    )

    response = client.get(article.get_absolute_url())
    text = text_of(response)

    for words in ("They met.", "Kazakhstan", "Vladimir Putin", "CIS", "Natural gas", "26 December 2023"):
        assert words in text
    assert "“Supplies will grow.” an aide, for the Kremlin" in text
    assert "regional briefings source not identified" in text
    assert "possible the archive concludes: held" in text
    assert "invited the archive concludes: attended" in text
    assert 'href="https://news.example.org/1"' in response.content.decode()
    assert "{#" not in text and "#}" not in text


def test_an_article_of_unknown_day_and_publisher_says_so(client):
    article = make_article(published_on=None, publisher=None)
    text = page(client, article.get_absolute_url())
    assert "publisher and day not stated" in text


def test_an_article_begins_with_who_published_it_and_when_and_prints_its_address(client):
    agency = make_publisher("Agency")
    article = make_article(
        publisher=agency, published_on="2023-12-26", url="https://agency.example/7", language="ru"
    )
    html = client.get(article.get_absolute_url()).content.decode()
    said = html[html.index('<p class="said">') :]
    assert "Published by Agency on 26 December 2023 ." in " ".join(
        re.sub(r"<[^>]*>", " ", said[: said.index("</p>")]).split()
    )
    assert '<p class="on-paper">Published at https://agency.example/7</p>' in html
    assert '<article class="article">' in html and '<h1 lang="ru">' in html


def test_a_summary_says_whose_words_it_is(client):
    article = make_article(body="", summary="They met and spoke of gas.")
    text = page(client, article.get_absolute_url())
    assert "A summary in the archive’s own words, not the source’s text. They met and spoke of gas." in text
    assert "The source’s text" not in text and "but not its text" not in text


def test_accepted_mentions_are_links_in_the_body(client):
    kazakhstan = make_country("KZ")
    article = make_article(body="<b>Kazakhstan</b> & Kazakhstan")
    Mention.objects.create(
        article=article, start=3, end=13, text="Kazakhstan", country=kazakhstan, state="accepted"
    )
    Mention.objects.create(
        article=article, start=20, end=30, text="Kazakhstan", country=kazakhstan, state="accepted"
    )

    body = client.get(article.get_absolute_url()).content.decode()

    assert '&lt;b&gt;<a href="/countries/kz/">Kazakhstan</a>&lt;/b&gt; &amp; Kazakhstan</p>' in body


def test_rejected_and_suggested_mentions_stay_plain(client):
    article = make_article(body="Georgia on my mind")
    for state in ("rejected", "suggested"):
        Mention.objects.create(
            article=article,
            start=0,
            end=7,
            text="Georgia",
            country=make_country("GE" if state == "rejected" else "AM"),
            state=state,
        )
    assert "<p>Georgia on my mind</p>" in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_readers_never_see_what_is_not_published(client, status):
    article = make_article(status=status)
    assert client.get(article.get_absolute_url()).status_code == 404


def test_a_withdrawn_article_says_that_it_was_withdrawn(client):
    article = make_article("A slip of the pen", status="withdrawn")
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert "A slip of the pen" not in response.content.decode()


@pytest.mark.parametrize("end", ["", "an-old-headline/"])
def test_an_article_redirects_for_good_to_its_full_address(client, end):
    article = make_article("Лидеры СНГ встретились в Москве")
    response = client.get(f"/articles/{article.pk}/{end}")
    assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())
    assert article.get_absolute_url().endswith("/lidery-sng-vstretilis-v-moskve/")


def test_a_long_headline_is_cut_between_words():
    article = make_article(
        "The presidents of Russia and of Kazakhstan spoke by telephone about supplies of natural gas"
    )
    assert article.slug == "the-presidents-of-russia-and-of-kazakhstan-spoke-by-telephone-about-supplies-of"
    assert make_article("a" * 300).slug == "a" * 80
    assert make_article("…").slug == "article"


@pytest.mark.parametrize(
    "spelling", ["Tokayev", "tokaev", "Toqaev", "Токаев", "ТОКАЕВА", "Kassym-Jomart Tokayev"]
)
def test_any_spelling_of_a_name_leads_to_its_owner(client, spelling):
    tokayev = make_person("Kassym-Jomart Tokayev", slug="tokayev")
    for text in ("Kassym-Jomart Tokayev", "Qasym-Jomart Toqaev", "K. Tokaev"):
        make_name(text, person=tokayev)
    make_name("Касым-Жомарт Токаев", "ru", person=tokayev)
    make_name("Касым-Жомарта Токаева", "ru", person=tokayev, kind="case-form")
    make_name("Tokayevo", country=make_country("XA"))
    assert "People: Kassym-Jomart Tokayev " in page(client, "/articles/", data={"q": spelling})


@pytest.mark.parametrize("words", ["", "gas", "-", "!!!", "yev"])
def test_words_that_are_no_name_lead_to_nobody(client, words):
    make_name("Kassym-Jomart Tokayev", person=make_person())
    assert "People:" not in page(client, "/articles/", data={"q": words})


def test_a_number_too_large_for_the_database_is_not_found(client):
    assert client.get("/articles/99999999999999999999/").status_code == 404


def test_a_topic_shows_the_news_of_everything_below_it(client):
    energy = make_topic("Energy", slug="energy")
    gas = make_topic("Gas", parent=energy)
    make_article("Gas will flow", topics=[make_topic("Prices", parent=gas)])
    assert "Gas will flow" in page(client, "/topics/energy/")
    make_article()
    listed = page(client, "/topics/")
    assert "Without a recorded topic: 1 of 2 articles" in listed
    assert "Energy 1 article Gas 1 article Prices 1 article" in listed


def test_a_list_says_what_its_articles_are_silent_about_only_where_some_are(client):
    for address in ("/topics/", "/publishers/", "/countries/"):
        text = page(client, address)
        assert " on record: " not in text and "Without a recorded" not in text
    make_article(countries=[make_country("KZ")])
    assert "Without a recorded publisher: 1 of 1 articles" in page(client, "/publishers/")
    assert "no country on record" not in page(client, "/countries/")
    make_article(publisher=make_publisher())
    assert "1 of 2 articles name no country on record." in page(client, "/countries/")


def test_a_publisher_shows_its_articles_and_where_it_is_cited(client):
    publisher = make_publisher("Kremlin press service", slug="kremlin")
    make_article("Its own report", publisher=publisher)
    make_citation(make_article("Somebody else’s report"), publisher=publisher)
    make_citation(make_article("Draft", status="draft"), publisher=publisher)
    text = page(client, "/publishers/kremlin/")
    assert "Its own report" in text
    assert "Somebody else’s report" in text
    assert "Draft" not in text


def test_publishers_stand_by_name_and_their_initials_lead_to_them(client):
    for name in ("Časopis", "Agenda.ge", "24.kg", "agency", "1news.az", "Известия"):
        make_publisher(name)
    html = client.get("/publishers/").text
    assert re.findall(r'<a href="#([^"]+)">', html) == ["0–9", "A", "C", "I"]
    parts = dict(re.findall(r'<tbody id="([^"]+)">(.*?)</tbody>', html, re.DOTALL))
    assert {initial: re.findall(r'/">([^<]+)</a></th>', rows) for initial, rows in parts.items()} == {
        "0–9": ["1news.az", "24.kg"],
        "A": ["agency", "Agenda.ge"],
        "C": ["Časopis"],
        "I": ["Известия"],
    }


def test_publishers_stand_on_pages_and_their_initials_lead_to_these(client):
    for number in range(101):
        make_publisher(f"Agency {number:03}")
    make_publisher("Bulletin")
    first, second = client.get("/publishers/").text, client.get("/publishers/?page=2").text
    assert "Agency 099" in first
    assert "Agency 100" not in first
    assert "Agency 100" in second
    assert "Bulletin" in second
    assert re.findall(r'<a href="([^"]*#[^"]+)">', first)[-2:] == ["#A", "/publishers/?page=2#B"]
    assert re.findall(r'<a href="([^"]*#[^"]+)">', second)[-2:] == ["/publishers/#A", "#B"]
    assert "Page 2 of 2" in " ".join(second.split())


def test_one_initial_is_no_list_of_them(client):
    make_publisher("Agenda.ge")
    assert "Initials" not in client.get("/publishers/").text
    assert "No publisher is recorded yet." not in page(client, "/publishers/")


def test_an_article_of_which_the_archive_has_but_the_record_says_so_and_leads_to_it(client):
    article = make_article(body="", url="https://agency.example/1")
    text = page(client, article.get_absolute_url())
    assert "The archive has a record of this article, but not its text." in text
    assert 'href="https://agency.example/1" rel="external noopener">Read it where' in client.get(
        article.get_absolute_url()
    ).text.replace("\n", " ")


def test_a_press_service_says_whose_it_is(client, admin_client):
    make_publisher("A newspaper", slug="paper")
    make_publisher("Kremlin press service", slug="kremlin", office=make_office("President of Russia"))
    assert "Press service of President of Russia" in page(client, "/publishers/kremlin/")
    assert "Press service of" not in page(client, "/publishers/paper/")
    assert "press service of" in page(admin_client, "/admin/articles/publisher/add/").lower()


@pytest.mark.parametrize("name", ["about", "topic-list", "publisher-list"])
def test_pages_stand_in_an_empty_archive(client, name):
    assert page(client, reverse(name))


@pytest.mark.parametrize(
    ("make", "name"), [(make_topic, "topic-detail"), (make_publisher, "publisher-detail")]
)
def test_an_old_slug_redirects_for_good(client, make, name):
    row = make(slug="old-address")
    row.slug = "new-address"
    row.save()
    response = client.get(reverse(name, args=["old-address"]))
    assert (response.status_code, response["Location"]) == (301, reverse(name, args=["new-address"]))


def fill(number):
    """An article, a topic and a publisher with `number` of everything."""
    topic = make_topic("Gas", slug="gas")
    publisher = make_publisher("Press", slug="press")
    article = make_article("The article", publisher=publisher)
    for index in range(number):
        country, person = make_country(), make_person()
        article.countries.add(country)
        article.people.add(person)
        article.topics.add(make_topic(parent=topic))
        make_statement(article, speaker=person).topics.add(topic)
        make_citation(article, publisher=publisher)
        meeting = make_meeting(countries=[country])
        make_coverage(article, meeting)
        make_attestation(article, make_participation(meeting, person=person), said_by_person=person)
        Mention.objects.create(
            article=article, start=index, end=index + 1, text="x", country=country, state="accepted"
        )
        make_article(countries=[country], people=[person], topics=[topic], publisher=make_publisher())
    return article


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/", 8),
        (None, 6),
        ("/topics/", 2),
        ("/topics/gas/", 7),
        ("/publishers/", 4),
        ("/publishers/press/", 5),
    ],
)
def test_a_page_costs_the_same_for_any_size(client, django_assert_num_queries, address, queries, number):
    article = fill(number)
    with django_assert_num_queries(queries):
        assert client.get(address or article.get_absolute_url()).status_code == 200
