"""What the tables of both apps say of rows that become one, against the rules that the database has."""

import pytest
from django.apps import apps

from articles.models import Article, Publisher, Topic
from participants.models import Country, Meeting, MeetingSeries, Office, Organisation, Person, Place
from summit_archive.merging.as_one import as_one_of
from summit_archive.merging.references import is_worked_out, references_to, tables_leaning_on
from summit_archive.merging.rules import rules_of

pytestmark = pytest.mark.django_db

MERGED = [Person, Meeting, Organisation, Office, Place, MeetingSeries, Publisher, Article, Topic]
# Rows of which two that become one have nothing to contradict each other in but what follows from their record.
SAY_NOTHING_MORE = {
    "participants.Membership",
}


def colliding_tables():
    """Tables in which a merge may make two rows one."""
    tables = {
        field.model
        for model in MERGED
        for table in tables_leaning_on(model)
        for field in references_to(table)
    }
    rules = rules_of(tables)
    for table in sorted(tables, key=lambda model: model._meta.label):
        columns = [
            f.column
            for model in apps.get_models(include_auto_created=True)
            for f in references_to(model)
            if f.model is table
        ]
        if rules[table].about("unique", columns) or rules[table].about("apart", columns):
            yield table


def test_each_table_of_which_rows_may_become_one_says_what_they_say():
    silent = [
        table._meta.label
        for table in colliding_tables()
        if not hasattr(table, "as_one") and not table._meta.auto_created and not is_worked_out(table)
    ]
    assert silent == []


def test_what_tables_say_names_columns_and_rules_that_there_are():
    for model in apps.get_models(include_auto_created=True):
        one = as_one_of(model)
        names = {field.name for field in model._meta.get_fields()}
        said = {
            one.where,
            *one.asks,
            *one.silent,
            *one.same,
            *(name for group in one.fills for name in group),
        }
        assert said - {""} <= names, model
        if one.yields:
            assert set(one.yields) <= {rule.name for rule in rules_of([model])[model].unique}


def test_rules_are_read_as_the_database_has_them():
    from articles.models import Mention
    from participants.models import MeetingLink, Participation, Term

    rules = rules_of([Mention, MeetingLink, Participation, Term, Country])
    mention = next(rule for rule in rules[Mention].unique if rule.name == "mention_does_not_repeat")
    assert mention.is_about("person_id") and not mention.is_about("holder_id")
    participation = next(rule for rule in rules[Participation].unique if rule.name.endswith("not_repeat"))
    assert participation.nulls_are_equal and not mention.nulls_are_equal
    once = next(rule for rule in rules[MeetingLink].unique if rule.name.endswith("said_once"))
    assert once.is_about("first_id") and "perhaps-same" in once.condition
    (apart,) = rules[Term].apart
    assert apart.operators == ("=", "=", "&&") and apart.is_about("person_id")


def test_a_table_comes_after_all_that_it_leans_on():
    order = [model.__name__ for model in tables_leaning_on(Person)]
    assert order[0] == "Person"
    assert order.index("Participation") < order.index("Attestation")


def test_more_rows_than_one_statement_moves_all_move(monkeypatch):
    from summit_archive.merging import writing
    from tests.make import make_meeting, make_person

    monkeypatch.setattr(writing, "AT_ONCE", 2)
    kept, gone = make_person(), make_person()
    for _ in range(5):
        make_meeting(people=[gone])
    field = next(one for one in references_to(Person) if one.model.__name__ == "Participation")
    writing.repoint(field, {gone.pk: kept.pk})
    assert kept.participations.count() == 5
