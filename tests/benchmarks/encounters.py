"""How many encounters of a corpus are read, and how many of those read are right, by what people judged.

    python -m tests.benchmarks.encounters CORPUS GOLD [--opening | --whole] [--item ID] [--quiet]

CORPUS has the items (JSONL, it may be gzipped), GOLD a line for each that was judged. An encounter is right where
one was written down of the same kind (or one like it: `strictly` counts the same kind alone), day, parties, and both
were held or both not; each stands for one. Not counted either way: what was judged unsurely, and encounters of fewer
than two of the twelve states (a visit has that of its place) unless of a regional body; in gold that has `main`, any
two states count. Measured apart: of each body its opening 700 characters, and the whole. An item of the press service
of the President of Russia speaks in his voice. --item shows what is read of one item; --quiet leaves out the errors.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import datetime
import sys
import time
from collections import Counter
from itertools import groupby

from tests.benchmarks.encounters_scoring import Error, Meeting, Party, Scores, body_of, kept
from tests.benchmarks.linking import lines, share, start_django

OPENING = 700
VOICES = {"en.kremlin.ru": "president-of-russia"}
KINDS = {"talks-on-the-margins": "margins", "ceremony": "other", "forum": "other"}
STATUSES = {"expected": "confirmed", "not stated": "not-stated", "planned": "scheduled", None: ""}


# --- What people wrote down -------------------------------------------------------------------------


def gold_meeting(row: dict, body: str) -> Meeting:
    """Of either format: `scope: other` is neutral, and so is what is not the item's main encounter."""
    neutral = row.get("scope") == "other" or not row.get("main", True)
    quote = row.get("quote") or ""
    return Meeting(
        kind=KINDS.get(row["kind"], row["kind"]),
        status=STATUSES.get(row["status"], row["status"]),
        when=(row.get("when") or row.get("day") or "XXXX"),
        parties=tuple(map(gold_party, row["participants"])),
        body=body_of(row.get("organisation") or ""),
        place=latin(row.get("place") or ""),
        country=row.get("country") or "",
        basis=row.get("when_basis") or "",
        sure=0.5 if neutral else row.get("sure", 1.0),
        words=quote,
        place_in_text=max(0, body.find(quote)) if quote else 0,
    )


def gold_party(row: dict) -> Party:
    return Party(
        country=row.get("country") or "",
        body=body_of(row.get("organisation") or ""),
        people=frozenset(filter(None, [row.get("person")])),
        as_given=row.get("name_as_given") or row.get("person") or "",
        office=row.get("office") or "",
        role=STATUSES.get(row.get("role"), row.get("role")),
        status=STATUSES.get(row.get("status"), row.get("status")),
    )


def latin(words: str) -> str:
    from summit_archive.text.folding import fold

    return fold(words)


# --- What the archive reads -------------------------------------------------------------------------


class Reading:
    def __init__(self):
        from articles.encounters.reading.reader import EncounterReader
        from articles.linking.facts import read_facts
        from articles.linking.linker import Linker
        from participants.models import Country, Name, Office, Organisation, Place

        facts = read_facts()
        self.linker, self.reader = Linker(facts), EncounterReader(facts)
        self.countries = dict(Country.objects.values_list("pk", "code"))
        self.offices = {row.pk: row for row in Office.objects.all()}
        self.office_by_slug = {row.slug: row.pk for row in self.offices.values()}
        self.bodies = {
            pk: body_of(slug) or body_of(name)
            for pk, slug, name in Organisation.objects.values_list("pk", "slug", "name")
        }
        self.places = {
            pk: (name, country) for pk, name, country in Place.objects.values_list("pk", "name", "country")
        }
        self.people: dict[int, set[str]] = {pk: {name} for pk, name, _family in facts.people}
        for person, text in Name.objects.filter(person__isnull=False).values_list("person", "text"):
            self.people[person].add(text)
        self.linking = self.reading = 0.0

    def meetings(self, item: dict, characters: int | None) -> list[Meeting]:
        from articles.encounters.encounter import Told

        headline, standfirst = item["title"] or "", item.get("lead") or ""
        body = (item["text"] or "")[:characters]
        day, language = datetime.date.fromisoformat(item["published"]), item["language"]
        started = time.perf_counter()
        found = self.linker.link(headline, standfirst, body, day, language)
        linked = time.perf_counter()
        told = Told(
            headline,
            standfirst,
            body,
            "",
            day,
            language,
            item.get("event_place") or "",
            self.office_by_slug.get(VOICES.get(item["source"])),
            tuple(found),
        )
        read = self.reader.read(told)
        self.linking += linked - started
        self.reading += time.perf_counter() - linked
        return [self.meeting(one, told) for one in read]

    def meeting(self, read, told) -> Meeting:
        place, of = self.places.get(read.place, ("", None))
        return Meeting(
            kind=read.kind,
            status=read.status,
            when=read.when,
            parties=tuple(map(self.party, read.parties)),
            body=self.bodies.get(read.organisation) or body_of(read.body_as_given),
            place=latin(f"{place} {read.place_as_given}".strip()),
            country=self.countries.get(read.country or of, ""),
            basis=read.when_basis,
            rule=f"{read.rule} ({read.certainty})",
            words=" · ".join(f"{span.shows}: “{words(told, span)}”" for span in read.spans),
        )

    def party(self, read) -> Party:
        office = self.offices.get(read.office)
        country = read.country or (office.country_id if office else None)
        body = read.organisation or (office.organisation_id if office else None)
        return Party(
            country=self.countries.get(country, ""),
            body=self.bodies.get(body, ""),
            people=frozenset(self.people.get(read.person, ())),
            as_given=read.name_as_given,
            office=office.slug if office else "",
            role=read.role,
            status=read.status,
        )


