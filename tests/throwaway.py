"""A folder for one run of the tests, a benchmark or a drill, of which nothing is left behind however the run ends.

Whatever a run makes goes below it: its server, its data folders, and all temporary files (`TMPDIR`). A process beside
the run,

    python -m tests.throwaway FOLDER

reads from a pipe that nobody writes to. It ends with the run, by whatever signal; then every process that names the
folder in its words or its environment is ended, and the folder removed. Should that process be killed, too, the next run
removes what dead runs have left: `watched` is locked by both while they live.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

ROOT = Path(__file__).resolve().parents[1]
PREFIX = "summit-"
LOCK = "watched"
# Seconds for a server that is told to end at once.
PATIENCE = 20


@dataclass
class Place:
    """`folder` is everybody's to pass through, as the database may run as another user; `end` is what a run does last."""

    folder: Path
    watcher: subprocess.Popen
    lock: IO
    before: tuple[str | None, str | None]

    def end(self) -> None:
        tempfile.tempdir, temporary = self.before
        put_back("TMPDIR", temporary)
        self.watcher.communicate()
        self.lock.close()


def place(name: str) -> Place:
    """A new one, in which temporary files are made from now on."""
    remove_what_dead_runs_left()
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{name}-"))
    folder.chmod(0o711)
    lock = locked(folder)
    watcher = subprocess.Popen(
        [sys.executable, "-m", "tests.throwaway", str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    before = tempfile.tempdir, os.environ.get("TMPDIR")
    temporary = folder / "tmp"
    temporary.mkdir()
    temporary.chmod(0o1777)
    tempfile.tempdir = os.environ["TMPDIR"] = str(temporary)
    return Place(folder, watcher, lock, before)


@contextlib.contextmanager
def throwaway_folder(name: str):
    found = place(name)
    try:
        yield found.folder
    finally:
        found.end()


def put_back(name: str, value: str | None) -> None:
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


def locked(folder: Path) -> IO:
    """Locked before it has its name: nobody finds it there without."""
    draft = (folder / f".{LOCK}").open("w")
    fcntl.flock(draft, fcntl.LOCK_SH)
    Path(draft.name).rename(folder / LOCK)
    return draft


def remove_what_dead_runs_left() -> None:
    for mark in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{LOCK}"):
        with contextlib.suppress(OSError), open(mark, "r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove(mark.parent)


def remove(folder: Path) -> None:
    outside = [Path(pointer.read_text()) for pointer in folder.rglob("database-is-in")]
    for each in (folder, *outside):
        end_processes_of(each)
        shutil.rmtree(each, ignore_errors=True)


def end_processes_of(folder: Path) -> None:
    """Servers are asked to end at once, which leaves none of their memory; all others are killed."""
    found = [
        process for process in psutil.process_iter() if process.pid != os.getpid() and is_of(process, folder)
    ]
    for process in found:
        with contextlib.suppress(psutil.Error):
            process.send_signal(signal.SIGQUIT if is_server(process) else signal.SIGKILL)
    _ended, alive = psutil.wait_procs(found, PATIENCE)
    for process in alive:
        with contextlib.suppress(psutil.Error):
            process.kill()


def is_of(process: psutil.Process, folder: Path) -> bool:
    with contextlib.suppress(psutil.Error):
        told = [*process.cmdline(), *process.environ().values()]
        return any(str(folder) in word for word in told)
    return False


def is_server(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return process.name().startswith("postgres")
    return False


def main() -> None:
    folder = Path(sys.argv[1])
    with open(folder / LOCK) as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        sys.stdin.buffer.read()
        remove(folder)


if __name__ == "__main__":
    main()
