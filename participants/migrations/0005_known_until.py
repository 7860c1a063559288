"""Terms and memberships without an end, and series, say until which day they are known.

Of the rows that are there nobody said so: each is known on the first day on which it may have begun, and no longer.
The next load of the shipped facts gives theirs a day, so what they were made of is told of this one.
"""

import datetime

from django.db import migrations, models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Q

WINDOW = (datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
MODELS = {"term": "terms", "membership": "memberships"}

FIRST_DAY = "coalesce(lower(possibly_in_force), '1900-01-01')"

# In one update a row: after a second one PostgreSQL would refuse to alter the table in this transaction.
KNOWN_ON_THE_FIRST_DAY = """
UPDATE participants_{table}
    SET known_until = {first_day}, surely_in_force = surely_in_force * daterange(NULL, {first_day}, '[]')
    WHERE "end" IS NULL AND start IS NOT NULL;
UPDATE participants_referencerow r
    SET "values" = r."values" || jsonb_build_object('known_until', coalesce(row.known_until::text, ''))
    FROM participants_{table} row WHERE r.file = '{file}' AND r.object_id = row.id;
"""

AS_BEFORE = """
UPDATE participants_referencerow SET "values" = "values" - 'known_until' WHERE file = '{file}';
"""


def hold_for_ever(apps, schema_editor):
    """The way back: what has no end surely holds from the latest day of its start on."""
    for name in MODELS:
        model = apps.get_model("participants", name)
        for row in model.objects.filter(end=None).exclude(start=None):
            is_sure = not row.start.is_doubted
            days = DateRange(row.start.latest(WINDOW), None) if is_sure else DateRange(empty=True)
            model.objects.filter(pk=row.pk).update(surely_in_force=days)


def known_until(of, words):
    return migrations.AddField(
        of,
        "known_until",
        models.DateField(blank=True, help_text=words, null=True, verbose_name="known until"),
    )


IN_FORCE = (
    "When it has not ended: the day of the source that says so. After that day it is shown as possible."
)
OF_SERIES = (
    "The day until which its editions were looked for in sources. After that day silence says nothing."
)


def rules(noun):
    conditions = {
        "with_no_end_says_until_when_it_is_known": (
            Q(start__isnull=True) | Q(end__isnull=False) | Q(known_until__isnull=False),
            "Until which day is it known that this had not ended?",
        ),
        "with_an_end_is_not_known_until_a_day": (
            Q(end__isnull=True) | Q(known_until__isnull=True),
            "Give an end, or the day until which none is known, and not both.",
        ),
        "is_known_from_its_start": (
            Q(known_until__isnull=True)
            | Q(known_until__gte=F("possibly_in_force__startswith"), known_until__lte=WINDOW[1]),
            "The day until which it is known is before the start.",
        ),
    }
    for name, (condition, words) in conditions.items():
        rule = models.CheckConstraint(
            condition=condition, name=f"{noun}_{name}", violation_error_message=words
        )
        yield migrations.AddConstraint(noun, rule)


class Migration(migrations.Migration):
    dependencies = [("participants", "0004_the_address_of_what_is_not_confirmed")]

    operations = [
        known_until("term", IN_FORCE),
        known_until("membership", IN_FORCE),
        known_until("meetingseries", OF_SERIES),
        migrations.RunPython(migrations.RunPython.noop, hold_for_ever),
        *(
            migrations.RunSQL(
                KNOWN_ON_THE_FIRST_DAY.format(table=name, file=file, first_day=FIRST_DAY),
                AS_BEFORE.format(file=file),
            )
            for name, file in MODELS.items()
        ),
        *rules("term"),
        *rules("membership"),
    ]
