"""A step is taken back as a whole, or it is said why not, and nothing is written."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from articles.models import Article, Reading
from participants.models import Meeting, Participation, Person
from summit_archive.history.reading import changes_of, state_after, state_at_version
from summit_archive.history.recording import recorded
from summit_archive.history.reverting import CannotRevert, revert
from summit_archive.history.tables import Step
from tests.make import make_article, make_country, make_meeting, make_name, make_participation, make_person

pytestmark = pytest.mark.django_db


def table(model):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT to_jsonb(t) - 'version' FROM {model._meta.db_table} t ORDER BY 1::text")
        return [row for (row,) in cursor.fetchall()]


def test_what_was_changed_added_and_removed_is_as_before():
    meeting, person = make_meeting(title="Summit in Minsk"), make_person(name="Dariga")
    gone = make_participation(meeting=meeting, country=make_country("KZ"))
    before = [table(model) for model in (Meeting, Participation, Person)]
    with recorded(program="a test", doing="Much at once") as done:
        Meeting.objects.filter(pk=meeting.pk).update(title="Summit in Brest", summary="Two days.")
        Meeting.objects.filter(pk=meeting.pk).update(title="Summit in Grodno")
        gone.delete()
        made = make_person(name="Nurlan")
        make_participation(meeting=meeting, person=made)
        person.delete()

    reverted = revert(done.number)

    assert [table(model) for model in (Meeting, Participation, Person)] == before
    assert Step.objects.get(pk=reverted.step).undoes_id == done.number


def test_taking_back_is_taken_back_itself():
    person = make_person(name="Dariga")
    with recorded(program="a test") as done:
        Person.objects.filter(pk=person.pk).update(name="Darigha")
    back = revert(done.number)
    revert(back.step)

    person.refresh_from_db()
    assert person.name == "Darigha"
    revert(done.number)
    person.refresh_from_db()
    assert person.name == "Dariga"


def test_a_step_is_not_taken_back_twice():
    person = make_person(name="Dariga")
    with recorded(program="a test") as done:
        Person.objects.filter(pk=person.pk).update(name="Darigha")
    revert(done.number)

    with pytest.raises(CannotRevert, match="already"):
        revert(done.number)


def test_what_somebody_changed_since_is_told_and_stays():
    person, other = make_person(name="Dariga"), make_person(name="Nurlan")
    with recorded(program="a test") as done:
        Person.objects.filter(pk=person.pk).update(name="Darigha")
        Person.objects.filter(pk=other.pk).update(name="Nurlann")
    Person.objects.filter(pk=person.pk).update(name="Darihga")

    with pytest.raises(CannotRevert) as refusal:
        revert(done.number)

    assert refusal.value.reasons == ["“Person: Darihga” was changed since: name."]
    other.refresh_from_db()
    assert other.name == "Nurlann"


def test_another_column_changed_since_stays():
    person = make_person(name="Dariga", wikidata="")
    with recorded(program="a test") as done:
        Person.objects.filter(pk=person.pk).update(name="Darigha")
    Person.objects.filter(pk=person.pk).update(wikidata="Q42")

    revert(done.number)

    person.refresh_from_db()
    assert (person.name, person.wikidata) == ("Dariga", "Q42")


def test_what_was_added_and_changed_since_stays():
    with recorded(program="a test") as done:
        person = make_person(name="Dariga")
    Person.objects.filter(pk=person.pk).update(name="Darigha")

    with pytest.raises(CannotRevert, match="changed since"):
        revert(done.number)
    Person.objects.filter(pk=person.pk).update(name="Dariga")
    revert(done.number)

    assert not Person.objects.filter(pk=person.pk).exists()


def test_what_others_rest_on_stays():
    with recorded(program="a test") as done:
        person = make_person(name="Dariga")
    make_participation(meeting=make_meeting(), person=person)

    with pytest.raises(CannotRevert, match="participants"):
        revert(done.number)
    assert Person.objects.filter(pk=person.pk).exists()


def test_a_row_that_came_and_went_in_one_step_does_not_matter():
    kept = make_person(name="Dariga")
    with recorded(program="a test") as done:
        make_person(name="Nurlan").delete()
        Person.objects.filter(pk=kept.pk).update(name="Darigha")

    revert(done.number)
    kept.refresh_from_db()
    assert kept.name == "Dariga"


def test_one_row_of_a_step_is_taken_back_alone():
    one, other = make_person(name="Dariga"), make_person(name="Nurlan")
    with recorded(program="a test") as done:
        Person.objects.filter(pk__in=[one.pk, other.pk]).update(name="Aman")

    revert(done.number, only=[("participants_person", one.pk)])

    assert [Person.objects.get(pk=pk).name for pk in (one.pk, other.pk)] == ["Dariga", "Aman"]


def test_who_takes_back_and_why_is_noted():
    user = get_user_model().objects.create_user("aigerim")
    with recorded(program="a test", doing="Named") as done:
        make_person()
    back = Step.objects.get(pk=revert(done.number, by=user, why="A slip").step)

    assert (back.editor, back.why, back.doing) == (user, "A slip", "Taken back: Named")


def test_many_rows_go_back_in_few_queries(django_assert_max_num_queries):
    people = [make_person() for _ in range(60)]
    with recorded(program="a test") as done:
        for person in people:
            Person.objects.filter(pk=person.pk).update(family_name="Aliyev")

    with django_assert_max_num_queries(20):
        revert(done.number)
    assert not Person.objects.filter(family_name="Aliyev").exists()


def test_a_row_is_seen_as_it_was():
    person = make_person(name="Dariga")
    first = person.version
    with recorded(program="a test") as one:
        Person.objects.filter(pk=person.pk).update(name="Darigha")
    with recorded(program="a test"):
        Person.objects.filter(pk=person.pk).update(wikidata="Q42")
    with recorded(program="a test") as gone:
        person.delete()

    assert state_after(one.number, Person, changes_row(gone))["name"] == "Darigha"
    assert state_at_version(first, Person, changes_row(gone))["name"] == "Dariga"
    assert state_at_version(first + 2, Person, changes_row(gone))["wikidata"] == "Q42"
    assert state_at_version(77, Person, changes_row(gone)) is None


def changes_row(done):
    return Step.objects.get(pk=done.number).changes.get(table_name="participants_person").row


def test_what_hangs_on_a_row_belongs_to_its_changes():
    from participants.models import Name
    from summit_archive.history.reading import Hanging

    person, other = make_person(), make_person()
    with recorded(program="a test") as made:
        name = make_name(person=person, text="Дарига")
        make_name(person=other, text="Нурлан")
    with recorded(program="a test") as gone:
        name.delete()

    steps = [change.step_id for change in changes_of(person, [Hanging(Name, "person")])]
    assert made.number in steps
    assert gone.number in steps
    assert made.number not in [
        change.step_id for change in changes_of(make_person(), [Hanging(Name, "person")])
    ]


def test_what_programs_keep_beside_a_row_goes_with_it():
    with recorded(program="a test") as done:
        article = make_article()
        Reading.objects.create(article=article, reader="of today")

    revert(done.number)
    assert not Article.objects.filter(pk=article.pk).exists()
