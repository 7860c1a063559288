"""Statements and citations that were read: proposed once, accepted into the article's own, taken back, remembered."""

import pytest
from django.contrib.auth import get_user_model

from articles.encounters.deciding_words import AlreadyDecided, accept_words, reject_words
from articles.encounters.statement import ReadCitation, ReadStatement
from articles.encounters.undoing import undo
from articles.encounters.writing_words import ReadWords, write_words
from articles.models import (
    Article,
    Citation,
    EncounterDecision,
    ProposedCitation,
    ProposedStatement,
    Statement,
)
from tests.make import make_article, make_citation, make_organisation, make_person, make_statement

pytestmark = pytest.mark.django_db

BODY = (
    "The talks went well, Dmitry Peskov said. According to the government, the summit was long.\n"
    "The article names as its sources the press service and regional briefings."
)


@pytest.fixture
def editor():
    return get_user_model().objects.create_user("editor")


@pytest.fixture
def peskov():
    return make_person("Dmitry Peskov")


@pytest.fixture
def article():
    return make_article(body=BODY)


def place(words, body=BODY):
    start = body.index(words)
    return {"part": "body", "start": start, "end": start + len(words)}


def said(words, name="Dmitry Peskov", body=BODY, **fields):
    speaker = place(name, body)
    return ReadStatement(
        **place(words, body),
        text=words,
        manner=fields.pop("manner", "paraphrased"),
        speaker_name=name,
        speaker_start=speaker["start"],
        speaker_end=speaker["end"],
        rule="said",
        certainty="sure",
        **fields,
    )


def source(words, body=BODY):
    return ReadCitation(**place(words, body), as_given=words, rule="named-as-source", certainty="sure")


def write(article, statements=(), citations=()):
    write_words([ReadWords(article.pk, statements, citations)])


def write_all(article, peskov):
    statements = [
        said("The talks went well", speaker=peskov.pk, on_behalf_of="the Kremlin"),
        said("the summit was long", "government"),
    ]
    write(article, statements, [source("press service"), source("regional briefings")])
    return [*ProposedStatement.objects.all(), *ProposedCitation.objects.all()]


def test_what_was_read_is_proposed_with_its_place(article, peskov):
    talks, summit, *sources = write_all(article, peskov)
    assert (talks.speaker, talks.speaker_name, talks.on_behalf_of) == (peskov, "Dmitry Peskov", "the Kremlin")
    assert BODY[talks.start : talks.end] == talks.text == "The talks went well"
    assert BODY[talks.speaker_start : talks.speaker_end] == "Dmitry Peskov"
    assert (summit.speaker, summit.speaker_name, summit.state) == (None, "government", "proposed")
    assert [one.as_given for one in sources] == ["press service", "regional briefings"]
    assert not Statement.objects.exists() and not Citation.objects.exists()


def test_accepted_they_are_the_articles_own_and_taken_back_they_are_proposed_again(article, peskov, editor):
    decision = accept_words(write_all(article, peskov), editor)
    talks, summit = Statement.objects.order_by("position")
    assert (talks.speaker, talks.speaker_name, talks.on_behalf_of) == (peskov, "", "the Kremlin")
    assert (talks.text, talks.place.start, talks.standing) == ("The talks went well", 0, "in-text")
    assert (summit.speaker, summit.speaker_name) == (None, "government")
    assert [one.as_given for one in Citation.objects.order_by("position")] == [
        "press service",
        "regional briefings",
    ]
    assert ProposedStatement.objects.first().statement == talks

    undone = undo(decision, editor)

    assert (undone.removed, undone.kept) == (4, [])
    assert not Statement.objects.exists() and not Citation.objects.exists()
    states = [*ProposedStatement.objects.values_list("state"), *ProposedCitation.objects.values_list("state")]
    assert set(states) == {("proposed",)}


def test_quoted_words_are_those_of_the_text(peskov, editor):
    body = "“We met,” Dmitry Peskov said."
    article = make_article(body=body)
    write(article, [said("We met", body=body, manner="quoted", speaker=peskov.pk)])
    accept_words(ProposedStatement.objects.all(), editor)
    statement = Statement.objects.get()
    assert (statement.manner, statement.text, statement.start) == ("quoted", "We met", 1)


