"""How long the database works for the pages of who met whom, in a large made-up archive.

    python -m tests.benchmarks.meetings [--meetings 20000] [--participations 200000] [--articles 1000000]
        [--rounds 7] [--seed 1]

Makes a throw-away database with the shipped countries, offices and people, fills it by COPY from a
seeded generator, and asks each page `--rounds` times, after one that warms it up. Printed is the
median of what PostgreSQL took for all of a page's queries, as Django measures them; how long it had a
processor for them, which a busy machine does not change; and the number of queries. None is shared out
to parallel workers. Articles are bare: a headline, two countries, and a person of one in three.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import datetime
import io
import os
from collections.abc import Iterator
from math import nan
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from tests.benchmarks.server import throwaway

LAST_DAY = datetime.date(2026, 6, 30)
DAYS = (LAST_DAY - datetime.date(1992, 1, 1)).days
EDITIONS = 60
REGION = "RU KZ BY AM KG TJ UZ AZ MD TM GE UA".split()
KINDS = {
    "bilateral": 30, "call": 12, "margins": 10, "trilateral": 4, "summit": 14, "informal-summit": 6,
    "council-session": 16, "video-conference": 5, "other": 3,
}  # fmt: skip
TWO_OR_THREE = {"bilateral": 2, "call": 2, "margins": 2, "trilateral": 3}
STATUSES = {"held": 88, "announced": 4, "possible": 4, "cancelled": 2, "postponed": 2}
PARTS = {"attended": 60, "not-stated": 20, "invited": 8, "represented": 4, "online": 4, "absent": 4}
# How much is known of a date: the share of each spelling.
SPELLINGS = {
    "{day}": 84, "{day}/{next}": 6, "{day:%Y-%m}": 3, "{day:%Y}": 2, "{day}?": 2, "XXXX-{day:%m-%d}": 3,
}  # fmt: skip
MEETING = "id version slug title kind series_id organisation_id when possible format status window_reason summary recorded_on source source_url confirmation place_id parent_id has_complete_list list_source list_source_url participant_list"
PARTICIPATION = "id meeting_id country_id office_id person_id name_as_given role status note source source_url confirmation"


class Facts(NamedTuple):
    """The ids of what is shipped: countries by weight, {country: its offices}, {office: a holder}."""

    countries: list[int]
    weights: list[float]
    offices: dict[int, list[int]]
    holders: dict[int, int]
    places: list[int]
    organisations: list[int]


def drawn(random: Random, shares: dict[str, int]) -> str:
    return random.choices(list(shares), list(shares.values()))[0]


class Generator:
    """Lines of the two tables, as COPY reads them."""

    def __init__(self, facts: Facts, series: int, seed: int):
        self.facts, self.series, self.random = facts, series, Random(seed)
        self.number = 0

    def lines(self, meetings: int, participations: int) -> Iterator[tuple[str, list[str]]]:
        """Each meeting's line with those of its participations, so many of them in all."""
        left = participations
        for number in range(1, meetings + 1):
            kind = "informal-summit" if number <= EDITIONS else drawn(self.random, KINDS)
            fair = left / (meetings - number + 1)
            size = TWO_OR_THREE.get(kind) or max(2, round(self.random.uniform(0.6, 1.4) * fair * 2))
            if number == meetings:
                size = left
            rows = list(self.parties(number, kind, min(size, left, len(self.facts.countries))))
            left -= len(rows)
            yield self.meeting(number, kind), rows

    def meeting(self, number: int, kind: str) -> str:
        random = self.random
        edition = number <= EDITIONS
        day = LAST_DAY - datetime.timedelta(days=int(DAYS * random.random() ** 1.6))
        spelling = "{day}" if edition else drawn(random, SPELLINGS)
        parent = random.randint(1, number - 1) if kind == "margins" and number > 1 else None
        organisation = random.choice(self.facts.organisations) if kind == "council-session" else None
        status = "held" if edition else drawn(random, STATUSES)
        when, possible = dated(day, spelling, status)
        columns = [
            number, 1, f"m-{number}", f"Meeting {number}", kind, self.series if edition else None,
            organisation, when, possible, "in-person", status, "",
            "The sides discussed trade and transport. " * 6, LAST_DAY, "", "", "not-stated",
            random.choice(self.facts.places) if random.random() < 0.7 else None, parent,
            False, "", "", "",
        ]  # fmt: skip
        return line(columns)

    def parties(self, meeting: int, kind: str, size: int) -> Iterator[str]:
        random, facts = self.random, self.facts
        chosen: dict[int, None] = {}
        if meeting <= EDITIONS:
            chosen = dict.fromkeys(facts.countries[:12])
        while len(chosen) < size:
            chosen[random.choices(facts.countries, facts.weights)[0]] = None
        hosted = random.random() < 0.6
        for place, country in enumerate(chosen):
            self.number += 1
            offices = facts.offices.get(country, [])
            office = random.choice(offices) if offices and random.random() < 0.4 else None
            named = office if office and random.random() < 0.5 else None
            columns = [
                self.number, meeting, None if office and not named else country, office,
                facts.holders.get(named), "", "host" if hosted and not place else "participant",
                drawn(random, PARTS), "", "", "", "not-stated",
            ]  # fmt: skip
            yield line(columns)


