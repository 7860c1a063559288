"""The grades of what was entered before, and of what was loaded from the files, in the words of now.

None claims more than it did: who knew of one source or two is no longer told apart. What the shipped files say
comes with the next load, for rows that are still as they were loaded.
"""

from django.db import migrations

TABLES = {
    "countries": "participants_country",
    "organisations": "participants_organisation",
    "memberships": "participants_membership",
    "offices": "participants_office",
    "people": "participants_person",
    "terms": "participants_term",
    "names": "participants_name",
    "places": "participants_place",
    "series": "participants_meetingseries",
    "meetings": "participants_meeting",
    "meeting_links": "participants_meetinglink",
    "participations": "participants_participation",
}

FORWARDS = """
CASE confirmation
    WHEN 'confirmed' THEN CASE WHEN source = '' AND source_url = '' THEN 'not-stated' ELSE 'one-source' END
    WHEN 'partly' THEN CASE WHEN source = '' AND source_url = '' THEN 'not-stated' ELSE 'one-source' END
    WHEN 'unconfirmed' THEN 'no-source'
    ELSE confirmation
END
"""

BACKWARDS = """
CASE confirmation
    WHEN 'official' THEN 'confirmed'
    WHEN 'two-sources' THEN 'confirmed'
    WHEN 'one-source' THEN 'partly'
    WHEN 'no-source' THEN 'unconfirmed'
    ELSE confirmation
END
"""


def regrade(file, table, grade):
    """A row whose grade still is what was loaded keeps being so; else the load would take it for an editor's."""
    remember = f"""
        UPDATE participants_referencerow remembered
        SET values = jsonb_set(remembered.values, '{{confirmation}}', to_jsonb(fact.grade))
        FROM (SELECT id, confirmation, ({grade})::text AS grade FROM {table}) fact
        WHERE remembered.file = '{file}' AND remembered.object_id = fact.id
            AND remembered.values ->> 'confirmation' = fact.confirmation
            AND fact.confirmation <> fact.grade
    """
    return [
        remember,
        f"UPDATE {table} SET confirmation = {grade} WHERE confirmation <> {grade}",
    ]


class Migration(migrations.Migration):
    dependencies = [("participants", "0006_grades_say_the_ground")]

    operations = [
        migrations.RunSQL(regrade(file, table, FORWARDS), regrade(file, table, BACKWARDS))
        for file, table in TABLES.items()
    ]
