# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import json
import socket
import subprocess
import sys
import time
from dataclasses import replace
from random import Random
from statistics import median

import tests.benchmarks.repeat_visits as about
from tests.benchmarks.repeat_visits.clients import Visit, headers_of, rate
from tests.benchmarks.server import ROOT, Server, throwaway

LIST, PERSON = "/articles/", "/people/vladimir-putin/"


def main() -> None:
    asked = arguments()
    with throwaway() as server:
        name = server.make()
        server.run(name, "load_demo", "--verbosity=0")
        server.run(name, "collectstatic", "--noinput", "--verbosity=0")
        with served(server, name, PAGE_CACHE="32") as keeping, served(server, name, PAGE_CACHE="0") as plain:
            visits = list(kinds(keeping, plain))
            for clients, is_last in ((1, False), (8, False), (1, True), (8, True)):
                print_rates(clients, [replace(visit, is_last=is_last) for visit in visits], asked)
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.repeat_visits.writing", str(asked.saves)],
            cwd=ROOT, env=server.environment(name), stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
        print_writing(json.loads(told.stdout))


def arguments():
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.repeat_visits",
        description=about.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--visits", type=int, default=80)
    parser.add_argument("--saves", type=int, default=200)
    return parser.parse_args()


@contextlib.contextmanager
def served(server: Server, name: str, **settings: str):
    """The port at which the site answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = server.environment(name) | {"STATEMENT_TIMEOUT": "3000", "DEBUG": "false"} | settings
    words = [sys.executable, "-m", "tests.benchmarks.repeat_visits.site", str(port)]
    site = subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        wait_for(site, Visit("the site", port, "/readyz"))
        yield port
    finally:
        site.terminate()
        site.wait()


def wait_for(site: subprocess.Popen, visit: Visit) -> None:
    while site.poll() is None:
        with contextlib.suppress(OSError, IndexError):
            headers_of(visit)
            return
        time.sleep(0.2)
    raise RuntimeError(f"{visit.name} ended with {site.returncode}")


def kinds(keeping: int, plain: int):
    yield Visit("a view that says hello", keeping, "/benchmark/hello")
    yield Visit("a view that asks select 1", keeping, "/benchmark/select-1")
    for name, address in (("list of articles", LIST), ("person", PERSON)):
        page = Visit(f"{name}, rendered", plain, address)
        yield replace(page, name=f"{name}, visitor has it (304)", status=304, etag=tag(page))
        yield replace(page, name=f"{name}, kept", port=keeping)
        yield page


def tag(page: Visit) -> str:
    return headers_of(page)["etag"].replace("w/", "W/")


def print_rates(clients: int, visits: list[Visit], asked) -> None:
    random = Random(clients)
    rates: dict[str, list[float]] = {visit.name: [] for visit in visits}
    for number in range(asked.rounds + 1):
        for visit in random.sample(visits, len(visits)):
            measured = rate(
                visit, clients, max(clients, asked.visits // (10 if "rendered" in visit.name else 1))
            )
            if number:  # the first round warms up
                rates[visit.name].append(measured)
    hello = rates[visits[0].name]
    connections = "a connection each time" if visits[0].is_last else "connections kept"
    print(f"\n{f'{clients} at a time, {connections}':45}visits a second    to hello")
    for name, measured in rates.items():
        ratio = median(one / other for one, other in zip(measured, hello, strict=True))
        print(f"{name:45}{median(measured):12,.0f}{ratio:16.2f}")


def print_writing(taken: dict[str, list[list[float]]]) -> None:
    print(f"\n{'':45}counted, ms  not counted, ms   ratio")
    for what, (counted, uncounted) in taken.items():
        one, other = median(counted) * 1000, median(uncounted) * 1000
        print(f"{what:45}{one:11,.2f}{other:16,.2f}{one / other:8.2f}")


if __name__ == "__main__":
    main()
