"""Several who write and read at the same moment, each with a connection of its own: nothing is lost."""

import threading
import time

import pytest
from django.db import connection, connections

from articles.counting import bitmaps, counts, row_by_row
from articles.counting.codes import of_row
from articles.counting.facets import FACETS
from articles.counting.question import Question
from articles.models import CodeCount, Listing, ListingChange, Topic
from articles.quality import RECOUNTS
from tests.articles.counting.archive import listed
from tests.make import make_article, make_country, make_person, make_topic

pytestmark = pytest.mark.django_db(transaction=True)


class Session:
    """A connection that another thread uses as well as this one: it may have to wait."""

    def __init__(self):
        self.connection = connections.create_connection("default")
        self.connection.inc_thread_sharing()
        self.begin()

    def begin(self):
        self.connection.set_autocommit(False)
        self.do("SET LOCAL lock_timeout = '20s'")
        self.do("SELECT set_config('summit.fold_at', '1000000', true)")

    def do(self, statement, *values):
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values)

    def waiting(self, statement, *values):
        """Begin a statement that has to wait for another session; `join` what it gives."""
        thread = threading.Thread(target=self.do, args=[statement, *values])
        thread.start()
        self.is_held_up(thread)
        return thread

    def is_held_up(self, thread):
        pid = self.connection.connection.info.backend_pid
        until = time.monotonic() + 15
        while time.monotonic() < until and thread.is_alive():
            with connection.cursor() as cursor:
                cursor.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [pid])
                if cursor.fetchone()[0]:
                    return
            time.sleep(0.02)
        raise AssertionError("it did not wait")

    def commit(self):
        self.connection.commit()

    def rollback(self):
        self.connection.rollback()


@pytest.fixture
def one():
    yield from session()


@pytest.fixture
def other():
    yield from session()


def session():
    opened = Session()
    yield opened
    opened.connection.rollback()
    opened.connection.close()


def fold():
    with connection.cursor() as cursor:
        cursor.execute("SELECT summit_fold(0)")


def assert_exact():
    """Listings as a recount has them, counts by each way, and every check silent; with notes and without."""
    rows = listed()
    assert {row.article_id: set(row.codes) for row in Listing.objects.all()} == {
        article: codes for article, (_day, codes) in rows.items()
    }
    for _ in range(2):
        assert [finding.sentence for one in RECOUNTS for finding in one.findings()] == []
        known = {code for _day, codes in rows.values() for code in codes}
        assert counts.counts(Question()).total == len(rows)
        for code in known:
            number = sum(code in codes for _day, codes in rows.values())
            question = Question.of([[code]])
            assert bitmaps.counts(question, [code])[code] == number
            assert row_by_row.counts(question, [])[0] == number
        fold()


COUNTRY = "INSERT INTO articles_article_countries (article_id, country_id) VALUES (%s, %s)"
PERSON = "INSERT INTO articles_article_people (article_id, person_id) VALUES (%s, %s)"
TOPIC = "INSERT INTO articles_article_topics (article_id, topic_id) VALUES (%s, %s)"
LATER = "SELECT set_config('summit.list_later', 'on', true)"
NOW = "SELECT summit_list_now()"
PUBLISH = "UPDATE articles_article SET status = 'published' WHERE id = %s"


def codes_of(article):
    return set(Listing.objects.get(article=article).codes)


@pytest.mark.parametrize("ending", [Session.commit, Session.rollback])
def test_two_editors_link_the_same_article(one, other, ending):
    article, country, person = make_article(), make_country("KZ"), make_person()
    one.do(COUNTRY, article.pk, country.pk)
    second = other.waiting(PERSON, article.pk, person.pk)
    ending(one)
    second.join()
    other.commit()

    assert of_row(FACETS["person"], person) in codes_of(article)
    assert (of_row(FACETS["country"], country) in codes_of(article)) == (ending is Session.commit)
    assert_exact()


@pytest.mark.parametrize("both", [True, False])
def test_two_editors_save_the_same_article_with_its_links(one, other, both):
    """What is listed at the end of a transaction is what others have committed by then, too."""
    article, country, person = make_article(), make_country("KZ"), make_person()
    one.do(LATER)
    one.do(COUNTRY, article.pk, country.pk)
    if both:
        other.do(LATER)
    other.do(PERSON, article.pk, person.pk)
    if both:
        other.do(NOW)
    waiting = one.waiting(NOW)
    other.commit()
    waiting.join()
    one.commit()

    codes = codes_of(article)
    assert {of_row(FACETS["country"], country), of_row(FACETS["person"], person)} < codes
    assert_exact()


