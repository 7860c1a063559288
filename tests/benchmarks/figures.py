"""The figures that are asked for, as ratios, and what a run has reached of each. Pure: knows only numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.pages import ARTICLE, COUNTRY, DEEP_PAGE, FIRST_PAGE, FRONT, MEETING, SEARCH, TWO

LISTS = (FRONT, COUNTRY, TWO, SEARCH)
# Medians may grow so much from the smallest archive to the largest.
GROWTH = {FRONT: 2, COUNTRY: 2, ARTICLE: 2, MEETING: 2, TWO: 4, SEARCH: 4}
IN_DATABASE = 1.3
CROWDED = 8


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of them does not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * round(100 * share) // 100) - 1)]


@dataclass(frozen=True)
class Figure:
    """`ratio` is None where the run has nothing to say of it. `at_most`: else at least."""

    what: str
    ratio: float | None
    bound: float
    at_most: bool = True

    @property
    def is_met(self) -> bool | None:
        if self.ratio is None:
            return None
        return self.ratio <= self.bound if self.at_most else self.ratio >= self.bound

    @property
    def asked(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.bound:g}"


def over(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def figures(runs: dict[int, dict]) -> list[Figure]:
    """`runs` is {articles: what `measuring.measure` gives}; those of the largest archive, and the growth to it."""
    smallest, largest = min(runs), max(runs)
    run = runs[largest]
    found = [*against_floors(run), *against_others(run), *of_search(run), *of_database(run), *of_crowds(run)]
    found += [*of_keeping(runs)]
    if smallest != largest:
        found += growth(runs[smallest], run)
    return found


def of(run: dict, side: str, page: str, what: str = "median") -> float | None:
    """A number of the run: `side` is "ours", "T", "A", "D" and so on."""
    return (run.get(side, {}).get(page) or {}).get(what)


def against_floors(run: dict) -> list[Figure]:
    figures = []
    for page in (FRONT, COUNTRY):
        ready = of(run, "Jinja2", page)
        figures.append(
            Figure(f"{page}: ours / the same in Jinja2, ready", over(of(run, "ours", page), ready), 2)
        )
    for page, bound in [(TWO, 8), (SEARCH, 6)]:
        figures.append(Figure(f"{page}: ours / T", over(of(run, "ours", page), of(run, "T", page)), bound))
    worst = over(of(run, "ours", SEARCH, "worst"), of(run, "T", SEARCH))
    figures.append(Figure(f"{SEARCH}: the worst word / T", worst, 20))
    deep = over(of(run, "ours", DEEP_PAGE), of(run, "ours", FIRST_PAGE))
    figures.append(Figure(f"{DEEP_PAGE} / its first page", deep, 1.2))
    for page, bound in [(ARTICLE, 4), (MEETING, 8)]:
        figures.append(Figure(f"{page}: ours / H", over(of(run, "ours", page), run.get("H")), bound))
    for name, said in [("repeat visit", "repeat visit with ETag"), ("kept page", "kept page")]:
        figures.append(Figure(f"{said}: rate / hello's", run.get(name), 1, at_most=False))
    figures.append(Figure("T / the same in Jinja2", over(of(run, "T", FRONT), of(run, "Jinja2", FRONT)), 3))
    return figures


def against_others(run: dict) -> list[Figure]:
    bounds = [(COUNTRY, "A", 100), (FRONT, "A", 100), (FRONT, "D", 30), (TWO, "A", 20)]
    bounds += [(ARTICLE, "A", 2.5), (MEETING, "A", 5), (ARTICLE, "D", 1), (MEETING, "D", 1)]
    return [
        Figure(
            f"{page}: {side} / ours", over(of(run, side, page), of(run, "ours", page)), bound, at_most=False
        )
        for page, side, bound in bounds
    ]


def of_search(run: dict) -> list[Figure]:
    ours, stock, ranking = (
        (of(run, side, SEARCH), of(run, side, SEARCH, "95%")) for side in ("ours", "A", "F")
    )
    return [
        Figure(f"{SEARCH}: A's 95% / ours", over(stock[1], ours[1]), 15, at_most=False),
        Figure(f"{SEARCH}: our 95% / F's", over(ours[1], ranking[1]), 1),
        Figure(f"{SEARCH}: ours / F", over(ours[0], ranking[0]), 3),
    ]


def of_database(run: dict) -> list[Figure]:
    return [
        Figure(f"{page}: database / S", over(of(run, "database", page), of(run, "S", page)), IN_DATABASE)
        for page in (*LISTS, DEEP_PAGE, ARTICLE, MEETING)
    ]


def of_crowds(run: dict) -> list[Figure]:
    return [
        Figure(
            f"{page}: 95% of 8 at once / median of 1",
            over(of(run, "crowd", page, "95%"), of(run, "ours", page)),
            CROWDED,
        )
        for page in (*LISTS, DEEP_PAGE, ARTICLE, MEETING)
    ]


def of_keeping(runs: dict[int, dict]) -> list[Figure]:
    smallest, largest = runs[min(runs)], runs[max(runs)]
    saving = largest.get("saving", {})
    kept = saving["kept"] + saving.get("folding", 0) if "kept" in saving else None
    found = [Figure("saving one article / a bare insert", over(kept, saving.get("bare")), 2)]
    if smallest is not largest:
        grown = over(largest.get("import"), smallest.get("import"))
        found.append(Figure("import of an article, largest / smallest", grown, 1.3))
    return found


def growth(small: dict, large: dict) -> list[Figure]:
    return [
        Figure(f"{page}: growth", over(of(large, "ours", page), of(small, "ours", page)), bound)
        for page, bound in GROWTH.items()
    ]


def summed(milliseconds: Sequence[float], addresses: Sequence[str]) -> dict:
    """What is told of a page: the median of its addresses' medians, their 95th percentile, and the worst."""
    each: dict[str, list[float]] = {}
    for address, taken in zip(addresses, milliseconds, strict=True):
        each.setdefault(address, []).append(taken)
    medians = [median(times) for times in each.values()]
    return {"median": median(medians), "95%": percentile(medians, 0.95), "worst": max(medians)}
