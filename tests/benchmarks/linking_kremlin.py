"""How many of the editors' tags of the English Kremlin corpus the linker finds.

    python -m tests.benchmarks.linking_kremlin PATH

Counted are items from 2010 on. A country that the editors tagged (and that the archive has) is found
when a mention of it, sure or suggested, stands in the headline, the standfirst or the body. A person
tagged or linked by the editors and on record in the archive (by name, see `people_by_name`) is found
when a mention of that person, or an office resolved to that person, stands there. The right person:
at the very words that the editors linked to a person, no mention of ours names anybody else.
"""

# ruff: noqa: T201 - a person reads it

import datetime
from collections import Counter, defaultdict

from tests.benchmarks.linking import argument, lines, share, start_django

YEAR = 2010


def people_by_name() -> dict[frozenset[str], int]:
    """People of the archive by the words of any English name: the corpus has the family name first."""
    from participants.models import Name

    names = Name.objects.filter(person__isnull=False, language="en").values_list("text", "person")
    return {frozenset(text.replace(".", "").split()): person for text, person in names}


class Count:
    def __init__(self):
        from articles.linking.linker import read_linker
        from participants.models import Country, Person

        self.linker = read_linker()
        self.people = people_by_name()
        self.countries = dict(Country.objects.values_list("code", "pk"))
        self.names = dict(Person.objects.values_list("pk", "name"))
        self.totals, self.misses = Counter(), defaultdict(list)
        self.surnames = dict(Person.objects.values_list("pk", "family_name"))

    def item(self, item: dict) -> None:
        day = datetime.date.fromisoformat(item["published"])
        title, lead, text = (item[key] or "" for key in ("title", "lead", "text"))
        found = self.linker.link(title, lead, text, day, "en")
        self.count_countries(item, found, f"{title}\n{lead}\n{text}")
        self.count_people(item, found, f"{title}\n{lead}\n{text}")
        self.count_right(item, found)

    def count_countries(self, item, found, text) -> None:
        anywhere = {one.target for one in found if one.kind == "country"}
        sure = {one.target for one in found if one.kind == "country" and one.certainty == "sure"}
        body = {one.target for one in found if one.kind == "country" and one.part == "body"}
        for tag in item["tags"]["countries"]:
            pk = self.countries.get(tag["id"])
            if pk is None:
                self.totals["country not in the archive"] += 1
                continue
            self.totals["countries"] += 1
            self.totals["countries sure"] += pk in sure
            self.totals["countries in the body"] += pk in body
            self.totals["countries found"] += pk in anywhere
            if pk not in anywhere:
                named = tag["name"].split()[0] in text
                cause = "named in the text" if named else "not named in the text"
                self.misses[f"country {cause}"].append(f"{tag['name']}: {item['id']} {item['title']}")

    def count_people(self, item, found, text) -> None:
        anywhere = {one.target for one in found if one.kind == "person"}
        anywhere |= {one.person for one in found if one.person}
        sure = {one.target for one in found if one.kind == "person" and one.certainty == "sure"}
        wanted = {self.person(tag["name"]) for tag in item["tags"]["persons"]}
        wanted |= {self.person(link["entry"]) for link in item["mentions"] if link["type"] == "persons"}
        for pk in wanted - {None}:
            self.totals["people"] += 1
            self.totals["people sure"] += pk in sure
            self.totals["people found"] += pk in anywhere
            if pk not in anywhere:
                cause = (
                    "family name in the text" if self.surnames[pk] in text else "family name not in the text"
                )
                self.misses[f"person, {cause}"].append(f"{self.names[pk]}: {item['id']} {item['title']}")

    def count_right(self, item, found) -> None:
        """Words that the editors linked to a person of the archive, and whom our mention there names."""
        for link in item["mentions"]:
            pk = self.person(link["entry"]) if link["type"] == "persons" else None
            if pk is None:
                continue
            here = {
                one.target
                for one in found
                if one.kind == "person"
                and one.part == "body"
                and one.start < link["end"]
                and link["start"] < one.end
            }
            if here:
                self.totals["links found"] += 1
                self.totals["links right"] += here == {pk}
                if here != {pk}:
                    self.misses["another person at the words"].append(
                        f"{link['surface']}: {self.names[pk]}, not {[self.names[one] for one in here]}: {item['id']}"
                    )
            self.totals["links"] += 1

    def person(self, name: str) -> int | None:
        return self.people.get(frozenset(name.replace(",", "").split()))


def main() -> None:
    path = argument("linking_kremlin")
    start_django()
    count = Count()
    for item in lines(path):
        if int(item["published"][:4]) >= YEAR:
            count.item(item)
    totals = count.totals
    print(__doc__)
    for label, part, whole in (
        ("country tags found", "countries found", "countries"),
        ("  by sure mentions", "countries sure", "countries"),
        ("  in the body alone", "countries in the body", "countries"),
        ("people found", "people found", "people"),
        ("  by sure mentions", "people sure", "people"),
        ("editors' links met by a mention", "links found", "links"),
        ("  of these the right person", "links right", "links found"),
    ):
        print(f"{label:34}{share(totals[part], totals[whole])}")
    print(f"country tags of none in the archive: {totals['country not in the archive']}")
    for cause, misses in sorted(count.misses.items()):
        print(f"\n{cause}: {len(misses)}")
        for miss in misses:
            print(f"  {miss}")


if __name__ == "__main__":
    main()
