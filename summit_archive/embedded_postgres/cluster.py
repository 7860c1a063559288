"""Makes, starts and stops one PostgreSQL server. Who may use it when is `sharing`'s business."""

import contextlib
import os
import secrets
import shlex
import subprocess
import sys
import time
from pathlib import Path

from .folders import CannotRun, as_server, private_folder, say, server_user
from .memory import max_wal_size, shared_buffers

# A crash on a slow disk may take minutes to recover from; giving up would not help.
PATIENCE = 600

# Where the memory that the settings ask for cannot be had.
FRUGAL = {"shared_buffers": "128MB"}

# Said everywhere, because PGPORT of the environment would be taken otherwise.
PORT = "5432"

SETTINGS = {
    "port": PORT,
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # An import into a million articles reads 80 pages of its indexes for each: with 512 MB most of them anew,
    # and takes twice as long.
    "shared_buffers": shared_buffers(),
    # Each index is sought as on a disk without a head to move, and mostly in memory; statements are too short to be
    # compiled; a sort or a set of one is seldom written aside.
    "random_page_cost": "1.1",
    "jit": "off",
    "work_mem": "16MB",
    # One call for the whole disk instead of one for each file: seconds, not half a minute.
    "recovery_init_sync_method": "syncfs" if sys.platform == "linux" else "fsync",
    # One log a weekday, written over a week later.
    "logging_collector": "on",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
}

# For tests only: a crash loses everything, which is where it goes anyway, and they are small.
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
} | FRUGAL


