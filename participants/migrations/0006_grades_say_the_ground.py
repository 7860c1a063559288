"""A grade says on what ground a fact may be believed; and two meetings can be linked as perhaps the same."""

from django.db import migrations, models
from django.db.models.functions import Greatest, Least

SOURCED = [
    "country",
    "meeting",
    "meetinglink",
    "meetingseries",
    "membership",
    "name",
    "office",
    "organisation",
    "participation",
    "person",
    "place",
    "term",
]


def grade():
    return models.CharField(
        choices=[
            ("official", "official record"),
            ("two-sources", "two sources"),
            ("one-source", "one source"),
            ("no-source", "no source confirms it"),
            ("not-stated", "not stated"),
        ],
        default="not-stated",
        help_text=(
            "Official record: the body or office itself says so. Two sources: of different makers. "
            "No source: only a compiled list, or an announcement."
        ),
        max_length=20,
        verbose_name="confirmation",
    )


class Migration(migrations.Migration):
    dependencies = [("participants", "0005_known_until")]

    operations = [
        *(migrations.AlterField(model, "confirmation", grade()) for model in SOURCED),
        migrations.AlterField(
            "meetinglink",
            "kind",
            models.CharField(
                choices=[
                    ("sibling", "held beside"),
                    ("back-to-back", "back to back with"),
                    ("replaced-by", "replaced by"),
                    ("continues", "continues"),
                    ("perhaps-same", "perhaps the same as"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            "meetinglink",
            models.UniqueConstraint(
                Least("first", "second"),
                Greatest("first", "second"),
                condition=models.Q(kind="perhaps-same"),
                name="meeting_link_of_perhaps_one_is_said_once",
                violation_error_message=(
                    "These two meetings are linked already as perhaps the same: "
                    "one of the two says it for both."
                ),
            ),
        ),
    ]
