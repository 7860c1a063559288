"""Kills or freezes a primary, standbys, web processes and a PgBouncer under load, and counts errors and lost writes.

    python -m tests.drills several_machines [--seconds 12] [--readers 4] [--writers 2]

All of them are processes of this machine, with PostgreSQL's own tools; a write is answered when a standby has it, too
(`synchronous_standby_names = 'ANY 1 (standby1, standby2)'`). Each part of the drill takes so many seconds, after some of
quiet; visitors ask the other web process where one refuses, as a proxy does. A write that was answered with success
has to be there in the end, on the server that was promoted, and to be seen by who wrote it at once.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import http.client
import itertools
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode

from summit_archive.embedded_postgres.cluster import PORT
from tests.benchmarks.server import throwaway
from tests.drills._machines import SECRET, STANDBYS, Machines

PAGES = (
    *("/", "/countries/", "/meetings/?country=kz", "/meetings/?year=2022", "/people/", "/matrix/"),
    *(
        "/articles/",
        "/meetings.json?country=uz",
        "/countries/kz/uz/",
        "/search/?q=tokayev",
        "/dyads.csv?country=kz",
    ),
)
# Nobody's correction counts as one of the last hour, of which only so many are taken.
LONG_AGO = """
CREATE FUNCTION long_ago() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN NEW.sent_at := now() - interval '1 day'; RETURN NEW; END $$;
CREATE TRIGGER long_ago BEFORE INSERT ON summit_archive_correction FOR EACH ROW EXECUTE FUNCTION long_ago();
"""
TAKEN_AGAIN = "participants_meeting, participants_country, summit_archive_changecount"
# At most so much of what readers ask may be refused while one machine takes the place of another.
MOST_REFUSED = 0.01


@dataclass
class Counts:
    """Of one part of the drill: what readers and writers were answered, and how long they waited at most."""

    reads: Counter = field(default_factory=Counter)
    writes: Counter = field(default_factory=Counter)
    unseen: int = 0
    slowest: float = 0.0


class Load:
    """Visitors, each in a thread: `kept` are the writes that were answered with success."""

    def __init__(self, ports: list[int], readers: int, writers: int):
        self.ports = ports
        self.now = Counts()
        self.kept: list[str] = []
        self.is_over = threading.Event()
        self.numbers = itertools.count(1)
        roles = [self.read] * readers + [self.write] * writers
        self.threads = [
            threading.Thread(target=self.visit, args=[role, seed]) for seed, role in enumerate(roles)
        ]
        for thread in self.threads:
            thread.start()

    def visit(self, role: Callable, seed: int) -> None:
        random = Random(seed)
        while not self.is_over.is_set():
            counts, began = self.now, time.monotonic()
            role(random, counts)
            counts.slowest = max(counts.slowest, time.monotonic() - began)
            time.sleep(0.05 if role == self.read else 0.2)

    def end(self) -> None:
        self.is_over.set()
        for thread in self.threads:
            thread.join()

    def read(self, random: Random, counts: Counts) -> None:
        page = random.choice(PAGES)
        counts.reads[self.asked(random, "GET", page)[0]] += 1

    def write(self, random: Random, counts: Counts) -> None:
        """A correction, and a look at it at once, with the cookie that came along."""
        from summit_archive.corrections.form import new_token

        said = {
            "about": "/countries/kz/",
            "wrong": f"The number {next(self.numbers)} is missing here.",
            "token": new_token(at=time.time() - 60),
        }
        status, headers = self.asked(random, "POST", "/corrections/new/", urlencode(said))
        counts.writes[status] += 1
        if status != 302:
            return
        where = headers["Location"]
        self.kept.append(where.rstrip("/").rpartition("/")[2])
        cookie = headers.get("Set-Cookie", "").partition(";")[0]
        seen = self.asked(random, "GET", where, cookie=cookie)[0]
        # A web server that was killed has answered nobody; a page that is not there would be a write unseen.
        counts.unseen += seen == 404
        counts.reads[seen] += 1

    def asked(self, random: Random, method: str, page: str, body: str = "", cookie: str = "") -> tuple:
        """As a proxy would: what one web process refuses the other is asked; what may have been written never twice."""
        for port in random.sample(self.ports, len(self.ports)):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            sent = {"Cookie": cookie} if cookie else {}
            if body:
                sent["Content-Type"] = "application/x-www-form-urlencoded"
            try:
                connection.connect()
            except OSError:
                continue
            try:
                connection.request(method, page, body or None, sent)
                response = connection.getresponse()
                response.read()
                return response.status, dict(response.headers)
            except (OSError, http.client.HTTPException):
                if method == "POST":
                    return "broken off", {}
            finally:
                connection.close()
        return "nobody", {}


class Drill:
    def __init__(self, machines: Machines, load: Load, seconds: float):
        self.machines, self.load, self.seconds = machines, load, seconds
        self.counts: dict[str, Counts] = {}

    def part(
        self, name: str, happens: Callable[[], object], then: Callable[[], object] = lambda: None
    ) -> None:
        """`happens` in the beginning; after the part's time `then` mends it, and there is quiet for a moment."""
        self.load.now = self.counts[name] = Counts()
        began = time.monotonic()
        happens()
        time.sleep(max(0.0, self.seconds - (time.monotonic() - began)))
        told = self.load.now
        self.load.now = Counts()
        print(f"{name:34}{line_of(told)}", flush=True)
        then()
        time.sleep(4)

    def run(self) -> None:
        machines = self.machines
        first = machines.standbys["standby1"]
        self.part("quiet", lambda: None)
        self.part(
            "a standby killed", lambda: machines.kill_server(first.folder), lambda: machines.revive(first)
        )
        frozen = machines.standbys["standby2"].folder
        self.part("a standby frozen", lambda: machines.freeze(frozen), machines.thaw)
        self.part("a web process killed", machines.webs[0].kill, machines.webs[0].start)
        self.part("PgBouncer killed", machines.pool_context.close, machines.pool)
        self.part("500 ms of lag", lambda: self.lag("'500ms'"), lambda: self.lag("0"))
        self.part("a minute of lag", lambda: self.lag("'60s'"), lambda: self.lag("0"))
        self.part("conflicts with the log", self.conflicts)
        self.part("the primary killed, one promoted", self.switch)
        self.part("afterwards", lambda: None)

    def lag(self, value: str) -> None:
        for port in STANDBYS.values():
            self.machines.say(port, f"ALTER SYSTEM SET recovery_min_apply_delay = {value}")
            self.machines.say(port, "SELECT pg_reload_conf()")

    def conflicts(self) -> None:
        """The primary takes tables for itself again and again, which standbys must play at once."""
        machines, until = self.machines, time.monotonic() + self.seconds
        for port in STANDBYS.values():
            machines.say(port, "ALTER SYSTEM SET max_standby_streaming_delay = 0")
            machines.say(port, "SELECT pg_reload_conf()")
        with machines.at(PORT) as cursor:
            while time.monotonic() < until:
                cursor.execute(f"BEGIN; LOCK TABLE {TAKEN_AGAIN}; COMMIT")
                time.sleep(0.02)
        asked = "SELECT sum(confl_lock + confl_snapshot + confl_bufferpin + confl_deadlock)::int FROM pg_stat_database_conflicts"
        self.conflicted = sum(machines.ask(port, asked) for port in STANDBYS.values())

    def switch(self) -> None:
        machines = self.machines
        machines.kill_server(machines.server.cluster.home.cluster)
        time.sleep(1)
        machines.promote(*machines.standbys.values())


