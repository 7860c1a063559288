"""The rows of the sheet below its header, from plain values: the file of a whole archive has hundreds of thousands."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from summit_archive.web.csv import harmless

from ..models import Meeting, Participation
from . import columns
from .columns import OF_MEETINGS, OF_PARTICIPANTS, Column

AT_ONCE = 500
NOBODY = [""] * (len(OF_PARTICIPANTS) + 1)


NamesOf = Callable[[set[int], Column], dict[int, str]]


def rows(names_of: NamesOf, numbers: Sequence[int]) -> Iterator[list[str]]:
    """Those of the meetings with these ids, in their order, marked as `harmless` does; `names_of` is that of `Cells`.

    So many meetings at once are in memory, beside the names of those that come in them. Two queries for each of these
    parts, and one for each kind of row of which it has names that none before it had.
    """
    of_meetings, of_participants = Written(names_of, OF_MEETINGS), Written(names_of, OF_PARTICIPANTS)
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        meetings, participants = meetings_of(part), participants_of(part)
        of_meetings.read_names(meetings.values())
        of_participants.read_names(one for several in participants.values() for one in several)
        # One that was deleted meanwhile is in neither.
        for pk in part:
            if pk in meetings:
                yield from rows_of(meetings[pk], participants.get(pk), of_meetings, of_participants)


def rows_of(meeting, participants, of_meetings, of_participants):
    """`meeting`: its values; `participants`: those of each, or None."""
    slug, slug_sign = written(meeting[0])
    before, signs_before = of_meetings.cells(meeting)
    before, signs_before = [slug, *before], f"{columns.MARK}{slug_sign}{signs_before}"
    if not participants:
        yield [*before, *NOBODY, signs_before + columns.sign("") * len(NOBODY)]
        return
    for participant in participants:
        told, signs = of_participants.cells(participant)
        number = str(participant[0])
        yield [*before, *told, number, f"{signs_before}{signs}{columns.sign_of(number)}"]


def meetings_of(numbers):
    """{id: (address, the values of OF_MEETINGS)}"""
    rows = Meeting.objects.filter(pk__in=numbers).order_by()
    found = rows.values_list("pk", "slug", *(column.field.attname for column in OF_MEETINGS))
    return {pk: values for pk, *values in found}


def participants_of(numbers):
    """{a meeting's id: [(id, the values of OF_PARTICIPANTS)], as its page has them}"""
    rows = Participation.objects.for_list().filter(meeting__in=numbers)
    found = defaultdict(list)
    values = rows.values_list("meeting_id", "pk", *(column.field.attname for column in OF_PARTICIPANTS))
    for meeting, *of_participant in values.iterator():
        found[meeting].append(of_participant)
    return found


@lru_cache(maxsize=20_000)
def written(cell):
    """(the cell as the file has it, its sign)"""
    return harmless(cell), columns.sign(cell)


class Written:
    """Puts values of `of`, which stand behind one other value, into cells; what names another row by the names it has read."""

    def __init__(self, names_of: NamesOf, of: list[Column]):
        self.names_of = names_of
        self.tables = {place: column for place, column in enumerate(of, 1) if column.table}
        self.names: dict[int, dict] = {place: {None: ("", columns.sign(""))} for place in self.tables}
        self.plain = [self.names.get(place) for place in range(1, len(of) + 1)]

    def read_names(self, rows: Iterable[list]) -> None:
        """A query for each column in which `rows` name somebody for the first time."""
        asked: dict[int, set] = {place: set() for place in self.tables}
        for row in rows:
            for place, ids in asked.items():
                ids.add(row[place])
        for place in asked:
            known = self.names[place]
            if new := asked[place] - known.keys():
                found = self.names_of(new, self.tables[place])
                known.update((pk, written(name)) for pk, name in found.items())

    def cells(self, row):
        """(the cells of a row, their signs as one text)"""
        told = [
            written(columns.as_cell(value)) if names is None else names.get(value, names[None])
            for names, value in zip(self.plain, row[1:], strict=True)
        ]
        return [cell for cell, _sign in told], "".join([sign for _cell, sign in told])
