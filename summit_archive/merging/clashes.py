"""Two rows that would be one and contradict each other, as an editor reads them side by side."""

from dataclasses import dataclass
from datetime import date

from django.contrib.admin.utils import display_for_field
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .as_one import JOINED, OF_A_SOURCE, as_one_of, contradicts
from .collisions import fetch


@dataclass
class Clash:
    """`coming` moves, `there` stands on the record that stays; `stays` is the id of the row that would stay, or None."""

    table: str
    coming: int
    there: int
    stays: int | None
    title: str = ""
    words_coming: str = ""
    words_there: str = ""
    beside_coming: tuple[str, ...] = ()
    beside_there: tuple[str, ...] = ()

    @property
    def key(self):
        first, second = sorted([self.coming, self.there])
        return f"row-{self.table}-{first}_{second}"

    @property
    def is_open(self):
        return self.stays is None


def clashes_of(moved, collisions):
    """Without words; those of which somebody has to choose come first. One query, none where nothing becomes one."""
    table = moved.model._meta.db_table
    open_pairs = [Clash(table, *pair, None) for pair in collisions.open]
    preset = [Clash(table, *pair, staying(pair, collisions)) for pair in collisions.preset]
    known = {frozenset(pair) for pair in collisions.preset}
    differing = [
        Clash(table, *in_order(moved, goes, stays, coming), stays)
        for goes, stays, coming in contradicting(moved, collisions)
        if frozenset((goes, stays)) not in known
    ]
    return [*open_pairs, *preset, *differing]


def staying(pair, collisions):
    return pair[1] if pair[0] in collisions.goes else pair[0]


def in_order(moved, goes, stays, coming):
    return (goes, stays) if coming else (stays, goes)


def contradicting(moved, collisions):
    """(who goes, who stays, whether the one that goes moves), where both say something in one column, and not the same."""
    pairs = [(row, stays) for row, stays in collisions.goes.items() if stays]
    if not pairs or not as_one_of(moved.model).asks:
        return []
    differ, values = contradicts(moved.model)
    moves = " OR ".join(f'r."{one.column}" = ANY(%s::bigint[])' for one in moved.columns)
    key = moved.model._meta.pk.column
    sql = f"""
        SELECT r."{key}", s."{key}", ({moves})
        FROM unnest(%s::bigint[], %s::bigint[]) pair (goes, stays)
        JOIN {moved.table} r ON r."{key}" = pair.goes
        JOIN {moved.table} s ON s."{key}" = pair.stays
        WHERE {differ} ORDER BY 1, 2
    """
    olds = [list(pairs_of) for pairs_of in moved.columns.values()]
    goes, stays = zip(*pairs, strict=True)
    return fetch(sql, [*olds, list(goes), list(stays), *values])


def tell(clashes, model):
    """Fills in their words. One query."""
    if not clashes:
        return
    one = as_one_of(model)
    related = [name for name in {one.where, *one.asks} - {""} if model._meta.get_field(name).remote_field]
    keys = {pk for clash in clashes for pk in (clash.coming, clash.there)}
    rows = (
        model._base_manager.select_related(*related).in_bulk(keys)
        if related
        else model._base_manager.in_bulk(keys)
    )
    for clash in clashes:
        coming, there = rows.get(clash.coming), rows.get(clash.there)
        if coming is None or there is None:
            continue
        clash.title = str(getattr(coming, one.where)) if one.where else str(model._meta.verbose_name)
        clash.words_coming, clash.words_there = words_of(coming, one), words_of(there, one)
        clash.beside_coming, clash.beside_there = beside(coming), beside(there)


def words_of(row, one):
    words = []
    for name in one.asks:
        column = row._meta.get_field(name)
        value = getattr(row, name)
        if value in (None, ""):
            continue
        if column.get_internal_type() == "BooleanField":
            words += [str(column.verbose_name)] if value else []
        elif column.remote_field or not column.choices:
            words.append(f"{column.verbose_name}: {in_words(value)}")
        else:
            words.append(f"{column.verbose_name}: {display_for_field(value, column, '')}")
    return ", ".join(words) or _("says nothing more")


def beside(row):
    """Its note, its source and the grade of that, which go where the row goes."""
    names = {one.name for one in row._meta.concrete_fields}
    told = []
    for name in dict.fromkeys([*JOINED[::-1], *OF_A_SOURCE]):
        if name not in names or getattr(row, name) in ("", "not-stated"):
            continue
        column = row._meta.get_field(name)
        value = getattr(row, name)
        # Words alone: of an address Django would make a link.
        shown = display_for_field(value, column, "") if column.choices else value
        told.append(f"{column.verbose_name}: {shown}")
    return tuple(told)


def in_words(value):
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return value.in_words() if hasattr(value, "in_words") else str(value)[:200]