class Cluster:
    """One server in one home. The caller holds the lock that makes this the only one at it."""

    def __init__(self, home, user, database, durable=True):
        self.home = home
        self.user = user
        self.database = database
        self.settings = SETTINGS if durable else SETTINGS | THROWAWAY

    def start(self):
        """Bring the server up, made first where there is none, and its database with it."""
        if not (self.home.cluster / "PG_VERSION").exists():
            self._make()
        self._check_owner()
        private_folder(self.home.socket_folder)
        if not self.running():
            self._sweep()
            self._launch()
        self._wait_until_ready()
        self._make_database()

    def stop(self):
        """Take the server down if it is up, politely first."""
        if not self.running():
            return
        for mode in ("fast", "immediate"):
            self._run("pg_ctl", "stop", "-w", "-t", "60", "-m", mode, "-D", self.home.cluster)
            if not self.running():
                break
        self._leave_socket_folder()

    def _leave_socket_folder(self):
        with contextlib.suppress(OSError):
            self.home.socket_folder.rmdir()

    @property
    def start_log(self):
        return self.home.cluster / "start.log"

    @property
    def pid_file(self):
        return self.home.cluster / "postmaster.pid"

    def running(self):
        """Whether the process of `postmaster.pid` is alive and PostgreSQL on this very folder.

        After a crash of the machine its number may belong to any other
        process, which PostgreSQL itself would believe for ever.
        """
        pid = self._pid_line(0)
        return pid.isdecimal() and _works_in(int(pid), self.home.cluster)

    def _sweep(self):
        """Remove what the last server left: PostgreSQL would believe the numbers in its files."""
        sockets = self.home.socket_folder.glob(".s.PGSQL.*")
        for left in (self.pid_file, self.start_log, *sockets):
            left.unlink(missing_ok=True)

    def _pid_line(self, number):
        try:
            return self.pid_file.read_text().splitlines()[number].strip()
        except (FileNotFoundError, IndexError):
            return ""

    def _make(self):
        """Run initdb with a locale that knows Cyrillic, whatever the machine's own is."""
        password = secrets.token_urlsafe(24)
        private_folder(self.home.cluster)
        draft = self.home.folder / "new-password"
        _write_private(draft, password, server_user())
        _write_private(self.home.passfile, f"*:*:*:{self.user}:{password}\n")
        made = self._run(
            "initdb",
            f"--pgdata={self.home.cluster}",
            f"--username={self.user}",
            f"--pwfile={draft}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--locale-provider=builtin",
            "--builtin-locale=PG_UNICODE_FAST",
            "--no-instructions",
            *([] if self.settings is SETTINGS else ["--no-sync"]),
        )
        draft.unlink()
        if made.returncode:
            raise CannotRun(f"The database could not be made: {made.stderr.strip()}")

    def _check_owner(self):
        user = server_user()
        expected = user.pw_uid if user else os.geteuid()
        if self.home.cluster.stat().st_uid != expected:
            raise CannotRun(
                f"{self.home.cluster} was made by another user: run the archive as that user, "
                "or set SUMMIT_DATA_DIR to another folder."
            )

    def _launch(self):
        """Start it; again after a moment, as children of one that died may still hold its memory; at last in
        little memory, as what the machine has may not be given to one process."""
        for pause, otherwise in ((0.5, {}), (2, {}), (0, FRUGAL)):
            if self._start(otherwise) == 0:
                return
            time.sleep(pause)
        self._leave_socket_folder()
        raise CannotRun(f"The database did not start; {self.start_log}, or log/ beside it, says why.")

    def _start(self, otherwise):
        # After each checkpoint every page that is changed is logged whole: rarer ones make a large import quicker.
        log = {"max_wal_size": max_wal_size(self.home.cluster)}
        settings = self.settings | log | {"unix_socket_directories": self.home.socket_folder} | otherwise
        options = " ".join(f"-c {name}={shlex.quote(str(v))}" for name, v in settings.items())
        command = [
            *(self.home.programs / "pg_ctl", "start", "-w", "-t", str(PATIENCE), "-o", options),
            *("-l", self.start_log, "-D", self.home.cluster),
        ]
        quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        with subprocess.Popen(command, **quiet, **self._surroundings()) as process:  # noqa: S603 - the wheel's own programs
            try:
                _wait(lambda: process.poll() is not None)
            except BaseException:
                process.kill()
                _wait(self.running, seconds=2)
                self.stop()
                raise
        return process.returncode

    def _wait_until_ready(self):
        """For a server that another process began to start and did not live to see ready."""
        if not _wait(lambda: self._pid_line(7) == "ready" or not self.running(), PATIENCE):
            raise CannotRun(f"The database did not become ready within {PATIENCE} seconds.")

    def _make_database(self):
        import psycopg2

        connection = psycopg2.connect(
            host=self.home.socket_folder,
            port=PORT,
            user=self.user,
            dbname="postgres",
            passfile=self.home.passfile,
        )
        connection.autocommit = True
        with contextlib.closing(connection), connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.database])
            if not cursor.fetchone():
                cursor.execute(f'CREATE DATABASE "{self.database}"')

    def _run(self, program, *arguments):
        return subprocess.run(  # noqa: S603 - the wheel's own programs
            [self.home.programs / program, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            **self._surroundings(),
        )

    def _surroundings(self):
        """A session of its own (Ctrl-C is ours to handle) and none of the caller's PG* or LC_*."""
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
        return {
            "cwd": self.home.cluster,
            "env": environment,
            "start_new_session": True,
            **as_server(),
        }


def _works_in(pid, folder):
    """Whether process `pid` is a PostgreSQL that was started on `folder`."""
    if not Path("/proc/self").exists():
        shown = subprocess.run(  # noqa: S603 - a number of a process is all it is told
            ["ps", "-ww", "-o", "command=", "-p", str(pid)],  # noqa: S607 - it stands elsewhere on each system
            capture_output=True,
            text=True,
        )
        return f"postgres -D {folder}" in shown.stdout
    try:
        # Not what /proc says of its program and folder: in a container that is
        # hidden even from root when the process is another user's.
        words = os.fsdecode(Path("/proc", str(pid), "cmdline").read_bytes()).split("\0")
    except OSError:
        return False
    if "-D" not in words or not Path(words[0]).name.startswith("postgres"):
        return False
    started_on = Path(words[words.index("-D") + 1])
    return started_on.exists() and started_on.samefile(folder)


def _wait(done, seconds=None):
    """Wait until `done()`, saying so on stderr every five seconds. False when time runs out."""
    began = said = time.monotonic()
    while not done():
        now = time.monotonic()
        if seconds is not None and now - began > seconds:
            return False
        if now - said > 5:
            said = now
            say(f"Waiting for the database, {now - began:.0f} s …")
        time.sleep(0.02)
    return True


def _write_private(path, text, user=None):
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    if user:
        os.chown(path, user.pw_uid, user.pw_gid)
