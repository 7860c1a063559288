"""What is new, changed and withdrawn among the articles of any filter, as feedparser reads it."""

from datetime import date

import pytest

from articles.models import Article
from summit_archive.history.recording import recorded
from summit_archive.page_cache.reading import Reading
from summit_archive.page_cache.version import bits
from tests.feeds_read import buried, names, read_feed
from tests.lists import article_list
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_organisation,
    make_person,
    make_publisher,
    make_statement,
    make_topic,
)

pytestmark = pytest.mark.django_db

HEADLINE = "Токаев: «=cmd()» & <b>газ</b> {и нефть}"


@pytest.fixture
def news():
    """The older the newer: what was published first was added last."""
    gas = make_topic(slug="gas", parent=make_topic(slug="energy"))
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    kremlin, found = make_publisher("Кремль", slug="kremlin"), []
    facts = [
        {"headline": "Talks on gas", "countries": [kazakhstan], "topics": [gas], "language": "en"},
        {"headline": "Переговоры", "countries": [kazakhstan, uzbekistan], "language": "ru", "publisher": kremlin},
        {"headline": "Oil and gas", "countries": [uzbekistan], "language": "en", "published_on": None},
    ]  # fmt: skip
    for number, fields in enumerate(facts):
        with recorded():
            found.append(make_article(**{"published_on": date(2020 - number, 1, 1)} | fields))
    make_article("A draft", status="draft", countries=[kazakhstan])
    return found


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", [2, 1, 0]),
        ("?country=kz", [1, 0]),
        ("?country=kz&country=uz", [2, 1, 0]),
        ("?country=kz&country=uz&match=all", [1]),
        ("?topic=energy", [0]),
        ("?publisher=kremlin&language=ru", [1]),
        ("?from=2019-06", [0]),
        ("?q=gas", [2, 0]),
        ("?q=gas&country=kz&sort=oldest", [0]),
        ("?q=переговорах", [1]),
        ('?q="talks on gas"', [0]),
        ("?q=nothingatall", []),
    ],
)
def test_a_feed_has_the_articles_of_the_list_what_was_added_last_first(client, news, query, told):
    listed = {f"articles/{card.pk}" for card in article_list(query.removeprefix("?")).rows}
    assert listed == {f"articles/{news[number].pk}" for number in told}
    assert names(read_feed(client, f"/articles.atom{query}")) == [
        f"articles/{news[number].pk}" for number in told
    ]


def test_many_articles_with_the_words_are_each_looked_at(client, news, monkeypatch):
    monkeypatch.setattr("articles.searching.matches.MOST_OF_SAMPLE", -1)
    assert len(names(read_feed(client, "/articles.atom?q=gas"))) == 2
    monkeypatch.setattr("articles.subscribing.fitting.FEW", -1)
    assert len(names(read_feed(client, "/articles.atom?country=kz"))) == 2


def test_an_entry_says_what_is_on_record(client):
    article = make_article(
        HEADLINE, countries=[make_country("KZ")], topics=[make_topic("Природный газ")], published_on=date(2023, 12, 26),
        publisher=make_publisher("Газета «День» & Ко"), url="https://day.example/1?a=1&b=2", people=[make_person("Tokayev")],
    )  # fmt: skip
    make_coverage(article, make_meeting("Summit in <Astana>"))
    make_article("Nobody says when", published_on=None)
    found = read_feed(client, "/articles.atom")
    bare, entry = found.entries
    assert (entry.title, entry.author) == (HEADLINE, "Газета «День» & Ко")
    assert entry.id == f"tag:testserver,2026:articles/{article.pk}"
    assert entry.link == f"http://testserver{article.get_absolute_url()}"
    assert "Published: 26 December 2023, Газета «День» &amp; Ко" in entry.summary
    assert "Kazakhstan" in entry.summary and "Tokayev" in entry.summary
    assert "reports: Summit in &lt;Astana&gt;" in entry.summary
    assert {tag.term for tag in entry.tags} == {"Kazakhstan", "Природный газ"}
    assert "Published: day not stated" in bare.summary
    assert found.feed.title == "Articles"


def test_signs_that_no_xml_can_hold_are_left_out(client):
    make_article("Talks \x0b\x01on\x1f gas\ufffe")
    assert read_feed(client, "/articles.atom").entries[0].title.split() == ["Talks", "on", "gas"]


def test_a_draft_is_new_when_it_is_published_and_nothing_is_told_of_it_before(client, news):
    with recorded():
        draft = make_article("A secret headline", status="draft", countries=[make_country("KZ")])
    with recorded():
        Article.objects.filter(pk=draft.pk).update(headline="Its headline")
    assert f"articles/{draft.pk}" not in names(read_feed(client, "/articles.atom"))
    with recorded():
        Article.objects.filter(pk=draft.pk).update(status="published")
    entry = read_feed(client, "/articles.atom").entries[0]
    assert entry.title == "Its headline" and entry.published == entry.updated
    assert b"secret" not in client.get("/articles.atom").content
    assert buried(client, "/articles.atom") == []


