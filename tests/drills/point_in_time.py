"""Recovers an archive to a moment between two writes, from a base backup and the log of changes, and compares every table.

    python -m tests.drills point_in_time [--moments 3]

On a throwaway server that keeps its log as `summit_archive/production/README.md` says. After the base backup an editor
writes, the state is told table by table, the moment is noted, and the wrong thing is deleted; again for each moment. Then
a new server is started on a copy of the base backup for each of them, and has to be what was told, to the row.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import os
import shutil
import subprocess
import time
from datetime import datetime
from pathlib import Path

from summit_archive import embedded_postgres
from summit_archive.embedded_postgres.cluster import Cluster
from summit_archive.embedded_postgres.folders import Home, private_folder, server_user
from tests.benchmarks.server import FACTS, Server, throwaway
from tests.drills.backups import digests

PATIENCE = 120
WRITTEN = """
INSERT INTO articles_publisher (slug, name, kind, url, sort_key, version, time_zone)
VALUES (%(slug)s, 'Kept', 'other', '', 'kept', 1, '');
UPDATE participants_meeting SET summary = %(slug)s, version = version + 1 WHERE id = (SELECT min(id) FROM participants_meeting);
"""
WRONG = (
    "DELETE FROM articles_publisher WHERE slug = %(slug)s; UPDATE participants_meeting SET summary = 'lost'"
)


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--moments", type=int, default=3)
    options = parser.parse_args(words)
    with throwaway() as server:
        log = keep_log(server)
        base = base_backup(server)
        moments = [written(server, number) for number in range(options.moments)]
        archived(server)
        wrong = [recovered(server, base, log, number, *moment) for number, moment in enumerate(moments)]
    print(f"{wrong.count('')} of {options.moments} moments recovered equal")
    return 1 if any(wrong) or not wrong else 0


def keep_log(server: Server) -> Path:
    log = server.folder / "wal"
    private_folder(log)
    command = f"test ! -f {log}/%f && cp %p {log}/.%f && mv {log}/.%f {log}/%f"
    server.say("ALTER SYSTEM SET archive_mode = on")
    server.say(f"ALTER SYSTEM SET archive_command = '{command}'")
    server.cluster.stop()
    server.cluster.start()
    return log


def base_backup(server: Server) -> Path:
    home, base = server.cluster.home, server.folder / "base"
    began = time.monotonic()
    environment = {
        "PGHOST": str(home.socket_folder),
        "PGUSER": embedded_postgres.USER,
        "PGPASSFILE": str(home.passfile),
    }
    subprocess.run(
        [home.programs / "pg_basebackup", f"--pgdata={base}", "--checkpoint=fast"],
        env=environment | {"LC_ALL": "C"},
        check=True,
    )
    subprocess.run([home.programs / "pg_verifybackup", "--quiet", base], env={"LC_ALL": "C"}, check=True)
    print(f"base backup in {time.monotonic() - began:.1f} s")
    return base


def written(server: Server, number: int) -> tuple[datetime, dict]:
    """(a moment, the state at it), between a write and the wrong one."""
    named = {"slug": f"kept-{number}"}
    with contextlib.closing(server.connect(FACTS)) as connection, connection.cursor() as cursor:
        cursor.execute(WRITTEN, named)
        state = digests(server, FACTS)
        cursor.execute("SELECT clock_timestamp()")
        moment = cursor.fetchone()[0]
        cursor.execute(WRONG, named)
    return moment, state


def archived(server: Server) -> None:
    """Wait until the log of all that was written is kept."""
    with contextlib.closing(server.connect("postgres")) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_walfile_name(pg_switch_wal())")
        last = cursor.fetchone()[0]
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            cursor.execute("SELECT coalesce(last_archived_wal >= %s, false) FROM pg_stat_archiver", [last])
            if cursor.fetchone()[0]:
                return
            time.sleep(0.1)
    raise RuntimeError(f"The log was not kept within {PATIENCE} s.")


def recovered(server: Server, base: Path, log: Path, number: int, moment: datetime, state: dict) -> str:
    """What is wrong, if anything."""
    home = Home(server.folder / f"recovered-{number}")
    home.folder.mkdir(mode=0o711)
    shutil.copytree(base, home.cluster)
    shutil.copy(server.cluster.home.passfile, home.passfile)
    with open(home.cluster / "postgresql.auto.conf", "a") as settings:
        settings.write(
            f"restore_command = 'cp {log}/%f %p'\n"
            f"recovery_target_time = '{moment.isoformat()}'\n"
            "recovery_target_action = 'promote'\n"
            "archive_mode = off\n"
        )
    (home.cluster / "recovery.signal").touch()
    hand_over(home.cluster)
    cluster = Cluster(home, embedded_postgres.USER, FACTS)
    began = time.monotonic()
    try:
        cluster.start()
        other = Server(cluster, server.folder)
        promoted(other)
        found = digests(other, FACTS)
    finally:
        cluster.stop()
    apart = [table for table in state if found.get(table) != state[table]]
    wrong = f"not equal: {', '.join(apart)}" if apart or found.keys() != state.keys() else ""
    print(
        f"{moment.isoformat()}: {wrong or 'equal'}, {len(state)} tables, {time.monotonic() - began:.1f} s",
        flush=True,
    )
    shutil.rmtree(home.folder)
    return wrong


def hand_over(folder: Path) -> None:
    """To the user as whom the server runs, where that is another."""
    folder.chmod(0o700)
    if user := server_user():
        for path in (folder, *folder.rglob("*")):
            os.lchown(path, user.pw_uid, user.pw_gid)


def promoted(server: Server) -> None:
    with contextlib.closing(server.connect(FACTS)) as connection, connection.cursor() as cursor:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            cursor.execute("SELECT pg_is_in_recovery()")
            if not cursor.fetchone()[0]:
                return
            time.sleep(0.1)
    raise RuntimeError(f"The server was still recovering after {PATIENCE} s.")
