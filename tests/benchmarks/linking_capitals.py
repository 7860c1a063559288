"""How many suggestions of a country by its capital are right, as somebody judged who read them.

    python -m tests.benchmarks.linking_capitals PATH

PATH is a corpus of one language. Its suggestions by the rule "capital" are put in the order of a hash of their place,
which neither the order of the file nor a change of the rule moves, and the first hundred of them are the sample. Each
is shown with what was judged of it (`linking_capitals.json`, by the item's id, the part and the first character;
+ it stands for the government, - it does not, ? nobody has judged it yet) and the words around it. Items are linked
with no date.

Judged was by this: right is a capital whose state, or the government in it, says, does, owns or is dealt with what the
sentence tells, so that the state's name could stand there instead ("Moscow hoped", «союзник Вашингтона»). Wrong is
the city itself, its people and authorities, another body that the town stands for (the European Union for Brussels),
and a part of a longer name (the Minsk agreements).
"""

# ruff: noqa: T201 - a person reads it

import hashlib
import json
from pathlib import Path

from tests.benchmarks.linking import argument, lines, share, start_django

JUDGED = Path(__file__).with_suffix(".json")
SIZE = 100
PARTS = ("headline", "standfirst", "body")


def suggestions(path: str):
    """The place and the words around it of each suggestion by a capital."""
    from articles.linking.linker import read_linker
    from articles.linking.rules import CAPITAL

    linker = read_linker()
    for item in lines(path):
        # The text of an annotated item begins with its title.
        title = "" if "entities" in item else item["title"]
        texts = dict(zip(PARTS, (title or "", item.get("lead") or "", item["text"] or ""), strict=True))
        for one in linker.link(*texts.values(), None, item.get("language") or "ru"):
            if one.rule == CAPITAL.slug:
                text = texts[one.part]
                around = (
                    f"{text[max(0, one.start - 80) : one.start]}[{one.text}]{text[one.end : one.end + 80]}"
                )
                yield f"{item['id']} {one.part} {one.start}", around.replace("\n", "|")


def by_hash(suggestion: tuple[str, str]) -> str:
    return hashlib.sha256(suggestion[0].encode()).hexdigest()


def main() -> None:
    path = argument("linking_capitals")
    start_django()
    judged = json.loads(JUDGED.read_text())
    found = sorted(suggestions(path), key=by_hash)
    sample = found[:SIZE]
    print(__doc__)
    for place, around in sample:
        print({True: "+", False: "-", None: "?"}[judged.get(place)], place, "|", around)
    known = [judged[place] for place, _around in sample if place in judged]
    print(f"\n{len(found)} suggestions, {len(sample)} in the sample, {len(known)} of them judged")
    print(f"right {share(sum(known), len(known))}")


if __name__ == "__main__":
    main()
