"""Every change of an editorial table is noted: by whom, what, when, why."""

from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from articles.models import Mention
from participants.models import Meeting, Name, Participation, Person
from summit_archive.history.recording import About, about, recorded, saying
from summit_archive.history.tables import Change, Step
from summit_archive.postgres.copy import copy_rows
from tests.forms import typed
from tests.make import make_article, make_country, make_meeting, make_participation, make_person, make_place

pytestmark = pytest.mark.django_db

EDITOR = {"username": "aigerim", "password": "stork-and-lamp-7"}


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser(**EDITOR)
    client.force_login(user)
    return user


def changes(kind, model):
    return Change.objects.filter(kind=kind, table_name=model._meta.db_table).order_by("pk")


def test_an_update_tells_what_was_and_what_is():
    meeting = make_meeting(title="Summit in Astana", status=Meeting.Status.SCHEDULED)
    with recorded(program="a test") as step:
        Meeting.objects.filter(pk=meeting.pk).update(status=Meeting.Status.HELD)

    change = Change.objects.get(step=step.number)
    assert change.row == meeting.pk
    told = {"version": meeting.version + 1, "status": "held"}
    assert change.after == told
    assert change.before == {"version": meeting.version, "status": "scheduled"}


def test_rows_written_in_bulk_are_noted_by_their_numbers():
    person = make_person()
    with recorded(program="a test") as step:
        copy_rows(
            Name,
            [
                "person_id",
                "text",
                "language",
                "script",
                "kind",
                "folded",
                "source",
                "source_url",
                "confirmation",
            ],
            [
                [person.pk, f"Tokayev {n}", "", "", "variant", f"tokayev {n}", "", "", "none"]
                for n in range(3)
            ],
        )

    change = Change.objects.get(step=step.number)
    numbers = {number for span in change.rows for number in span}
    assert change.kind == "I"
    assert numbers == set(Name.objects.filter(text__startswith="Tokayev ").values_list("pk", flat=True))


def test_a_deletion_keeps_the_whole_row_and_what_it_referred_to():
    participation = make_participation(meeting=make_meeting(), country=make_country("KZ"))
    number, meeting, country = participation.pk, participation.meeting_id, participation.country_id
    with recorded(program="a test") as step:
        Participation.objects.filter(pk=number).delete()

    change = Change.objects.get(step=step.number, table_name="participants_participation")
    assert (change.kind, change.row) == ("D", number)
    assert change.refers == {"meeting_id": meeting, "country_id": country}
    assert change.before["status"] == participation.status


def test_what_follows_by_itself_is_no_change():
    meeting = make_meeting()
    with recorded(program="a test") as step:
        make_participation(meeting=meeting, country=make_country("KZ"))

    meeting.refresh_from_db()
    assert meeting.participant_list == "partial"
    touched = Change.objects.filter(step=step.number, table_name="participants_meeting")
    assert [change.after for change in touched] == [{"version": meeting.version}]


def test_a_block_is_one_step_and_says_who_and_why():
    user = get_user_model().objects.create_user(**EDITOR)
    with recorded(by=user, doing="Two names given", why="The embassy's letter") as done:
        make_person(name="Dariga")
        make_person(name="Nurlan")

    step = Step.objects.get(pk=done.number)
    assert (step.editor, step.doing, step.why) == (user, "Two names given", "The embassy's letter")
    made = step.changes.filter(kind="I", table_name="participants_person")
    assert sum(len(span) for change in made for span in change.rows) == 2


def test_two_blocks_are_two_steps():
    with recorded(program="one") as one:
        make_person()
    with recorded(program="other") as other:
        make_person()

    assert one.number != other.number


def test_a_block_within_another_adds_what_is_not_said_yet():
    with recorded(program="import_articles") as outer, recorded(program="other", doing="Linked") as inner:
        make_person()

    step = Step.objects.get(pk=outer.number)
    assert inner.number == outer.number
    assert (step.program, step.doing) == ("import_articles", "Linked")


def test_nothing_written_is_no_step():
    with recorded(program="a test") as done:
        list(Person.objects.all())

    assert done.number is None


def test_a_refused_block_leaves_no_step():
    before = Step.objects.count()
    with pytest.raises(RuntimeError), recorded(program="a test"):
        make_person()
        raise RuntimeError

    assert Step.objects.count() == before


def test_a_form_saved_by_an_editor_is_a_step_of_theirs(client, editor):
    place = make_place(name="Burabay")
    address = reverse("admin:participants_place_change", args=[place.pk])
    client.post(address, typed(client.get(address), "place_form", name="Borovoe"))

    change = changes("U", type(place)).last()
    assert change.after["name"] == "Borovoe"
    assert change.step.editor == editor


def test_nobody_s_name_is_left_in_the_connection(client, editor):
    test_a_form_saved_by_an_editor_is_a_step_of_theirs(client, editor)
    make_person()

    assert Step.objects.latest("pk").editor in (None, editor)
    with recorded(program="a test") as done:
        make_person()
    assert Step.objects.get(pk=done.number).editor is None


@pytest.mark.django_db(transaction=True)
def test_without_a_word_each_transaction_is_a_step_of_nobody():
    with transaction.atomic():
        make_person()
        make_person()
    make_person()

    steps = Step.objects.filter(changes__table_name="participants_person").distinct().order_by("pk")
    assert [(step.editor, step.program) for step in steps] == [(None, ""), (None, "")]


def test_a_percent_sign_and_a_quote_pass():
    with recorded(program="a test", why="100 % of O'Hara's \\ “words”") as done:
        Person.objects.filter(pk=make_person().pk).update(name="50 %s")

    assert Step.objects.get(pk=done.number).why == "100 % of O'Hara's \\ “words”"


def test_every_table_is_kept_or_named_as_not_kept():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'update_is_noted'")
        kept = {table for (table,) in cursor.fetchall()}
    for label in ("summit_archive", "participants", "articles"):
        app = apps.get_app_config(label)
        models = [model for model in app.get_models(include_auto_created=True) if not model._meta.proxy]
        unkept = {app.get_model(name)._meta.db_table for name in app.row_triggers.unkept}
        assert {model._meta.db_table for model in models} - unkept == {
            table for table in kept if table.startswith(f"{label}_")
        }


def test_an_article_s_mentions_are_kept():
    article = make_article(body="Astana spoke.")
    with recorded(program="a test") as step:
        Mention.objects.create(
            article=article,
            part="body",
            start=0,
            end=6,
            text="Astana",
            country=make_country("KZ"),
            rule="hand",
        )
    assert Change.objects.filter(step=step.number, table_name="articles_mention", kind="I").exists()


def test_what_a_command_writes_is_noted_under_its_name():
    call_command("load_reference", stdout=StringIO())

    steps = Step.objects.filter(changes__table_name="participants_country")
    assert set(steps.values_list("program", flat=True)) == {"load_reference"}


def test_whoever_copies_first_is_named_all_the_same():
    person = make_person()
    token = about.set(About(program="import_articles"))
    try:
        with saying():
            copy_rows(
                Name,
                [
                    "person_id",
                    "text",
                    "language",
                    "script",
                    "kind",
                    "folded",
                    "source",
                    "source_url",
                    "confirmation",
                ],
                [[person.pk, "Tokayev", "", "", "variant", "tokayev", "", "", "none"]],
            )
    finally:
        about.reset(token)

    assert Step.objects.latest("pk").program == "import_articles"
