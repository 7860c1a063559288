"""Whatever is done to the articles, lists, counts and what is searched agree with a recount row by row."""

import datetime
import random
from collections import Counter
from dataclasses import replace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from articles.counting import bitmaps, counts, places, row_by_row
from articles.counting.codes import facet_of
from articles.counting.facets import FACETS
from articles.counting.places import Place
from articles.counting.question import Question, Searched
from articles.quality import RECOUNTS
from tests.articles.counting.archive import EDITS, Archive, listed, sql

pytestmark = pytest.mark.django_db

NUMBERS = st.tuples(st.integers(0, 999), st.integers(0, 999))
STEPS = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 999), st.integers(0, 999)), max_size=10)
BUILT = st.lists(NUMBERS, min_size=1, max_size=8)

DAYS = [datetime.date.fromisoformat(day) for day in ("2019-12-31", "2020-01-01", "2020-02-01", "2020-12-31")]
# To make a failing example smaller takes minutes: it is short enough.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]


class Undone(Exception):
    """Takes an example's rows back."""


def example(check):
    """Runs `check` after random edits, each example taken back again. `fold_at`: notes that are not folded in."""

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
    @given(BUILT, STEPS, st.sampled_from([1, 4, 500]), st.integers(0, 9999))
    def checked(articles, steps, fold_at, seed):
        with pytest.raises(Undone), transaction.atomic():
            sql("SET CONSTRAINTS ALL IMMEDIATE")  # or a table could not be emptied
            sql("SELECT set_config('summit.fold_at', %s, true)", str(fold_at))
            check(articles, steps, random.Random(seed))  # not drawn by hypothesis: ids differ from run to run
            raise Undone

    return checked


def questions(rows, chance):
    """Of all; of each code of one article; of random codes and days; and of what a search found."""
    yield Question()
    known = sorted({code for _day, codes in rows.values() for code in codes})
    if not known:
        return
    for code in random.Random(0).sample(known, min(4, len(known))):
        yield Question.of([[code]])
    for _ in range(6):
        clauses = [
            chance.sample(known, min(len(known), chance.choice([1, 1, 2])))
            for _ in range(chance.randint(0, 2))
        ]
        first, last = sorted(chance.sample(DAYS, 2))
        days = chance.choice([(None, None), (first, last), (first, None), (None, last)])
        ids = sorted(article for article in rows if chance.random() < 0.6)
        yield Question.of(clauses, *days, chance.choice([None, None, Searched(ids, len(ids))]))


def fitting(question, rows):
    """{id: (day, codes)} of the articles that fit."""

    def fits(article, day, codes):
        return (
            all(clause & codes for clause in question.clauses)
            and (question.first is None or (day is not None and day >= question.first))
            and (question.last is None or (day is not None and day <= question.last))
            and (question.searched is None or article in question.searched.ids)
        )

    return {article: row for article, row in rows.items() if fits(article, *row)}


def numbers_of(found):
    return Counter(code for _day, codes in found.values() for code in codes)


def ways(monkeypatch):
    """The two ways of counting that the number of articles chooses between, each for any number."""
    for limit in (20_000, 0):
        monkeypatch.setattr(counts, "FEW", limit)
        yield


def assert_counted(question, rows, monkeypatch):
    found = fitting(question, rows)
    numbers = numbers_of(found)
    assert told(row_by_row.counts(question, FACETS.values())) == numbers | ({0: len(found)} if found else {})
    if not question.searched:
        assert told(bitmaps.counts(question, numbers)) == numbers | ({0: len(found)} if found else {})
        bounds = bitmaps.bounds(question, FACETS.values())
        assert all(bounds[code] >= number for code, number in numbers.items())
        assert question.at_most >= len(found)
    for _ in ways(monkeypatch):
        counted = counts.counts(question, FACETS.values())
        assert (counted.total, counted.is_exact, counted.partly) == (len(found), True, frozenset())
        assert without(told(counted.numbers), question) == without(numbers, question)
        assert_first_counted(question, numbers, len(found))


def assert_first_counted(question, numbers, total):
    """Where one value of each facet is shown, it is one of the most frequent, and no number is wrong."""
    always = list(numbers)[-1:]
    counted = counts.counts(question, FACETS.values(), shown=1, always=always, whole=[FACETS["country"]])
    assert counted.total == total
    numbers, given_ = without(numbers, question), without(told(counted.numbers), question)
    assert given_.items() <= numbers.items()
    assert all(code in given_ for code in always if code != question.single)
    for facet in FACETS.values():
        those = {code: number for code, number in numbers.items() if facet_of(code) == facet}
        shown = {code: number for code, number in given_.items() if facet_of(code) == facet}
        assert max(those.values(), default=0) == max(shown.values(), default=0)
        assert shown == those or (facet in counted.partly and facet != FACETS["country"])


def told(numbers):
    return {code: number for code, number in numbers.items() if number}


def without(numbers, question):
    """But for the value itself that alone is asked for: its number is the total."""
    return {code: number for code, number in numbers.items() if code != question.single}


def in_order(found, order):
    """The places; unknown days come last in both orders."""
    falls = order == "newest"
    rows = sorted((Place(day, article) for article, (day, _codes) in found.items() if day), reverse=falls)
    undated = sorted((article for article, (day, _codes) in found.items() if not day), reverse=falls)
    return rows + [Place(None, article) for article in undated]


def assert_placed(question, rows, chance, monkeypatch):
    for order in ("newest", "oldest"):
        line = in_order(fitting(question, rows), order)
        beyond = Place(None, 0 if order == "newest" else 10**12)
        for _ in ways(monkeypatch):
            offset, size = chance.randint(0, len(line) + 2), chance.randint(1, 5)
            assert places.at(question, order, offset, size) == line[offset : offset + size]
            assert places.after(question, order, None, size) == line[:size]
            assert places.after(question, order, beyond, size) == []
            assert places.before(question, order, beyond, size) == line[-size:]
            if line:
                at = chance.randrange(len(line))
                assert places.after(question, order, line[at], size) == line[at + 1 :][:size]
                assert places.before(question, order, line[at], size) == line[:at][-size:]


@pytest.fixture
def small(monkeypatch):
    """A few articles go the ways that only many would."""
    monkeypatch.setattr(counts, "FIRST", 1)
    monkeypatch.setattr(places, "SKIPPED", 0)
    # Of many articles meetings are not counted: here every number is looked at.
    monkeypatch.setitem(FACETS, "meeting", replace(FACETS["meeting"], is_sparse=False))
    return monkeypatch


def test_after_any_edits_everything_agrees_with_a_recount(tmp_path, small):
    @example
    def check(articles, steps, chance):
        archive = Archive(tmp_path, articles)
        for edit, a, b in steps:
            edit(archive, a, b)
        rows = listed()
        for question in questions(rows, chance):
            assert_counted(question, rows, small)
            assert_placed(question, rows, chance, small)
        assert [finding.sentence for one in RECOUNTS for finding in one.findings()] == []

    check()