def line_of(counts: Counts) -> str:
    reads, writes = in_words(counts.reads), in_words(counts.writes)
    return f"reads {reads}; writes {writes}; unseen {counts.unseen}; slowest {counts.slowest:.1f} s"


def in_words(counter: Counter) -> str:
    return ", ".join(f"{number} × {status}" for status, number in sorted(counter.items(), key=str)) or "none"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name, default in {"seconds": 12, "readers": 4, "writers": 2}.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args(words)
    set_up()
    with throwaway() as server, contextlib.ExitStack() as context:
        machines = Machines(server, context)
        machines.say(PORT, LONG_AGO)
        machines.warm_up(PAGES)
        load = Load([web.port for web in machines.webs], options.readers, options.writers)
        drill = Drill(machines, load, options.seconds)
        try:
            drill.run()
        finally:
            load.end()
        return told(drill, machines, load)


def told(drill: Drill, machines: Machines, load: Load) -> int:
    with machines.at(STANDBYS["standby1"]) as cursor:
        cursor.execute("SELECT number FROM summit_archive_correction")
        there = {number for (number,) in cursor.fetchall()}
    lost = [number for number in load.kept if number not in there]
    switch = drill.counts["the primary killed, one promoted"].reads
    refused = switch.total() - switch[200]
    unseen = sum(counts.unseen for counts in drill.counts.values())
    afterwards = drill.counts["afterwards"].writes
    print(f"{len(load.kept)} writes answered with success, {len(lost)} lost, {unseen} not seen at once")
    print(f"{drill.conflicted} statements cancelled by standbys for the sake of the log")
    print(
        f"during the switch {refused} of {switch.total()} reads were not answered: {refused / switch.total():.2%}"
    )
    is_well = not lost and not unseen and refused <= MOST_REFUSED * switch.total() and afterwards[302]
    for web in () if is_well else machines.webs:
        print(web.log.read_text()[-2000:])
    return 0 if is_well else 1


def set_up() -> None:
    import django

    os.environ["SECRET_KEY"] = SECRET
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summit_archive.settings")
    django.setup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
