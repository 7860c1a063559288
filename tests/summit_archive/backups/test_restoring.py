"""What is restored is what was kept, or nothing is touched."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections

import summit_archive.production
from summit_archive.backups import checking, making, restoring, shelf, sums, trying
from summit_archive.backups.addressed import Address, connected, surroundings
from summit_archive.backups.facts import Facts
from summit_archive.backups.refusing import Refused
from summit_archive.checks import is_of_this_version
from summit_archive.page_cache.version import Version, kinds

from .conftest import TABLES, ask, database, server

ROLE = "scratch_poor"
SHIPPED = Path(summit_archive.production.__file__).with_name("roles.sql")


@pytest.fixture
def unblocked(django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def empty(unblocked):
    with database() as connection:
        yield connection


@pytest.fixture
def filled(unblocked):
    with database("CREATE TABLE precious (word text); INSERT INTO precious VALUES ('gold')") as connection:
        yield connection


def changed(backup, folder, **facts):
    """A copy that tells something else, with sums that fit."""
    copy = folder / "changed"
    shutil.copytree(backup, copy)
    told = json.loads((copy / "backup.json").read_text()) | facts
    (copy / "backup.json").write_text(json.dumps(told))
    (copy / sums.NAME).unlink()
    sums.write(copy)
    return copy


def databases_like(connection):
    with server() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE datname ~ %s ORDER BY 1",
            [f"^{connection.settings_dict['NAME']}($|_)"],
        )
        return [name for (name,) in cursor.fetchall()]


def test_an_empty_database_gets_what_was_kept(kept, empty):
    told = []
    restoring.restore(empty, kept, say=told.append)

    assert ask(empty, "SELECT count(*), max(name) FROM named") == [(200, "Токаев 99")]
    assert ask(empty, "SELECT * FROM django_session") == []
    assert ask(empty, "INSERT INTO person (name) VALUES ('x') RETURNING id") == [(201,)]
    assert len(databases_like(empty)) == 1 and "was empty" in told[0]


def test_a_filled_database_is_refused_unless_it_is_named(kept, filled):
    with pytest.raises(Refused, match="is not empty: nothing was changed. Say --replace"):
        restoring.restore(filled, kept)
    with pytest.raises(Refused, match="--replace names another"):
        restoring.restore(filled, kept, replace="another")
    assert ask(filled, "SELECT word FROM precious") == [("gold",)]


def test_what_was_replaced_is_kept_under_another_name(kept, filled):
    name = filled.settings_dict["NAME"]
    told = []
    restoring.restore(filled, kept, replace=name, say=told.append)

    assert ask(filled, "SELECT count(*) FROM person") == [(200,)]
    (former,) = [each for each in databases_like(filled) if each != name]
    assert former in told[0] and "before" in former


def test_settings_and_rights_of_the_database_stay(kept, filled):
    name = filled.settings_dict["NAME"]
    with server() as cursor:
        cursor.execute(f"ALTER DATABASE \"{name}\" SET work_mem = '17MB'")
        cursor.execute(f'ALTER DATABASE "{name}" SET search_path = public, "$user"')
        cursor.execute(f'REVOKE CONNECT ON DATABASE "{name}" FROM PUBLIC')

    restoring.restore(filled, kept, replace=name)

    assert ask(filled, "SHOW work_mem") == [("17MB",)]
    assert ask(filled, "SHOW search_path") == [('public, "$user"',)]
    assert ask(filled, f"SELECT has_database_privilege('public', '{name}', 'CONNECT')") == [(False,)]


def test_a_restore_that_fails_leaves_the_former_as_it_was(kept, filled, programs):
    failing = programs(pg_restore='echo "pg_restore: error: out of memory" >&2; exit 1')
    name = filled.settings_dict["NAME"]

    with pytest.raises(Refused, match="out of memory"):
        restoring.restore(filled, kept, replace=name, programs=failing)

    assert ask(filled, "SELECT word FROM precious") == [("gold",)]
    assert databases_like(filled) == [name]


def test_rows_that_are_not_those_that_were_kept_are_refused(kept, filled, tmp_path):
    tables = Facts.read(kept).tables
    tables["public.person"]["digest"] = "0"
    name = filled.settings_dict["NAME"]

    with pytest.raises(Refused, match="public.person has 200 rows of 200, or other words in them"):
        restoring.restore(filled, changed(kept, tmp_path, tables=tables), replace=name)
    assert databases_like(filled) == [name]


def test_a_damaged_backup_is_refused_first(kept, filled, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(kept, copy)
    (copy / "database/toc.dat").write_bytes(b"PGDMP")

    with pytest.raises(Refused, match="is damaged: database/toc.dat is not what was written"):
        restoring.restore(filled, copy, replace=filled.settings_dict["NAME"])


def test_a_backup_of_a_newer_version_is_refused(kept, empty, tmp_path):
    newer = changed(kept, tmp_path, migrations=[["articles", "9999_of_tomorrow"]])
    with pytest.raises(Refused, match="newer version of the archive .*9999_of_tomorrow"):
        restoring.restore(empty, newer)


def test_what_a_killed_restore_has_left_goes_with_the_next(kept, empty):
    name = empty.settings_dict["NAME"]
    with server() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}_restoring_0123abcd"')

    restoring.restore(empty, kept)

    assert databases_like(empty) == [name]


def test_a_role_that_may_make_no_database_fills_an_empty_one(kept, empty, filled):
    with server() as cursor:
        cursor.execute(f"DROP ROLE IF EXISTS {ROLE}")
        cursor.execute(f"CREATE ROLE {ROLE} LOGIN PASSWORD 'poor'")
        for each in (empty, filled):
            cursor.execute(f'ALTER DATABASE "{each.settings_dict["NAME"]}" OWNER TO {ROLE}')
    try:
        for each in (empty, filled):
            each.close()
            each.settings_dict |= {"USER": ROLE, "PASSWORD": "poor"}
        with pytest.raises(Refused, match=f"role {ROLE} may not make databases"):
            restoring.restore(filled, kept, replace=filled.settings_dict["NAME"])

        restoring.restore(empty, kept)

        assert ask(empty, "SELECT count(*) FROM person") == [(200,)]
    finally:
        with server() as cursor:
            for each in (empty, filled):
                each.close()
                cursor.execute(f'DROP DATABASE "{each.settings_dict["NAME"]}" WITH (FORCE)')
            cursor.execute(f"DROP ROLE {ROLE}")


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE stay SET seconds = 1e-17 WHERE person_id = 7", "public.stay has 200 rows of 200"),
        ("DELETE FROM stay WHERE person_id = 7", "public.stay has 199 rows of 200"),
        ("DROP TRIGGER loud ON person", "0 triggers are there, 1 were kept"),
        ("ALTER TABLE person DISABLE TRIGGER loud", "0 triggers are there, 1 were kept"),
        ("ALTER SEQUENCE person_id_seq RESTART 5", "would give numbers that public.person has already"),
        ("DROP VIEW named", "0 views are there, 1 were kept"),
        ("DROP TABLE stay", "public.stay is missing"),
        ("CREATE TABLE extra ()", "public.extra was not kept"),
    ],
)
def test_a_difference_is_named(kept, unblocked, damage, told):
    with database(TABLES) as other:
        assert checking.differences(other, Facts.read(kept)) == []
        with other.cursor() as cursor:
            cursor.execute(damage)
        assert told in " ".join(checking.differences(other, Facts.read(kept)))


# --- Beside the database


def test_the_secret_key_comes_back_and_the_former_stays(
    small, empty, tmp_path, settings, data_dir, monkeypatch
):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    (data_dir / "secret-key").write_text(settings.SECRET_KEY)
    (settings.RELEASES_DIR / "one").mkdir(parents=True)
    (settings.RELEASES_DIR / "one/whole.zip").write_text("rows")
    made = making.make(small, tmp_path / "all")
    (data_dir / "secret-key").write_text("the one of this machine")
    shutil.rmtree(settings.RELEASES_DIR)

    restoring.restore(empty, made)

    assert (data_dir / "secret-key").read_text() == settings.SECRET_KEY
    assert [file.read_text() for file in data_dir.glob("secret-key.before-*")] == ["the one of this machine"]
    assert (settings.RELEASES_DIR / "one/whole.zip").read_text() == "rows"


# --- The archive itself


@pytest.mark.django_db
def test_the_archive_restored_is_of_this_version_and_no_kept_page_is_true(empty, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, number, changed_at FROM summit_archive_changecount")
        before = Version(cursor.fetchall())
    made = making.make(connection, tmp_path / "all")

    restoring.restore(empty, made)

    after = Version(ask(empty, "SELECT kind, number, changed_at FROM summit_archive_changecount"))
    assert is_of_this_version(empty)
    for place in range(len(kinds())):
        assert after.of(1 << place) != before.of(1 << place)
        assert after.taken_of(1 << place) != before.taken_of(1 << place)


# --- The commands


def test_a_backup_is_verified_by_restoring_it(kept, unblocked, tmp_path, capsys):
    copy = tmp_path / kept.name
    shutil.copytree(kept, copy)

    call_command("verify_backup", str(tmp_path), restore=True)

    assert "(restored; 400 rows of 2 tables" in capsys.readouterr().out
    assert shelf.verified(copy)["how"] == "restored"


def test_a_verification_that_fails_says_what_differs(kept, tmp_path):
    copy = tmp_path / kept.name
    shutil.copytree(kept, copy)
    (copy / "backup.json").write_text("{}")

    with pytest.raises(CommandError, match="backup.json is not what was written"):
        call_command("verify_backup", str(copy))
    assert shelf.verified(copy) is None


def test_a_disk_too_small_for_a_trial_is_told(kept, tmp_path):
    facts = Facts.read(kept)
    facts.bytes_of_database = 2**60
    with pytest.raises(Refused, match="Name another folder with TMPDIR"):
        trying.refuse_small_disk(tmp_path, facts)


def test_of_several_backups_one_is_to_be_named(kept, tmp_path):
    shutil.copytree(kept, tmp_path / kept.name)
    with pytest.raises(CommandError, match=f"Name one: {kept.name}"):
        call_command("restore", str(tmp_path))


@pytest.fixture
def production(unblocked):
    """A database and roles as `roles.sql` makes them, connected to as the owner."""
    name = f"scratch_{os.getpid()}_roles"
    roles = [f"{name}_{each}" for each in ("owner", "site", "reader")]
    address = Address.of(connections["default"]).at("postgres")
    words = [psql(), "-X", "-q", f"--set=database={name}", f"--file={SHIPPED}"]
    passwords = {f"{each}_PASSWORD": "a word" for each in ("OWNER", "SITE", "READER")}
    try:
        with server():
            for _each in range(2):
                subprocess.run(
                    [*words, psycopg2.extensions.make_dsn(**address.parameters)],
                    env=surroundings(address) | passwords,
                    check=True,
                )
        settings = connections["default"].settings_dict | {
            "NAME": name,
            "USER": roles[0],
            "PASSWORD": "a word",
        }
        with connected(name, settings) as owner:
            yield owner
    finally:
        with server() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE datname ~ %s", [f"^{name}($|_)"])
            for (each,) in cursor.fetchall():
                cursor.execute(f'DROP DATABASE "{each}" WITH (FORCE)')
            cursor.execute(f"DROP ROLE IF EXISTS {', '.join(roles)}")


def psql():
    if embedded := connections["default"].settings_dict.get("EMBEDDED"):
        return embedded["home"].programs / "psql"
    return shutil.which("psql")


def test_the_owner_of_roles_sql_replaces_its_archive_while_the_site_is_connected(production, tmp_path):
    name = production.settings_dict["NAME"]
    with production.cursor() as cursor:
        cursor.execute("CREATE TABLE person (name text); INSERT INTO person VALUES ('Токаев')")
    backup = making.make(production, tmp_path / "kept")
    with production.cursor() as cursor:
        cursor.execute("DELETE FROM person")
    site = production.settings_dict | {"USER": f"{name}_site"}
    told = []
    with connected(f"{name}_site", site) as serving:
        assert ask(serving, "SELECT count(*) FROM person") == [(0,)]
        restoring.restore(production, backup, replace=name, say=told.append)
        serving.close()
        assert ask(serving, "SELECT name FROM person") == [("Токаев",)]
    assert any(f"{name}_site" in line and "roles.sql" in line for line in told)
    assert ask(production, "SHOW work_mem") == [("16MB",)]
