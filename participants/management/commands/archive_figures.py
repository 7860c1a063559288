"""Counts what the archive knows: how many meetings, of how many who took part, and how often each two states met."""

import json

from django.core.management.base import BaseCommand

from participants.models import Meeting, ReferenceRow
from participants.reference.tables import MEETINGS
from participants.together.figures import TIMES, Figures
from summit_archive.text.markdown import table


class Command(BaseCommand):
    help = (
        "Counts what the archive knows, and changes nothing: held meetings by time and by how much of who took part is "
        "on record, meetings by status and kind, how well they are confirmed, and how often each two of the states of "
        "the region met. Tables in Markdown, as the README of the shipped facts has them."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--shipped", action="store_true", help="Only the meetings that load_reference brought."
        )
        parser.add_argument(
            "--json", action="store_true", dest="as_json", help="One JSON object instead of tables."
        )

    def handle(self, *, shipped, as_json, **options):
        meetings = Meeting.objects.all()
        if shipped:
            rows = ReferenceRow.objects.filter(file=MEETINGS.name)
            meetings = meetings.filter(pk__in=rows.values("object_id"))
        figures = Figures(meetings)
        self.stdout.write(json.dumps(figures.as_json, indent=2) if as_json else "\n\n".join(tables(figures)))


def tables(figures):
    """Each as one text of Markdown."""
    whats = list(figures.by_time["all"])
    times = [[time, *figures.by_time[time].values()] for time in TIMES]
    yield table(["", *whats], times)
    for name, numbers in (("status", figures.by_status), ("kind, of those held", figures.by_kind)):
        yield table([name, "meetings"], [[value, number] for value, number in numbers.items()])
    grades = dict.fromkeys(grade for counted in figures.by_grade.values() for grade in counted)
    graded = [
        [name, *(counted.get(grade, "") for grade in grades)] for name, counted in figures.by_grade.items()
    ]
    yield table(["", *grades], graded)
    yield matrix(figures)


def matrix(figures):
    """Held meetings of each two states, and in brackets how many of these were bilateral; of one state, all of its own."""
    codes = [country.code for country in figures.countries]
    return table(["", *codes], [[one, *(cell(figures, one, other) for other in codes)] for one in codes])


def cell(figures, one, other):
    together, bilateral = figures.by_pair[min(one, other), max(one, other)]
    return together if one == other else f"{together} ({bilateral})"
