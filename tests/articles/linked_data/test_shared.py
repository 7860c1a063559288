"""How pages look where their addresses are shared: title, sentence and picture, and never a word of a draft."""

import io
import time

import pytest
from lxml import html
from PIL import Image

from summit_archive.pictures.shared import HEIGHT, ROOM, WIDTH, Shared, drawn, title_lines, width
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_publisher,
    make_series,
    make_source,
    make_term,
    make_topic,
)

SITE = "http://testserver"
NASTY = 'Встреча "в верхах" <b> & {braces}'
LONG = "Президент Казахстана Касым-Жомарт Токаев провёл переговоры с Президентом Узбекистана " * 8


def shared(client, address):
    """{property: content} of a page."""
    page = html.fromstring(client.get(address).content.decode())
    found = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}
    assert page.xpath('//meta[@name="twitter:card"]/@content') == ["summary_large_image"]
    return found


def picture(client, address):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png"), address
    image = Image.open(io.BytesIO(response.content))
    assert image.size == (WIDTH, HEIGHT)
    return response.content


@pytest.mark.django_db
def test_a_page_is_shared_by_its_title_a_sentence_and_a_picture_of_its_own(client):
    meeting = make_meeting(NASTY, when="XXXX-12-26")
    found = shared(client, meeting.get_absolute_url())

    assert found["og:title"] == NASTY
    assert found["og:description"] == (
        "This meeting was held, 26 December, year not stated. Who took part is not recorded."
    )
    assert found["og:url"] == f"{SITE}{meeting.get_absolute_url()}"
    assert (found["og:type"], found["og:site_name"]) == ("website", "Summit archive")
    assert found["og:locale"] == "en_GB" and found["og:image:alt"] == NASTY
    assert found["og:image"] == f"{SITE}/pictures/meetings/{meeting.slug}.png"
    assert picture(client, found["og:image"]) != picture(client, "/pictures/archive.png")


@pytest.mark.django_db
def test_an_article_has_no_type_of_open_graph(client):
    """Zotero would take it for another kind of thing than a newspaper's article."""
    assert "og:type" not in shared(client, make_article().get_absolute_url())


@pytest.mark.django_db
def test_each_kind_of_page_has_a_picture(client):
    country, publisher = make_country("KZ"), make_publisher()
    person, meeting = make_person(), make_meeting()
    make_term(person, make_office(country=country))
    make_participation(meeting, country=country, status="attended")
    rows = [country, publisher, person, meeting, make_organisation("CIS"), make_series(), make_topic()]
    rows += [make_source(published_on="2022"), make_article(published_on=None, publisher=publisher)]
    pages = [row.get_absolute_url() for row in rows]
    pictures = {shared(client, page)["og:image"] for page in pages}

    assert len({picture(client, one) for one in pictures}) == len(pages)
    for page in ("/", "/matrix/", "/meetings/?country=kz", "/about/", "/calendar/"):
        assert picture(client, shared(client, client.get(page, follow=True).request["PATH_INFO"])["og:image"])


@pytest.mark.django_db
def test_what_is_asked_of_a_list_is_part_of_its_address(client):
    make_country("KZ")
    assert shared(client, "/meetings/?country=kz")["og:url"] == f"{SITE}/meetings/?country=kz"
    assert shared(client, "/about/?utm_source=x")["og:url"] == f"{SITE}/about/"


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["draft", "in-review", "withdrawn"])
def test_there_is_no_picture_of_what_readers_do_not_see(client, status):
    article = make_article("A slip of the pen", status=status)
    assert client.get(f"/pictures/articles/{article.pk}.png").status_code == 404
    page = client.get(article.get_absolute_url()).content.decode()
    assert "A slip" not in page and f"/pictures/articles/{article.pk}" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["nothing.png", "nothing/1.png", "articles/x.png", "meetings/none.png"])
def test_of_nothing_there_is_no_picture(client, address):
    assert client.get(f"/pictures/{address}").status_code == 404


@pytest.mark.django_db
def test_a_picture_follows_a_meeting_to_its_new_address_and_shows_who_came_in_two_queries(
    client, django_assert_num_queries
):
    meeting = make_meeting(slug="former")
    before = picture(client, "/pictures/meetings/former.png")
    for status in ("invited", "attended"):
        make_participation(meeting, country=make_country(), status=status)
    with django_assert_num_queries(2):
        after = picture(client, "/pictures/meetings/former.png")
    assert after != before

    meeting.slug = "current"
    meeting.save()
    assert client.get("/pictures/meetings/former.png")["Location"] == "/pictures/meetings/current.png"


# --- The picture


@pytest.mark.parametrize(
    "title", [LONG, "x" * 700, "", "Қасым-Жомарт Тоқаев", "საქართველო", "a\nb\x00\u202e", "👋🏽 мир"]
)
def test_any_title_has_room(title):
    size, lines = title_lines(title)
    assert len(lines) <= 4
    assert all(width(line, size, 600) <= ROOM for line in lines)
    assert drawn(Shared("Article", title, LONG, LONG), "Summit archive").startswith(b"\x89PNG")


def test_a_word_that_cannot_be_written_is_written_in_latin_letters():
    assert title_lines("Қасым Мирзиёев")[1] == ["Qasym Мирзиёев"]


def test_a_picture_is_drawn_in_some_hundredths_of_a_second():
    """Thrice what it may take on a quiet machine."""
    card = Shared("Meeting", LONG, "26 December 2023", LONG)
    drawn(card, "Summit archive")
    began = time.process_time()
    for _time in range(5):
        drawn(card, "Summit archive")
    assert (time.process_time() - began) / 5 < 0.18