@pytest.mark.parametrize("publishes_first", [True, False])
def test_one_publishes_while_the_other_links(one, other, publishes_first):
    article, country = make_article(status="draft"), make_country("KZ")
    steps = [(PUBLISH, article.pk), (COUNTRY, article.pk, country.pk)]
    first, second = steps if publishes_first else reversed(steps)
    one.do(*first)
    waiting = other.waiting(*second)
    one.commit()
    waiting.join()
    other.commit()

    assert of_row(FACETS["country"], country) in codes_of(article)
    assert_exact()


def test_one_withdraws_while_the_other_links(one, other):
    article, country = make_article(), make_country("KZ")
    one.do("UPDATE articles_article SET status = 'withdrawn' WHERE id = %s", article.pk)
    waiting = other.waiting(COUNTRY, article.pk, country.pk)
    one.commit()
    waiting.join()
    other.commit()

    assert not Listing.objects.exists()
    assert_exact()


@pytest.mark.parametrize("moves_first", [True, False])
def test_a_topic_is_moved_while_another_tags(one, other, moves_first):
    energy, gas = make_topic("Energy"), make_topic("Gas")
    article = make_article()
    steps = [
        ("UPDATE articles_topic SET parent_id = %s WHERE id = %s", energy.pk, gas.pk),
        (TOPIC, article.pk, gas.pk),
    ]
    first, second = steps if moves_first else reversed(steps)
    one.do(*first)
    waiting = other.waiting(*second)
    one.commit()
    waiting.join()
    other.commit()

    assert Topic.objects.get(pk=gas.pk).parent == energy
    assert of_row(FACETS["topic"], energy) in codes_of(article)
    assert_exact()


def test_two_bring_the_same_new_language(one, other):
    articles = [make_article(), make_article()]
    change = "UPDATE articles_article SET language = 'tg' WHERE id = %s"
    one.do(change, articles[0].pk)
    waiting = other.waiting(change, articles[1].pk)
    one.commit()
    waiting.join()
    other.commit()

    assert_exact()


def test_two_fold_at_once_and_every_note_is_counted_once(one, other):
    make_article(countries=[make_country("KZ")])
    one.do("SELECT summit_fold(1)")
    other.do("SELECT summit_fold(1)")  # finds the other at it, and does not wait
    other.do(PUBLISH, make_article(status="draft").pk)
    other.commit()
    assert_exact_before_folding()
    one.commit()

    assert_exact()


def assert_exact_before_folding():
    assert counts.counts(Question()).total == len(listed())
    assert [finding.sentence for check in RECOUNTS for finding in check.findings()] == []


def test_a_fold_that_is_rolled_back_leaves_its_notes_to_the_next(one, other):
    make_article(countries=[make_country("KZ")])
    notes = ListingChange.objects.count()
    one.do("SELECT summit_fold(1)")
    one.rollback()

    assert ListingChange.objects.count() == notes and notes
    assert not CodeCount.objects.exists()
    assert_exact()
    assert not ListingChange.objects.exists()


def test_one_folds_while_the_other_writes(one, other):
    """The notes of the one who has not committed yet are not among those that are folded."""
    country = make_country("KZ")
    article, new = make_article(countries=[country]), make_article(status="draft")
    other.do(PUBLISH, new.pk)
    one.do("SELECT summit_fold(1)")
    one.do("UPDATE articles_article SET published_on = '2001-01-01' WHERE id = %s", article.pk)
    one.commit()
    assert_exact_before_folding()
    other.commit()

    assert_exact()


def test_whoever_reads_while_others_fold_and_write_reads_what_was_true_at_one_moment():
    """Each commit publishes an article with both values, and may fold: the numbers are never apart."""
    country, person = make_country("KZ"), make_person()
    make_article(countries=[country], people=[person])
    drafts = [make_article(status="draft", countries=[country], people=[person]) for _ in range(12)]
    faults, done = [], threading.Event()
    code, beside = of_row(FACETS["country"], country), of_row(FACETS["person"], person)

    def write():
        try:
            writer = Session()
            for number, article in enumerate(drafts):
                writer.do(PUBLISH, article.pk)
                if number % 3 == 0:
                    writer.do("SELECT summit_fold(1)")
                writer.commit()
            writer.connection.close()
        except Exception as error:
            faults.append(error)
        finally:
            done.set()

    thread = threading.Thread(target=write)
    thread.start()
    seen = [1]
    while not done.is_set():
        all_, one, by_bits = (
            counts.counts(Question(), [FACETS["country"], FACETS["person"]]),
            counts.counts(Question.of([[code]]), [FACETS["person"]]),
            bitmaps.counts(Question.of([[code], [beside]]), [code, beside]),
        )
        assert all_.total == all_.numbers[code] == all_.numbers[beside] >= seen[-1]
        assert one.total == one.numbers[beside] >= all_.total
        assert by_bits[0] == by_bits[code] == by_bits[beside] >= one.total
        seen.append(by_bits[0])
    thread.join()

    assert faults == [] and counts.counts(Question()).total == 13
    assert_exact()
