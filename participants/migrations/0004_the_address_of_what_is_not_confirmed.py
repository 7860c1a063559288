"""No meeting takes the address of the page of meetings that are not confirmed as held."""

from django.db import migrations, models

# Whatever stood there leads on to its new address, as after any change of a slug.
FREE_THE_ADDRESS = """
UPDATE participants_meeting SET slug = 'not-confirmed-' || id WHERE slug = 'not-confirmed';
"""


def taken(slugs):
    return models.CheckConstraint(
        condition=models.Q(("slug__in", slugs), _negated=True), name="meeting_slug_is_no_other_page"
    )


class Migration(migrations.Migration):
    dependencies = [("participants", "0003_how_complete_lists_are")]

    operations = [
        migrations.RunSQL(FREE_THE_ADDRESS, migrations.RunSQL.noop),
        migrations.RemoveConstraint("meeting", "meeting_slug_is_no_other_page"),
        migrations.AddConstraint("meeting", taken(["map", "never-held", "not-confirmed", "timeline"])),
    ]
