"""Rows as Apache Parquet: typed columns, so that nothing has to be guessed from texts. pyarrow is loaded when first asked for."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from .about import LICENCE_ADDRESS, About
from .fields import SEVERAL, Field, Kind, Noun

if TYPE_CHECKING:
    import pyarrow

ROWS_IN_A_GROUP = 5000


class Sink:
    """A file that is only written to; what was written is taken from it and sent."""

    closed = False

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.place = 0

    def write(self, part: Any) -> int:
        self.parts.append(bytes(part))
        self.place += len(self.parts[-1])
        return len(self.parts[-1])

    def tell(self) -> int:
        return self.place

    def flush(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True

    def taken(self) -> bytes:
        content = b"".join(self.parts)
        self.parts.clear()
        return content


def parquet_parts(noun: Noun, rows: Iterable[Any], about: About) -> Iterator[bytes]:
    """The file, a group of rows at a time. A file that breaks off has no end, and no program takes it for whole."""
    import pyarrow
    import pyarrow.parquet

    fields = [field for field in noun.columns if field.is_in_tables]
    told = {"licence": about.licence, "archive_version": about.archive_version, "taken_at": about.taken_at}
    schema = schema_of(noun, about)
    values = [value_of(field, about, told) for field in fields]
    sink, lines = Sink(), iter(rows)
    with pyarrow.parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while some := list(islice(lines, ROWS_IN_A_GROUP)):
            columns = [
                pyarrow.array([value(row) for row in some], type=column.type)
                for value, column in zip(values, schema, strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(columns, schema=schema))
            yield sink.taken()
    yield sink.taken()


def schema_of(noun: Noun, about: About) -> "pyarrow.Schema":
    """Each column with its meaning, and the file with what it says of itself."""
    import pyarrow

    types = {
        Kind.NUMBER: pyarrow.int64(),
        Kind.DECIMAL: pyarrow.float64(),
        Kind.YES_NO: pyarrow.bool_(),
        Kind.DAY: pyarrow.date32(),
        Kind.MOMENT: pyarrow.timestamp("us", tz="UTC"),
        **dict.fromkeys(SEVERAL, pyarrow.list_(pyarrow.string())),
    }
    columns = [
        pyarrow.field(
            field.name, types.get(field.kind, pyarrow.string()), metadata={"meaning": str(field.meaning)}
        )
        for field in noun.columns
    ]
    return pyarrow.schema(columns, metadata=about.as_json | {"licence_address": LICENCE_ADDRESS})


def value_of(field: Field, about: About, told: dict[str, Any]) -> Callable[[Any], Any]:
    """As pyarrow takes it; what is not told is null."""
    if field.name in told:
        same = told[field.name]
        return lambda _row: same
    getter = field.getter
    if field.kind is Kind.ADDRESS:
        return lambda row: about.whole(getter(row)) or None
    if field.kind in SEVERAL:
        return lambda row: [str(value) for value in getter(row)]
    if field.kind in (Kind.NUMBER, Kind.DECIMAL, Kind.YES_NO, Kind.DAY, Kind.MOMENT):
        return getter

    def text(row: Any) -> str | None:
        value = getter(row)
        return None if value is None else str(value)

    return text
