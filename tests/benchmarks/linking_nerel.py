"""Precision and recall of countries and people against NEREL, where every mention is annotated.

    python -m tests.benchmarks.linking_nerel PATH

Counted by spans of characters. The gold standard is every COUNTRY annotation whose Wikidata id is that of
a country of the archive, nested ones too («Российской» in «Российской академии наук»), adjectives as the
annotators gave them («российский» is a COUNTRY in most places), and every PERSON annotation whose Wikidata
id is that of a person of the archive; former states that are rows of it (СССР) are gold, too. Unrecognised ones and
annotations with no id or the id of something else (a language, a team) are no gold: none counts as missed, but a sure
mention of ours there counts as wrong. Two annotations of one span and country count once.

Recall: a gold span is found when a mention of ours, a link or a suggestion, overlaps it and names the same
country or person; "sure" counts links alone, "exact" wants the same first and last character.
Precision: of all our sure mentions (those that become links) those that overlap an annotation that bears
the id, of whatever type: «Гонконг» is a country of the archive and a CITY of the corpus. "As COUNTRY" wants
the type too. "Lenient" takes a NATIONALITY annotation at the same words for right as well: a demonym counts
for its country, which is this archive's rule and not the corpus's.
Sure mentions that no id can judge are left out of the count, and listed: where an annotation of the type
bears none, and where the person of the archive has none. "Whatever the id" tells how many of the others
lie at an annotation of the type at all (the corpus gives the Serbian team's id, or an asteroid's, to a few).
Items are linked with no date: the corpus has none.
"""

# ruff: noqa: T201 - a person reads it

from collections import Counter, defaultdict

from tests.benchmarks.linking import argument, lines, share, start_django

KINDS = {"country": "COUNTRY", "person": "PERSON"}


class Count:
    def __init__(self):
        from articles.linking.linker import read_linker
        from participants.models import Country, Person

        self.linker = read_linker()
        self.targets = {
            "country": {row.wikidata: row.pk for row in Country.objects.exclude(wikidata="")},
            "person": {row.wikidata: row.pk for row in Person.objects.exclude(wikidata="")},
        }
        self.totals, self.misses = Counter(), defaultdict(list)

    def item(self, item: dict) -> None:
        found = self.linker.link("", "", item["text"], None, "ru")
        for kind in KINDS:
            self.count(item, kind, [one for one in found if one.kind == kind])

    def count(self, item, kind: str, found: list) -> None:
        gold = self.gold(item, kind)
        for (start, end, target), entity in gold.items():
            here = [one for one in found if one.start < end and start < one.end and one.target == target]
            self.totals[kind, "gold"] += 1
            self.totals[kind, "found"] += bool(here)
            self.totals[kind, "sure"] += any(one.certainty == "sure" for one in here)
            if here and all(one.certainty != "sure" for one in here):
                self.misses[f"{kind} found by a suggestion alone"].append(
                    shown(item, start, end, here[0].rule)
                )
            self.totals[kind, "exact"] += any((one.start, one.end) == (start, end) for one in here)
            if not here:
                self.misses[f"{kind} missed"].append(shown(item, start, end, entity["link_label"]))
        for one in found:
            if one.certainty == "sure":
                self.judge(item, kind, one)
            else:
                self.totals[kind, "suggested"] += 1

    def gold(self, item, kind: str) -> dict:
        return {
            (entity["start"], entity["end"], self.targets[kind][entity["link"]]): entity
            for entity in item["entities"]
            if entity["type"] == KINDS[kind] and entity.get("link") in self.targets[kind]
        }

    def judge(self, item, kind: str, one) -> None:
        beside = [row for row in item["entities"] if row["start"] < one.end and one.start < row["end"]]
        right = [row for row in beside if self.targets[kind].get(row.get("link")) == one.target]
        if not right and (why := self.unjudged(kind, one, beside)):
            self.misses[f"{kind} not judged: {why}"].append(shown(item, one.start, one.end, one.rule))
            return
        typed = [row for row in right if row["type"] == KINDS[kind]]
        self.totals[kind, "right whatever"] += any(row["type"] == KINDS[kind] for row in beside)
        lenient = right or kind == "country" and any(row["type"] == "NATIONALITY" for row in beside)
        self.totals[kind, "ours"] += 1
        self.totals[kind, "right"] += bool(right)
        self.totals[kind, "right typed"] += bool(typed)
        self.totals[kind, "right exact"] += any(
            (row["start"], row["end"]) == (one.start, one.end) for row in right
        )
        self.totals[kind, "right lenient"] += bool(lenient)
        self.totals[kind, "right by type"] += any(
            row["type"] in (KINDS[kind], "NATIONALITY") for row in beside
        )
        if not right:
            types = sorted({row["type"] for row in beside} & {"COUNTRY", "NATIONALITY", "PERSON"})
            labels = sorted({f"{row['type']} {row.get('link_label')}" for row in beside})
            cause = f"{kind} wrong, annotated {','.join(types) or 'otherwise'}"
            self.misses[cause].append(shown(item, one.start, one.end, f"{one.rule} {labels}"))

    def unjudged(self, kind, one, beside: list) -> str:
        if any(row["type"] == KINDS[kind] and not row.get("link") for row in beside):
            return "the annotation has no id"
        return "" if one.target in self.targets[kind].values() else "the archive has no id"


def shown(item, start: int, end: int, label) -> str:
    before, after = item["text"][max(0, start - 30) : start], item["text"][end : end + 30]
    return f"{before}[{item['text'][start:end]}]{after}".replace("\n", "|") + f"  ({label})"


def main() -> None:
    path = argument("linking_nerel")
    start_django()
    count = Count()
    for item in lines(path):
        count.item(item)
    print(__doc__)
    show(count.totals)
    for cause, misses in sorted(count.misses.items()):
        print(f"\n{cause}: {len(misses)}")
        for miss in misses:
            print(f"  {miss}")


def show(totals: Counter) -> None:
    for kind in KINDS:
        print(
            f"{kind}: {totals[kind, 'gold']} annotations, {totals[kind, 'ours']} sure mentions, {totals[kind, 'suggested']} suggestions"
        )
        for label, part, whole in (
            ("precision, overlap", "right", "ours"),
            ("precision, exact span", "right exact", "ours"),
            (f"precision, as {KINDS[kind]}", "right typed", "ours"),
            (f"precision, as {KINDS[kind]}, whatever the id", "right whatever", "ours"),
            ("precision, overlap, lenient", "right lenient", "ours"),
            ("precision, lenient, whatever the id", "right by type", "ours"),
            ("recall, overlap", "found", "gold"),
            ("recall, overlap, sure", "sure", "gold"),
            ("recall, exact span", "exact", "gold"),
        ):
            print(f"  {label:42}{share(totals[kind, part], totals[kind, whole])}")


if __name__ == "__main__":
    main()
