"""A plan -> rows. All of it is one step of the history; for the preview it is tried and rolled back, so that what only
the database can refuse is told before."""

import json
from collections import defaultdict
from collections.abc import Iterator

from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from summit_archive.editing.admin import why
from summit_archive.editing.slugs import LONGEST, stem_of
from summit_archive.slugs import FormerSlug

from ..models import Meeting, Participation
from ..models.meeting import TAKEN_SLUGS
from .plan import REFUSED, MeetingPlan, Plan
from .reading import Sheet

AT_ONCE = 200
# Longer than a reader's page may take: only editors come here.
STATEMENT_TIMEOUT = "60s"


def tried(sheet: Sheet) -> Plan:
    """What would become of each line; nothing is written."""
    with transaction.atomic():
        plan = written(sheet)
        transaction.set_rollback(True)
    return plan


def written(sheet: Sheet) -> Plan:
    """Writes all that is not refused, within the transaction that is open, which holds its meetings until its end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [STATEMENT_TIMEOUT])
    plan = Plan(sheet, locked=True)
    plan.settle()
    give_addresses([one for one in plan.plans if one.is_new and one.writes])
    for part in in_parts(whole_before_part(plan)):
        write(part)
    plan.settle()
    return plan


def in_parts(plans: list[MeetingPlan]) -> Iterator[list[MeetingPlan]]:
    """So many at once; who waits for a meeting of the same part, comes with the next."""
    part: list[MeetingPlan] = []
    inside: set[int] = set()
    for plan in plans:
        parent = plan.meeting.parent if "parent" in plan.fields else None
        if len(part) == AT_ONCE or id(parent) in inside:
            yield part
            part, inside = [], set()
        part.append(plan)
        inside.add(id(plan.meeting))
    if part:
        yield part


def whole_before_part(plan):
    """Those that are written; of those in a circle none comes in."""
    chosen = [one for one in plan.plans if one.writes]
    new = {id(one.meeting): one for one in chosen if one.is_new}
    ordered: dict[int, MeetingPlan] = {}
    for one in chosen:
        chain = [one]
        while (above := new.get(id(chain[-1].meeting.parent))) and id(above) not in ordered:
            if above in chain:
                told = _("It cannot be a part of itself or of one of its own parts.")
                one.outcomes[0].refuse("part_of", told)
                break
            chain.append(above)
        else:
            ordered |= {id(link): link for link in reversed(chain)}
    return [one for one in ordered.values() if one.writes]


def write(plans: list[MeetingPlan]) -> None:
    """All of them, or halves of them, down to the one that the database refuses."""
    plans = [plan for plan in plans if not waits_for_what_was_refused(plan)]
    try:
        with transaction.atomic():
            write_rows(plans)
    except (IntegrityError, DataError) as error:
        if len(plans) == 1:
            plans[0].outcomes[0].refuse("", said_of(error), REFUSED)
            forget_numbers(plans)
            return
        forget_numbers(plans)
        for half in (plans[: len(plans) // 2], plans[len(plans) // 2 :]):
            write(half)


def waits_for_what_was_refused(plan):
    parent = plan.meeting.parent if "parent" in plan.fields else None
    if parent is not None and parent.pk is None:
        plan.outcomes[0].refuse("part_of", _("The larger meeting is not imported."))
        return True
    return False


def said_of(error):
    if isinstance(error, DataError):
        return _("A cell holds more than the archive keeps of it.")
    cause = error.__cause__
    return why(
        getattr(getattr(cause, "diag", None), "constraint_name", None) or "", getattr(cause, "pgcode", "")
    )


def forget_numbers(plans):
    """A row that was rolled back has none."""
    for plan in plans:
        if plan.is_new:
            plan.meeting.pk, plan.meeting._state.adding = None, True
        for row, _fields, _outcome in plan.people:
            if row._state.adding or row.pk not in plan.group.people:
                row.pk, row._state.adding = None, True


def write_rows(plans):
    Meeting.objects.bulk_create([plan.meeting for plan in plans if plan.is_new])
    change(
        Meeting,
        ((plan.meeting, plan.fields) for plan in plans if not plan.is_new and plan.fields),
        "possible",
    )
    for plan in plans:
        for row, _fields, _outcome in plan.people:
            row.meeting = plan.meeting
    people = [one for plan in plans for one in plan.people]
    Participation.objects.bulk_create([row for row, _fields, _outcome in people if row.pk is None])
    change(Participation, ((row, fields) for row, fields, _outcome in people if row.pk in on_record(plans)))
    # A form that is open elsewhere was made before these participants: its version is an older one now.
    open_forms = [plan.meeting.pk for plan in plans if plan.people and not plan.is_new and not plan.fields]
    Meeting.objects.filter(pk__in=open_forms).update(version=F("version"))


def on_record(plans):
    return {number for plan in plans for number in plan.group.people}


def change(model, rows, *also):
    """A statement for each set of columns that differ, whatever the number of rows."""
    by_fields = defaultdict(list)
    for row, fields in rows:
        by_fields[tuple(sorted(fields))].append(row)
    for fields, changed in by_fields.items():
        for row in changed if also else ():
            row.possible = row.possible_days()
        update(model, [model._meta.get_field(name) for name in (*fields, *also)], changed)


UPDATE = """
    UPDATE {table} AS own SET {set} FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) AS new WHERE new.id = own.id
"""


def update(model, fields, rows):
    """As `bulk_update`, whose expressions take five times as long."""
    records = [
        {"id": row.pk}
        | {one.column: one.get_db_prep_save(getattr(row, one.attname), connection) for one in fields}
        for row in rows
    ]
    settings = ", ".join(f'"{one.column}" = new."{one.column}"' for one in fields)
    with transaction.atomic(), connection.cursor() as cursor:
        statement = UPDATE.format(table=model._meta.db_table, set=settings)
        cursor.execute(statement, [json.dumps(records, default=str)])


# --- Addresses of new meetings ------------------------------------------------


def give_addresses(plans):
    """The address that the file gives, where it is one; else one made of the title. A few queries for any number."""
    taken: set[str] = set(TAKEN_SLUGS)
    waiting = {id(plan): (plan, stem(plan), 1) for plan in plans}
    while waiting:
        asked = {id_: slug_of(stem, number) for id_, (_plan, stem, number) in waiting.items()}
        taken |= set(Meeting.objects.filter(slug__in=asked.values()).values_list("slug", flat=True))
        former = FormerSlug.objects.filter(kind=Meeting._meta.db_table, slug__in=asked.values())
        taken |= set(former.values_list("slug", flat=True))
        for id_, slug in asked.items():
            plan, its_stem, number = waiting[id_]
            if slug in taken:
                waiting[id_] = plan, its_stem, number + 1
            else:
                plan.meeting.slug = slug
                taken.add(slug)
                del waiting[id_]


def stem(plan):
    given = "" if "\n" in plan.group.key else plan.group.key
    return stem_of(given)[:LONGEST] or stem_of(plan.meeting.title) or "meeting"


def slug_of(stem, number):
    return stem if number == 1 else f"{stem}-{number}"
