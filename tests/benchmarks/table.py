"""What a run has shown, as tables in Markdown: of the figures asked for, of the pages."""

from collections.abc import Iterable, Sequence

from tests.benchmarks.figures import Figure, of
from tests.benchmarks.pages import PAGES

BEGIN, END = "<!-- benchmark: begin -->", "<!-- benchmark: end -->"
UNMEASURED = "–"
VERDICTS = {True: "met", False: "**not met**", None: UNMEASURED}


def number(value: float | None) -> str:
    """Three digits that count, thousands parted."""
    if value is None:
        return UNMEASURED
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:" for _ in head[1:]]], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def of_figures(figures: Sequence[Figure]) -> str:
    rows = [[one.what, number(one.ratio), one.asked, VERDICTS[one.is_met]] for one in figures]
    return table(["figure", "reached", "asked", ""], rows)


SIDES = {
    "ours": "ours",
    "8 at once, 95%": "crowd",
    "page cache": "cached",
    "T": "T",
    "T, parts kept": "T, kept",
    "stock Django (A)": "A",
    "Datasette (D)": "D",
    "FTS5 (F)": "F",
    "database": "database",
    "best SQL (S)": "S",
}


def of_pages(run: dict) -> str:
    """Milliseconds, medians; of eight visitors at once the 95th percentile."""
    rows = [
        [page, *[cell(run, side, page) for side in SIDES.values()]] for page in PAGES if page in run["ours"]
    ]
    return table(["page, ms", *SIDES], rows)


def cell(run: dict, side: str, page: str) -> str:
    value = number(of(run, side, page, "95%" if side == "crowd" else "median"))
    if side != "D" or not (found := run.get("D", {}).get(page)):
        return value
    return value + refusals(found)


def refusals(found: dict) -> str:
    """Of what was asked how much Datasette refused, and how many facets it gave up in the rest."""
    words = ""
    if found["refused"]:
        words += f" ({found['refused']} of {found['asked']} refused)"
    if found["facets dropped"]:
        words += f" ({found['facets dropped']} facets given up)"
    return words


def whole(runs: dict[int, dict], figures: Sequence[Figure], machine: str, command: str) -> str:
    """What the README shows."""
    run = runs[max(runs)]
    floors = f"A view that says hello: {number(run.get('hello'))} ms; with `select 1` (H): {number(run.get('H'))} ms."
    parts = [
        f"`{command}`, on {machine}; {max(runs):,} articles.",
        of_figures(figures),
        of_pages(run),
        floors,
    ]
    return "\n\n".join(parts)


def put_into(text: str, words: str) -> str:
    """`text` with `words` between the two marks. Raises ValueError where they are not there, in order, once."""
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        raise ValueError(f"expected “{BEGIN}” and below it “{END}”, each once")
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{words}\n\n{END}{rest.partition(END)[2]}"
