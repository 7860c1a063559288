"""Articles of the archive are read anew: `read_encounters`, `link_articles`, and what an editor decided meanwhile."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles.encounters import due, rereading, writing
from articles.encounters.readers import reader_beside
from articles.encounters.reading.reader import EncounterReader
from articles.encounters.rereading import reread
from articles.encounters.turns import Busy
from articles.linking.linker import read_linker
from articles.models import Article, Coverage, Encounter, Mention, Proposal, Reading
from tests.articles.encounters.news import TEXT, news
from tests.articles.encounters.test_writing import decide
from tests.make import make_article, make_meeting, make_office, make_person, make_term

pytestmark = pytest.mark.django_db


def run(name, **options):
    said = io.StringIO()
    call_command(name, stdout=said, stderr=said, **options)
    return said.getvalue()


def told():
    """All encounters, without their ids."""
    return [
        (
            one.article_id,
            one.number,
            one.kind,
            one.status,
            str(one.when),
            one.spans,
            one.digest,
            [
                (party.country_id, party.office_id, party.person_id, party.name_as_given)
                for party in one.parties.all()
            ],
        )
        for one in Encounter.objects.order_by("article", "number")
    ]


@pytest.fixture
def imported(leaders, bring_in):
    bring_in(*(news(number, text=f"On day {number}, {TEXT}") for number in range(5)))
    assert len(told()) == 5


@pytest.fixture
def unread(imported):
    """As articles are that came before there was a reader."""
    before = told()
    Encounter.objects.all().delete(), Proposal.objects.all().delete(), Reading.objects.all().delete()
    return before


def test_reading_the_archive_gives_what_the_import_gives(unread):
    assert run("read_encounters").startswith("5 articles read · encounters: 5 new, 0 gone, 0 as before")
    assert told() == unread


def test_what_was_read_by_the_rules_of_now_is_not_read_again_unless_all_is_asked_for(imported):
    ids = list(Encounter.objects.values_list("pk", flat=True))

    assert run("read_encounters").startswith("0 articles read")
    assert run("read_encounters", all=True).startswith(
        "5 articles read · encounters: 0 new, 0 gone, 5 as before"
    )
    assert list(Encounter.objects.values_list("pk", flat=True)) == ids


def test_what_other_rules_read_is_due(imported):
    Reading.objects.filter(article__external_id__in=["news-1", "news-3"]).update(reader="of before")

    assert run("read_encounters").startswith("2 articles read")
    assert run("read_encounters").startswith("0 articles read")


@pytest.mark.parametrize("all", [False, True])
def test_stopped_anywhere_it_goes_on_where_it_stopped(unread, monkeypatch, all):
    read, articles = EncounterReader.read_all, []

    def read_until_ctrl_c(self, told):
        if len(articles) == 3:
            raise KeyboardInterrupt
        articles.append(told.body)
        return read(self, told)

    monkeypatch.setattr(rereading, "AT_ONCE", 2)
    with (
        monkeypatch.context() as stopping,
        pytest.raises(CommandError, match="goes on where this one stopped"),
    ):
        stopping.setattr(EncounterReader, "read_all", read_until_ctrl_c)
        run("read_encounters", all=all)
    assert Encounter.objects.count() == Reading.objects.count() == 2

    assert run("read_encounters").startswith("3 articles read")
    assert told() == unread


def test_only_a_batch_or_a_status_is_read(unread, bring_in):
    bring_in(news(9))
    second = Article.objects.get(external_id="news-9")
    Article.objects.filter(external_id="news-2").update(status="draft")

    assert run("read_encounters", batch=second.arrival.batch_id, all=True).startswith("1 article read")
    assert run("read_encounters", status="draft").startswith("1 article read")
    assert set(Reading.objects.values_list("article__external_id", flat=True)) == {"news-9", "news-2"}


def test_a_mention_that_an_editor_rejected_tells_of_nobody(imported, leaders):
    article = Article.objects.get(external_id="news-1")
    article.mentions.filter(start__gt=article.body.index("met")).update(state="rejected", is_checked=True)
    run("read_encounters", all=True)

    assert not article.encounters.exists()
    assert (Encounter.objects.count(), Proposal.objects.count()) == (4, 1)


def test_whom_an_editor_names_instead_takes_part(leaders, bring_in):
    bring_in(news(1, text="Vladimir Putin met with Kassym-Jomart Tokayev."))
    article = Article.objects.get()
    country = leaders["tokayev"].office.country
    other = make_person("Kassym-Jomart Tokayev", slug="namesake")
    make_term(other, make_office("Prime Minister", "head-of-government", country=country))
    article.mentions.filter(person=leaders["tokayev"].person).update(
        person=other, rule="name", certainty="possible", is_checked=True
    )
    run("read_encounters", all=True)

    people = article.encounters.get().parties.values_list("person__slug", flat=True)
    assert set(people) == {"putin", "namesake"}


def test_a_mention_that_names_nothing_yet_does_no_harm(imported):
    article = Article.objects.get(external_id="news-1")
    Mention.objects.create(
        article=article, text="Gas", start=article.body.index("Gas"), end=article.body.index("Gas") + 3
    )

    assert "0 new, 0 gone, 5 as before" in run("read_encounters", all=True)


def test_no_decision_changes_by_reading_anew(imported):
    accepted, rejected, *_others = Encounter.objects.order_by("pk")
    decide(accepted, "accepted", meeting=make_meeting())
    decide(rejected, "rejected")
    Article.objects.filter(pk=accepted.article_id).update(body="They parted.")
    before = list(Encounter.objects.order_by("pk").values_list("pk", "state", "decision", "meeting"))
    run("read_encounters", all=True)

    assert list(Encounter.objects.order_by("pk").values_list("pk", "state", "decision", "meeting")) == before


def test_linking_anew_reads_anew_by_the_names_that_are_found_now(imported, leaders):
    assert "encounters: 0 new, 0 gone, 5 as before" in run("link_articles")
    leaders["tokayev"].person.names.all().delete()
    leaders["tokayev"].person.delete()

    assert "5 gone" in run("link_articles")
    assert all(
        party.person_id is None
        for one in Encounter.objects.all()
        for party in one.parties.exclude(office=None)[1:]
    )


def test_an_article_that_names_nobody_is_read_too(leaders):
    article = make_article(body="Rain is expected.")
    assert run("read_encounters").startswith("1 article read · encounters: 0 new")
    assert Reading.objects.get().article == article


@pytest.mark.parametrize("number", [2, 12])
def test_reading_costs_the_same_for_any_number_of_articles(
    leaders, bring_in, number, django_assert_max_num_queries
):
    bring_in(*(news(n, text=f"On day {n}, {TEXT}") for n in range(number)))
    ids, reader = list(Article.objects.values_list("pk", flat=True)), reader_beside(read_linker())
    Reading.objects.all().delete()
    Encounter.objects.filter(article__external_id="news-0").delete()
    Encounter.objects.filter(article__external_id="news-1").update(kind="call", digest="another")
    # Of the stub one query an encounter; the number is set when it is gone.
    with django_assert_max_num_queries(80):
        reread(ids, reader)
    assert Encounter.objects.count() == number


def test_it_waits_its_turn_with_nothing_locked(unread, monkeypatch):
    """Whoever has the turn may wait for an article that this one would have locked."""
    match, calls = writing.matching.match, []

    def busy_twice(articles, patience):
        calls.append(patience)
        if len(calls) < 3:
            raise Busy
        match(articles, patience)

    monkeypatch.setattr(writing.matching, "match", busy_twice)
    assert run("read_encounters").startswith("5 articles read · encounters: 5 new")
    assert None not in calls and len(calls) == 3
    calls.clear()
    run("link_articles")
    assert len(calls) == 3


@pytest.mark.parametrize("file", ["scene.py", "english/talks.py"])
def test_another_rule_is_another_reader_in_whichever_folder_it_stands(monkeypatch, tmp_path, file):
    (tmp_path / "english").mkdir()
    (tmp_path / file).write_text("MET = 'met'")
    monkeypatch.setattr(due, "SOURCES", tmp_path)
    reader = due.reader_of_now.__wrapped__()
    (tmp_path / file).write_text("MET = 'met|spoke'")

    assert due.reader_of_now.__wrapped__() != reader


def test_nothing_is_read_in_a_record_of_a_source_until_its_text_comes(leaders):
    headline = "Vladimir Putin met with President of Kazakhstan Nursultan Nazarbayev"
    record, news_item = make_article(headline, body=""), make_article(headline, body="")
    Coverage.objects.create(article=record, meeting=make_meeting("Talks"), kind="reports")

    run("link_articles")
    assert set(Encounter.objects.values_list("article", flat=True)) == {news_item.pk}

    record.body = f"{headline}."
    record.save()
    run("link_articles")
    assert record.pk in set(Encounter.objects.values_list("article", flat=True))
