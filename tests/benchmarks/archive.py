"""One benchmark's archive: a data folder with an embedded, durable PostgreSQL, as the demo's users have it.

Whatever is to be done in it is done by a process of its own, which has the folder in its environment:
one process can know one archive only. The database comes up with the first that uses it, and goes with the last.
"""

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Archive:
    folder: Path
    size: int

    @property
    def is_loaded(self) -> bool:
        return self.notes.exists()

    @property
    def notes(self) -> Path:
        """What the load took, written when it was over."""
        return self.folder / "loaded.json"

    @property
    def sqlite(self) -> Path:
        return self.folder / "rows.db"

    @property
    def tantivy(self) -> Path:
        return self.folder / "tantivy"

    def environment(self, **settings) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        ours = {"SUMMIT_DATA_DIR": str(self.folder), "PYTHONUNBUFFERED": "1", "DEBUG": "false"}
        return kept | ours | {name: str(value) for name, value in settings.items()}

    def run(self, *words: str, **settings) -> str:
        """What a module of ours, or manage.py, prints; what it says of its work goes to the terminal."""
        done = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=self.environment(**settings),
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout

    def prepare(self) -> None:
        """Bring an archive that was kept to the schema and the files of now."""
        self.run("manage.py", "migrate", "--verbosity=0", STATEMENT_TIMEOUT=0)
        self.run("manage.py", "collectstatic", "--verbosity=0", "--no-input")

    @contextlib.contextmanager
    def open(self):
        """Keeps the database up, and in memory what fits, while one process after the other uses it."""
        words = [sys.executable, "-m", "tests.benchmarks.held", str(self.size)]
        environment = self.environment(STATEMENT_TIMEOUT=0)
        holder = subprocess.Popen(
            words, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        try:
            if holder.stdout.readline() != b"open\n":
                raise RuntimeError("the database did not come up")
            yield
        finally:
            holder.stdin.close()
            holder.wait()

    def ask(self, module: str, *words: str, **settings):
        """The JSON that a module of the benchmarks prints as its last line."""
        settings = {"STATEMENT_TIMEOUT": 0} | settings
        said = self.run("-m", f"tests.benchmarks.{module}", str(self.size), *words, **settings)
        return json.loads(said.splitlines()[-1])


def archive_in(folder: Path, size: int) -> Archive:
    """The folders may be passed by the server's own user."""
    own = folder / str(size)
    for one in (folder, own):
        one.mkdir(mode=0o755, parents=True, exist_ok=True)
    return Archive(own, size)
