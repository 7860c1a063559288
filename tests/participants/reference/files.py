"""Small files of facts for tests, in the form of the shipped ones, to be loaded and spoilt."""

from participants.reference.tables import TABLES

SOURCED = "A yearbook,https://example.org/,one-source"
ROWS = {
    "countries": [
        f"BY,BLR,Belarus,Republic of Belarus,Eastern Europe,1,Q184,{SOURCED}",
        f"KZ,KAZ,Kazakhstan,Republic of Kazakhstan,Central Asia,1,Q232,{SOURCED}",
        f"SE,SWE,Sweden,,,0,,{SOURCED}",
    ],
    "organisations": [f"cis,Commonwealth of Independent States,CIS,,,,1991-12-08,Q7779,{SOURCED}"],
    "memberships": [
        f"BY,cis,member,1991-12-08,,2026-01-01,{SOURCED}",
        f"KZ,cis,member,1991-12-21,,2026-01-01,{SOURCED}",
    ],
    "offices": [
        f"president-of-belarus,President of Belarus,head-of-state,BY,,,{SOURCED}",
        f"president-of-kazakhstan,President of Kazakhstan,head-of-state,KZ,,,{SOURCED}",
    ],
    "people": [
        f"alexander-lukashenko,Alexander Lukashenko,Lukashenko,Q2866,{SOURCED}",
        f"kassym-jomart-tokayev,Kassym-Jomart Tokayev,Tokayev,,{SOURCED}",
        f"nursultan-nazarbayev,Nursultan Nazarbayev,Nazarbayev,,{SOURCED}",
    ],
    "terms": [
        f"alexander-lukashenko,president-of-belarus,1994-07-20,,2026-01-01,0,,{SOURCED}",
        f"nursultan-nazarbayev,president-of-kazakhstan,1990-04-24,2019-03-20,,0,resigned,{SOURCED}",
        f"kassym-jomart-tokayev,president-of-kazakhstan,2019-03-20,2019-06-12,,1,,{SOURCED}",
        f"kassym-jomart-tokayev,president-of-kazakhstan,2019-06-12,,2026-01-01,0,,{SOURCED}",
    ],
    "names": [
        f"country,KZ,Kazakhstan,en,Latn,preferred,{SOURCED}",
        f"country,KZ,Казахстан,ru,Cyrl,preferred,{SOURCED}",
        f"person,kassym-jomart-tokayev,Касым-Жомарт Кемелевич Токаев,ru,Cyrl,preferred,{SOURCED}",
        f"person,kassym-jomart-tokayev,Касым-Жомарт Токаев,ru,Cyrl,variant,{SOURCED}",
    ],
    "identifiers": [
        f"country,BY,cow,370,1991-08-25,,2016-12-31,{SOURCED}",
        f"country,KZ,cow,705,1991-12-26,,2016-12-31,{SOURCED}",
        f"country,KZ,m49,398,,,,{SOURCED}",
        f"person,nursultan-nazarbayev,viaf,12345678,,,,{SOURCED}",
    ],
    "places": [f"astana,Astana,KZ,51.13,71.43,{SOURCED}", f"minsk,Minsk,BY,,,{SOURCED}"],
    "series": [f"cis-summits,CIS summits,cis,summit,12,2026-01-01,{SOURCED}"],
    "meetings": [
        f"astana-2022,Astana summit,summit,cis-summits,30,cis,astana,2022-10-14,,,,in-person,held,,,1,A communiqué,,{SOURCED}",
        f"minsk-2025,Minsk summit,summit,cis-summits,,cis,minsk,2025-06,,,,,held,,,0,,,{SOURCED}",
    ],
    "meeting_links": [f"astana-2022,minsk-2025,continues,{SOURCED}"],
    "participations": [
        f"astana-2022,BY,,president-of-belarus,alexander-lukashenko,,member,attended,,{SOURCED}",
        f"astana-2022,KZ,,president-of-kazakhstan,kassym-jomart-tokayev,,host,attended,,{SOURCED}",
    ],
}

# Optional, and of use only where a date leaves something open, or to states that are no more.
LEFT_OUT = {"stated_on", "existed_from", "existed_until", "existence_note"}


class Files:
    """The files in a folder of a test's own."""

    def __init__(self, folder):
        self.folder = folder
        for table in TABLES:
            columns = [column for column in table.columns if column not in LEFT_OUT]
            self.write(table.name, "\n".join([",".join(columns), *ROWS[table.name], ""]))

    def write(self, name, text):
        (self.folder / f"{name}.csv").write_text(text, encoding="utf-8")

    def read(self, name):
        return (self.folder / f"{name}.csv").read_text(encoding="utf-8")

    def change(self, name, old, new):
        text = self.read(name)
        assert old in text, (name, old)
        self.write(name, text.replace(old, new, 1))

    def add(self, name, row):
        self.write(name, f"{self.read(name)}{row}\n")

    def drop(self, name, start):
        """Take out the rows that begin with `start`."""
        lines = self.read(name).splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(start)]
        assert len(kept) < len(lines), (name, start)
        self.write(name, "".join(kept))


def counts(report, name):
    """(added, changed, unchanged, removed, kept) of one file."""
    outcome = report.outcomes[name]
    return (outcome.added, outcome.changed, outcome.unchanged, outcome.removed, outcome.kept)


def told(report):
    return [str(difference) for difference in report.differences]
