"""What an import reads of meetings, when a text comes later, when one article is saved, and when it is all taken back."""

import pytest
from django.urls import reverse

from articles.encounters import rereading, writing
from articles.encounters.deciding import accept, reject
from articles.encounters.turns import Busy
from articles.encounters.undoing import undo as undo_decision
from articles.importing.undoing import undo_some
from articles.models import (
    Article,
    Encounter,
    EncounterParty,
    ImportBatch,
    Mention,
    Proposal,
    Publisher,
    Reading,
    SelfAcceptance,
)
from participants.models import Meeting, Office
from tests.articles.encounters.conftest import leaders  # noqa: F401 - a fixture
from tests.articles.encounters.news import NEWS, TEXT, news
from tests.articles.encounters.test_rereading import run, told
from tests.articles.encounters.test_writing import decide
from tests.forms import typed
from tests.make import make_encounter, make_meeting, make_proposal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("leaders"), pytest.mark.ignore_template_errors]

OTHER = "Gas will be cheaper, says the minister."


def people(encounter):
    return list(encounter.parties.values_list("person__slug", flat=True))


def undo(batch=None):
    return undo_some(batch or ImportBatch.objects.latest("pk"))


def test_an_import_reads_who_met_whom(bring_in):
    said = bring_in(NEWS, news(8, text=OTHER))

    encounter = Encounter.objects.get()
    assert (encounter.article.external_id, encounter.state) == ("news-7", "proposed")
    assert (encounter.kind, encounter.status, str(encounter.when)) == ("bilateral", "held", "2023-03-14")
    assert people(encounter) == ["putin", "tokayev"]
    assert all(TEXT[start:end] == words for _part, start, end, _shows, words in encounter.spans)
    assert Reading.objects.count() == 2
    assert "1 encounters" in said


def test_reading_again_finds_what_the_import_found(bring_in):
    Publisher.objects.create(slug="paper", name=NEWS["source"], office_id=None)
    bring_in(*(news(number, event_place="Akorda, Astana") for number in range(3)))
    before = told()

    assert "0 new, 0 gone, 3 as before" in run("read_encounters", all=True)
    assert told() == before


def test_imported_again_nothing_is_proposed_twice(bring_in):
    bring_in(NEWS)
    bring_in(NEWS)

    assert Encounter.objects.count() == Proposal.objects.count() == 1


def test_a_fault_of_the_writing_leaves_nothing_half_written(bring_in, monkeypatch):
    def fail(*arguments):
        raise RuntimeError

    with monkeypatch.context() as failing, pytest.raises(RuntimeError):
        failing.setattr(writing.matching, "match", fail)
        bring_in(NEWS)
    assert not Article.objects.exists() and not Encounter.objects.exists() and not Reading.objects.exists()
    bring_in(NEWS)
    assert Encounter.objects.count() == 1


@pytest.mark.parametrize("number", [1, 30])
def test_encounters_cost_an_import_as_many_statements_for_any_number(
    bring_in, django_assert_max_num_queries, number
):
    records = [news(n, text=f"On day {n}, {TEXT}" if n < number else OTHER) for n in range(31)]
    with django_assert_max_num_queries(200):
        bring_in(*records)
    assert Encounter.objects.count() == number


# --- A text that comes later --------------------------------------------------

TEASER = {"title": NEWS["title"], "url": NEWS["url"], "lead": "A teaser.", "language": "en"}


@pytest.mark.parametrize("apart", [True, False], ids=["another run", "the same run"])
def test_a_text_that_completes_an_article_is_read(bring_in, apart):
    if apart:
        bring_in(TEASER)
        assert not Encounter.objects.exists()
        bring_in(NEWS)
    else:
        bring_in(TEASER, NEWS)

    encounter = Encounter.objects.get()
    assert people(encounter) == ["putin", "tokayev"]
    assert "0 new, 0 gone, 1 as before" in run("read_encounters", all=True)


