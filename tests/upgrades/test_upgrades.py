"""A filled database of each earlier version becomes what a new one is, and all that is kept in it right."""

import gzip

import pytest
from django.core.management import call_command
from django.db import connection, connections

from articles.importing.undoing import removable
from articles.models import Article, FormerNumber, ImportBatch, Listing, SearchedText
from articles.quality import RECOUNTS
from articles.quality.addresses import one_page_twice
from articles.quality.pointers import words_not_at_their_place
from summit_archive import checks
from summit_archive.postgres.install import difference
from tests.upgrades.make import FOLDER

VERSIONS = sorted(FOLDER.glob("*.sql.gz"))
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.parametrize("version", VERSIONS, ids=str)]

# PostgreSQL writes `IN` lists of a restored rule with other casts and brackets than those of a new one.
PLAIN = r"regexp_replace({}, '::(character varying|text)(\[\])?|[()]', '', 'g')"
# All that makes a schema, but for the order of columns.
SCHEMA = f"""
SELECT 'column', format('%s.%s', attrelid::regclass, attname), format(
    '%s %s %s %s %s', format_type(atttypid, atttypmod), attnotnull, attstorage, attgenerated, attidentity)
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
    WHERE relkind IN ('r', 'v') AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
UNION ALL
SELECT 'default', format('%s.%s', adrelid::regclass, attname), pg_get_expr(adbin, adrelid)
    FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
UNION ALL
SELECT 'table', oid::regclass::text, concat(relkind, reloptions) FROM pg_class
    WHERE relkind IN ('r', 'v', 'S') AND relnamespace = 'public'::regnamespace
UNION ALL
SELECT 'constraint', format('%s on %s', conname, conrelid::regclass), {PLAIN.format("pg_get_constraintdef(oid)")}
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
UNION ALL
SELECT 'index', indexrelid::regclass::text, {PLAIN.format("pg_get_indexdef(indexrelid)")}
    FROM pg_index JOIN pg_class c ON c.oid = indrelid WHERE relnamespace = 'public'::regnamespace
UNION ALL
SELECT 'function', p.oid::regprocedure::text, pg_get_functiondef(p.oid)
    FROM pg_proc p WHERE starts_with(proname, 'summit_')
UNION ALL
SELECT 'view', oid::regclass::text, pg_get_viewdef(oid)
    FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace
UNION ALL
SELECT 'trigger', tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid) || tgenabled::text
    FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT 'extension', extname, '' FROM pg_extension
UNION ALL
SELECT 'migration', app || ' ' || name, '' FROM django_migrations
"""


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def fresh():
    """The schema of the tests' own database."""
    return set(ask(SCHEMA))


@pytest.fixture
def restored(fresh, version, transactional_db):
    """The earlier database is the default one meanwhile: every question goes there."""
    own = connections["default"]
    name = f"{own.settings_dict['NAME']}_earlier"  # of this process alone
    ask(f"DROP DATABASE IF EXISTS {name}")
    ask(f"CREATE DATABASE {name} TEMPLATE template0")
    earlier = own.copy("default")
    earlier.settings_dict = own.settings_dict | {"NAME": name}
    connections["default"] = earlier
    ask(gzip.decompress(version.read_bytes()).decode())
    earlier.close()  # the dump sets the session's search path
    yield
    earlier.close()
    connections["default"] = own
    ask(f"DROP DATABASE {name}")


def wrong():
    return {check.name for check in RECOUNTS for _finding in check.findings()}


def test_it_becomes_what_a_new_database_is(fresh, restored):
    call_command("migrate", verbosity=0)

    assert set(ask(SCHEMA)) ^ fresh == set()
    assert not difference(connection)
    assert checks.what_differs(connection) == []
    assert wrong() == set()
    assert Article.objects.count() == SearchedText.objects.count() > Listing.objects.count() > 0


