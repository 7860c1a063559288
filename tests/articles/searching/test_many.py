"""Where there are more matches than are looked at one by one: here more than a handful."""

import datetime
import json
import re
from random import Random

import pytest
from django.db import connection

from articles.models import Article, SearchedText
from articles.searching import dated, matches, ranking
from articles.searching.matches import Within, matches_of
from articles.searching.query import query_of
from articles.searching.ranking import ranked
from tests.lists import article_list
from tests.make import make_country

pytestmark = pytest.mark.django_db

FIRST = datetime.date(2019, 1, 1)
NUMBER = 400


@pytest.fixture
def archive():
    random = Random(3)
    days = [FIRST + datetime.timedelta(days=random.randint(0, 2000)) for _ in range(NUMBER)]
    days[:20] = [None] * 20
    # With these ids, as the sample is one by their hashes.
    Article.objects.bulk_create(
        Article(
            pk=1000 + number,
            headline=f"Gas {number}" if number % 40 == 0 else f"News {number}",
            body="They spoke of gas.",
            language="en",
            published_on=day,
            status="published",
        )
        for number, day in enumerate(days)
    )


@pytest.fixture
def many(archive, monkeypatch):
    """Of gas there are too many."""
    monkeypatch.setattr(matches, "MOST_OF_SAMPLE", 0)
    monkeypatch.setattr(matches, "MOST_COUNTED_OF_SAMPLE", 0)
    monkeypatch.setattr(ranking, "WINDOW", 50)
    monkeypatch.setattr(ranking, "OF_MANY", 50)
    found = matches_of(query_of("gas"), Within(), window=50)
    assert not found.is_exact
    return found


@pytest.fixture
def counted(many, monkeypatch):
    """Of gas there are too many to know each, and few enough to count them."""
    monkeypatch.undo()
    monkeypatch.setattr(matches, "MOST_OF_SAMPLE", 0)


def listed(order):
    rows = Article.objects.all()
    rows = rows.oldest_first() if order == "oldest" else rows.newest_first()
    return list(rows.values_list("published_on", "pk"))


def test_few_are_all_known(archive):
    found = matches_of(query_of("gas"), Within())
    assert (found.is_exact, found.total, found.factor) == (True, NUMBER, 1)
    assert sorted(found.known) == sorted(Article.objects.values_list("pk", flat=True))


def test_of_many_there_is_a_sample_and_an_estimate(many):
    sample = set(SearchedText.objects.filter(is_sampled=True).values_list("article", flat=True))
    assert (many.ids, set(many.known), many.factor) == (None, sample, 32)
    assert many.total == pytest.approx(len(sample) * 32, rel=0.05)


def test_the_sample_is_no_run_of_ids(archive):
    ids = sorted(SearchedText.objects.filter(is_sampled=True).values_list("article", flat=True))
    assert 3 <= len(ids) <= 40
    assert len({later - earlier for earlier, later in zip(ids, ids[1:], strict=False)}) > 1


@pytest.fixture
def very_many(many):
    Article.objects.bulk_create(
        Article(pk=number, headline="News", body="They spoke of gas.", language="en", status="published")
        for number in range(2000, 3200)
    )


def sampled(hashes):
    """The ids of the sample below so much of the hash's next ten bits."""
    rows = SearchedText.objects.filter(is_sampled=True).extra(
        where=["(hashint8(article_id) >> 5 & 1023) < %s"], params=[hashes]
    )
    return set(rows.values_list("article", flat=True))


