"""States that are no more stand beside those that are: each with its first and its last day."""

import django.core.validators
from django.db import migrations, models

# They look at the days: without these columns any change of a meeting would fail.
NO_TRIGGERS = """
DROP TRIGGER IF EXISTS refuse_party_of_no_state ON participants_participation;
DROP TRIGGER IF EXISTS refuse_parties_of_no_state ON participants_meeting;
DROP TRIGGER IF EXISTS refuse_parties_of_no_state ON participants_country;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0009_names_and_titles_by_one_folding"),
    ]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, NO_TRIGGERS),
        migrations.AddField(
            model_name="country",
            name="existed_from",
            field=models.DateField(
                blank=True,
                help_text="Only for a state that is no more: its first day.",
                null=True,
                verbose_name="existed from",
            ),
        ),
        migrations.AddField(
            model_name="country",
            name="existed_until",
            field=models.DateField(
                blank=True,
                help_text="Only for a state that is no more: its last day. Nothing after that day can name it as a party.",
                null=True,
                verbose_name="existed until",
            ),
        ),
        migrations.AddField(
            model_name="country",
            name="existence_note",
            field=models.CharField(
                blank=True,
                help_text="Where its name stood for several states, or the days need a word: which are meant here.",
                max_length=500,
                verbose_name="what is meant",
            ),
        ),
        migrations.AlterField(
            model_name="country",
            name="code",
            field=models.CharField(
                help_text="ISO 3166-1 alpha-2, such as KZ; of a state that is no more the one that ISO 3166-3 keeps. It is also the page's address.",
                max_length=2,
                unique=True,
                validators=[
                    django.core.validators.RegexValidator(
                        "\\A[A-Z]{2}\\Z", "Two capital letters are expected, such as KZ."
                    )
                ],
                verbose_name="code",
            ),
        ),
        migrations.AddConstraint(
            model_name="country",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("existed_from", None),
                    ("existed_until", None),
                    ("existed_from__lte", models.F("existed_until")),
                    _connector="OR",
                ),
                name="country_ended_no_earlier_than_it_began",
                violation_error_message="“Existed until” is before “existed from”: a day that is not before it is expected.",
            ),
        ),
        migrations.AddConstraint(
            model_name="country",
            constraint=models.CheckConstraint(
                condition=models.Q(("existed_until", None), ("is_of_region", False), _connector="OR"),
                name="country_of_the_region_is_not_of_the_past",
                violation_error_message="A state that is no more is none of those that the archive follows in depth: take one of the two back.",
            ),
        ),
    ]
