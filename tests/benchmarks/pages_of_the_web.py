"""What is read of trafilatura's evaluation pages: how much of the text, and which days of publication.

    python -m tests.benchmarks.pages_of_the_web PATH

PATH is the folder `tests` of trafilatura's repository, with `evaldata.json` and the pages in `cache` and `eval`.

Text is counted as trafilatura's own evaluation counts it: of each page some segments must be in the text and
some must not, in any white space; a page that is refused has none of either.

Days are compared with the annotated ones. These are not all the story's: annotators took days of changes, days
from addresses that a site had given anew, and made slips. Each found day that differs was looked up on its page;
`LOOKED_UP` has what the page says. False is a found day that is neither the annotated one nor the one that
was looked up; except where the doubt is told that the day at the place may be the next, or the one before,
and it is. The rest of the found days are of pages without an annotation, which nothing judges.
Of a page without a day it must be told why; so 100 % of them.
"""

# ruff: noqa: T201 - a person reads it

import json
import re
import sys
from collections import Counter, defaultdict
from datetime import timedelta
from pathlib import Path

from tests.benchmarks.linking import start_django

# By the page's file: the day that the page gives as that of its publication, and where it does, if the
# annotators took another.
CHANGED = "its markup; the annotated day is that of the last change"
SLIP = "its markup, and the day that it shows; the annotation has a slip"
LOOKED_UP = {
    "uusisuomi.fi.angela.html": ("2020-02-19", SLIP),
    "columbus-entdeckt.de.trolls.html": ("2018-02-28", CHANGED),
    "zahlenzauberin.wordpress.com.ferien.html": ("2012-08-22", SLIP),
    "aoc.media.archaisme.html": ("2019-12-09", "its markup and its address; it shows the next day"),
    "theplanetarypress.com.forestlands.html": ("2020-01-17", "its markup, and the day that it shows"),
    "nationalgeographic.co.uk.goats.html": ("2020-01-03", CHANGED),
    "0a12df42d1764095989ab078ee0f940b.html": ("2019-10-19", "its markup, and the day that it shows"),
    "pythonspeed.com.docker.html": ("2019-06-17", CHANGED),
    "tagesanzeiger.ch.umweltzerstoerung.html": ("2020-04-03", CHANGED),
    "mywakenews.wordpress.com.psyop.html": ("2016-07-09", SLIP),
    "hellogiggles.com.skin.html": ("2019-10-15", CHANGED),
    "wevolver.com.3dprinting.html": ("2018-02-20", CHANGED),
    "diem25.org.climate.html": ("2020-10-12", SLIP),
    "realsimple.com.hydrangea.html": ("2016-08-29", CHANGED),
    "tomshardware.com.rtx.html": ("2020-11-04", "its markup, and the day that it shows"),
    "wochenblatt.com-Heinen-Essen.html": ("2022-01-21", SLIP),
    "handwerksblatt.de-Friseurbesuch.html": ("2022-01-14", SLIP),
    "selbst.de-wurmkiste.html": ("2021-02-22", SLIP),
    "jagdleben.de-waldwege.html": ("2022-01-25", CHANGED),
    "drk.de-Glasgow.html": ("2021-10-27", "its markup; the press release is dated the next day"),
    "rtl.de-lockdown.html": ("2021-03-16", CHANGED),
    "edition.cnn.com-royal.html": ("2021-03-08", CHANGED),
    "angelmagazin.de-schmerzen.html": ("2021-11-29", CHANGED),
    "weinkenner.de-st.magdalener.html": ("2022-01-28", CHANGED),
    "tennismagazin.de-viertelfinale.html": ("2022-02-03", "its markup, and the day that it shows"),
    "gitarrebass.de-dieneue.html": ("2022-01-24", SLIP),
    "dvg.de.weihnachtsurlaub.html": ("2022-11-29", SLIP),
    "theoriginalcopy.de.baby.html": ("2020-08-11", SLIP),
    "ad-magazin.de.wellness.html": ("2021-11-22", CHANGED),
    "herzundblut.com.Besuch.html": ("2022-11-21", SLIP),
    "eltiempo.com-candidatos.html": ("2022-05-03", CHANGED),
    "Popkultur.de-Schauspieler.html": ("2023-06-05", SLIP),
    "tegernseerstimme.de-Klimavorreiter.html": ("2023-11-06", SLIP),
    "www1.wdr.de-Correctiv-Recherche.html": ("2023-11-06", CHANGED),
}