OLDER = {
    "counting": "CREATE OR REPLACE FUNCTION summit_has_list(code bigint) RETURNS boolean LANGUAGE sql IMMUTABLE"
    " AS $$ SELECT code >> 40 < 3 $$",
    "searching": "CREATE OR REPLACE FUNCTION summit_is_stemmed(language text) RETURNS boolean LANGUAGE sql IMMUTABLE"
    " AS $$ SELECT language = 'en' $$",
}


def test_what_older_functions_kept_is_brought_right(fresh, restored):
    call_command("migrate", verbosity=0)  # today's recount reads today's columns
    for older in OLDER.values():
        ask(older)
    ask("SELECT summit_list_all(), summit_search_all()")
    assert wrong() >= {"lists-differ", "texts-differ"}  # and the listings, where this version counts more
    assert set(ask(SCHEMA)) ^ fresh != set()
    call_command("migrate", verbosity=0)

    assert (set(ask(SCHEMA)) ^ fresh, wrong()) == (set(), set())


def test_a_kept_row_that_is_wrong_is_noticed(restored):
    call_command("migrate", verbosity=0)  # recounts, where the functions are others
    ask("UPDATE articles_codecount SET number = number + 1")
    call_command("migrate", verbosity=0)
    assert wrong() == {"counts-differ"}


# The body of article 1 is “The sides spoke of gas and of transit, for the 0th time.”
QUOTES = """
UPDATE articles_coverage SET quote = CASE id
    WHEN 1 THEN 'spoke  of gas' WHEN 2 THEN 'spoke of oil' WHEN 3 THEN ' ' WHEN 4 THEN 'Talks of day' ELSE '' END;
INSERT INTO articles_statement (position, speaker_name, on_behalf_of, manner, text, start, "end", article_id) VALUES
    (0, 'He', '', 'quoted', 'of gas', 16, 22, 1), (1, 'He', '', 'quoted', 'of transit', 0, 10, 1),
    (2, 'He', '', 'quoted', 'of oil', NULL, NULL, 1), (3, 'He', '', 'paraphrased', 'There is gas', 16, 22, 1),
    (4, 'He', '', 'paraphrased', 'There is oil', NULL, NULL, 1), (5, 'He', '', 'paraphrased', 'All over', 0, 999, 1);
"""
KEPT = "SELECT quote, 'quoted' FROM articles_coverage UNION ALL SELECT text, manner FROM articles_statement ORDER BY 1"


def test_quotes_are_found_in_their_texts_or_marked_and_none_is_lost(restored):
    ask(QUOTES)
    call_command("migrate", verbosity=0)

    columns = 'part, start, "end", standing'
    assert ask(f"SELECT quote, {columns} FROM articles_coverage WHERE id < 6 ORDER BY id") == [
        ("spoke of gas", "body", 10, 22, "in-text"),
        ("spoke of oil", "body", None, None, "missing"),
        ("", "body", None, None, ""),
        ("Talks of day", "headline", 0, 12, "in-text"),
        ("", "body", None, None, ""),
    ]
    assert ask(f"SELECT manner, text, {columns} FROM articles_statement ORDER BY position") == [
        ("quoted", "of gas", "body", 16, 22, "in-text"),
        ("quoted", "of transit", "body", 27, 37, "in-text"),
        ("quoted", "of oil", "body", None, None, "missing"),
        ("paraphrased", "There is gas", "body", 16, 22, "in-text"),
        ("paraphrased", "There is oil", "body", None, None, "apart"),
        ("paraphrased", "All over", "body", None, None, "apart"),
    ]
    kept = ask(KEPT)
    call_command("migrate", "articles", "0002", verbosity=0)
    assert ask(KEPT) == kept
    call_command("migrate", verbosity=0)
    assert ask(KEPT) == kept
    assert wrong() == set()


