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
    found = [*of_every_page(runs), *of_meetings(run), *of_editors(runs), *of_writing(run)]
    found += [*against_floors(run), *against_others(run), *of_search(run), *of_database(run), *of_crowds(run)]
    found += [*of_keeping(runs)]
    if smallest != largest:
        found += growth(runs[smallest], run)
    return found


def of(run: dict, side: str, page: str, what: str = "median") -> float | None:
    """A number of the run: `side` is "ours", "T", "A", "D" and so on."""
    return (run.get(side, {}).get(page) or {}).get(what)


# --- Every page


def of_every_page(runs: dict[int, dict]) -> list[Figure]:
    """`every page` of a run is {route: {address: {"milliseconds", "ratio", "is_answered"}}}, the ratio that to hello."""
    run = runs[max(runs)]
    pages = [page for addresses in run.get("every page", {}).values() for page in addresses.values()]
    ratios = [page["ratio"] for page in pages]
    unanswered = sum(not page["is_answered"] for page in pages)
    return [
        Figure("every page: the median / hello", percentile(ratios, 0.5) if ratios else None, 80),
        Figure("every page: 95 % / hello", percentile(ratios, 0.95) if ratios else None, 200),
        Figure("every page: pages that do not answer", unanswered if pages else None, 0),
        Figure("every page: the most grown, largest / a tenth of it", grown_most(runs), 2),
    ]


def grown_most(runs: dict[int, dict]) -> float | None:
    """Of the routes whose median grows most from the archive of a tenth of the articles; None without one."""
    large, small = (runs.get(size, {}).get("every page", {}) for size in (max(runs), max(runs) // 10))
    grown = [of_route(large[route]) / of_route(small[route]) for route in large if small.get(route)]
    return max(grown, default=None)


def of_route(addresses: dict) -> float:
    """The median of what its addresses cost, as multiples of hello in the same minute."""
    return median(page["ratio"] for page in addresses.values())


def of_meetings(run: dict) -> list[Figure]:
    lists = run.get("every page", {}).get("meeting-list", {})
    worst = max((page["ratio"] for page in lists.values()), default=None)
    front = run.get("every page", {}).get("article-list", {}).get("/articles/", {}).get("ratio")
    return [Figure("meeting lists: the dearest filter / front list of articles", over(worst, front), 2)]


# --- Editors, and reading while somebody writes


def of_editors(runs: dict[int, dict]) -> list[Figure]:
    run, at_100_000 = runs[max(runs)], runs.get(100_000, runs[max(runs)])
    return [
        of_editor(at_100_000, "Data quality / front list", "quality", "front list", 20),
        of_editor(run, "withdrawing 1,000 / one statement", "withdrawing", "one statement", 2),
        of_editor(run, "admin search / readers'", "search of editors", "search of readers", 3),
        of_editor(run, "form of 200 participants / its page", "form", "page of the meeting", 25),
    ]


def of_editor(run: dict, what: str, one: str, other: str, bound: float) -> Figure:
    found = run.get("editors", {})
    ratio = over(*(found.get(name, {}).get("milliseconds") for name in (one, other)))
    return Figure(f"editors: {what}", ratio, bound)


def of_writing(run: dict) -> list[Figure]:
    mixed, search = run.get("mixed reading", {}), run.get("search", {})
    before, after, peer = (search.get(name, {}) for name in ("before", "after", "tantivy"))
    words = [
        over(before["each"][word], peer["each"][word]) for word in peer.get("each", ()) if before.get("each")
    ]
    return [
        Figure(
            "8 at once, mixed: with a save a second / without",
            mixed.get("ratio"),
            0.7,
            at_most=False,
        ),
        Figure("search, in process: ours / tantivy", over(before.get("median"), peer.get("median")), 3),
        Figure("search, in process: the worst word / tantivy", max(words, default=None), 6),
        Figure(
            "search after 5,000 imported, 500 edited / before",
            over(after.get("median"), before.get("median")),
            1.3,
        ),
        Figure("disk: kB an article", run.get("disk", {}).get("kB an article"), 12),
    ]


# --- Against floors and others


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
    return spread_of(medians_of(milliseconds, addresses))


def medians_of(milliseconds: Sequence[float], addresses: Sequence[str]) -> dict[str, float]:
    each: dict[str, list[float]] = {}
    for address, taken in zip(addresses, milliseconds, strict=True):
        each.setdefault(address, []).append(taken)
    return {address: median(times) for address, times in each.items()}


def spread_of(medians: dict[str, float]) -> dict:
    values = list(medians.values())
    return {"median": median(values), "95%": percentile(values, 0.95), "worst": max(values)}