class Count:
    def __init__(self, folder: Path):
        self.folder = folder
        self.totals, self.lists = Counter(), defaultdict(list)

    def page(self, item: dict) -> None:
        fields, doubts, refusal = self.read(item["file"])
        self.text(item, fields.get("body", ""))
        if refusal:
            self.totals["refused"] += 1
            self.lists["refused"].append(f"{item['file']}: {refusal}")
        else:
            self.day(item, fields, doubts)

    def read(self, name: str) -> tuple[dict, tuple, str]:
        from articles.importing.problems import Refused
        from articles.importing.reading.pages import page_fields

        [path] = [
            one for one in (self.folder / "cache" / name, self.folder / "eval" / name) if one.is_file()
        ][:1]
        try:
            return *page_fields(path.read_bytes()), ""
        except Refused as refused:
            return {}, (), str(refused)

    def text(self, item: dict, text: str) -> None:
        text = one_line(text)
        for name in ("with", "without"):
            for segment in item[name]:
                self.totals[name, one_line(segment) in text] += 1

    def day(self, item: dict, fields: dict, doubts: tuple) -> None:
        from articles.importing.days import PERHAPS_BEFORE, PERHAPS_NEXT
        from articles.importing.record import read_record

        # Its address has no part in this, and may be one that is refused.
        of_the_day = {"headline": "x", "published_on": fields.get("published_on")}
        record = read_record(of_the_day, doubts=doubts)
        told = [doubt.reason for doubt in record.doubts if "day" in doubt.reason]
        if record.published_on is None:
            self.totals["open"] += 1
            self.totals["open and told"] += bool(told)
            self.lists[f"open: {told[0] if told else 'nothing is told'}"].append(item["file"])
            return
        self.totals["found"] += 1
        annotated, found = item.get("date") or "", str(record.published_on)
        beside = {PERHAPS_NEXT: 1, PERHAPS_BEFORE: -1}
        perhaps = {str(record.published_on + timedelta(days=beside[why])) for why in told if why in beside}
        self.totals["found, perhaps the day beside"] += bool(perhaps)
        if not annotated:
            self.totals["not annotated"] += 1
        elif found == annotated:
            self.totals["as annotated"] += 1
        elif found == LOOKED_UP.get(item["file"], ("",))[0]:
            self.totals["otherwise, as the page says"] += 1
            why = LOOKED_UP[item["file"]][1]
            self.lists["otherwise than annotated"].append(f"{item['file']}: {found}, not {annotated}: {why}")
        elif annotated in perhaps:
            self.totals["the day beside, as told"] += 1
        else:
            self.totals["false"] += 1
            self.lists["false"].append(f"{item['file']}: {found}, not {annotated}")

    def show(self) -> None:
        totals = self.totals
        right, missed = totals["with", True], totals["with", False]
        wrong, left_out = totals["without", True], totals["without", False]
        print(
            f"text: precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}", end=", "
        )
        print(f"accuracy {(right + left_out) / (right + wrong + missed + left_out):.3f}", end=", ")
        print(f"F {2 * right / (2 * right + wrong + missed):.3f}")
        for name in (
            *(
                "refused",
                "found",
                "as annotated",
                "otherwise, as the page says",
                "the day beside, as told",
                "false",
            ),
            *("not annotated", "found, perhaps the day beside", "open", "open and told"),
        ):
            print(f"  {name:32}{totals[name]:>6}")
        for name, lines in sorted(self.lists.items()):
            print(f"\n{name}: {len(lines)}", *lines, sep="\n  ")


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def main() -> None:
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "evaldata.json").is_file():
        sys.exit("usage: python -m tests.benchmarks.pages_of_the_web PATH (with evaldata.json)")
    start_django()
    folder = Path(sys.argv[1])
    count = Count(folder)
    for item in json.loads((folder / "evaldata.json").read_text(encoding="utf-8")).values():
        count.page(item)
    print(__doc__)
    count.show()


if __name__ == "__main__":
    main()