TERMS_OF_BEFORE = """
INSERT INTO participants_office (slug, name, kind, country_id, wikidata, source, source_url, confirmation)
    SELECT 'president', 'President of Kazakhstan', 'head-of-state', id, '', '', '', 'confirmed'
    FROM participants_country WHERE code = 'KZ';
INSERT INTO participants_term (person_id, office_id, start, "end", is_acting, how_ended, source, source_url,
        confirmation, surely_in_force, possibly_in_force)
    SELECT p.id, o.id, row.start, row.end, false, '', '', '', 'confirmed', surely, possibly
    FROM participants_office o, participants_person p, (VALUES
        ('leader-1', '2019-03-20', NULL, daterange '[2019-03-20,)', daterange '[2019-03-20,)'),
        ('leader-2', '2019', NULL, '[2019-12-31,)', '[2019-01-01,)'),
        ('leader-3', '2019-03-20?', NULL, 'empty', '[2019-03-20,)'),
        ('first-leader', '1991', '2019-03-20', '[1991-12-31,2019-03-20)', '[1991-01-01,2019-03-21)')
    ) row (slug, start, "end", surely, possibly) WHERE p.slug = row.slug;
INSERT INTO participants_referencerow (file, key, "values", object_id)
    SELECT 'terms', id::text, '{"end": ""}', id FROM participants_term;
"""
DAYS = """
SELECT p.slug, t.known_until::text, surely_in_force::text, r."values" ->> 'known_until'
FROM participants_term t JOIN participants_person p ON p.id = t.person_id
JOIN participants_referencerow r ON r.object_id = t.id ORDER BY 1
"""


def test_of_an_open_term_only_the_start_is_known_until_somebody_says_more(restored):
    ask(TERMS_OF_BEFORE)
    before = ask("SELECT start, surely_in_force::text FROM participants_term ORDER BY 1")
    call_command("migrate", verbosity=0)

    assert ask(DAYS) == [
        ("first-leader", None, "[1991-12-31,2019-03-20)", ""),
        ("leader-1", "2019-03-20", "[2019-03-20,2019-03-21)", "2019-03-20"),
        ("leader-2", "2019-01-01", "empty", "2019-01-01"),
        ("leader-3", "2019-03-20", "empty", "2019-03-20"),
    ]
    call_command("migrate", "participants", "0002", verbosity=0)
    assert ask("SELECT start, surely_in_force::text FROM participants_term ORDER BY 1") == before
    assert ask('SELECT DISTINCT "values"::text FROM participants_referencerow') == [('{"end": ""}',)]


PAGE = "https://news.example/summit/1"
# Of these ids: their address, canonical address, headline and kind of text.
OLD_ROWS = {
    1: (f"{PAGE}?utm_source=rss", "", "Talks", "full"),
    2: (PAGE, f"{PAGE}#x", "Talks", "summary"),
    3: ("HTTPS://News.example:443/2", "HTTPS://News.example:443/2", "Gas", "summary"),
    4: ("https://news.example/2", "https://news.example/2", "Gas", "full"),
    5: ("https://news.example/3", "https://news.example/3#a", "Once", "full"),
    6: ("https://news.example/3", "https://news.example/3#b", "Twice", "full"),
    7: ("https://news.example/4", "https://news.example/4", "As we call it", "summary"),
    8: ("https://news.example/4", "https://news.example/4", "As they call it", "full"),
    9: ("", "", "Ours alone", "summary"),
}