def test_what_an_editor_has_worked_on_since_stays_when_a_decision_is_taken_back(article, peskov, editor):
    decision = accept_words(write_all(article, peskov), editor)
    statement = Statement.objects.order_by("position").first()
    statement.on_behalf_of = "Russia"
    statement.save()
    undone = undo(decision, editor)
    assert [kept.what for kept in undone.kept] == ["The talks went well"]
    assert Statement.objects.get() == statement


def test_rejected_ones_are_remembered_when_the_article_is_read_again(article, peskov, editor):
    reject_words(write_all(article, peskov), editor, "not about the meeting")
    write_all(article, peskov)
    assert {one.state for one in ProposedStatement.objects.all()} == {"rejected"}
    assert ProposedStatement.objects.count() == ProposedCitation.objects.count() == 2
    assert EncounterDecision.objects.get().reason == "not about the meeting"


def test_what_is_no_longer_read_goes_unless_it_was_decided(article, peskov, editor):
    first, *_others = write_all(article, peskov)
    accept_words([first], editor)
    write(article)
    assert [one.text for one in ProposedStatement.objects.all()] == ["The talks went well"]
    assert not ProposedCitation.objects.exists()


def test_read_again_in_a_changed_text_they_move_with_their_words(article, peskov, editor):
    first, *_others = write_all(article, peskov)
    accept_words([first], editor)
    body = f"It rained. {BODY}"
    write(article, [said("The talks went well", body=body, speaker=peskov.pk, on_behalf_of="the Kremlin")])
    [moved] = ProposedStatement.objects.all()
    assert (moved.start, moved.state) == (len("It rained. "), "accepted")


def test_a_decision_cannot_be_turned_round_without_taking_it_back(article, peskov, editor):
    first, second, *_sources = write_all(article, peskov)
    accepted = accept_words([first], editor)
    assert accept_words([first], editor) == accepted
    with pytest.raises(AlreadyDecided, match="accepted already"):
        reject_words([first, second], editor)
    assert ProposedStatement.objects.get(pk=second.pk).state == "proposed"
    assert Statement.objects.count() == 1


def test_what_the_article_has_on_record_already_is_not_proposed(article, peskov):
    make_statement(article, text="The talks went well", speaker=peskov)
    make_citation(article, as_given="the press service")
    write_all(article, peskov)
    assert [one.text for one in ProposedStatement.objects.all()] == ["the summit was long"]
    assert [one.as_given for one in ProposedCitation.objects.all()] == ["regional briefings"]


def test_the_same_words_of_another_speaker_are_proposed(article, peskov):
    make_statement(article, text="The talks went well", speaker=make_person("Berik Uali"))
    write_all(article, peskov)
    assert ProposedStatement.objects.filter(speaker=peskov).count() == 1


def test_new_rows_come_behind_those_that_the_article_has(article, peskov, editor):
    make_citation(article, as_given="An agency", position=7)
    accept_words(write_all(article, peskov), editor)
    assert [one.position for one in Citation.objects.order_by("position")] == [7, 8, 9]


def test_an_accepted_statement_is_an_edit_of_its_article(article, peskov, editor):
    before = Article.objects.get().version
    accept_words(write_all(article, peskov), editor)
    assert Article.objects.get().version > before


def test_they_go_with_their_article_and_with_the_organisation_that_they_name(article):
    write(article, [said("the summit was long", "government", organisation=make_organisation("CIS").pk)])
    Article.objects.all().delete()
    assert not ProposedStatement.objects.exists()


@pytest.mark.parametrize("articles", [1, 12])
def test_writing_costs_as_much_for_any_number_of_articles(articles, peskov, django_assert_max_num_queries):
    several = [make_article(body=BODY) for _number in range(articles)]
    reads = [
        ReadWords(one.pk, [said("The talks went well", speaker=peskov.pk)], [source("press service")])
        for one in several
    ]
    with django_assert_max_num_queries(8):
        write_words(reads)
    assert ProposedStatement.objects.count() == articles
