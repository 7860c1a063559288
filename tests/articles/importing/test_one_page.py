"""One page is one article, however its address is spelt; and no article is lost for its address."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.quality.addresses import one_page_twice
from tests.articles.news import TALKS, counts, report_rows
from tests.forms import errors_of, typed
from tests.make import make_article

pytestmark = pytest.mark.django_db

PAGE = "https://news.example/summit/1"


def told_in(tmp_path):
    return [(row["outcome"], row["field"], row["value"]) for row in report_rows(tmp_path / "report")]


@pytest.mark.parametrize("apart", [True, False], ids=["another run", "the same run"])
def test_one_page_comes_in_once_however_its_address_is_spelt(bring_in, apart):
    spelt = [
        PAGE,
        "https://news.example:443/summit/1",
        "https://news.example/summit/1#comments",
        "https://news.example/summit/1?utm_source=rss&utm_medium=x",
        "https://news.example/summit/1?fbclid=abc",
        "https://News.Example./a/../summit/%31",
    ]
    records = [TALKS | {"url": url} for url in spelt]
    for some in [[record] for record in records] if apart else [records]:
        bring_in(*some)

    [article] = Article.objects.all()
    assert (article.url, article.canonical_url) == (PAGE, PAGE)


def test_a_host_in_unicode_and_in_punycode_is_one(bring_in):
    said = bring_in(
        TALKS | {"url": "https://xn--80asehdb.xn--p1ai/a"}, TALKS | {"url": "https://онлайн.рф/a"}
    )

    assert (counts(said)["added"], counts(said)["unchanged"]) == (1, 1)


def test_a_page_is_known_by_what_its_source_gave_too(bring_in):
    bring_in(TALKS | {"url": f"{PAGE}?utm_source=rss", "canonical_url": "https://m.news.example/1"})

    assert counts(bring_in(TALKS | {"url": f"{PAGE}?utm_source=rss"}))["unchanged"] == 1


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/summit/1",
        "https://www.news.example/summit/1",
        "https://news.example/summit/1/",
        "https://news.example/summit/1?id=5",
    ],
)
def test_what_only_the_source_can_call_the_same_is_the_same_when_it_does(bring_in, other):
    bring_in(TALKS | {"url": PAGE, "text": "Once."})

    assert counts(bring_in(TALKS | {"url": other, "text": "Twice."}))["added"] == 1
    assert counts(bring_in(TALKS | {"url": f"{other}#x", "canonical_url": PAGE}))["differing"] == 1


def test_a_site_that_calls_its_front_page_the_canonical_one_keeps_all_its_articles(bring_in, tmp_path):
    front = "https://news.example/"
    records = [
        TALKS | {"url": f"{front}{number}", "id": "", "canonical_url": front, "text": f"Talk {number}."}
        for number in range(3)
    ]
    said = bring_in(*records, report=tmp_path / "report")

    assert counts(said)["added"] == 3
    assert told_in(tmp_path) == [("doubtful", "canonical_url", front)] * 3
    homeless = [record | {"url": front, "title": f"{record['text']}!"} for record in records]
    assert counts(bring_in(*homeless))["added"] == 3


def test_an_address_that_cannot_be_kept_costs_no_article(bring_in, tmp_path):
    given = [
        "//wire.example/x",
        "www.wire.example/x",
        "https://wire.example/7 nueva",
        "https://news_1.example/x",
        "/x",
    ]
    records = [
        TALKS | {"id": "", "title": f"Talks {number}", "url": url, "text": f"Talk {number}."}
        for number, url in enumerate(given)
    ]
    said = bring_in(*records, report=tmp_path / "report")

    assert (counts(said)["added"], counts(said)["refused"]) == (5, 0)
    assert list(Article.objects.order_by("pk").values_list("url", flat=True)) == [
        "https://wire.example/x",
        "https://www.wire.example/x",
        "",
        "https://news_1.example/x",
        "",
    ]
    doubtful = [given[0], given[1], given[2], given[4]]
    assert told_in(tmp_path) == [("doubtful", "url", value) for value in doubtful]


# --- In the admin ---


def change_page(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def save(client, article, **values):
    page = change_page(article)
    return client.post(page, typed(client.get(page), "article_form", **values), follow=True)


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize(
    "url", ["https://news_1.example/x?utm_source=a", "https://онлайн_1.рф/мир", "http://localhost/x"]
)
def test_what_was_imported_can_be_saved(admin_client, bring_in, url):
    bring_in(TALKS | {"url": url})
    article = Article.objects.get()
    answer = save(admin_client, article, headline="Another")

    assert answer.redirect_chain, errors_of(answer)
    known = article.canonical_url
    article.refresh_from_db()
    assert (article.headline, article.url, article.canonical_url) == ("Another", url, known)


@pytest.mark.ignore_template_errors
def test_what_an_editor_types_is_kept_in_its_normal_form(admin_client):
    article = make_article()
    save(admin_client, article, url=f"{PAGE}?utm_source=rss")
    article.refresh_from_db()
    assert (article.url, article.canonical_url) == (f"{PAGE}?utm_source=rss", PAGE)
    save(admin_client, article, canonical_url="https://онлайн.рф:443#top")
    article.refresh_from_db()
    assert article.canonical_url == "https://xn--80asehdb.xn--p1ai/"


@pytest.mark.ignore_template_errors
def test_of_an_address_that_another_article_has_the_editor_is_told_which(admin_client):
    known = make_article("Talks <on> gas", url=PAGE, canonical_url=PAGE)
    article = make_article()
    page = save(admin_client, article, url=f"{PAGE}?fbclid=x").content.decode()

    assert "“Talks &lt;on&gt; gas” has this address already" in page
    assert f'<a href="{change_page(known)}">open it</a>' in page
    article.refresh_from_db()
    assert article.url == ""
    assert save(admin_client, known, headline="Talks").redirect_chain


# --- What is there already ---


def test_two_articles_of_one_page_are_told(django_assert_num_queries):
    first = make_article("First", url=PAGE, canonical_url=PAGE)
    later = make_article("Later", url=f"{PAGE}#x", canonical_url=f"{PAGE}?fbclid=1")
    bare = make_article("Bare", url=f"{PAGE}?")
    make_article(
        "Elsewhere", url="https://news.example/2?utm_source=x", canonical_url="https://news.example/2"
    )
    make_article("Front", url="https://news.example"), make_article(canonical_url="https://news.example/")
    with django_assert_num_queries(2):
        findings = one_page_twice.findings()

    assert [(finding.address, finding.also) for finding in findings] == [
        (change_page(one), change_page(first)) for one in (later, bare)
    ]
    assert findings[0].sentence == f"“Later” has an address of the page that is “First”: {PAGE}"
