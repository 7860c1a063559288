"""The medians of the pages as a picture: a bar for each side, on a scale of powers of ten."""

from html import escape
from math import ceil, floor, log10

from tests.benchmarks.figures import of
from tests.benchmarks.pages import PAGES
from tests.benchmarks.table import number

SIDES = {
    "ours": "ours",
    "T": "template alone",
    "S": "best SQL",
    "A": "stock Django",
    "D": "Datasette",
    "F": "FTS5",
}
WIDTH, NAMES, ROW, GAP, TOP = 760, 150, 16, 14, 44
STYLE = """
svg { color-scheme: light dark; font: 12px system-ui, sans-serif; }
text { fill: #1c1c1a; } .scale { stroke: #d8d6d0; } .bar { fill: #a9a69c; } .ours { fill: #8c2f1c; } .side { fill: #5c5a54; }
.ground { fill: #fdfcf9; }
@media (prefers-color-scheme: dark) {
  text { fill: #ecebe6; } .scale { stroke: #45443f; } .bar { fill: #77756c; } .ours { fill: #e59a86; } .side { fill: #b3b1a8; }
  .ground { fill: #171715; }
}
"""


def picture(run: dict) -> str:
    """SVG; it needs nothing outside of itself."""
    groups = {page: bars(run, page) for page in PAGES if bars(run, page)}
    values = [value for group in groups.values() for _side, value in group]
    if not values:
        raise ValueError("expected a run with at least one page measured")
    low, high = floor(log10(min(values))), max(ceil(log10(max(values))), floor(log10(min(values))) + 1)
    drawn, y = [], TOP
    for page, group in groups.items():
        drawn.append(f'<text x="0" y="{y + 11}" font-weight="600">{escape(page)}</text>')
        for side, value in group:
            drawn.append(bar(side, value, y, low, high))
            y += ROW
        y += GAP
    return framed(drawn, y, low, high, run["articles"])


def bars(run: dict, page: str) -> list[tuple[str, float]]:
    return [(side, value) for side in SIDES if (value := of(run, side, page))]


def place(value: float, low: int, high: int) -> float:
    """Where on the scale, in the picture's units."""
    return NAMES + 90 + (WIDTH - NAMES - 160) * (log10(value) - low) / (high - low)


def bar(side: str, value: float, y: int, low: int, high: int) -> str:
    left, right = NAMES + 90, place(value, low, high)
    kind = "bar ours" if side == "ours" else "bar"
    return (
        f'<text class="side" x="{left - 6}" y="{y + 11}" text-anchor="end">{SIDES[side]}</text>'
        f'<rect class="{kind}" x="{left}" y="{y + 2}" width="{max(1, right - left):.1f}" height="{ROW - 4}"/>'
        f'<text x="{max(left + 1, right) + 5:.1f}" y="{y + 11}">{number(value)}</text>'
    )


def framed(drawn: list[str], bottom: int, low: int, high: int, articles: int) -> str:
    title = f"Milliseconds a page, medians, {articles:,} articles; each line is ten times the one before"
    lines = [
        f'<line class="scale" x1="{place(10**power, low, high):.1f}" x2="{place(10**power, low, high):.1f}"'
        f' y1="{TOP - 8}" y2="{bottom}"/>'
        for power in range(low, high + 1)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 0 {WIDTH + 24} {bottom + 12}" role="img"'
            f' width="{WIDTH + 24}" height="{bottom + 12}" aria-label="{title}">',
            f"<style>{STYLE}</style>",
            f'<rect class="ground" x="-12" width="{WIDTH + 24}" height="{bottom + 12}"/>',
            f'<text x="0" y="20">{title}</text>',
            *lines,
            *drawn,
            "</svg>\n",
        ]
    )
