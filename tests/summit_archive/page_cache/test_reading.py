"""Which kinds a page shows is what its queries read, and nothing that they read is missed."""

import pytest
from django.db import connection, transaction
from django.test import Client

from articles.models import Article
from participants.models import Country
from summit_archive.page_cache.reading import Reading, kinds_in, reads
from summit_archive.page_cache.version import all_kinds, bits, kinds
from summit_archive.postgres.declared import kinds_of_tables
from summit_archive.postgres.prepared import Prepared
from tests.browser.archive import fill_as_shipped
from tests.summit_archive.page_cache.addresses import addresses

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

# What PostgreSQL itself has not yet written down of what this connection did: how often it looked into which table.
LOOKED_INTO = "SELECT relname, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) FROM pg_stat_xact_user_tables"


def shown_by(question):
    with Reading() as reading:
        question()
    return {kind for kind, bit in bits().items() if reading.shown & bit}


def looks():
    with connection.cursor() as cursor:
        cursor.execute(LOOKED_INTO)
        return dict(cursor.fetchall())


def looked_into_since(before):
    named = kinds_of_tables()
    return {named[table] for table, number in looks().items() if table in named and number > before[table]}


def test_no_page_reads_a_kind_that_is_not_recorded():
    fill_as_shipped()
    client = Client()
    missed, seen = {}, {}
    for route, address in addresses().items():
        with transaction.atomic(), Reading() as reading:
            before = looks()
            b"".join(client.get(address))
            found = looked_into_since(before)
        recorded = {kind for kind, bit in bits().items() if reading.shown & bit}
        seen[route] = recorded
        if not found <= recorded:
            missed[route] = found - recorded
    assert missed == {}
    assert {kind for shown in seen.values() for kind in shown} == set(kinds())
    # Were all recorded for all, nothing would be gained.
    assert "articles" not in seen["meetings/"] and seen["about/"] == {"names"}


def test_a_table_is_of_its_kind():
    assert shown_by(lambda: list(Country.objects.all())) == {"names"}
    assert shown_by(lambda: list(Article.objects.filter(countries__code="kz"))) == {"articles", "names"}
    assert shown_by(lambda: None) == set()


def test_a_function_reads_what_its_text_names_however_deep():
    def fold():
        with connection.cursor() as cursor:
            cursor.execute("SELECT summit_fold(0)")

    assert "articles" in shown_by(fold)


def test_what_is_prepared_reads_what_was_prepared():
    question = Prepared("SELECT name FROM participants_country WHERE id = %(id)s::bigint")

    assert shown_by(lambda: question.rows({"id": 1})) == {"names"}
    assert shown_by(lambda: question.rows({"id": 2})) == {"names"}


@pytest.mark.parametrize("sql", ["EXECUTE something (1)", "FETCH 10 FROM somewhere", " call anything()"])
def test_what_does_not_say_what_it_reads_reads_everything(sql):
    assert kinds_in(sql) == all_kinds()


def test_what_a_process_remembers_is_said():
    assert shown_by(lambda: reads("participants_meeting", "articles_source")) == {"meetings", "sources"}
    reads("participants_meeting")  # where nobody records


def test_one_request_does_not_record_another_s():
    with Reading() as outer:
        list(Country.objects.all())
    with Reading() as later:
        pass

    assert outer.shown and not later.shown and connection.execute_wrappers == []
