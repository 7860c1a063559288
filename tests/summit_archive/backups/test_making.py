"""A backup is whole or not there, tells of what it was made, and overwrites nothing."""

import json
import shutil
import stat
from datetime import UTC, datetime
from random import Random
from unittest import mock

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from summit_archive.backups import beside, making, shelf, sums
from summit_archive.backups.addressed import Address, begun
from summit_archive.backups.facts import Facts
from summit_archive.backups.programs import Programs
from summit_archive.backups.refusing import Refused
from summit_archive.backups.shelf import Shelf


def names_in(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != shelf.LOCK)


def test_a_backup_tells_of_what_it_was_made(kept):
    facts = Facts.read(kept)

    assert facts.server.startswith("18") and facts.pg_dump.startswith("18")
    assert {table: told["rows"] for table, told in facts.tables.items()} == {
        "public.person": 200,
        "public.stay": 200,
    }
    assert facts.made_of["triggers"] == 1 and facts.made_of["views"] == 1
    assert facts.left_out == ["django_session"]
    assert sums.problems(kept) == []


def test_nobody_else_reads_a_backup(kept):
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700


def test_no_session_is_kept(kept):
    listed = {line.split()[-1] for line in (kept / sums.NAME).read_text().splitlines()}
    assert listed >= {"backup.json", "database/toc.dat"}
    assert len([name for name in listed if name.endswith(".dat.gz")]) == 2


def test_every_byte_that_is_flipped_is_seen(kept, tmp_path):
    random, copy = Random(1), tmp_path / "copy"
    shutil.copytree(kept, copy)
    files = [file for file in copy.rglob("*") if file.is_file() and file.stat().st_size]
    for number in range(40):
        file = files[number % len(files)]
        whole = file.read_bytes()
        place, bit = random.randrange(len(whole)), 1 << random.randrange(8)
        file.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        assert sums.problems(copy), f"{file}, byte {place}, bit {bit}"
        file.write_bytes(whole)
    assert sums.problems(copy) == []


def test_what_is_missing_or_too_many_is_named(kept, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(kept, copy)
    (copy / "database/toc.dat").rename(copy / "database/toc.old")

    assert sums.problems(copy) == [
        "database/toc.dat is missing.",
        "database/toc.old is no part of the backup.",
    ]


def test_a_folder_without_sums_is_no_backup(kept, tmp_path):
    copy = tmp_path / "backup-20260101T000000Z"
    shutil.copytree(kept, copy)
    (copy / sums.NAME).unlink()

    assert "never finished" in sums.problems(copy)[0]
    assert Shelf(tmp_path).whole() == []


def test_two_backups_stand_beside_each_other(small, tmp_path):
    first = making.make(small, tmp_path / "all")
    second = making.make(small, tmp_path / "all")

    assert Shelf(tmp_path / "all").whole() == [first, second]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("No space left on device", "is full"),
        ("permission denied for table person", "permission denied for table"),
    ],
)
def test_a_dump_that_fails_leaves_nothing_and_is_told_in_words(small, tmp_path, programs, said, told):
    failing = programs(pg_dump=f'echo "pg_dump: error: {said}" >&2; exit 1')

    with pytest.raises(Refused, match=told):
        making.make(small, tmp_path / "all", programs=failing)
    assert names_in(tmp_path / "all") == []