def test_articles_of_one_page_become_one_and_nothing_is_lost(restored):
    ids = dict(
        zip(
            OLD_ROWS,
            [pk for (pk,) in ask("SELECT id FROM articles_article ORDER BY id LIMIT 9")],
            strict=True,
        )
    )
    ask("DELETE FROM articles_attestation; DELETE FROM articles_statement; DELETE FROM articles_coverage")
    ask("DELETE FROM articles_mention; DELETE FROM articles_tag; DELETE FROM articles_citation")
    for number, (url, canonical, headline, kind) in OLD_ROWS.items():
        body = f"Words of {number}, in {kind}."
        ask(
            f"UPDATE articles_article SET url = '{url}', canonical_url = '{canonical}', headline = '{headline}',"
            f" text_kind = '{kind}', body = '{body}', standfirst = '', byline = '',"
            f" external_id = '', publisher_id = NULL, published_on = NULL, status = 'published' WHERE id = {ids[number]}"
        )
        ask(
            'INSERT INTO articles_mention (article_id, part, start, "end", text, rule, certainty, state, is_checked)'
            f" VALUES ({ids[number]}, 'body', 0, 5, 'Words', 'name', 'sure', 'accepted', false)"
        )
    for number, name in ((1, "Kremlin"), (2, "Kremlin"), (2, "Briefings")):
        ask(
            f"INSERT INTO articles_citation (article_id, position, as_given, url, cited_article_id)"
            f" VALUES ({ids[number]}, 0, '{name}', '', {ids[4]})"
        )
    ask(
        "INSERT INTO articles_importbatch (id, state, fingerprint, files, options, mapping, counts, unresolved,"
        " publishers_made, so_far, started_at) VALUES (77, 'finished', 'x', '{f}', '{}', '', '{}', '[]', '{}', '{}', now())"
    )
    ask(
        f"INSERT INTO articles_arrival (article_id, batch_id, record, version)"
        f" SELECT id, 77, id, version FROM articles_article WHERE id IN ({ids[4]}, {ids[5]})"
    )
    call_command("migrate", verbosity=0)

    def told(number):
        article = Article.objects.get(pk=ids[number])
        return article.canonical_url, article.body, article.summary

    assert told(1) == (PAGE, "Words of 1, in full.", "Words of 2, in summary.")
    assert told(3) == ("https://news.example/2", "Words of 4, in full.", "Words of 3, in summary.")
    # Two of one kind, and two that a source and we call otherwise, stay two.
    assert [told(number)[0] for number in (5, 6)] == ["https://news.example/3", "https://news.example/3#b"]
    assert [told(number)[0] for number in (7, 8)] == ["https://news.example/4", ""]
    assert told(7)[1:] == ("", "Words of 7, in summary.")
    assert told(9) == ("", "", "Words of 9, in summary.")
    found = {(finding.address, finding.also) for finding in one_page_twice.findings()}
    page = "/admin/articles/article/{}/change/".format
    assert found == {(page(ids[6]), page(ids[5])), (page(ids[8]), page(ids[7]))}

    one, three = (Article.objects.get(pk=ids[number]) for number in (1, 3))
    assert sorted(one.mentions.values_list("part", flat=True)) == ["body", "summary"]
    assert sorted(one.citations.values_list("as_given", flat=True)) == ["Briefings", "Kremlin"]
    assert {citation.cited_article for citation in one.citations.all()} == {three}
    assert list(FormerNumber.objects.order_by("number").values_list("number", "article")) == sorted(
        [(ids[2], ids[1]), (ids[4], ids[3])]
    )
    # What came in and is another now is not undone; what only was spelt otherwise is.
    batch = ImportBatch.objects.get(pk=77)
    assert list(removable(batch).values_list("article", flat=True)) == [ids[5]]
    assert three.arrival.batch == batch
    assert (wrong(), words_not_at_their_place.findings()) == (set(), [])


def test_an_older_archive_can_be_had_back(restored):
    call_command("migrate", verbosity=0)
    [pk] = Article.objects.exclude(body="").order_by("pk").values_list("pk", flat=True)[:1]
    Article.objects.filter(pk=pk).update(summary="In our words.", summary_language="en")
    call_command("migrate", "articles", "0008", verbosity=0)

    texts = ask(
        f"SELECT body, text_kind FROM articles_article WHERE headline ="
        f" (SELECT headline FROM articles_article WHERE id = {pk}) ORDER BY text_kind DESC"
    )
    assert texts[0] == ("In our words.", "summary") and texts[1][1] == "full" and len(texts) == 2
