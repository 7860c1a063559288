"""What a meeting's date leaves open looks back or forward from the day of its source, as the status says."""

import datetime

from django.db import migrations, models

REGION_STARTS_ON = datetime.date(1991, 12, 1)
FIRST, LAST = datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)

# What `bulk` changes and hand-written SQL could leave behind: days of another status or another source.
DAYS_FOLLOW_THE_STATUS = """
ALTER TABLE participants_meeting
    ADD CONSTRAINT meeting_days_look_the_way_of_its_status CHECK (
        CASE WHEN "when" ~ '^XXXX[^/]*$' AND not_before IS NULL AND not_after IS NULL THEN
            (status <> 'held' OR upper(possible) <= coalesce(stated_on, recorded_on) + 1)
            AND (
                status NOT IN ('possible', 'announced', 'scheduled')
                OR lower(possible) >= coalesce(stated_on, recorded_on)
            )
        ELSE true END
    ),
    ADD CONSTRAINT meeting_was_held_by_the_day_of_its_source CHECK (
        status <> 'held' OR stated_on IS NULL OR lower(possible) <= stated_on
    );
"""
DAYS_DO_NOT = """
ALTER TABLE participants_meeting
    DROP CONSTRAINT meeting_days_look_the_way_of_its_status,
    DROP CONSTRAINT meeting_was_held_by_the_day_of_its_source;
"""

HELD_BY_THE_DAY_OF_RECORDING = """
UPDATE participants_meeting SET possible = possible * datemultirange(daterange(NULL, recorded_on, '[]'))
    WHERE status = 'held' AND not_after IS NULL AND lower(possible) <= recorded_on AND upper(possible) > recorded_on + 1
        AND "when" !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$';
"""


def years_after(day, years):
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def with_open_dates(apps):
    meetings = apps.get_model("participants", "Meeting").objects.filter(when__regex=r"X|\.\.|^/|/$")
    return meetings.select_related("organisation", "series__organisation").order_by("pk")


def looked_back_to(meeting):
    body = meeting.organisation or (meeting.series.organisation if meeting.series_id else None)
    return (body.founded_on if body else None) or REGION_STARTS_ON


def limits(meeting):
    return meeting.not_before or FIRST, meeting.not_after or LAST


def look_forward(apps, schema_editor):
    """Nobody was asked for the day of a source before this: it is taken for the day of recording.

    Days that are over by then have an older source: they stay possible, as `Meeting.possible_days` has it.
    """
    for meeting in with_open_dates(apps):
        back_to, source = looked_back_to(meeting), meeting.recorded_on
        ahead = source if meeting.status == "held" else years_after(source, 10)
        looks_forward = meeting.status in ("possible", "announced", "scheduled")
        for first in (source, back_to) if looks_forward else (back_to,):
            window = meeting.not_before or first, meeting.not_after or ahead
            if days := meeting.when.days(*limits(meeting), window):
                set_days(meeting, days)
                break


def look_back(apps, schema_editor):
    """As all were before; a day to come that is left without one keeps what it has."""
    for meeting in with_open_dates(apps):
        window = meeting.not_before or looked_back_to(meeting), meeting.not_after or meeting.recorded_on
        if days := meeting.when.days(*window):
            set_days(meeting, days)


def set_days(meeting, days):
    if meeting.possible != days:
        type(meeting).objects.filter(pk=meeting.pk).update(possible=days)


class Migration(migrations.Migration):
    dependencies = [("participants", "0007_grades_never_claim_more")]

    operations = [
        migrations.AddField(
            "meeting",
            "stated_on",
            models.DateField(
                blank=True,
                help_text="When the source that gives the status was published. Empty: the day of recording. Of a date that leaves the year or an end open it bounds the days: what was held was held by then, what is announced, scheduled or possible was still to come.",
                null=True,
                verbose_name="day of the source",
            ),
        ),
        migrations.AlterField(
            "meeting",
            "not_before",
            models.DateField(
                blank=True,
                help_text="Narrows a date that is only partly known, or widens where it is looked for. Say why below.",
                null=True,
                verbose_name="not before",
            ),
        ),
        migrations.RunPython(look_forward, look_back),
        migrations.RunSQL(HELD_BY_THE_DAY_OF_RECORDING, migrations.RunSQL.noop),
        migrations.RunSQL(DAYS_FOLLOW_THE_STATUS, DAYS_DO_NOT),
    ]
