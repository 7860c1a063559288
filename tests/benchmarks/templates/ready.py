"""What a view gives to its template, made ready: whatever is asked of it was asked once before, and is kept."""

from types import SimpleNamespace

from django.db.models import Model


class Ready:
    """Stands for what was asked, the result or the links: what was asked of it once is an attribute."""

    def __init__(self, source):
        self.__dict__["_source"] = source

    def __getattr__(self, name):
        value = getattr(self._source, name)
        self.__dict__[name] = value
        return value


def for_own_template(context: dict) -> dict:
    return context | {name: Ready(context[name]) for name in ("asked", "result", "links")}


def for_the_port(context: dict) -> dict:
    """The same in values that know nothing of how they came about: each word and address is there already."""
    asked, result, links = (context[name] for name in ("asked", "result", "links"))
    return {
        "fields": [field(one) for one in asked.fields],
        "hidden": asked.hidden,
        "searched": bool(asked.conditions.get("q")),
        "total": result.total,
        "is_exact": result.is_exact,
        "texts_url": context["texts_url"],
        "query_of_files": links.query_of_files and f"?{links.query_of_files}",
        "clear_url": links.clear_url,
        "all_facets_url": links.all_facets_url,
        "first_url": f"?{links.query}",
        "chips": links.chips,
        "facets": [facet(one) for one in context["facets"]],
        "histogram": context["histogram"] and histogram(context["histogram"]),
        "articles": [article(one) for one in result.cards],
        "named": [group(one) for one in context["named"]],
        **{name: context[name] for name in ("pager", "problems", "ways_out", "did_you_mean")},
        **{name: context[name] for name in ("search_notes", "spellings", "exact_url")},
    }


def asked_of(value, *names: str) -> dict:
    return {name: getattr(value, name) for name in names}


def field(one) -> SimpleNamespace:
    chosen = [str(value) for value in one.value] if isinstance(one.value, tuple) else [str(one.value or "")]
    kind = getattr(one.widget, "input_type", "")
    return SimpleNamespace(**(one._asdict() | {"chosen": chosen, "kind": kind}))


def facet(one) -> SimpleNamespace:
    names = "parameter label choices unrecorded of has_more hidden_count is_exact".split()
    return SimpleNamespace(**asked_of(one, *names))


def histogram(one) -> SimpleNamespace:
    bars = [SimpleNamespace(**asked_of(bar, *"x y width height form period".split())) for bar in one.bars]
    names = "width height ground highest year out_url".split()
    return SimpleNamespace(**(asked_of(one, *names) | {"bars": bars}))


def article(card) -> SimpleNamespace:
    countries = [SimpleNamespace(name=one.name, url=one.get_absolute_url()) for one in card.countries.all]
    return SimpleNamespace(**(card._asdict() | {"countries": countries, "url": card.get_absolute_url()}))


def group(one) -> SimpleNamespace:
    rows = [SimpleNamespace(name=str(row), url=address(row)) for row in one.rows]
    return SimpleNamespace(label=str(one.label), rows=rows)


def address(row) -> str:
    """A model's, or a plain row's."""
    return row.get_absolute_url() if isinstance(row, Model) else str(row.get_absolute_url)
