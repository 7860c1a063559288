"""Of a facet no more values are counted than are shown, and those are the most frequent."""

import pytest

from articles.counting import counts
from articles.counting.codes import of_row
from articles.counting.facets import FACETS
from articles.counting.question import Question
from tests.make import make_article, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def large(monkeypatch):
    """As in a large archive, where one value is counted at first."""
    monkeypatch.setattr(counts, "FEW", 0)
    monkeypatch.setattr(counts, "FIRST", 1)


def test_what_is_asked_for_does_not_stand_for_one_of_the_most_frequent():
    gas, oil, trade = (make_topic(name) for name in ("Gas", "Oil", "Trade"))
    make_article(topics=[gas, oil])
    make_article(topics=[trade])
    make_article(topics=[trade])
    found = counts.counts(
        Question.of([[of_row(FACETS["topic"], gas)]]), [FACETS["topic"], FACETS["month"]], shown=1
    )
    assert found.of(FACETS["topic"]) == {gas.pk: 1, oil.pk: 1}
