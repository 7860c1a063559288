"""A plan as plain rows, as pages, files and commands tell it."""

import hashlib
import json

from django.utils.translation import gettext as _

from .plan import CHANGED, CONFLICT, NEW, REFUSED, SAME, Plan
from .reading import Sheet

VERDICTS = [REFUSED, CONFLICT, CHANGED, NEW, SAME]


def outcomes_of(plan: Plan) -> list[dict]:
    """A dictionary a row: its number, what it is about, what becomes of it and why."""
    return [
        {
            "row": outcome.line.number,
            "meeting": outcome.line["title"] or outcome.line["meeting"],
            "participant": participant(outcome.line),
            "verdict": outcome.verdict,
            "changes": [[change.column, change.before, change.after] for change in outcome.changes],
            "problems": [list(problem) for problem in outcome.problems],
            "notes": list(dict.fromkeys(outcome.notes)),
        }
        for outcome in plan.outcomes
    ]


def participant(line):
    parts = ("person", "office", "organisation", "country", "name_as_given")
    return ", ".join(line[f"participant_{part}"] for part in parts if line[f"participant_{part}"])


def counts_of(outcomes: list[dict]) -> dict[str, int]:
    return {
        verdict: number
        for verdict in VERDICTS
        if (number := sum(one["verdict"] == verdict for one in outcomes))
    }


def remarks_of(sheet: Sheet) -> list[str]:
    """On the file as a whole."""
    if not sheet.not_read:
        return sheet.remarks
    told = _("These columns are not known here and are not read: %s.") % ", ".join(sheet.not_read)
    return [*sheet.remarks, told]


def digest_of(outcomes: list[dict]) -> str:
    """Another one whenever anything else would become of a row."""
    return hashlib.sha256(json.dumps(outcomes, sort_keys=True).encode()).hexdigest()
