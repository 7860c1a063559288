"""What stands in the addresses of each shape: the busiest of its kind, a middling, the rarest."""

from collections.abc import Callable

from articles.releasing.kept import newest

from .busiest import Busiest, ranked, spread
from .routes import Route


def singly(values: list) -> list[tuple]:
    return [(value,) for value in spread(values)]


def pairs(values: list) -> list[tuple]:
    """The two busiest, the busiest with the rarest; each in the order of their spelling, as pairs' addresses are."""
    found = [(values[0], values[1]), (values[0], values[-1])] if len(values) > 1 else []
    return [tuple(sorted(pair)) for pair in dict.fromkeys(found)]


def of_changes(rows: Busiest) -> list[tuple]:
    """The first of each kind of page that has changes."""
    firsts = {
        "articles": [article.pk for article in rows.articles()],
        "countries": rows.countries(),
        "meetings": rows.meetings(),
        "organisations": rows.organisations(),
        "people": rows.people(),
        "publishers": rows.publishers(),
        "series": rows.series(),
        "sources": rows.sources(),
        "topics": rows.topics(),
    }
    return [(of, found[0]) for of, found in firsts.items() if found]


def meetings(rows: Busiest) -> list[tuple]:
    """By their participants, and the one that most is written about."""
    return list(dict.fromkeys([*singly(rows.meetings()), *singly(rows.covered()[:1])]))


def months(rows: Busiest) -> list[tuple]:
    found = spread(ranked((day.year, day.month) for day in rows.days()))
    return [(year, f"{month:02}") for year, month in found]


def days_of_a_year(rows: Busiest) -> list[tuple]:
    found = spread(ranked((day.month, day.day) for day in rows.days()))
    return [(f"{month:02}", f"{day:02}") for month, day in found]


def under_headlines(rows: Busiest) -> list[tuple]:
    return [tuple(article.get_absolute_url().strip("/").split("/")[1:]) for article in rows.articles()]


def files_of_releases(_rows: Busiest) -> list[tuple]:
    """Of the newest release, where there is one."""
    release = newest()
    return [(release.name, path) for path in spread(list(release.files))] if release else []


FILLINGS: dict[str, Callable[[Busiest], list[tuple]]] = {
    "": lambda rows: [()],
    "articles/<pk>": lambda rows: [(article.pk,) for article in rows.articles()],
    "articles/<pk>/<slug>": under_headlines,
    "calendar/<year>": lambda rows: singly(rows.years()),
    "calendar/<year>/<month>": months,
    "calendar/on/<month>-<day>": days_of_a_year,
    "changes/<of>/<key>": of_changes,
    "corrections/<number>": lambda rows: singly(rows.corrections()),
    "countries/<code>": lambda rows: singly(rows.countries()),
    "countries/<code>/<other>": lambda rows: pairs(rows.countries()),
    "data/<name>/<path>": files_of_releases,
    "meetings/<slug>": meetings,
    "results/<key>": lambda rows: singly(rows.kept_results()),
    "meetings/proposed/<slug>": lambda rows: singly(rows.proposals()),
    "organisations/<slug>": lambda rows: singly(rows.organisations()),
    "people/<slug>": lambda rows: singly(rows.people()),
    "people/<slug>/<other>": lambda rows: pairs(rows.people()),
    "pictures/<of>/<key>": of_changes,
    "pictures/<page>": lambda rows: [("meetings",)],
    "publishers/<slug>": lambda rows: singly(rows.publishers()),
    "series/<slug>": lambda rows: singly(rows.series()),
    "sitemaps/<of>-<part>": lambda rows: [("meetings", 1), ("articles", 1)],
    "sources/<pk>": lambda rows: singly(rows.sources()),
    "topics/<slug>": lambda rows: singly(rows.topics()),
}


def paths(route: Route, rows: Busiest) -> list[str]:
    """Its addresses without a query; KeyError where nobody has said what stands in them."""
    return [route.filled(values) for values in FILLINGS[route.shape](rows)]
