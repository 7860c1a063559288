"""Addresses of every page that a reader can open, made from the site's own list of pages; the same for the same archive.

    python -m tests.benchmarks.addresses SIZE SEED

Prints {route: [address]} as JSON, from the archive of SUMMIT_DATA_DIR: of each page the busiest, a middling and
the rarest of what it is about, and each filter of each list. A page of which nobody has said what is to be asked
of it raises an error. Routes of which the archive has nothing have no address.
"""

# ruff: noqa: T201 - whoever started it reads it

import json

from tests.benchmarks import linking


class Unruled(LookupError):
    """Pages are in the site's list of which no rule says what is asked."""


def unruled(routes) -> list[str]:
    """The patterns of those of which it is not said what stands in them, or what is asked of them."""
    from .all_pages.fillings import FILLINGS
    from .all_pages.questions import has_rule

    return [route.pattern for route in routes if route.shape not in FILLINGS or not has_rule(route)]


def addresses() -> dict[str, list[str]]:
    """{route: its addresses}, each once. Raises `Unruled`."""
    from .all_pages.busiest import Busiest
    from .all_pages.fillings import paths
    from .all_pages.questions import ONLY_ASKED, asked_of, query
    from .all_pages.routes import routes

    every, rows = routes(), Busiest()
    if missing := unruled(every):
        raise Unruled(f"say in tests/benchmarks/all_pages what is asked of {', '.join(missing)}")
    found = {}
    for route in every:
        bare = paths(route, rows)
        asked = [bare[0] + query(one) for one in asked_of(route, rows)] if bare else []
        found[route.name] = list(dict.fromkeys([*([] if route.name in ONLY_ASKED else bare), *asked]))
    return found


def main() -> None:
    linking.start_django()
    print(json.dumps(addresses(), ensure_ascii=False))


if __name__ == "__main__":
    main()