def test_a_text_that_is_taken_back_takes_its_proposals_along(bring_in):
    bring_in(TEASER)
    bring_in(NEWS)
    undo()

    assert Article.objects.get().body == ""
    assert not Encounter.objects.exists() and not Proposal.objects.exists()
    assert run("read_encounters").startswith("1 article read · encounters: 0 new")


def test_a_text_of_which_an_encounter_was_accepted_stays(bring_in):
    bring_in(TEASER)
    bring_in(NEWS)
    decide(Encounter.objects.get(), "accepted", meeting=make_meeting())
    undone = undo()

    assert (undone.removed, undone.kept, Article.objects.get(url=NEWS["url"]).body) == (0, 1, TEXT)


# --- Taken back ---------------------------------------------------------------


def test_undone_an_import_takes_its_encounters_and_their_proposals_along(bring_in):
    elsewhere = make_encounter()
    bring_in(*map(news, range(3)))
    make_encounter(Article.objects.get(external_id="news-0"), state="rejected")
    shared = make_proposal("Told elsewhere too")
    Encounter.objects.filter(article__external_id="news-1").update(proposal=shared)
    make_encounter(elsewhere.article, proposal=shared)
    undone = undo()

    assert (undone.removed, undone.kept) == (3, 0)
    assert set(Encounter.objects.values_list("article", flat=True)) == {elsewhere.article_id}
    assert set(Proposal.objects.all()) == {shared, elsewhere.proposal}
    assert EncounterParty.objects.filter(encounter__article__external_id__startswith="news").count() == 0


def test_what_others_tell_of_says_only_what_they_say_when_an_import_is_undone(bring_in):
    bring_in(news(1, event_place="Moscow"))
    bring_in(news(2))
    proposal = Proposal.objects.get()
    Proposal.objects.update(title="Talks told by both")

    undo()

    proposal.refresh_from_db()
    assert proposal.title == "Talks of Vladimir Putin and Kassym-Jomart Tokayev"


# --- Accepted by itself -------------------------------------------------------


def switch_on():
    paper = Publisher.objects.create(slug="press-service", name=NEWS["source"], kind="press-service")
    return SelfAcceptance.objects.create(publisher=paper, is_on=True)


def test_an_import_writes_meetings_only_where_that_is_switched_on(bring_in):
    setting = switch_on()
    bring_in(NEWS)
    assert Meeting.objects.get().confirmation == "reported"

    setting.is_on = False
    setting.save()
    bring_in(news(8, published="2023-03-15"))
    assert Meeting.objects.count() == 1


def test_what_an_import_wrote_by_itself_goes_when_it_is_undone(bring_in):
    switch_on()
    bring_in(*(news(number, published=f"2023-03-1{number}") for number in range(3)))
    assert Meeting.objects.count() == 3

    undone = undo()

    assert (undone.removed, undone.kept) == (3, 0)
    assert not Meeting.objects.exists() and not Encounter.objects.exists()


def test_a_text_that_is_taken_back_takes_along_what_it_wrote_by_itself(bring_in):
    switch_on()
    bring_in(TEASER)
    bring_in(NEWS)
    assert Meeting.objects.count() == 1

    undo()

    assert not Meeting.objects.exists() and not Encounter.objects.exists()


@pytest.mark.parametrize("state", ["accepted", "superseded"])
def test_an_article_of_which_an_encounter_was_accepted_stays_and_is_told(bring_in, admin_client, state):
    bring_in(*map(news, range(3)))
    batch = ImportBatch.objects.get()
    encounter = Encounter.objects.get(article__external_id="news-1")
    decide(encounter, state, meeting=make_meeting())
    decide(Encounter.objects.get(article__external_id="news-2"), "rejected")
    page = admin_client.get(reverse("admin:articles_importbatch_undo", args=[batch.pk])).content.decode()
    assert "A meeting that they report was accepted: 1 stays" in " ".join(page.split())
    admin_client.post(reverse("admin:articles_importbatch_undo", args=[batch.pk]))
    said = admin_client.post(reverse("admin:articles_importbatch_continue", args=[batch.pk]), follow=True)

    assert Article.objects.filter(arrival__batch=batch).get().external_id == "news-1"
    assert Encounter.objects.filter(article__arrival__batch=batch).get().pk == encounter.pk
    shown = " ".join(said.content.decode().split())
    assert "2 articles were removed, 1 was kept. Of 1 a reported meeting was accepted." in shown