def test_whatever_ends_a_backup_leaves_nothing(small, tmp_path, monkeypatch):
    def interrupted(*args, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(beside, "copy_to", interrupted)
    with pytest.raises(KeyboardInterrupt):
        making.make(small, tmp_path / "all")
    assert names_in(tmp_path / "all") == []


def test_what_a_killed_one_has_left_goes_with_the_next(small, tmp_path):
    (tmp_path / "all/.draft-1234/database").mkdir(parents=True)

    made = making.make(small, tmp_path / "all")

    assert names_in(tmp_path / "all") == [made.name]


def test_one_at_a_time(small, tmp_path):
    with Shelf(tmp_path).writing(), pytest.raises(Refused, match="Another backup"):
        making.make(small, tmp_path)


def test_no_backup_is_made_where_everybody_may_read(small, settings):
    with pytest.raises(Refused, match="everybody may read"):
        making.make(small, settings.RELEASES_DIR / "kept")


def test_the_secret_key_and_the_releases_are_kept(small, tmp_path, settings, data_dir):
    (data_dir / "secret-key").write_text(settings.SECRET_KEY)
    (settings.RELEASES_DIR / "2026-11-30").mkdir(parents=True)
    (settings.RELEASES_DIR / "2026-11-30/whole.zip").write_text("rows")
    (settings.RELEASES_DIR / ".being-made").mkdir()

    made = making.make(small, tmp_path / "all")

    assert Facts.read(made).beside == ["secret-key", "releases/2026-11-30"]
    assert (made / "files/releases/2026-11-30/whole.zip").read_text() == "rows"
    assert sums.problems(made) == []


# --- Rotation


def backups_of(days, folder):
    for day in days:
        made = folder / f"backup-202611{day:02}T000000Z"
        made.mkdir()
        (made / sums.NAME).write_text(f"{'0' * 64}  {day}\n")
    return Shelf(folder)


def test_only_the_newest_are_kept_and_the_newest_verified(tmp_path):
    kept = backups_of(range(1, 10), tmp_path)
    first, second, *_rest = kept.whole()
    for each in (first, second):
        shelf.note(each, datetime.now(UTC), "restored")

    gone = kept.keep(3)

    assert [path.name[13:15] for path in kept.whole()] == ["02", "07", "08", "09"]
    assert first in gone and not shelf.note_of(first).exists()


def test_a_note_of_another_backup_of_that_name_is_not_believed(tmp_path):
    only = backups_of([1], tmp_path).whole()[0]
    shelf.note(only, datetime.now(UTC), "restored")
    assert shelf.verified(only)

    (only / sums.NAME).write_text("other\n")

    assert shelf.verified(only) is None


# --- Passwords


def test_a_password_is_on_no_command_line(programs):
    address = Address({"host": "127.0.0.1", "dbname": "archive"}, password="s3:cr\\et")
    tools = Programs(programs(pg_dump='printf %s "$PGPASSWORD" >&2; exit 3'), "18.6")

    with begun(tools, "pg_dump", address) as process:
        said = process.communicate()[1]
        assert not any("s3" in str(word) for word in process.args)
    assert said == "s3:cr\\et"


# --- The command


def test_the_command_says_what_was_made(small, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("summit_archive.management.commands.backup.connection", small)

    call_command("backup", str(tmp_path / "all"), keep=1)
    call_command("backup", str(tmp_path / "all"), keep=1)

    told = capsys.readouterr().out
    assert "400 rows of 2 tables" in told and "removed backup-" in told
    assert len(Shelf(tmp_path / "all").whole()) == 1


@pytest.mark.parametrize(("option", "value"), [("keep", 0), ("jobs", 0)])
def test_a_number_below_one_is_refused(tmp_path, option, value):
    with pytest.raises(CommandError, match=f"--{option} must be 1 or more, not 0"):
        call_command("backup", str(tmp_path), **{option: value})


def test_facts_of_another_form_are_refused(kept, tmp_path):
    told = json.loads((kept / "backup.json").read_text()) | {"format": 99, "archive": "9.0"}
    (tmp_path / "backup.json").write_text(json.dumps(told))

    with pytest.raises(Refused, match="use the archive's version 9.0"):
        Facts.read(tmp_path)


@pytest.mark.django_db
def test_a_database_without_tables_is_no_archive(tmp_path):
    """As whoever forgets DATABASE_URL has one, made that moment."""
    with (
        mock.patch.object(connection.introspection, "table_names", return_value=[]),
        pytest.raises(Refused, match="no tables: is DATABASE_URL or SUMMIT_DATA_DIR missing"),
    ):
        making.make(connection, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
