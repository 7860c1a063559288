"""Makes the archive have the sources that the shipped facts cite, or only looks whether their files are right."""

from pathlib import Path

from django.core.management.base import CommandError

from articles.demo.loader import FOLDER as STORIES
from articles.demo.stories import read_story
from articles.reference.files import read_all
from articles.reference.loader import FOLDER, load
from articles.reference.tables import ARTICLES, SOURCES
from participants.models import Country, Meeting, Office
from participants.reference.entries import Refused, read_csv
from participants.reference.loader import FOLDER as FACTS
from participants.reference.tables import COUNTRIES, MEETINGS, OFFICES, TABLES
from summit_archive.addresses import normal_form
from summit_archive.history.programs import Program


class Command(Program):
    help = (
        "Loads the sources that the shipped facts cite: publishers, articles without their text, and citations. What was "
        "loaded before follows the files; what an editor changed stays as it is, and the difference is told. "
        "All or nothing; run load_reference before it."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", default=FOLDER, help="Another folder of the same files.")
        parser.add_argument(
            "--check", action="store_true", help="Only look whether the files are right; needs no database."
        )

    def handle(self, *, folder, check, **options):
        try:
            lines = check_lines(Path(folder)) if check else load_lines(load(folder))
        except Refused as refused:
            heading = "The files are wrong." if check else "Nothing was loaded."
            raise CommandError(f"{heading}\n{refused}") from refused
        for line in lines:
            self.stdout.write(line)


def check_lines(folder):
    shipped = read_all(folder, facts_shipped())
    if folder == FOLDER and (lacking := without_record(shipped[SOURCES], shipped[ARTICLES])):
        raise Refused(lacking)
    return [
        *(f"{table.name}: {len(entries)} rows" for table, entries in shipped.items()),
        "The files are right.",
    ]


def without_record(sources, articles):
    """Complaints about each address that the shipped facts cite and that has no row in sources.csv."""
    held = {normal_form(entry["url"]) for entry in [*sources, *articles]}
    lacking = {}
    for table in TABLES:
        for entry in read_csv(FACTS / f"{table.name}.csv", table.columns, table.optional):
            for column in ("source_url", "list_source_url"):
                address = normal_form(entry[column])
                if address and address not in held:
                    why = "no row of sources.csv has this address: expected a record of each source that is cited"
                    lacking.setdefault(address, entry.complaint(column, entry[column], why))
    return list(lacking.values())


def facts_shipped():
    """{model: the codes or slugs that come with the archive}; the stories bring meetings of their own."""
    found = {Country: COUNTRIES, Office: OFFICES, Meeting: MEETINGS}
    stories = [read_story(path) for path in sorted(STORIES.glob("*.toml"))]
    for model, table in found.items():
        entries = list(read_csv(FACTS / f"{table.name}.csv", table.columns, table.optional))
        entries += [entry for story in stories for entry in story.entries.get(table.name, ())]
        found[model] = {entry[table.key[0]] for entry in entries}
    return found


def load_lines(outcomes):
    for name, outcome in outcomes.items():
        yield f"{name}: {outcome}"
    for outcome in outcomes.values():
        for difference in outcome.differences:
            yield f"kept: {difference}"