def other_articles_tell_the_same(bring_in):
    """Two imports, each with reports of one meeting."""
    bring_in(news(1), news(2))
    bring_in(news(3))
    return list(ImportBatch.objects.order_by("pk"))


def test_a_meeting_goes_with_the_last_import_on_which_it_rests(bring_in):
    switch_on()
    older, newer = other_articles_tell_the_same(bring_in)
    assert Meeting.objects.count() == 1

    undo(older)
    assert Meeting.objects.count() == 1
    undo(newer)

    assert not Meeting.objects.exists() and not Article.objects.exists()


def test_a_meeting_goes_with_its_import_once_the_editors_acceptance_is_taken_back(bring_in):
    switch_on()
    bring_in(news(1))
    SelfAcceptance.objects.update(is_on=False)
    bring_in(news(2))
    older, newer = ImportBatch.objects.order_by("pk")
    editors = accept(Encounter.objects.waiting(), None)
    undo(older)
    assert Meeting.objects.count() == 1

    undo_decision(editors, None)
    assert not Meeting.objects.exists()
    assert undo(newer).kept == 0


@pytest.mark.parametrize("decide_on", [accept, reject])
def test_an_article_whose_only_decisions_were_taken_back_counts_as_untouched(bring_in, decide_on):
    bring_in(news(1), news(2))
    decisions = [decide_on([one], None) for one in Encounter.objects.order_by("pk")]
    for decision in decisions:
        undo_decision(decision, None)
    again = decide_on(Encounter.objects.all(), None)
    undo_decision(again, None)

    undone = undo()

    assert (undone.removed, undone.kept) == (2, 0)
    assert not Meeting.objects.exists() and not Article.objects.exists()


def test_what_was_accepted_by_itself_goes_with_an_article_whose_other_decision_was_taken_back(bring_in):
    switch_on()
    bring_in(NEWS)
    article = Article.objects.get()
    other = make_encounter(article, kind="call", status="announced")
    undo_decision(accept([other], None), None)

    assert undo().removed == 1

    assert not Meeting.objects.exists() and not Article.objects.exists()


def test_an_article_that_was_edited_beside_a_decision_that_was_taken_back_stays(bring_in):
    bring_in(NEWS)
    decision = accept(Encounter.objects.all(), None)
    Article.objects.update(summary="They met, says the editor.")
    undo_decision(decision, None)

    assert undo().kept == 1


# --- One article, by hand -----------------------------------------------------


def save(admin_client, article, **fields):
    page = reverse("admin:articles_article_change", args=[article.pk])
    answer = admin_client.post(page, typed(admin_client.get(page), "article_form", **fields), follow=True)
    return " ".join(answer.content.decode().split())


def test_a_text_that_is_changed_by_hand_is_read_anew(bring_in, admin_client):
    bring_in(news(7, text=OTHER))
    article = Article.objects.get()
    said = save(admin_client, article, body=TEXT)

    assert people(article.encounters.get()) == ["putin", "tokayev"]
    assert "1 reported meeting waits." in said
    save(admin_client, article, body=OTHER)
    assert not Encounter.objects.exists() and not Proposal.objects.exists()


def test_what_was_decided_of_an_article_stays_when_it_is_saved(bring_in, admin_client):
    bring_in(NEWS)
    encounter = Encounter.objects.get()
    decide(encounter, "rejected")
    save(admin_client, encounter.article, body=f"At noon. {TEXT}")

    again = encounter.article.encounters.get()
    assert (again.pk, again.state) == (encounter.pk, "rejected")
    assert again.spans[0][1] == encounter.spans[0][1] + len("At noon. ")