def test_of_very_many_in_the_sample_those_with_the_lowest_hashes_are_counted_by(very_many, monkeypatch):
    number = len(sampled(1024))
    monkeypatch.setattr(matches, "COUNTED", number // 2)
    found = matches_of(query_of("gas"), Within(), window=50)

    assert set(found.known) == sampled(-(-1024 * (number // 2) // number))


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_every_match_comes_once_in_order_page_by_page(many, order):
    pages, place = [], None
    while page := dated.after(many, order, place, 30):
        pages += page
        place = page[-1]

    assert [(day, pk) for day, pk in pages if day] == [(day, pk) for day, pk in listed(order) if day]
    assert {pk for _day, pk in pages} == {pk for _day, pk in listed(order)}
    assert [day for day, _pk in pages[-20:]] == [None] * 20
    assert len(pages) == NUMBER


@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize("end", [NUMBER, 395, 385, 200, 40, 20])
def test_the_page_before_a_place_is_the_one_that_led_to_it(many, order, end):
    whole = dated.after(many, order, None, NUMBER)
    assert dated.before(many, order, whole[end - 1], 30) == whole[max(0, end - 31) : end - 1]


@pytest.mark.parametrize("skipped", [0, 500])
def test_a_page_by_its_number_is_the_same(many, monkeypatch, skipped):
    monkeypatch.setattr(dated, "SKIPPED", skipped)
    assert dated.at(many, "newest", 100, 25) == dated.after(many, "newest", None, 125)[100:]


def test_the_newest_and_the_headlines_are_ranked(many):
    best = ranked(many, 0, 1000)
    in_headline = set(Article.objects.filter(headline__startswith="Gas").values_list("pk", flat=True))
    others = [pk for _day, pk in listed("newest") if pk not in in_headline]
    rest = set(best) - in_headline
    assert 25 <= len(rest) <= 50
    assert (in_headline <= set(best), rest) == (True, set(others[: len(rest)]))
    assert set(best[: len(in_headline)]) == in_headline


def test_those_with_the_words_in_the_headline_come_first(many):
    first = Article.objects.in_bulk(ranked(many, 0, NUMBER // 40))
    assert len(first) == NUMBER // 40
    assert all(article.headline.startswith("Gas") for article in first.values())
    sql, values = ranking.scored(many)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} SELECT max(score) FROM scored", values)
        # 5 / 2 words, and hardly less for its age; what else is told of a text is below 1.
        assert 2 < cursor.fetchone()[0] < 3


def test_of_known_matches_those_beyond_the_window_follow(archive, monkeypatch):
    monkeypatch.setattr(ranking, "WINDOW", 50)
    monkeypatch.setattr(ranking, "OF_MANY", 50)
    found = matches_of(query_of("gas"), Within())
    best = ranked(found, 0, NUMBER)
    assert sorted(best) == sorted(found.ids)
    rest = [pk for _day, pk in listed("newest") if pk in best[60:]]
    assert best[60:] == rest


def test_pages_of_many_say_that_they_are_of_the_newest(many, client):
    best = client.get("/articles/?q=gas").context
    assert "best of the newest" in " ".join(best["search_notes"])
    assert not best["result"].is_exact
    newest = client.get("/articles/?q=gas&sort=newest").context
    assert newest["search_notes"] == [
        "Too many articles have these words to look at each: the numbers are estimated from a sample."
    ]
    assert [row.pk for row in newest["result"].cards] == [pk for _day, pk in listed("newest")[:25]]


def test_a_file_of_many_has_the_best_first_and_then_all_others_by_day(many, client):
    lines = client.get("/articles.jsonl?q=gas").getvalue().splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    best = article_list("q=gas").result.ranking.best
    assert 0 < len(best) < NUMBER
    assert ids[: len(best)] == best
    assert ids[len(best) :] == [pk for _day, pk in listed("newest") if pk not in best]


def test_estimates_are_whole_numbers_wherever_they_are_shown(many, client):
    page = client.get("/articles/?q=gas&sort=newest").content.decode()
    assert re.search(r"About <strong>\d+</strong> articles", page)
    assert re.search(r"Page 1 of \d+<", page)
    assert not re.search(r"\d\.0\b", page.partition("application/ld+json")[0])
    answer = client.get("/articles.json?q=gas").json()
    assert isinstance(answer["total"], int)


@pytest.mark.parametrize("order", ["newest", "oldest"])
def test_pages_beyond_an_estimated_last_one_lead_back_to_all(many, client, order, monkeypatch):
    monkeypatch.setattr(matches, "SAMPLED", 8)
    address, places = f"/articles.json?q=gas&sort={order}", []
    while address:
        page = client.get(address).json()
        places.append([row["id"] for row in page["results"]])
        address, back = page["next"], page["previous"]
    assert len(places) > 10 > page["total"] / 25

    back_again = [places[-1]]
    while back:
        assert len(back_again) < 50
        page = client.get(back).json()
        back_again.insert(0, [row["id"] for row in page["results"]])
        back = page["previous"]
    assert sorted(pk for ids in places for pk in ids) == sorted(Article.objects.values_list("pk", flat=True))
    assert back_again == places


def test_the_total_of_many_is_counted_and_their_facets_are_estimated(counted, client):
    countries = [make_country("KZ"), make_country("UZ")]
    for article in Article.objects.filter(searched__is_sampled=True):
        article.countries.add(*countries)
    found = matches_of(query_of("gas"), Within(), window=50)
    assert (found.is_exact, found.is_counted, found.total) == (False, True, NUMBER)
    assert found.factor * len(found.known) == pytest.approx(NUMBER)

    answer = client.get("/articles.json?q=gas").json()
    assert (answer["total"], answer.get("total_is_estimate"), answer["facets_are_estimates"]) == (
        NUMBER,
        None,
        True,
    )
    assert [choice["count"] for choice in answer["facets"]["country"]] == [NUMBER, NUMBER]
    page = client.get("/articles/?q=gas&sort=newest").content.decode()
    assert f"<strong>{NUMBER}</strong> articles" in page
    assert f"Page 1 of {NUMBER // 25}<" in page
    assert "the total is counted, the other numbers are estimated from a sample" in page
    assert f'<span class="facet__count">about {NUMBER}</span>' in page
    assert "articles (estimate)" not in page


def test_under_a_condition_too_the_total_is_counted_and_so_is_the_number_of_what_is_chosen(counted, client):
    country = make_country("KZ")
    for article in Article.objects.order_by("pk")[:350]:
        article.countries.add(country)

    assert client.get("/articles.json?q=gas&country=kz").json()["total"] == 350
    page = client.get("/articles/?q=gas&country=kz&match=all").content.decode()
    assert '<data class="facet__count" value="350">350</data>' in page


def test_under_a_condition_nothing_is_counted_where_the_words_are_too_common(many, monkeypatch):
    country = make_country("KZ")
    for article in Article.objects.order_by("pk")[:200]:
        article.countries.add(country)
    sampled = Article.objects.filter(searched__is_sampled=True, countries=country).count()
    monkeypatch.setattr(matches, "MOST_COUNTED_OF_SAMPLE", sampled)
    assert sampled < len(many.known)

    found = article_list("q=gas&country=kz")
    assert (found.total, found.result.is_exact) == (32 * sampled, False)


def test_a_page_beyond_an_estimated_last_one_is_the_last(many, client):
    page = client.get("/articles/?q=gas&sort=newest&page=999999").content.decode()
    assert "beyond the last page, which is" in page
    assert not re.search(r"\d\.0\b", page.partition("application/ld+json")[0])


def test_together_with_a_condition_few_are_known_again(many, monkeypatch):
    country = make_country("KZ")
    for article in Article.objects.order_by("pk")[100:103]:
        article.countries.add(country)
    monkeypatch.setattr(matches, "MOST_OF_SAMPLE", 3)

    found = article_list("q=gas&country=kz")

    assert (found.total, found.result.is_exact, len(found.rows)) == (3, True, 3)


@pytest.mark.parametrize("query", ["q=gas", "q=gas&sort=newest", "q=gas&sort=oldest", "q=gas&page=3"])
def test_many_cost_as_few(client, archive, monkeypatch, django_assert_max_num_queries, query):
    costs = []
    for most in (1000, 0):
        monkeypatch.setattr(matches, "MOST_OF_SAMPLE", most)
        with django_assert_max_num_queries(30) as captured:
            client.get(f"/articles/?{query}")
        costs.append(len(captured))
    assert costs[1] <= costs[0] + 4


def test_a_phrase_of_common_words_is_looked_for_in_some_of_the_candidates(archive, monkeypatch):
    Article.objects.filter(headline__startswith="News").update(body="Of gas they spoke.")
    monkeypatch.setattr(matches, "MOST_CANDIDATES", 0)
    few = matches_of(query_of('"spoke of gas"'), Within(), window=ranking.OF_MANY)
    right = set(Article.objects.filter(headline__startswith="Gas").values_list("pk", flat=True))

    assert (few.is_exact, few.factor % 32) == (False, 0)
    assert set(few.known) <= right
    assert set(ranked(few, 0, 1000)) == right
    assert {pk for _day, pk in dated.after(few, "newest", None, 1000)} == right


def test_a_large_sample_is_thinned_for_facets_and_counted_whole_for_the_total(many, monkeypatch):
    SearchedText.objects.update(is_sampled=True)
    monkeypatch.setattr(matches, "COUNTED", 150)

    found, again = (matches_of(query_of("gas"), Within(), window=50) for _ in range(2))

    assert 100 <= len(found.known) <= 200
    assert found.known == again.known
    assert found.total == pytest.approx(32 * NUMBER, rel=0.05)
    assert len(found.known) * found.factor == pytest.approx(32 * NUMBER)


def test_the_pages_of_known_matches_follow_each_other_across_the_window(archive, monkeypatch):
    monkeypatch.setattr(ranking, "WINDOW", 50)
    monkeypatch.setattr(ranking, "OF_MANY", 50)
    monkeypatch.setattr(ranking, "HEADLINES", 5)
    found = matches_of(query_of("gas"), Within())
    pages = [ranked(found, offset, 25) for offset in range(0, NUMBER, 25)]

    assert sorted(pk for page in pages for pk in page) == sorted(found.known)
    assert [pk for page in pages for pk in page] == ranked(found, 0, NUMBER)


@pytest.mark.parametrize(
    ("typed", "implied"),
    [("gas", True), ("gas or oil", True), ("gases", True), ('"of gas"', False), ("gas -oil", False)],
)
def test_headlines_alone_are_asked_where_they_are_matches(archive, typed, implied, monkeypatch):
    Article.objects.filter(headline="Gas 0").update(headline="Oil of gas", body="They spoke of it.")
    # In a language whose words are not stemmed “gas” is not found by “gases”.
    assert Article.objects.filter(headline="Gas 40").update(language="kk")
    query = query_of(typed)
    found = matches_of(query, Within())
    asked = ranking.scored(found)[1]
    assert (asked["headlines"] == query.headlines) == implied
    assert set(ranked(found, 0, NUMBER)) == set(found.known)
    monkeypatch.setattr(ranking, "WINDOW", 50)
    assert set(ranked(found, 0, 50)) <= set(found.known)
