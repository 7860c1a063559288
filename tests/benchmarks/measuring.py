"""Measures one archive: every page over HTTP at 1 and at 8 clients, beside what it is compared with."""

import json
from contextlib import ExitStack
from dataclasses import asdict
from statistics import median
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.benchmarks import datasette_pages
from tests.benchmarks.archive import Archive
from tests.benchmarks.every_page import each
from tests.benchmarks.figures import percentile, summed
from tests.benchmarks.pages import FRONT, SEARCH
from tests.benchmarks.serving import datasette, site
from tests.benchmarks.visitors import Visitor, at_once, etags, one_after_the_other

CLIENTS = 8
ROUNDS_OF_EVERY_PAGE = 3
HELLO, SELECT_ONE = "/benchmark/hello/", "/benchmark/select-1/"


class Others(NamedTuple):
    """Which others are measured beside the site: stock Django, FTS5 and the best SQL, and Datasette."""

    are_asked: bool = True
    with_datasette: bool = True


class Measuring:
    """`rounds`: how often each address is asked; `seconds`: how long eight clients ask; `patience`: for a slow side."""

    def __init__(self, archive: Archive, seed: int, rounds: int, seconds: float, patience: float, say):
        self.archive, self.seed, self.say = archive, seed, say
        self.rounds, self.seconds, self.patience = rounds, seconds, patience

    def measure(self, only: list[str], others: Others) -> dict:
        self.pages = self.archive.ask("pages", str(self.seed))
        if only:
            self.pages = {name: self.pages[name] for name in only}
        self.path = self.archive.folder / "pages.json"
        self.path.write_text(json.dumps(self.pages, ensure_ascii=False), "utf-8")
        run = {"articles": self.archive.size}
        self.others = others
        if others.are_asked and not self.archive.sqlite.exists():
            self.say("  writing the same rows into SQLite")
            run["seconds to fill SQLite"] = self.archive.ask("sqlite_rows", str(self.archive.sqlite))
        run |= self.over_http(others)
        self.in_processes(run)
        return run

    def keep(self, run: dict) -> None:
        """What is measured so far: a run that is stopped in a slow stage has not been for nothing."""
        so_far = json.dumps({"articles": self.archive.size, **run}, indent=2)
        (self.archive.folder / "so_far.json").write_text(so_far, "utf-8")

    # --- Over HTTP

    def over_http(self, others: Others) -> dict:
        """The servers stand all at once and are asked turn by turn, so that what disturbs one disturbs all."""
        with ExitStack() as stack:
            ports = {"ours": stack.enter_context(site(self.archive, PAGE_CACHE=0))}
            ports["cached"] = stack.enter_context(site(self.archive))
            if others.are_asked:
                ports["stock"] = stack.enter_context(site(self.archive, PAGE_CACHE=0, STATEMENT_TIMEOUT=0))
            if others.with_datasette:
                ports["datasette"] = stack.enter_context(datasette(self.archive))
            self.warm(ports["ours"])
            run = self.floors(ports["ours"]) | self.own(ports) | self.every_page(ports["ours"])
            run |= self.mixed_reading(ports["cached"])
            if others.are_asked:
                self.stock(ports["stock"], run)
            if others.with_datasette:
                run["D"] = {}
                for page in self.pages:
                    run["D"][page] = self.of_datasette(ports["datasette"], page)
                    self.keep(run)
        return run

    def warm(self, port: int) -> None:
        """Every address once: first touches after a start are no page's own cost."""
        for page, addresses in self.pages.items():
            self.say(f"  first visit: {page}")
            one_after_the_other(port, addresses, 1)

    def floors(self, port: int) -> dict:
        visits = {}
        for name, address in {"hello": HELLO, "H": SELECT_ONE}.items():
            one_after_the_other(port, [address], 20)
            visits[name] = one_after_the_other(port, [address], max(100, 10 * self.rounds))
        return {name: summed(visit.milliseconds, visit.addresses)["median"] for name, visit in visits.items()}

    def own(self, ports: dict[str, int]) -> dict:
        run = {"ours": {}, "crowd": {}, "cached": {}}
        for page, addresses in self.pages.items():
            self.say(f"  {page}")
            rounds = self.rounds if len(addresses) > 10 else 3 * self.rounds
            run["ours"][page] = self.told(
                one_after_the_other(ports["ours"], addresses, rounds, at_most=self.patience)
            )
            crowd = at_once(ports["ours"], addresses, CLIENTS, self.seconds)
            run["crowd"][page] = self.told_of_crowd(crowd)
            one_after_the_other(ports["cached"], addresses, 1)
            cached = one_after_the_other(ports["cached"], addresses, self.rounds, at_most=self.patience)
            run["cached"][page] = self.told(cached)
        return run | self.repeat_visits(ports["cached"])

    def repeat_visits(self, port: int) -> dict[str, float]:
        """The rates of 304 and of a kept page to that of a view that says hello; medians of turns, one after the other."""
        address = self.pages.get(FRONT, next(iter(self.pages.values())))[:1]
        asked = {"repeat visit": etags(port, address), "kept page": None}
        ratios = {name: [] for name in asked}
        for _ in range(7):
            for name, tags in asked.items():
                again = one_after_the_other(port, address, 300, tags)
                hello = one_after_the_other(port, [HELLO], 300)
                if again.failures:
                    raise RuntimeError(f"a {name} was answered with {again.failures}")
                ratios[name].append(again.rate / hello.rate)
        return {name: median(of_name) for name, of_name in ratios.items()}

    def every_page(self, port: int) -> dict:
        """Each page that a reader can open, and each filter of each list, without page cache."""
        self.say("  every page")
        routes = self.archive.ask("addresses", str(self.seed))
        found = each(port, [one for addresses in routes.values() for one in addresses], ROUNDS_OF_EVERY_PAGE)
        pages = {
            route: {
                one: asdict(found[one]) | {"ratio": found[one].ratio, "is_answered": found[one].is_answered}
                for one in addresses
            }
            for route, addresses in routes.items()
            if addresses
        }
        return {"every page": pages}

    def mixed_reading(self, port: int) -> dict:
        self.say("  reading while articles are saved")
        words = (str(port), str(self.seed), str(self.seconds), "3")
        return {"mixed reading": self.archive.ask("mixed_reading", *words)}

    def stock(self, port: int, run: dict) -> None:
        """Adds "A" and "F" to the run."""
        run |= {"A": {}, "F": {}}
        for page, addresses in self.pages.items():
            self.keep(run)
            self.say(f"  stock Django: {page}")
            beside = [f"/benchmark{address}" for address in addresses]
            run["A"][page] = self.told(
                one_after_the_other(port, some(page, beside), 3, at_most=self.patience)
            )
        self.keep(run)
        if words := self.pages.get(SEARCH):
            beside = [address.replace("/articles/", "/benchmark/fts5/") for address in words]
            one_after_the_other(port, beside, 1)
            run["F"][SEARCH] = self.told(
                one_after_the_other(port, beside, self.rounds, at_most=self.patience)
            )
            self.keep(run)

    def of_datasette(self, port: int, page: str) -> dict | None:
        """The pages' counterparts; how many it refuses, and how many facets it gives up in those it shows."""
        self.say(f"  Datasette: {page}")
        found = [datasette_pages.address(one, self.country_names()) for one in self.pages[page]]
        beside = [address for address in found if address]
        if not beside:
            return None
        visit = one_after_the_other(port, beside, 3, at_most=self.patience)
        told = summed(visit.milliseconds, visit.addresses)
        refused, dropped = 0, 0
        with Visitor(port) as visitor:
            for address in beside:
                _time, status, _response, body = visitor.get(as_json(address))
                refused += status != 200
                dropped += datasette_pages.dropped_facets(body) if status == 200 else 0
        return told | {"asked": len(beside), "refused": refused, "facets dropped": dropped}

    def country_names(self) -> dict[str, str]:
        if not hasattr(self, "_names"):
            self._names = self.archive.ask("pages", str(self.seed), "names")
        return self._names

    @staticmethod
    def told(visit) -> dict:
        if visit.failures:
            raise RuntimeError(f"{visit.addresses[0]} and others were answered with {visit.failures}")
        return summed(visit.milliseconds, visit.addresses)

    @staticmethod
    def told_of_crowd(visit) -> dict:
        told = {"median": percentile(visit.milliseconds, 0.5), "95%": percentile(visit.milliseconds, 0.95)}
        return told | {"a second": visit.rate, "failures": visit.failures}

    # --- In processes of their own

    def in_processes(self, run: dict) -> None:
        path, rounds = str(self.path), str(self.rounds)
        self.say("  database time")
        run["database"] = self.archive.ask("database", path, rounds, PAGE_CACHE=0)
        self.keep(run)
        self.say("  templates")
        rendered = self.archive.ask("templates.rendering", path, "30")
        run["T"] = {page: {"median": told["django"]} for page, told in rendered.items()}
        run["T, kept"] = {page: {"median": told["kept"]} for page, told in rendered.items()}
        run["Jinja2"] = {
            page: {"median": told["jinja2"], "same": told["same"]} for page, told in rendered.items()
        }
        self.keep(run)
        self.say("  editors")
        run["editors"] = self.archive.ask("editors", PAGE_CACHE=0)
        run["disk"] = self.archive.ask("disk")
        self.keep(run)
        self.say("  saving and importing")
        # The first time is not counted: what readers do not ask for would be read from the disk.
        for _ in range(2):
            run["import"] = self.archive.ask("importing_at", "4000", str(self.seed))
            run["saving"] = self.archive.ask("saving", "20", str(self.seed))
        self.keep(run)
        if self.others.are_asked:
            self.say("  the best SQL")
            run["S"] = self.archive.ask("best_sql", path, rounds)
        self.keep(run)
        self.say("  the search in process, tantivy's, and ours after an import and edits")
        run["search"] = self.searched_in_process()
        self.keep(run)

    def searched_in_process(self) -> dict:
        """Before and after an import and edits, which stay; and the same words in tantivy."""
        words = self.archive.folder / "words.json"
        asked = [parse_qs(urlsplit(one).query)["q"][0] for one in self.pages[SEARCH]]
        words.write_text(json.dumps(asked, ensure_ascii=False), "utf-8")
        peer = self.archive.ask("tantivy_peer", str(self.archive.tantivy), str(words), str(self.rounds))
        return self.archive.ask("search_after_edits", str(self.seed)) | {"tantivy": peer}


def some(page: str, addresses: list[str]) -> list[str]:
    """What stock Django takes a minute for is not asked a hundred times: ten of the words, evenly among them."""
    return addresses[::10] if page == SEARCH else addresses


def as_json(address: str) -> str:
    path, _, query = address.partition("?")
    return f"{path}.json?{query}"