def test_saving_what_no_encounter_is_read_by_reads_nothing(bring_in, admin_client):
    bring_in(NEWS)
    Encounter.objects.all().delete()
    article = Article.objects.get()
    said = save(admin_client, article, byline="Anna")
    assert not article.encounters.exists()
    assert "reported meeting" not in said
    save(admin_client, article, place_line="Astana")
    assert article.encounters.count() == 1


def test_while_others_match_for_long_the_article_is_saved_and_read_later(bring_in, admin_client, monkeypatch):
    bring_in(news(7, text=OTHER))
    article = Article.objects.get()

    def busy(*arguments):
        raise Busy

    with monkeypatch.context() as waiting:
        waiting.setattr(writing.matching, "match", busy)
        said = save(admin_client, article, body=TEXT)
    article.refresh_from_db()
    assert article.body == TEXT
    assert (
        "The meetings it reports were not read, because somebody else is working on them. Save it again in a moment."
        in said
    )
    assert not article.encounters.exists()
    assert "1 article read · encounters: 1 new" in run("read_encounters")


# --- What else it is read by, when an editor changes that ---------------------

MENTIONS = "/admin/articles/mention/"


def reject_the_guest(admin_client, *articles):
    guests = Mention.objects.filter(article__in=articles, start__gt=TEXT.index("met"))
    chosen = {"action": "reject", "_selected_action": list(guests.values_list("pk", flat=True)), "index": "0"}
    answer = admin_client.post(f"{MENTIONS}?state__exact=all", chosen, follow=True)
    return " ".join(answer.content.decode().split())


def test_whoever_is_said_not_to_be_meant_takes_no_part_any_more(bring_in, admin_client):
    bring_in(NEWS, news(8))
    article = Article.objects.get(external_id="news-7")
    said = reject_the_guest(admin_client, article)

    assert "Read again, it reports other meetings: 1 proposed meeting was added or removed." in said
    assert Encounter.objects.get().article.external_id == "news-8"


def test_of_very_many_articles_it_is_told_that_they_are_to_be_read(bring_in, admin_client, monkeypatch):
    monkeypatch.setattr(rereading, "FEW", 1)
    bring_in(NEWS, news(8))
    said = reject_the_guest(admin_client, *Article.objects.all())

    assert "should be read again for meetings: run manage.py read_encounters." in said
    assert Encounter.objects.count() == 2
    assert run("read_encounters").startswith("2 articles read · encounters: 0 new, 2 gone")


def test_a_mention_that_is_changed_or_deleted_has_its_article_read_anew(bring_in, admin_client):
    bring_in(NEWS)
    article = Article.objects.get()
    for mention in article.mentions.filter(start__gt=TEXT.index("met")):
        page = reverse("admin:articles_mention_delete", args=[mention.pk])
        admin_client.post(page, {"post": "yes"})
    assert not Encounter.objects.exists()
    office = Office.objects.get(slug="president-kz")
    words = "President of Kazakhstan Kassym-Jomart Tokayev"
    fields = {"article": article.pk, "text": words, "part": "body", "rule": "by hand", "certainty": "sure"}
    fields |= {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "state": "accepted"}
    admin_client.post(f"{MENTIONS}add/", fields | {"office": office.pk})

    parties = Encounter.objects.get().parties.values_list("office__slug", "person__slug")
    assert list(parties)[1] == ("president-kz", None)


def test_whose_press_service_it_is_makes_its_articles_due(bring_in, admin_client):
    bring_in(NEWS, news(8), news(9, source="Another paper"))
    publisher = Publisher.objects.get(name=NEWS["source"])
    page = reverse("admin:articles_publisher_change", args=[publisher.pk])
    office = Office.objects.get(slug="president-ru")

    def change(**fields):
        form = typed(admin_client.get(page), "publisher_form", **fields)
        return admin_client.post(page, form, follow=True).content.decode()

    assert "should be read again for meetings" not in change(name="The newspaper")
    assert "2 of its articles should be read again for meetings" in change(office=office.pk)
    assert run("read_encounters").startswith("2 articles read")
