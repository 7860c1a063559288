"""The archive's version: another one after each commit of a change that readers can see, never before.

It tells the kinds of what they see apart, and whether something was taken from them.
"""

import datetime
from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, connections, transaction

from articles.models import Article, FormerNumber, ImportBatch, SilentAddress, Sketch, Story
from participants.models import Country, Person
from summit_archive.page_cache.version import VERSION, ChangeCount, Version, bits, kinds, read_version
from summit_archive.postgres.declared import TAKEN, kinds_of, kinds_of_tables
from tests.browser.archive import fill_as_shipped
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_meeting,
    make_membership,
    make_organisation,
    make_person,
    make_proposed_citation,
    make_proposed_statement,
    make_search,
)

pytestmark = pytest.mark.django_db(transaction=True)

# What no page of readers shows. A new table of ours is counted, unless its app's `row_triggers` say that it
# is `unseen`; then it belongs here, too.
UNSEEN = {
    "articles_arrival",
    "articles_completion",
    "articles_encounterdecision",
    "articles_feed",
    "articles_fixity",
    "articles_importbatch",
    "articles_importproblem",
    "articles_keptpart",
    "articles_keptresult",
    "articles_linkcheck",
    "articles_reading",
    "articles_remembereddecision",
    "articles_selfacceptance",
    "articles_stagedrecord",
    "articles_worksheetmark",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "auth_user",
    "auth_user_groups",
    "auth_user_user_permissions",
    "axes_accessattempt",
    "axes_accessattemptexpiration",
    "axes_accessfailurelog",
    "axes_accesslog",
    "django_admin_log",
    "django_content_type",
    "django_migrations",
    "django_session",
    "participants_referencerow",
    "participants_spreadsheetimport",
    "summit_archive_auditentry",
    "summit_archive_change",
    "summit_archive_changecount",
    "summit_archive_correction",
    "summit_archive_distinctpair",
    "summit_archive_installedtext",
    "summit_archive_job",
    "summit_archive_keptfinding",
    "summit_archive_look",
    "summit_archive_mergedrecord",
    "summit_archive_recoverycode",
    "summit_archive_reviewcomment",
    "summit_archive_schedule",
    "summit_archive_secondfactor",
    "summit_archive_step",
    "summit_archive_submission",
    "summit_archive_worker",
}


def ask(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def all_tables():
    return {
        name
        for (name,) in ask("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname !~ '^(pg|sql)_'")
    }


def counted_tables():
    """{table: the events that are counted}"""
    tables = {}
    for table, trigger in ask(
        "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgfoid = 'summit_count_change'::regproc"
    ):
        tables.setdefault(table, set()).add(trigger)
    return tables


@pytest.fixture
def other():
    """A second connection, which gives up instead of waiting for a lock."""
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SET lock_timeout = 500")
    yield other
    other.close()


def number(kind="names"):
    return read_version().counts[kind].number


def rename(country, name, by):
    with by.cursor() as cursor:
        cursor.execute("UPDATE participants_country SET name = %s WHERE id = %s", [name, country.pk])


def test_each_table_is_counted_or_known_to_be_unseen():
    events = {f"{event}_is_counted" for event in ("insert", "update", "delete", "truncate")}

    assert counted_tables() == dict.fromkeys(all_tables() - UNSEEN, events)
    assert all_tables() >= UNSEEN


def columns_of(table):
    """Those that can be written."""
    return [
        f'"{name}"'
        for (name,) in ask(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass"
            " AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
            table,
        )
    ]


def statements_on(table):
    """{what: a statement that does it to one row of the table}; always the first, which is kept in `kept_row`"""
    columns = columns_of(table)
    row = f"ctid = (SELECT min(ctid) FROM {table})"
    return {
        "delete": f"DELETE FROM {table} WHERE {row}",
        "insert": f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(columns)} FROM kept_row",
        "update": f"UPDATE {table} SET {columns[-1]} = {columns[-1]} WHERE {row}",
    }


def begin_anew():
    """As if the transaction began here."""
    for kind in kinds():
        for each in (kind, TAKEN + kind):
            ask(f"SELECT set_config('summit.counted_{each}', '', true)")


def counted(sql, kind):
    """Whether the statement is counted as of that kind, as if its transaction began with it."""
    begin_anew()
    before = read_version().counts[kind]
    ask(sql)
    return read_version().counts[kind] != before


def uncounted_on(table):
    """What can be done to the table without being counted as of its kind; every trace is rolled back."""
    kind = kinds_of_tables()[table]
    with transaction.atomic():
        ask(f"CREATE TEMPORARY TABLE kept_row ON COMMIT DROP AS SELECT * FROM {table} ORDER BY ctid LIMIT 1")
        missed = [what for what, sql in statements_on(table).items() if not counted(sql, kind)]
        transaction.set_rollback(True)
    with transaction.atomic():
        if not counted(f"TRUNCATE {table} CASCADE", kind):
            missed.append("truncate")
        transaction.set_rollback(True)
    return missed


