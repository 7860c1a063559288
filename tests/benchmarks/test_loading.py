"""The benchmark's archives can still be loaded into the tables of now, by the functions that load the large ones."""

import pytest
from django.db import connection

from articles.models import Article, ListedArticle, Publisher, Topic
from participants.models import Meeting, Participation
from tests.benchmarks import meetings
from tests.benchmarks.loading import around, facts
from tests.benchmarks.loading.worker import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_facts")]

SEED, ARTICLES, MEETINGS = 1, 60, 300


def test_facts_and_articles_can_be_loaded(monkeypatch):
    monkeypatch.setattr(facts, "MEETINGS", MEETINGS)
    monkeypatch.setattr(facts, "PARTICIPATIONS", 10 * MEETINGS)
    monkeypatch.setattr(meetings, "tidied", lambda cursor: None)
    facts.make(SEED)
    # One more is the large one.
    assert Meeting.objects.count() == MEETINGS + 1
    assert Participation.objects.count() == 10 * MEETINGS + facts.PARTIES
    assert Topic.objects.count() == 40
    assert Publisher.objects.exists()

    worker = Worker(SEED)
    with connection.cursor() as cursor:
        worker.write(1, ARTICLES)
        cursor.execute(around.STORIES)
        cursor.execute("SELECT summit_list_all()")
    assert Article.objects.count() == ARTICLES
    assert ListedArticle.objects.values("article_id").distinct().count() == ARTICLES
