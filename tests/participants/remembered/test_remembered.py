"""What is counted among the meetings that a process remembers is what the database says, at any moment."""

import random

import pytest
from django.db import connection, connections, transaction
from django.http import QueryDict

from participants.listing.filter import MeetingFilter
from participants.listing.question import MeetingQuestion
from participants.listing.result import MeetingResult
from participants.models import Meeting
from participants.remembered import remembered
from participants.remembered.filling import brought_up, filled
from participants.remembered.remembering import Process
from participants.remembered.rows import NEVER, rows_since
from tests.make import make_country, make_meeting, make_participation
from tests.participants.remembered import slowly
from tests.participants.remembered.archive import change, make_archive

CHOICES = {
    "country": ["kz", "uz", "am", "ru"],
    "match": ["any", "all", "exactly", "at-least"],
    "n": ["1", "2", "3"],
    "part": ["present", "invited"],
    "without": ["kz", "ru"],
    "circle": ["bilateral", "trilateral", "same-room"],
    "host": ["kz", "uz", "not-stated"],
    "person": ["p0", "p1", "p2"],
    "organisation": ["o0", "o1"],
    "series": ["s0", "s1"],
    "kind": ["summit", "call"],
    "status": ["held", "announced"],
    "participants": ["partial", "not-recorded"],
    "place": ["l0", "l1"],
    "in": ["kz", "uz"],
    "from": ["2019", "2019-12", "2022-03-04", "2023-02"],
    "to": ["2019", "2022-12-26", "2023-02", "2023"],
    "year": ["stated", "not-stated"],
    "certainty": ["certain", "possible"],
    "same": ["perhaps"],
    "sort": ["oldest"],
}
REPEATED = ("country", "without", "person", "in")


def addresses(seed, number):
    """Of each parameter alone, and of some together."""
    draw = random.Random(seed)
    yield from (f"{name}={value}" for name, values in CHOICES.items() for value in values)
    for _time in range(number):
        names = draw.sample(list(CHOICES), draw.choice([2, 2, 3, 4]))
        if "country" in names:
            names += ["country", *draw.choice([[], ["match"], ["match", "n"], ["part"]])]
        pairs = [(name, draw.choice(CHOICES[name])) for name in names]
        yield "&".join(f"{name}={value}" for name, value in dict.fromkeys(pairs))


def told(result):
    """As `slowly.facets` has it."""
    found = {}
    for facet in result.facet_numbers:
        chosen = [value.text for value in result.asked.chosen(facet.parameter)]
        counts = {value.text: number for value, number in facet.counts if value.text not in chosen}
        if facet.parameter == "year":
            possible = facet.possible
            counts = {
                year: (number, number - possible[year]) if year in possible else number
                for year, number in counts.items()
            }
        found[facet.parameter] = {text: number for text, number in counts.items() if number}
    return found


def compare(query):
    asked = MeetingFilter.read(QueryDict(query))
    question = MeetingQuestion(asked)
    result = MeetingResult(question)
    assert result.totals == slowly.totals(question), query
    every = question.memory.page(question.set, 0, 1000, asked.chosen_row("sort") == "oldest")
    assert every == slowly.in_order(question), query
    if not asked.chosen("certainty"):
        assert told(result) == slowly.facets(question, result.total), query
    for chosen, number in zip(asked.in_words, result.numbers_without, strict=True):
        assert number == len(slowly.ids(question, chosen.without)), (query, chosen)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])
def test_every_filter_counts_what_the_database_counts(seed):
    make_archive(seed, size=40)
    for query in ["", *addresses(seed, 25)]:
        compare(query)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])
def test_who_may_be_the_same_as_another_is_what_the_database_says(seed):
    make_archive(seed, size=120)
    found = MeetingQuestion(MeetingFilter.read(QueryDict("status=held&same=perhaps")))
    assert set(found.memory.ids_of(found.set)) == slowly.perhaps_the_same() != set()


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])
def test_a_memory_brought_up_is_one_made_anew(seed):
    made = make_archive(seed, size=25)
    _moment, _is_writing, rows = rows_since(NEVER)
    memory, known = filled(rows), {row.meeting_id: row for row in rows}
    for _time in range(15):
        for _change in range(3):
            change(made)
        _moment, _is_writing, rows = rows_since(NEVER)
        now = {row.meeting_id: row for row in rows}
        gone = [row._replace(is_gone=True) for pk, row in known.items() if pk not in now]
        memory = brought_up(memory, [*gone, *(row for pk, row in now.items() if row != known.get(pk))])
        assert contents(memory) == contents(filled(rows))
        known = now


def contents(memory):
    """By ids, as positions differ."""
    sets = {
        facet: {value: set(memory.ids_of(some)) for value, some in memory.values(facet).items()}
        for facet in memory.kept
    }
    ids = memory.ids
    by_id = {ids[place]: (memory.days[place], memory.bodies[place]) for place in memory.order}
    more = [{ids[place]: value for place, value in of.items()} for of in (memory.editions, memory.parents)]
    return sets, [ids[place] for place in memory.order], by_id, more


@pytest.mark.django_db
def test_what_the_transaction_has_written_is_seen_at_once_and_kept_for_nobody():
    before = Process.remembered[None]
    meeting = make_meeting(countries=[make_country("KZ")])
    assert remembered().ids_of(remembered().all) == [meeting.pk]
    make_participation(meeting, country=make_country("UZ"))
    assert len(remembered().values("present")) == 2
    meeting.participations.all().delete()
    meeting.delete()
    assert remembered().all == 0
    assert Process.remembered[None] is before


@pytest.mark.django_db(transaction=True)
def test_others_see_what_is_committed_and_nothing_else():
    meeting = make_meeting(kind="summit")
    assert remembered().get("kind", "summit")
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("UPDATE participants_meeting SET kind = 'call'")
            # Whoever commits meanwhile is another transaction, with a later number.
            later = make_meeting(kind="summit")
            assert remembered().get("kind", "summit").bit_count() == 2
            cursor.execute("COMMIT")
        memory = remembered()
        assert memory.ids_of(memory.get("kind", "call")) == [meeting.pk]
        assert memory.ids_of(memory.get("kind", "summit")) == [later.pk]
    finally:
        other.close()
    with transaction.atomic():
        Meeting.objects.filter(pk=later.pk).delete()
        assert remembered().ids_of(remembered().all) == [meeting.pk]
        transaction.set_rollback(True)
    assert len(remembered().ids_of(remembered().all)) == 2


@pytest.mark.django_db(transaction=True)
def test_an_emptied_table_is_remembered_as_empty():
    make_meeting()
    assert remembered().all
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE participants_meeting, participants_keptmeeting CASCADE")
    assert remembered().all == 0
    make_meeting()
    assert remembered().all
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE participants_meeting CASCADE")
    assert remembered().all == 0


@pytest.mark.django_db
@pytest.mark.parametrize("meetings", [3, 30])
def test_the_memory_of_now_costs_one_query(meetings, django_assert_num_queries):
    make_archive(1, size=meetings)
    with django_assert_num_queries(1):
        remembered()