def words(told, span) -> str:
    part = told.place_line if span.part == "place-line" else getattr(told, span.part)
    return part[span.start : span.end]


# --- The report -------------------------------------------------------------------------------------


def table(scores: dict[str, Scores]) -> None:
    print(f"{'':34}" + "".join(f"{name:>34}" for name in scores))

    def line(label: str, *keys: tuple[str, str]) -> None:
        part, whole = keys
        cells = [share(one.totals[part], one.totals[whole]) for one in scores.values()]
        print(f"{label:34}" + "".join(f"{cell:>34}" for cell in cells))

    for circle in ("held, of two", "held, of more", "held, visit of one", "held", "not held"):
        print(circle)
        line("  precision", (circle, "right"), (circle, "read"))
        line("    strictly", (circle, "right, strictly"), (circle, "read"))
        line("  recall", (circle, "found"), (circle, "asked"))
        line("    strictly", (circle, "found, strictly"), (circle, "asked"))
    print("of those paired")
    told = sorted({key[0] for one in scores.values() for key in one.totals if key[1] == "told"})
    for what in told:
        line(f"  {what}", (what, "right"), (what, "told"))
    numbers = {
        "read as held, but to come": ("falsely held", "of one to come"),
        "read as held, but there is none": ("falsely held", "of none"),
        "no party, in a meeting there is": ("invented", "in a meeting there is"),
        "no party, where there is none": ("invented", "in a meeting there is not"),
        "not counted": ("neutral", "read"),
    }
    for label, key in numbers.items():
        print(f"{label:34}" + "".join(f"{one.totals[key]:>34,}" for one in scores.values()))


def by_status(scores: Scores) -> None:
    print("\nstatus read (down) and judged (across)")
    judged = sorted({gold for gold, _read in scores.statuses})
    print(f"{'':14}" + "".join(f"{one:>14}" for one in judged))
    for read in sorted({read for _gold, read in scores.statuses}):
        print(f"{read:14}" + "".join(f"{scores.statuses[gold, read]:>14,}" for gold in judged))


def by_rule(scores: Scores) -> None:
    print(f"\n{'rule':50}{'right':>8}{'wrong':>8}{'neutral':>9}")
    for rule in sorted({rule for rule, _how in scores.rules}):
        right, wrong, neutral = (scores.rules[rule, how] for how in ("right", "wrong", "neutral"))
        print(f"{rule:50}{right:8,}{wrong:8,}{neutral:9,}")


def errors(scores: Scores) -> None:
    ordered = sorted(scores.errors, key=lambda one: one.sort)
    sums = Counter(one.sort for one in ordered)
    for sort, group in groupby(ordered, key=lambda one: one.sort):
        print(f"\n=== {sort}: {sums[sort]}")
        for one in group:
            print(error(one))


def error(one: Error) -> str:
    told = [f"{one.item}  {one.headline}" + (f"  [{one.what}]" if one.what else "")]
    told += [f"    read  {told_of(one.read)}"] if one.read else []
    told += [f"    gold  {told_of(one.gold)}"] if one.gold else []
    return "\n".join(told)


def told_of(meeting: Meeting) -> str:
    parties = "; ".join(
        " ".join(
            filter(
                None,
                [
                    one.country or one.body or "–",
                    min(one.people, default=""),
                    f"“{one.as_given}”",
                    marks(one),
                ],
            )
        )
        for one in meeting.parties
    )
    where = " ".join(filter(None, [meeting.place, meeting.country]))
    sure = f" sure {meeting.sure}" if not meeting.rule else f" by {meeting.rule}"
    return (
        f"{meeting.kind} {meeting.status} {meeting.when} ({meeting.basis})"
        f"{' of ' + meeting.body if meeting.body else ''}{' at ' + where if where else ''}: {parties}{sure}\n"
        f"          {meeting.words}"
    )


def marks(party: Party) -> str:
    dull = {"", "participant", "not-stated", "attended"}
    told = [one for one in (party.role, party.status) if one not in dull]
    return f"({', '.join(told)})" if told else ""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.encounters")
    parser.add_argument("corpus")
    parser.add_argument("gold")
    parser.add_argument("--opening", action="store_true")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--item")
    parser.add_argument("--quiet", action="store_true")
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    judged = {row["id"]: row for row in lines(asked.gold) if asked.item in (None, row["id"])}
    items = [item for item in lines(asked.corpus) if item["id"] in judged]
    if not items:
        sys.exit("CORPUS has no item that GOLD judges")
    start_django()
    reading = Reading()
    extents = {"opening": OPENING, "whole": None}
    if asked.opening or asked.whole or asked.item:
        extents = {"opening": OPENING} if asked.opening else {"whole": None}
    anywhere = any("main" in row for each in judged.values() for row in each["meetings"])
    scores = {name: Scores(anywhere) for name in extents}
    for item in items:
        gold = [gold_meeting(row, item["text"] or "") for row in judged[item["id"]]["meetings"]]
        for name, characters in extents.items():
            read = reading.meetings(item, characters)
            scores[name].item(item["id"], item["title"], kept(gold, characters) if characters else gold, read)
            if asked.item:
                print("\n".join(f"read  {told_of(one)}" for one in read))
                print("\n".join(f"gold  {told_of(one)}" for one in gold), "\n")
    last = list(scores.values())[-1]
    if not asked.quiet:
        errors(last)
        print()
    print(__doc__)
    print(
        f"{len(items):,} items; linking {reading.linking:.1f} s, reading encounters {reading.reading:.1f} s"
    )
    by_rule(last)
    by_status(last)
    print()
    table(scores)


if __name__ == "__main__":
    main()