def dated(day: datetime.date, spelling: str, status: str) -> tuple[str, str]:
    """A partly known date, and its possible days, as the database holds them."""
    from participants.models.outlook import REGION_STARTS_ON, outlook
    from summit_archive.dates import PartialDate
    from summit_archive.postgres.multiranges import days_as_text

    when = spelling.format(day=day, next=day + datetime.timedelta(days=1)).replace("XXXX-02-29", "XXXX-02-28")
    window = outlook(status, LAST_DAY, REGION_STARTS_ON)
    days = PartialDate.parse(when).days(datetime.date.min, datetime.date.max, window)
    return when, days_as_text(days)


def line(columns: list) -> str:
    return "\t".join("\\N" if column is None else str(column) for column in columns) + "\n"


def shipped() -> Facts:
    from participants.models import Country, Office, Organisation, Place, Term

    codes = dict(Country.objects.present().values_list("code", "pk"))
    countries = [codes.pop(code) for code in REGION] + sorted(codes.values())
    weights = [1 / (place + 1) ** 0.8 for place in range(len(countries))]
    offices: dict[int, list[int]] = {}
    for country, office in Office.objects.filter(country__isnull=False).values_list("country", "pk"):
        offices.setdefault(country, []).append(office)
    return Facts(
        countries,
        weights,
        offices,
        dict(Term.objects.values_list("office", "person")),
        list(Place.objects.values_list("pk", flat=True)),
        list(Organisation.objects.values_list("pk", flat=True)),
    )


def fill(cursor, meetings: int, participations: int, articles: int, seed: int) -> None:
    from participants.models import MeetingSeries, Organisation

    # The shipped meetings would only be in the way of the generator's ids.
    cursor.execute("TRUNCATE participants_meeting CASCADE")
    facts = shipped()
    cis = Organisation.objects.get(slug="cis")
    series = MeetingSeries.objects.create(slug="benchmark", name="Sixty summits", organisation=cis)
    tables = io.StringIO(), io.StringIO()
    for meeting, rows in Generator(facts, series.pk, seed).lines(meetings, participations):
        tables[0].write(meeting)
        tables[1].writelines(rows)
    copy(cursor, "participants_meeting", MEETING, tables[0])
    copy(cursor, "participants_participation", PARTICIPATION, tables[1])
    write_articles(cursor, facts, articles)
    tidied(cursor)


def tidied(cursor) -> None:
    """Outside of a transaction."""
    cursor.execute("VACUUM ANALYZE")


def copy(cursor, table: str, columns: str, text: io.StringIO) -> None:
    text.seek(0)
    names = ", ".join(f'"{name}"' for name in columns.split())
    cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", text)


def write_articles(cursor, facts: Facts, articles: int) -> None:
    """About two countries each: `power` makes the first of them the most written about."""
    if not articles:
        return
    people = sorted(set(facts.holders.values()))
    with listed_at_last(cursor):
        cursor.execute("SELECT setseed(0.5)")
        cursor.execute(
            """INSERT INTO articles_article (version, headline, standfirst, body, language, byline, url,
                   canonical_url, external_id, status, published_on)
               SELECT 1, 'Headline ' || number, '', '', 'en', '', '', '', '', 'published',
                   date '1992-01-01' + (power(random(), 0.6) * 12500)::int
               FROM generate_series(1, %s) number""",
            [articles],
        )
        for _ in range(2):
            cursor.execute(
                """INSERT INTO articles_article_countries (article_id, country_id)
                   SELECT id, (%s::bigint[])[1 + floor(power(random(), 3) * %s)::int] FROM articles_article
                   ON CONFLICT DO NOTHING""",
                [facts.countries, len(facts.countries)],
            )
        cursor.execute(
            """INSERT INTO articles_article_people (article_id, person_id)
               SELECT id, (%s::bigint[])[1 + floor(power(random(), 3) * %s)::int] FROM articles_article
               WHERE id %% 3 = 0""",
            [people, len(people)],
        )


