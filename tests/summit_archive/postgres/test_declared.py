"""What files of SQL declare, and which triggers the tables have."""

import pytest

from summit_archive.postgres.declared import declared, of_file, read, statements

TWO = """
-- About the file; it ends here.

-- What one promises; and how.
CREATE OR REPLACE FUNCTION summit_one(a bigint,
    b text)
RETURNS text
LANGUAGE sql AS $$
    SELECT 'a;b'; -- not the end;
    SELECT $1
$$;

CREATE OR REPLACE VIEW summit_two AS SELECT ';' AS semicolon;
"""


def test_a_file_gives_each_of_its_statements_by_its_key(tmp_path):
    file = tmp_path / "two.sql"
    file.write_text(TWO)
    one, two = of_file(file)

    assert (one.kind, one.key, one.name) == (
        "function",
        "summit_one(a bigint, b text) returns text",
        "summit_one",
    )
    assert one.statement.startswith("CREATE OR REPLACE FUNCTION") and one.statement.endswith("$$")
    assert (two.kind, two.key) == ("view", "summit_two")
    assert two.statement == "CREATE OR REPLACE VIEW summit_two AS SELECT ';' AS semicolon"


def test_a_trigger_is_told_by_its_table_too():
    trigger = read(
        "CREATE OR REPLACE TRIGGER kept AFTER UPDATE OF slug ON some_table\n    EXECUTE FUNCTION summit_one()"
    )
    assert (trigger.kind, trigger.key, trigger.name) == ("trigger", "kept on some_table", "kept")


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("CREATE FUNCTION summit_one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;", "may be replaced"),
        ("DELETE FROM articles_article;", "may be replaced"),
        ("CREATE OR REPLACE VIEW summit_two AS SELECT 1", "does not end"),
    ],
)
def test_what_cannot_be_installed_again_and_again_is_refused_by_its_file(tmp_path, sql, told):
    file = tmp_path / "wrong.sql"
    file.write_text(sql)
    with pytest.raises(ValueError, match=told):
        list(of_file(file))


def test_a_comment_above_a_statement_is_no_part_of_it():
    assert list(statements("-- one\nSELECT 1;\n-- two\n")) == ["SELECT 1"]


def test_functions_come_before_views_and_views_before_triggers():
    kinds = [each.kind for each in declared()]

    assert kinds == sorted(kinds, key=["function", "view", "trigger"].index)
    assert set(kinds) == {"function", "view", "trigger"}


def test_every_row_that_has_a_version_has_it_counted():
    from django.apps import apps

    from summit_archive.records import Versioned

    tables = {
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, Versioned) and not model._meta.proxy
    }
    triggers = {each.key for each in declared() if each.kind == "trigger" and each.name == "count_version"}
    assert triggers == {f"count_version on {table}" for table in tables}
