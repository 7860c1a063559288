"""What stands behind the question mark: of each filter each parameter, with what it needs beside it.

The parameters, and the choices of those that have choices, are read from the filters, so that none is forgotten.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django_filters import FilterSet

from articles.listing.filter import ArticleFilter
from articles.proposals.filter import ProposalFilter
from participants.calendars.filter import CalendarFilter
from participants.listing.days_filter import DaysAndCountriesFilter, DaysFilter
from participants.listing.filter import MeetingFilter
from participants.listing.not_confirmed import NotConfirmedFilter
from participants.pictures.question import MapFilter, TimelineFilter
from participants.together.compare_filter import CompareFilter
from participants.together.dyad_filter import DyadFilter
from participants.together.matrix_filter import MatrixFilter
from summit_archive import urls  # noqa: F401 - fills PAGES
from summit_archive.files.pages import PAGES

from .busiest import Busiest
from .routes import Route

# A page of each filter, by the first word of its routes' names: "meeting-list" has "meeting-list-csv" as well.
FILTERS: dict[str, type[FilterSet]] = {
    "article-list": ArticleFilter,
    "calendar-month": CalendarFilter,
    "calendar-on": CalendarFilter,
    "calendar-year": CalendarFilter,
    "compare": CompareFilter,
    "dyad-list": DyadFilter,
    "matrix": MatrixFilter,
    "meeting-list": MeetingFilter,
    "participation-list": MeetingFilter,
    "meeting-map": MapFilter,
    "meeting-timeline": TimelineFilter,
    "not-confirmed": NotConfirmedFilter,
    "person-trips": DaysAndCountriesFilter,
    "proposal-list": ProposalFilter,
    "series-csv": DaysFilter,
}
CLAIMS: list[dict] = [
    {"who": "kz", "met": "uz"},
    {"who": "kz", "met": "ru", "on": "2015", "in": "kz"},
    {"who": "vladimir-putin", "met": "nursultan-nazarbayev", "on": "XXXX-12-26"},
    {"who": "Казахстан", "met": "Sergei", "on": "yesterday"},
    {"office": "president-of-kazakhstan", "on": "2015-06-15"},
    {"office": "president-of-kazakhstan", "on": "2015", "person": "nursultan-nazarbayev"},
]
QUESTIONS: list[dict] = [
    {"q": question}
    for question in ("kazakhstan uzbekistan", "Путин Ташкент 2024", "summit December 2023", "trade", "zzzz")
]
# What is asked of the pages that have no filter.
OTHERS: dict[str, list[dict]] = {
    "calendar": [],
    "calendar-json": [],
    "keep-result": [{"page": "/meetings/?country=kz"}],
    "cite": [{"page": "/meetings/"}, {"page": "/articles/?country=kz"}],
    "claim": CLAIMS,
    "claim-json": [asked for asked in CLAIMS if asked.get("on") != "yesterday"],
    "correction-new": [{"about": "/articles/"}],
    "country-detail": [{"on": "2015-06-15"}],
    "country-json": [{"on": "2015-06-15"}],
    "country-list-json": [],
    "country-pair": [{"proposed": 1}, {"which": "bilateral"}, {"year": 2015}],
    "country-pair-csv": [],
    "country-pair-json": [],
    **{f"identifier-list-{form}": [] for form in ("json", "csv", "xlsx", "jsonl", "parquet")},
    "leader-list-json": [],
    "oai": [{"verb": "ListRecords", "metadataPrefix": prefix} for prefix in ("oai_dc", "rdf")],
    "organisation-list-json": [],
    "person-list": [{"page": 2}],
    "person-list-json": [{"page": 2}],
    "person-pair": [{"proposed": 1}, {"which": "calls", "year": 2015}],
    "person-pair-csv": [],
    "person-pair-json": [],
    "publisher-list": [{"page": 2}],
    "publisher-list-json": [{"page": 2}],
    "reconcile": [
        {"query": "Putin"},
        {"queries": '{"q0": {"query": "Путин В.В."}, "q1": {"query": "CIS summit"}}'},
    ],
    "reconcile-flyout-entity": [{"id": "country:kz"}],
    "reconcile-flyout-property": [{"id": "iso3"}],
    "reconcile-flyout-type": [{"id": "country"}],
    "reconcile-preview": [{"id": "country:kz"}],
    "reconcile-properties": [{"type": "country"}],
    "reconcile-suggest-entity": [{"prefix": "mos"}],
    "reconcile-suggest-property": [{"prefix": "iso"}],
    "reconcile-suggest-type": [{"prefix": "c"}],
    "reconcile-view": [{"id": "country:kz"}],
    "search": [*QUESTIONS, {"q": "kazakhstan", "kind": "meeting", "page": 2}],
    "search-json": QUESTIONS,
    "suggest": [{"q": "a"}, {"q": "mos"}, {"q": "meeting"}, {"q": "влад"}],
    "topic-list-json": [],
    "meetings/never-held/": [],
    "meetings/never-held.csv": [],
    "meetings/never-held.json": [],
}
LARGE = ("article-list", "meeting-list", "meeting-list-spreadsheet", "participation-list")
# Files that hold all rows of a list, of which some would hold the whole archive: a month of them is asked.
WHOLE_LISTS = {
    route
    for page in PAGES.values()
    for form, route in page.forms.items()
    if page.name in LARGE and form not in ("json", "atom")
}
# Of an archive in which everybody met everybody these have a million rows: those of one country are asked.
DYADS = {f"dyad-list-{form}" for form in ("json", "csv", "xlsx", "jsonl", "parquet")}
# These refuse to answer where nothing is asked, or are too large to be asked for whole; one wants an operator's word.
ONLY_ASKED = {
    "compare-csv",
    "compare-json",
    "reconcile-flyout-entity",
    "reconcile-flyout-property",
    "reconcile-flyout-type",
    "reconcile-preview",
    "reconcile-view",
    "security",
    *WHOLE_LISTS,
    *DYADS,
}
# Of these each choice and the rare rows are asked, of others the first of each parameter.
THOROUGHLY = ("article-list", "meeting-list")
WORDS = ["meeting", "trade", "summit", "президент", '"trade and transport"']

Asked = list[dict]
Rule = Callable[[Busiest], Asked]


def asked_of(route: Route, rows: Busiest) -> Asked:
    """What is asked of the route beside nothing, as parameters. KeyError where nobody has said it."""
    if not route.reads_its_query:
        return []
    if route.name in OTHERS or filter_of(route) is None:
        return OTHERS.get(route.name, [])
    found = of_filter(filter_of(route), rows)
    if route.name in WHOLE_LISTS:
        return [asked for asked in found["from"] if "-06" in f"{asked['from']}"][:1]
    if route.is_file:
        return (found.get("country") or found["from"])[:1]
    if route.name in THOROUGHLY:
        return [asked for several in found.values() for asked in several]
    return [asked[0] for asked in found.values() if asked]


def filter_of(route: Route) -> type[FilterSet] | None:
    """That of the page of which it is a form."""
    names = sorted(FILTERS, key=len, reverse=True)
    return next((FILTERS[name] for name in names if route.name.startswith(name)), None)


def is_form(route: Route) -> bool:
    """Whether it is a form of a page, of which nothing need be said but what its page is asked."""
    return any(route.name in page.forms.values() for page in PAGES.values())


def has_rule(route: Route) -> bool:
    return not route.reads_its_query or route.name in OTHERS or is_form(route) or bool(filter_of(route))


def of_filter(filters: type[FilterSet], rows: Busiest) -> dict[str, Asked]:
    """{parameter: what is asked by it, each time}; KeyError for a parameter that nobody has said anything of."""
    found = {}
    for name, condition in filters.base_filters.items():
        own = OWN.get((filters, name))
        if own or name in RULES:
            values = (own or RULES[name])(rows)
        elif choices := condition.extra.get("choices"):
            values = [{name: value} for value, _label in choices if value]
        else:
            raise KeyError(f"{filters.__name__}.{name}")
        found[name] = [beside(condition, rows) | asked for asked in values]
    return found


def beside(condition, rows: Busiest) -> dict:
    """The parameters without which a condition means nothing."""
    return RULES[condition.needs[0]](rows)[0] if getattr(condition, "needs", ()) else {}


def slugs_of(kind: str) -> Callable[[str], Rule]:
    """Of a parameter: the busiest row of the kind, and the rarest."""

    def named(name: str) -> Rule:
        def values(rows: Busiest) -> Asked:
            found = getattr(rows, kind)()
            return [{name: value} for value in dict.fromkeys([*found[:1], *found[-1:]])]

        return values

    return named


def countries(name: str) -> Rule:
    def values(rows: Busiest) -> Asked:
        codes = rows.countries()
        return [{name: codes[0]}, {name: codes[len(codes) // 2]}, {name: codes[-1]}, {name: codes[:2]}]

    return values


def times(rows: Busiest) -> Asked:
    """The busiest year, one of its months, one of its days; and all since then."""
    year = (rows.years() or [2020])[0]
    spans = [f"{year}", f"{year}-06", f"{year}-06-15"]
    return [*({"from": span, "to": span} for span in spans), {"from": year}]


def matches(rows: Busiest) -> Asked:
    codes = rows.countries()[:2]
    return [{"country": codes, "match": match} for match in ("any", "all")]


RULES: dict[str, Rule] = {
    "q": lambda rows: [{"q": word} for word in WORDS],
    "country": countries("country"),
    "without": countries("without"),
    "in": countries("in"),
    "host": lambda rows: [*countries("host")(rows)[:3], {"host": "not-stated"}],
    "match": matches,
    "n": lambda rows: [{"match": "at-least", "n": number} for number in (3, 10)],
    "person": slugs_of("people")("person"),
    "organisation": slugs_of("organisations")("organisation"),
    "series": slugs_of("series")("series"),
    "place": slugs_of("places")("place"),
    "meeting": slugs_of("covered")("meeting"),
    "topic": slugs_of("topics")("topic"),
    "publisher": slugs_of("publishers")("publisher"),
    "language": slugs_of("languages")("language"),
    "from": times,
    "to": lambda rows: [{"to": asked["from"]} for asked in times(rows)[:1]],
}
OWN: dict[tuple[type[FilterSet], str], Rule] = {
    (ArticleFilter, "sort"): lambda rows: [{"sort": "oldest"}, {"sort": "newest", "q": WORDS[0]}],
    (CompareFilter, "country"): lambda rows: [{"country": rows.countries()[:2]}, {"country": rows.countries()[:5]}],
    (CompareFilter, "person"): lambda rows: [{"person": rows.people()[:5]}],
    (DyadFilter, "from"): lambda rows: [{"from": (rows.years() or [2020])[0]}],
    (DyadFilter, "to"): lambda rows: [{"to": (rows.years() or [2020])[0]}],
    (DyadFilter, "match"): lambda rows: [{"country": rows.countries()[:2], "match": "all"}],
    (MatrixFilter, "person"): lambda rows: [{"by": "leader", "person": rows.people()[:2]}],
    (MatrixFilter, "country"): lambda rows: [{"country": rows.countries()[:10]}],
    (MatrixFilter, "rows"): lambda rows: [{"rows": 50}],
    (MatrixFilter, "sort"): lambda rows: [{"sort": "name"}],
    (MatrixFilter, "by"): lambda rows: [{"by": "leader"}],
}  # fmt: skip
for _filter in (MeetingFilter, ProposalFilter, CalendarFilter, MapFilter, TimelineFilter):
    OWN[_filter, "match"] = lambda rows: [
        *matches(rows), {"country": rows.countries()[:2], "match": "exactly"}, {"match": "at-least", "n": 5}
    ]  # fmt: skip


def query(asked: dict) -> str:
    return f"?{urlencode(asked, doseq=True)}" if asked else ""