def test_whatever_is_done_to_any_counted_table_is_counted():
    fill_as_shipped()
    ask("SELECT summit_fold(0)")
    article = make_article(people=[make_person()])  # after the fold: the next one has something to fold
    article.tags.create(text="Kazakhstan", country=make_country("KZ"))
    FormerNumber.objects.create(number=article.pk + 1, article=article)
    Sketch.objects.create(article=article, story=Story.objects.create(), words=b"same")
    Person.objects.filter(slug="vladimir-putin").update(slug="vladimir-vladimirovich-putin")
    make_encounter(article, [make_country("KZ")])
    make_proposed_statement(article)
    make_proposed_citation(article)
    make_search()
    SilentAddress.objects.create(url="https://agency.example/1", day="2026-11-30")
    tables = sorted(counted_tables())

    assert [table for table in tables if not ask(f"SELECT 1 FROM {table} LIMIT 1")] == []
    assert {table: missed for table in tables if (missed := uncounted_on(table))} == {}


def test_a_transaction_that_was_counted_is_not_asked_again():
    """The trigger's own condition says so: no function is called."""
    definitions = [
        definition
        for (definition,) in ask(
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgfoid = 'summit_count_change'::regproc"
        )
    ]
    assert definitions
    assert all(" WHEN (" in definition for definition in definitions)


def test_what_readers_do_not_see_is_not_counted():
    before = read_version()
    ImportBatch.objects.create(fingerprint="a", files=["news.jsonl"])

    assert read_version() == before


def test_a_statement_that_finds_no_row_is_not_counted():
    make_country("KZ")
    before = read_version()
    Country.objects.filter(code="UZ").update(name="Uzbekistan")
    Country.objects.filter(code="UZ").delete()
    ask("INSERT INTO participants_country SELECT * FROM participants_country ON CONFLICT DO NOTHING")

    assert read_version() == before


def test_a_transaction_counts_once():
    before = number()
    with transaction.atomic():
        for code in ("KZ", "UZ", "AM"):
            make_country(code)

    assert number() == before + 1


def test_a_transaction_counts_once_of_each_kind():
    before = {kind: number(kind) for kind in kinds()}
    with transaction.atomic():
        article = make_article(countries=[make_country("KZ")])
        make_article(countries=[make_country("UZ")])
        make_encounter(article, [make_country("AM")])

    counted = {kind: number(kind) - before[kind] for kind in kinds()}
    assert counted == {kind: int(kind in ("articles", "names", "proposals")) for kind in kinds()}


def test_what_is_taken_back_is_not_counted():
    before = read_version()
    with transaction.atomic():
        make_country("KZ")
        transaction.set_rollback(True)

    assert read_version() == before


def test_what_follows_a_savepoint_that_was_taken_back_is_counted():
    before = number()
    with transaction.atomic():
        with transaction.atomic():
            make_country("KZ")
            transaction.set_rollback(True)
        make_country("UZ")

    assert number() == before + 1


def test_a_note_left_in_the_session_hides_nothing():
    ask("SET summit.counted_names = 'on'")
    try:
        before = read_version()
        make_country("KZ")
        assert read_version() != before
    finally:
        ask("RESET summit.counted_names")


def test_two_who_write_at_once_do_not_wait_and_each_commit_counts(other):
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    versions = [read_version()]
    with transaction.atomic(using="default"):
        rename(kazakhstan, "Qazaqstan", by=connection)
        with transaction.atomic():
            rename(
                uzbekistan, "Oʻzbekiston", by=other
            )  # in a transaction of its own: `other` commits at once
        rename(kazakhstan, "Kazakhstan", by=connection)
        with other.cursor() as cursor:
            cursor.execute(VERSION)
            versions.append(Version(cursor.fetchall()))
    versions.append(read_version())

    numbers = [version.counts["names"].number for version in versions]
    assert [number - numbers[0] for number in numbers] == [0, 1, 2]


def test_nothing_uncommitted_is_counted_for_others(other):
    kazakhstan = make_country("KZ")
    before = read_version()
    other.set_autocommit(False)
    rename(kazakhstan, "Qazaqstan", by=other)
    meanwhile = read_version()
    other.commit()

    assert meanwhile == before
    assert read_version() != before


def test_the_rows_are_as_many_as_ever_wrote_at_once(other):
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    for number in range(5):
        rename(kazakhstan, f"Kazakhstan {number}", by=connection)
        with transaction.atomic():
            rename(kazakhstan, "Kazakhstan", by=connection)
            rename(uzbekistan, f"Uzbekistan {number}", by=other)

    assert ChangeCount.objects.filter(kind="names").count() == 2


