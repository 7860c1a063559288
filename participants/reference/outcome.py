"""What became of the rows of one file."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Difference:
    """Where the archive is left as it is although the file says something else."""

    file: str
    key: str
    column: str
    ours: str
    theirs: str

    def __str__(self):
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}: {self.key}{column}: the file: {self.ours}; the archive: {self.theirs}"


@dataclass
class Outcome:
    """What became of a file's rows."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: int = 0
    differences: list[Difference] = field(default_factory=list)

    def __str__(self):
        return (
            f"{self.added} added, {self.changed} changed, {self.unchanged} unchanged, "
            f"{self.removed} removed, {self.kept} kept as an editor left them"
        )
