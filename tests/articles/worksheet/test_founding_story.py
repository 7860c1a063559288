"""The founding story on its worksheet: imported, worked through by the endpoints, and taken back step by step."""

import pytest
from django.apps import apps

from articles.models import Article, Attestation, Citation, Coverage, Statement
from participants.models import Meeting, Participation
from tests.articles.encounters.test_founding_story import INVITED, SOURCES, TOLD
from tests.articles.worksheet.asking import decide, sheet_of, states, undo

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.ignore_template_errors,
    pytest.mark.usefixtures("shipped_facts"),
]


@pytest.fixture
def story(bring_in_text):
    article = bring_in_text(TOLD["as it is"])
    Article.objects.filter(pk=article.pk).update(status="draft")
    article.refresh_from_db()
    return article


def worked_through(client, article):
    """Every card accepted as it stands, in its order; the answers."""
    answers = []
    for card in sheet_of(article).order:
        now = sheet_of(article).cards[card]
        answer = decide(client, article, card, version=now.version)
        assert answer.status_code == 200, answer.content.decode()
        answers.append(answer)
    return answers


def kept():
    """Every row that the history keeps, by its table; but versions only ever rise."""
    rows = {}
    for app in ("articles", "participants"):
        config = apps.get_app_config(app)
        for model in config.get_models(include_auto_created=True):
            if model._meta.proxy or model.__name__ in getattr(config.row_triggers, "unkept", ()):
                continue
            fields = [field for field in model._meta.concrete_fields if not field.generated]
            columns = [field.attname for field in fields if field.name != "version"]
            rows[model._meta.db_table] = list(map(str, model._base_manager.order_by("pk").values(*columns)))
    return rows


def test_worked_through_it_is_on_record_with_nothing_invented_and_each_step_goes_back(story, admin_client):
    before, before_states = kept(), states(story)
    answers = worked_through(admin_client, story)
    assert answers[-1].json()["left"] == 0 and set(states(story).values()) <= {"accepted", "changed"}
    check_the_summit(story)
    check_the_other_meetings(story)
    assert Coverage.objects.filter(article=story).count() == 4
    assert Statement.objects.filter(article=story).count() == 3
    assert [one.as_given for one in Citation.objects.filter(article=story)] == SOURCES

    for answer in reversed(answers):
        back = undo(admin_client, story, answer)
        assert back.status_code == 200, back.content.decode()
    assert states(story) == before_states
    after = kept()
    assert {table: rows for table, rows in after.items() if rows != before[table]} == {}


def check_the_summit(story):
    summit = Meeting.objects.get(kind="informal-summit", coverage__article=story)
    assert str(summit.when) == "XXXX-12-26" and str(summit.place) == "St. Petersburg, Russia"
    rows = summit.participations.select_related("country")
    assert sorted(row.country.code for row in rows.filter(status="invited")) == INVITED
    assert rows.get(country__code="RU").role == "not-stated"  # no word of the text calls it the host
    assert [row.person.slug for row in rows.filter(status="attended")] == ["nikol-pashinyan"]
    attested = Attestation.objects.get(
        participation__meeting=summit, participation__person__slug="nikol-pashinyan"
    )
    assert (attested.status, attested.said_by_name) == ("attended", "Armenia's government")


def check_the_other_meetings(story):
    own = Meeting.objects.filter(coverage__article=story)
    talks, session = own.get(kind="margins"), own.get(kind="council-session")
    assert talks.parent == own.get(kind="informal-summit") and str(talks.when) == "XXXX"
    who = [
        (row.person and row.person.slug, row.office and row.office.slug)
        for row in talks.participations.select_related("person", "office")
    ]
    assert who == [
        ("vladimir-putin", None),
        (None, "president-of-kazakhstan"),
        (None, "president-of-uzbekistan"),
    ]
    assert (session.parent, str(session.when)) == (None, "XXXX")
    assert own.get(kind="bilateral").status == "possible"


def test_what_a_card_says_that_it_writes_is_written(story, admin_client):
    card = next(card for card in sheet_of(story).cards.values() if card.tag == "B")
    assert card.writes[:2] == ["1 meeting", "10 participants"]
    before = Participation.objects.count()
    decide(admin_client, story, card.id)
    assert Participation.objects.count() - before == 10
