"""No meeting takes the address of the page of meetings that are only proposed."""

from django.db import migrations, models

# Whatever stood there leads on to its new address, as after any change of a slug.
FREE_THE_ADDRESS = """
UPDATE participants_meeting SET slug = 'proposed-' || id WHERE slug = 'proposed';
"""


class Migration(migrations.Migration):
    dependencies = [("participants", "0011_meetings_may_be_visits_and_multilateral")]

    operations = [
        migrations.RunSQL(FREE_THE_ADDRESS, migrations.RunSQL.noop),
        migrations.RemoveConstraint("meeting", "meeting_slug_is_no_other_page"),
        migrations.AddConstraint(
            "meeting",
            models.CheckConstraint(
                condition=models.Q(
                    ("slug__in", ["map", "never-held", "not-confirmed", "proposed", "timeline"]),
                    _negated=True,
                ),
                name="meeting_slug_is_no_other_page",
            ),
        ),
    ]