@pytest.mark.parametrize("isolation", ["REPEATABLE READ", "SERIALIZABLE"])
def test_a_stricter_transaction_is_counted_whatever_others_do(other, isolation):
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    before = number()
    with transaction.atomic():
        ask(f"SET TRANSACTION ISOLATION LEVEL {isolation}")
        ask("SELECT FROM participants_country")
        rename(uzbekistan, "Oʻzbekiston", by=other)
        rename(kazakhstan, "Qazaqstan", by=connection)

    assert number() == before + 2


def test_a_version_does_not_come_again_after_a_backup_was_restored():
    make_country("KZ")
    kept = list(ChangeCount.objects.values())
    make_country("UZ")
    lost = read_version()
    ChangeCount.objects.all().delete()
    ChangeCount.objects.bulk_create(ChangeCount(**row) for row in kept)
    make_country("AM")

    found = read_version()
    assert found.counts["names"].number == lost.counts["names"].number
    assert found.counts["names"] != lost.counts["names"]
    assert found.of(bits()["names"]) != lost.of(bits()["names"])


# What is taken from readers


def taken_by(change, kind):
    """How often taking something of that kind from readers was counted while `change` was made."""
    before = number(TAKEN + kind)
    change()
    return number(TAKEN + kind) - before


def test_what_is_added_takes_nothing_away():
    country = make_country("KZ", region="")
    article = make_article(countries=[country])
    organisation = make_organisation("CIS")
    added = {
        "articles": [
            lambda: make_article(countries=[country]),
            lambda: article.countries.add(make_country("UZ")),
            lambda: Article.objects.filter(pk=article.pk).update(place_line="ASTANA"),
        ],
        "names": [
            lambda: make_membership(country, organisation),
            lambda: Country.objects.filter(pk=country.pk).update(name=country.name),
        ],
        "meetings": [lambda: make_meeting(countries=[country])],
    }

    taken = {kind: [taken_by(change, kind) for change in changes] for kind, changes in added.items()}
    assert taken == {kind: [0] * len(changes) for kind, changes in added.items()}


def test_what_is_deleted_unpublished_or_said_otherwise_is_taken_away():
    article = make_article("Gas talks", countries=[make_country("KZ")])
    meeting = make_meeting(people=[make_person()])
    participation = meeting.participations.get()
    taking = {
        "articles": [
            lambda: article.countries.clear(),
            lambda: Article.objects.update(headline="Oil talks"),
            lambda: Article.objects.update(status="withdrawn"),
            lambda: ask("TRUNCATE articles_tag"),
        ],
        "names": [lambda: Country.objects.update(name="Qazaqstan")],
        "meetings": [lambda: participation.delete(), lambda: meeting.delete()],
    }

    taken = {kind: [taken_by(change, kind) for change in changes] for kind, changes in taking.items()}
    assert taken == {kind: [1] * len(changes) for kind, changes in taking.items()}


def test_what_no_reader_saw_is_not_taken_away():
    for headline in ("Gas talks", "Oil talks"):
        make_article(headline, status="draft")

    drafts = Article.objects.order_by("pk")
    assert taken_by(lambda: drafts.update(body="Other words."), "articles") == 0
    assert taken_by(lambda: drafts.filter(headline="Oil talks").update(status="published"), "articles") == 0
    assert taken_by(lambda: Article.objects.filter(status="draft").delete(), "articles") == 0


def test_of_many_rows_it_is_taken_for_granted():
    Article.objects.bulk_create(Article(headline=f"Gas talks, {day}", body="Gas.") for day in range(101))

    few = Article.objects.filter(pk__in=Article.objects.values("pk")[:100])
    assert taken_by(lambda: few.update(place_line=""), "articles") == 0
    assert taken_by(lambda: Article.objects.update(place_line=""), "articles") == 1


# Which table is of which kind


def test_a_table_without_a_kind_is_named():
    app = apps.get_app_config("articles")
    asked = app.row_triggers
    less = replace(asked, kinds=asked.kinds | {"sources": ("SilentAddress", "Source", "SourceMeeting")})

    with pytest.raises(ValueError, match="of none are \\['Publisher'\\]"):
        kinds_of(app, less)


def test_a_table_of_two_kinds_is_refused():
    app = apps.get_app_config("summit_archive")
    more = replace(app.row_triggers, kinds={"names": ("FormerSlug",), "sources": ("FormerSlug",)})

    with pytest.raises(ValueError, match="each table is of one kind"):
        kinds_of(app, more)


def test_a_count_from_before_the_kinds_is_that_of_each_kind():
    moment = datetime.datetime(2020, 2, 29, 12, tzinfo=datetime.UTC)
    ChangeCount.objects.all().delete()
    ChangeCount.objects.bulk_create(ChangeCount(number=number, changed_at=moment) for number in (3, 4))
    migration = import_module("summit_archive.migrations.0010_changes_are_counted_by_kind")
    ask(migration.SHARE_OUT)

    assert {kind: read_version().counts[kind].number for kind in kinds()} == dict.fromkeys(kinds(), 7)
    assert read_version().changed_at(1) == moment and not ChangeCount.objects.filter(kind="").exists()
