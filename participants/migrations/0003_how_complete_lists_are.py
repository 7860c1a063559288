"""How complete a meeting's list of participants is: partial where somebody is named, as nobody has said more."""

from django.db import migrations, models

LISTS_BEGUN = """
UPDATE participants_meeting SET participant_list = 'partial'
    WHERE EXISTS (SELECT FROM participants_participation WHERE meeting_id = participants_meeting.id);
"""


class Migration(migrations.Migration):
    dependencies = [("participants", "0002_possible_days_and_likenesses")]

    operations = [
        migrations.AddField(
            "meeting",
            "has_complete_list",
            models.BooleanField(
                default=False,
                help_text="A source names every country that took part. Say below which.",
                verbose_name="the list of participants is complete",
            ),
        ),
        migrations.AddField(
            "meeting",
            "list_source",
            models.CharField(
                blank=True,
                default="",
                help_text="By which source the list is complete, as a reader would cite it.",
                max_length=500,
                verbose_name="source of the list",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "meeting",
            "list_source_url",
            models.URLField(blank=True, default="", max_length=2000, verbose_name="address of that source"),
            preserve_default=False,
        ),
        migrations.AddField(
            "meeting",
            "participant_list",
            models.CharField(
                choices=[("complete", "complete"), ("partial", "partial"), ("not-recorded", "not recorded")],
                default="not-recorded",
                editable=False,
                max_length=20,
                verbose_name="list of participants",
            ),
        ),
        migrations.RunSQL(LISTS_BEGUN, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "meeting",
            models.CheckConstraint(
                condition=models.Q(
                    ("has_complete_list", False), ("list_source__regex", r"\S"), _connector="OR"
                ),
                name="meeting_complete_list_has_a_source",
                violation_error_message=(
                    "Say by which source the list of participants is complete: a source is expected."
                ),
            ),
        ),
    ]
