"""A grade of its own for what a program wrote from a source, and nobody has looked at."""

from django.db import migrations, models

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
            ("reported", "reported by the source, not checked"),
            ("no-source", "no source confirms it"),
            ("not-stated", "not stated"),
        ],
        default="not-stated",
        help_text=(
            "Official record: the body or office itself says so. Two sources: of different makers. "
            "Reported: read from the source by a program, and nobody has looked. "
            "No source: only a compiled list, or an announcement."
        ),
        max_length=20,
        verbose_name="confirmation",
    )


class Migration(migrations.Migration):
    dependencies = [("participants", "0012_the_address_of_what_is_proposed")]

    operations = [migrations.AlterField(model, "confirmation", grade()) for model in SOURCED]
