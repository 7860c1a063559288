"""What `backup.json` tells: of what a backup was made, when and by what, and what has to be there after restoring it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from .refusing import Refused
from .snapshot import LEFT_OUT, Snapshot

NAME = "backup.json"
FORMAT = 1


@dataclass
class Facts:
    """`made_at`: the moment of the snapshot, in UTC; `tables`: {name: {"rows": …, "digest": …}}."""

    format: int
    archive: str
    made_at: str
    seconds: float
    database: str
    bytes_of_database: int
    server: str
    pg_dump: str
    migrations: list[list[str]]
    tables: dict[str, dict]
    made_of: dict[str, int]
    definitions: dict[str, str]
    touched: list[str]
    changes: dict[str, list]
    roles: list[str]
    left_out: list[str]
    beside: list[str]

    @classmethod
    def of(cls, snapshot: Snapshot, **told: object) -> "Facts":
        """Reads every row of every table."""
        return cls(
            format=FORMAT,
            database=snapshot.value("SELECT current_database()"),
            bytes_of_database=snapshot.value("SELECT pg_database_size(current_database())"),
            made_at=snapshot.value(
                "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
            ),
            server=snapshot.value("SHOW server_version"),
            migrations=snapshot.migrations(),
            tables=snapshot.tables(),
            made_of=snapshot.made_of(),
            definitions=snapshot.definitions(),
            changes=snapshot.changes(),
            roles=snapshot.roles(),
            left_out=list(LEFT_OUT),
            **told,  # type: ignore[arg-type]
        )

    @property
    def rows(self) -> int:
        return sum(table["rows"] for table in self.tables.values())

    @property
    def server_major(self) -> int:
        return int(self.server.partition(".")[0])

    @property
    def dump_major(self) -> int:
        return int(self.pg_dump.partition(".")[0])

    def write(self, folder: Path) -> None:
        told = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / NAME).write_text(told + "\n", encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Facts":
        """Of a backup whose sums have been checked."""
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if told.get("format") != FORMAT:
            raise Refused(
                f"{folder} has the form {told.get('format')!r} of backups, this version reads {FORMAT}: "
                f"use the archive's version {told.get('archive', 'that made it')}."
            )
        return cls(**told)
