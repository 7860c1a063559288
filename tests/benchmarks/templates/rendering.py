"""How long the list's own template takes with ready data, and the same page in Jinja2.

    python -m tests.benchmarks.templates.rendering SIZE PATH ROUNDS

PATH is a file of {page: [address]}. The view is run once, its context made ready, rendered once, then timed; a query
while it is timed is an error. The own template is timed with its parts kept, as a page is rendered that is asked for
again after something else was changed, and with every part rendered anew. The port to Jinja2 is no template of the
site's and keeps nothing: the yardstick. Says also whether it gives the same markup, spaces aside.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import re
import sys
import time
from pathlib import Path
from statistics import median

from tests.benchmarks import linking
from tests.benchmarks.templates.ready import for_own_template, for_the_port

LISTS = ("front list", "one country", "two countries (all)", "search", "first page of a country")
MOST = 12


class Captured(Exception):
    def __init__(self, request, template, context):
        self.said = request, template, context


def capture(request, template, context, **_more):
    raise Captured(request, template, context)


def context_of(address: str):
    """(request, template, context), as the view gives them."""
    from django.test import RequestFactory
    from django.urls import resolve

    from articles.views import articles

    request = RequestFactory().get(address, headers={"host": "localhost"})
    request.unknown_parameters = []
    found = resolve(request.path_info)
    render, articles.render = articles.render, capture
    try:
        found.func(request, *found.args, **found.kwargs)
    except Captured as captured:
        return captured.said
    finally:
        articles.render = render
    raise RuntimeError(f"{address} rendered nothing")


def timed(render, rounds: int) -> tuple[float, str]:
    """Milliseconds, the median of `rounds`, and what was rendered."""
    markup = render()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        render()
        times.append(1000 * (time.perf_counter() - started))
    return median(times), markup


def refuse_queries(execute, sql, params, many, context):
    raise RuntimeError(f"the data was not ready: the template asked {sql[:200]}")


def measured(address: str, rounds: int) -> dict:
    from django.db import connection
    from django.template.loader import get_template

    from summit_archive.web.kept_parts import PARTS
    from tests.benchmarks.templates.jinja_port import port

    request, name, context = context_of(address)
    template, in_jinja = get_template(name), port(for_the_port(context), address)
    context = for_own_template(context)

    def own():
        return template.render(context, request)

    def anew():
        PARTS.forget()
        return own()

    own()
    with connection.execute_wrapper(refuse_queries):
        django, markup = timed(anew, rounds)
        kept, _markup = timed(own, rounds)
        jinja2, ported = timed(in_jinja, rounds)
    return {"django": django, "kept": kept, "jinja2": jinja2, "same": plain(markup) == plain(ported)}


def plain(markup: str) -> str:
    """Without the spaces that mean nothing here: between tags, and runs of them."""
    return re.sub(r"\s*([<>])\s*", r"\1", re.sub(r"\s+", " ", markup)).strip()


def some(addresses: list[str]) -> list[str]:
    """Not all hundred searches: twelve, evenly among them."""
    return addresses[:: max(1, len(addresses) // MOST)]


def main() -> None:
    path, rounds = sys.argv[2:]
    linking.start_django()
    pages = json.loads(Path(path).read_text("utf-8"))
    print(json.dumps({page: of_page(some(pages[page]), int(rounds)) for page in LISTS if page in pages}))


def of_page(addresses: list[str], rounds: int) -> dict:
    each = [measured(address, rounds) for address in addresses]
    told = {name: median(one[name] for one in each) for name in ("django", "kept", "jinja2")}
    return told | {"same": all(one["same"] for one in each)}


if __name__ == "__main__":
    main()
