"""Texts of the meetings of bodies, over the linker's small archive with the bodies of the region; no database."""

import datetime
from functools import cache

from articles.encounters.encounter import ReadEncounter, Told
from articles.encounters.reading.reader import EncounterReader
from articles.linking.facts import OrganisationRow
from articles.linking.linker import Linker
from tests.articles.linking.archive import KEYS, NAMES, facts, name

ORGANISATIONS = {
    "csto": (901, "Collective Security Treaty Organisation", "CSTO", None),
    "treaty": (902, "Collective Security Treaty", "", None),
    "eurasec": (903, "Eurasian Economic Community", "EurAsEC", None),
    "supreme": (904, "Supreme Eurasian Economic Council", "", KEYS["eaeu"]),
    "sco": (905, "Shanghai Cooperation Organisation", "SCO", None),
    "union": (906, "Union State of Russia and Belarus", "", None),
    "caspian": (907, "Caspian Five", "", None),
}
SERIES = {
    "cis-council": (911, "CIS Council of Heads of State", KEYS["cis"], "council-session"),
    "cis-informal": (912, "Informal summit of CIS heads of state", KEYS["cis"], "informal-summit"),
    "csto-council": (913, "CSTO Collective Security Council", 901, "council-session"),
    "treaty-council": (914, "Collective Security Council of the Treaty", 902, "council-session"),
    "eurasec-council": (915, "EurAsEC Interstate Council", 903, "council-session"),
    "supreme-council": (916, "Supreme Eurasian Economic Council", KEYS["eaeu"], "council-session"),
    "state-council": (917, "Supreme State Council of the Union State", 906, "council-session"),
    "sco-council": (918, "SCO Council of Heads of State", 905, "council-session"),
    "caspian-summit": (919, "Caspian summit", 907, "summit"),
}
SLUGS = NAMES | {row[0]: slug for table in (ORGANISATIONS, SERIES) for slug, row in table.items()}


@cache
def archive():
    plain = facts()
    rows = [
        OrganisationRow(pk, called, short, "intergovernmental", None, parent)
        for pk, called, short, parent in ORGANISATIONS.values()
    ]
    names = [name("Union State", "en", "short")._replace(organisation=906)]
    return plain._replace(
        organisations=[*plain.organisations, *rows],
        names=[*plain.names, *names],
        series=list(SERIES.values()),
        places=[
            *plain.places,
            (921, "Minsk", KEYS["BY"]),
            (922, "Astana", KEYS["KZ"]),
            (923, "Yalta", KEYS["UA"]),
        ],
    )


@cache
def tools() -> tuple[Linker, EncounterReader]:
    return Linker(archive()), EncounterReader(archive())


def read(
    body="", headline="", standfirst="", on: str | None = "2017-04-14", place_line=""
) -> list[ReadEncounter]:
    linker, reader = tools()
    day = datetime.date.fromisoformat(on) if on else None
    found = tuple(linker.link(headline, standfirst, body, day, "en"))
    return reader.read(Told(headline, standfirst, body, "", day, "en", place_line, None, found))


def told_of(one: ReadEncounter) -> str:
    """`council-session held 2017-04-14 csto csto-council`: what is not told is left out."""
    whose = (SLUGS.get(pk or 0, "") for pk in (one.organisation, one.series))
    return " ".join(filter(None, [one.kind, one.status, one.when, *whose]))


def who(one: ReadEncounter) -> list[str]:
    """`KZ nazarbayev`, `cis`, with role and status where they are not the usual ones."""
    usual = {"not-stated", "attended", "confirmed"}
    return [
        " ".join(
            [
                *(SLUGS[pk] for pk in (party.country, party.organisation, party.person) if pk),
                *(mark for mark in (party.role, party.status) if mark not in usual),
            ]
        )
        for party in one.parties
    ]