@contextlib.contextmanager
def listed_at_last(cursor) -> Iterator[None]:
    """What pages list and count articles by is made once, of all of them, instead of after each statement."""
    from django.db import transaction

    with transaction.atomic():
        cursor.execute("SELECT set_config('summit.list_later', 'on', true)")
        yield
        cursor.execute("SELECT set_config('summit.list_later', '', true)")
        cursor.execute("SELECT summit_list_all()")


def pages() -> dict[str, str]:
    """What is measured, by what it is called: the heaviest pairs, the largest matrices."""
    one, other = busiest_people()
    return {
        "dyad of countries": "/countries/kz/ru/",
        "dyad of people": f"/people/{one}/{other}/",
        "matrix of countries, 50 x 50": "/matrix/?rows=50",
        "matrix of leaders, 50 x 50": "/matrix/?by=leader&rows=50",
        "matrix of one year, 50 x 50": "/matrix/?rows=50&from=2020&to=2020",
        "comparison of five": "/compare/?country=kz&country=uz&country=ru&country=by&country=am",
        "series of 60 editions": "/series/benchmark/",
        "network of a country": "/countries/kz/network/",
        "network of a person": f"/people/{one}/network/",
        "timeline by kind": "/meetings/timeline/",
        "timeline by organisation": "/meetings/timeline/?by=organisation",
        "map by place": "/meetings/map/",
        "map by parties": "/meetings/map/?show=parties",
        "country": "/countries/kz/",
        "all countries": "/countries/",
    }


def busiest_people() -> list[str]:
    """The two who are named most, and who met."""
    from django.db.models import Count

    from participants.models import Meeting, Person

    ranked = Person.objects.annotate(number=Count("participations")).order_by("-number")[:5]
    pairs = [(one, other) for one in ranked for other in ranked if one.slug < other.slug]
    together = max(pairs, key=lambda pair: Meeting.objects.naming(*pair).count())
    return [person.slug for person in together]


class Cost(NamedTuple):
    """Of a page: milliseconds of its queries, milliseconds of a processor for them, their number."""

    taken: float
    worked: float
    queries: int


def cost(client, address: str, backend: int) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before = worked(backend)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} gave {response.status_code}")
    taken = 1000 * sum(float(query["time"]) for query in queries)
    return Cost(taken, worked(backend) - before, len(queries))


def worked(backend: int) -> float:
    """Milliseconds for which the server's process had a processor; not a number where the system does not tell."""
    try:
        return int(Path(f"/proc/{backend}/schedstat").read_text().split()[0]) / 1e6
    except OSError:
        return nan


def measure(rounds: int) -> None:
    from django.db import connection
    from django.test import Client

    with connection.cursor() as cursor:
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    client = Client(headers={"host": "localhost"})
    for name, address in pages().items():
        costs = [cost(client, address, backend) for _ in range(rounds + 1)][1:]
        taken, busy = (median(getattr(each, column) for each in costs) for column in ("taken", "worked"))
        print(f"{name:32} {taken:7.1f} ms, of a processor {busy:7.1f}, {costs[0].queries} queries")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--meetings", type=int, default=20_000)
    parser.add_argument("--participations", type=int, default=200_000)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with throwaway() as server:
        os.environ.update(server.environment(server.make()))
        # So that pages name their static files without a `collectstatic`.
        os.environ |= {"DJANGO_SETTINGS_MODULE": "summit_archive.settings", "DEBUG": "true"}
        import django

        django.setup()
        from django.db import connection

        with connection.cursor() as cursor:
            fill(cursor, asked.meetings, asked.participations, asked.articles, asked.seed)
            cursor.execute(
                "SELECT count(*), (SELECT count(*) FROM participants_participation),"
                " (SELECT count(*) FROM articles_article) FROM participants_meeting"
            )
            print("{} meetings, {} participations, {} articles".format(*cursor.fetchone()))
        measure(asked.rounds)
        connection.close()


if __name__ == "__main__":
    main()