def test_what_is_changed_comes_first_and_says_what_was_changed(client, news):
    with recorded():
        Article.objects.filter(pk=news[0].pk).update(
            headline="Talks on oil", publisher=make_publisher("ТАСС"), body="Long " * 99
        )
    entry = read_feed(client, "/articles.atom").entries[0]
    assert entry.title == "Talks on oil" and entry.updated > entry.published
    assert "Changed: Headline: Talks on gas → Talks on oil" in entry.summary
    assert "→ ТАСС" in entry.summary and "Changed: Body: changed" in entry.summary
    assert "Long" not in entry.summary
    with recorded():
        news[1].countries.remove(make_country("UZ"))
        news[1].people.add(make_person())
        make_statement(news[1])
    entry = read_feed(client, "/articles.atom?country=kz").entries[0]
    assert entry.id.endswith(f"/{news[1].pk}")
    assert "Changed: Added: people (1), statements (1)" in entry.summary
    assert "Changed: Removed: countries (1)" in entry.summary
    assert f"articles/{news[1].pk}" not in names(read_feed(client, "/articles.atom?country=uz"))


def test_what_an_import_notes_for_itself_is_no_news(client, news):
    with recorded():
        Article.objects.filter(pk=news[0].pk).update(external_id="77")
    assert names(read_feed(client, "/articles.atom"))[0] == f"articles/{news[2].pk}"


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_what_is_withdrawn_is_told_by_a_tombstone_and_an_entry_without_any_of_its_words(client, news, status):
    with recorded():
        Article.objects.filter(pk=news[0].pk).update(status=status)
    name = f"articles/{news[0].pk}"
    for query in ("", "?country=kz", "?topic=energy&from=2020"):
        address = f"/articles.atom{query}"
        entry = read_feed(client, address).entries[0]
        assert (entry.title, entry.id.endswith(name)) == ("Withdrawn article", True)
        assert entry.link == f"http://testserver/{name}/"
        assert buried(client, address) == [name]
        assert b"Talks" not in client.get(address).content
    for query in ("?country=uz", "?from=2021"):
        assert name not in names(read_feed(client, f"/articles.atom{query}"))
        assert buried(client, f"/articles.atom{query}") == []


def test_nobody_finds_out_which_words_a_withdrawn_article_had(client, news):
    with recorded():
        Article.objects.filter(pk=news[0].pk).update(status="withdrawn")
    answers = [f"/articles.atom?q={word}&country=kz" for word in ("talks", "nonsense")]
    assert [names(read_feed(client, address)) for address in answers] == [[], []]
    assert [buried(client, address) for address in answers] == [[f"articles/{news[0].pk}"]] * 2


def test_what_is_deleted_is_taken_out_of_any_feed_that_has_it(client, news):
    number = news[0].pk
    with recorded():
        news[0].delete()
    for query in ("", "?country=uz"):
        assert buried(client, f"/articles.atom{query}") == [f"articles/{number}"]
        assert f"articles/{number}" not in names(read_feed(client, f"/articles.atom{query}"))
        assert b"Talks" not in client.get(f"/articles.atom{query}").content


def test_what_is_published_again_is_there_again(client, news):
    for status in ("withdrawn", "published"):
        with recorded():
            Article.objects.filter(pk=news[0].pk).update(status=status)
    entry = read_feed(client, "/articles.atom").entries[0]
    assert entry.title == "Talks on gas" and entry.published == entry.updated
    assert buried(client, "/articles.atom") == []


def test_all_that_is_new_in_the_archive_has_a_feed(client, news):
    with recorded():
        make_meeting("Summit", slug="summit")
    with recorded():
        Article.objects.filter(pk=news[0].pk).update(status="withdrawn")
    told = names(read_feed(client, "/changes.atom"))
    assert told == [
        f"articles/{news[0].pk}",
        "meetings/summit",
        f"articles/{news[2].pk}",
        f"articles/{news[1].pk}",
    ]
    assert buried(client, "/changes.atom") == [f"articles/{news[0].pk}"]
    assert client.get("/changes.atom?country=kz").status_code == 400


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=x", "?page=1000", "?colour=red", "?topic=none", "?q=,", "?from=2024&to=2023"]
)
def test_what_cannot_be_used_of_an_address_is_an_error(client, query):
    assert client.get(f"/articles.atom{query}").status_code == 400


@pytest.mark.parametrize("number", [2, 9])
@pytest.mark.parametrize(("query", "cost"), [("", 17), ("?country=kz&topic=gas&q=gas", 24), ("/", 26)])
def test_a_feed_costs_the_same_for_any_size(client, django_assert_num_queries, number, query, cost):
    gas = make_topic(slug="gas")
    for _ in range(number):
        with recorded():
            facts = {
                "countries": [make_country("KZ")],
                "topics": [gas, make_topic()],
                "organisations": [make_organisation()],
            }
            article = make_article(
                "Talks on gas", publisher=make_publisher(), people=[make_person()], **facts
            )
            make_coverage(article, make_meeting(countries=[make_country("KZ")]))
        with recorded():
            Article.objects.filter(pk=article.pk).update(publisher=make_publisher())
        with recorded():
            Article.objects.filter(pk=make_article().pk).update(status="withdrawn")
    address = "/changes.atom" if query == "/" else f"/articles.atom{query}"
    with django_assert_num_queries(cost):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("/articles.atom", {"articles", "names", "reports", "sources"}),
        ("/meetings.atom", {"meetings", "names"}),
        ("/meetings.ics", {"meetings"}),
    ],
)
def test_a_kept_feed_is_made_anew_when_anything_changes_that_it_tells(client, news, address, kinds):
    make_meeting()
    with Reading() as reading:
        client.get(address)
    assert {kind for kind, bit in bits().items() if reading.shown & bit} >= kinds
