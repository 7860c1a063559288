"""A narrow row for each proposed meeting that waits: what readers find it by. The triggers of `proposals/sql` keep it."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import summit_archive.dates.fields

# What `migrate` installed at its end asks tables that are gone when this is taken back.
TABLES = [
    "articles_proposal",
    "articles_encounter",
    "articles_encounterparty",
    "articles_article",
    "participants_office",
    "participants_meetingseries",
]
EVENTS = ["insert", "update", "delete", "truncate"]
NO_TRIGGERS = [
    f"DROP TRIGGER IF EXISTS propose_on_{event} ON {table}" for table in TABLES for event in EVENTS
]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0011_proposals_are_found_by_their_days"),
        ("participants", "0012_the_address_of_what_is_proposed"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListedProposal",
            fields=[
                (
                    "proposal",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="listed",
                        serialize=False,
                        to="articles.proposal",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summit", "summit"),
                            ("informal-summit", "informal summit"),
                            ("council-session", "council session"),
                            ("bilateral", "bilateral"),
                            ("trilateral", "trilateral"),
                            ("multilateral", "multilateral"),
                            ("margins", "talks on the margins"),
                            ("call", "call"),
                            ("video-conference", "video conference"),
                            ("visit", "visit"),
                            ("other", "other"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rumoured", "rumoured"),
                            ("possible", "possible"),
                            ("announced", "announced"),
                            ("scheduled", "scheduled"),
                            ("held", "held"),
                            ("postponed", "postponed"),
                            ("cancelled", "cancelled"),
                            ("denied", "denied"),
                        ],
                        max_length=20,
                    ),
                ),
                ("when", summit_archive.dates.fields.PartialDateField()),
                ("possible", summit_archive.dates.fields.DateMultiRangeField()),
                ("first_day", models.DateField(null=True)),
                ("circle", models.CharField(max_length=20)),
                (
                    "named",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "present",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "hosts",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "people",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "people_present",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "offices",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "offices_present",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                (
                    "organisations",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("articles", models.IntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.organisation",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.place",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="participants.meetingseries",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["named", "present", "people", "offices", "organisations"],
                        name="listed_proposal_who",
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        fields=["possible"], name="listed_proposal_days"
                    ),
                    models.Index(
                        models.OrderBy(models.F("first_day"), descending=True, nulls_last=True),
                        models.F("proposal"),
                        name="listed_proposal_newest",
                    ),
                ],
            },
        ),
        migrations.RunSQL(migrations.RunSQL.noop, NO_TRIGGERS),
    ]
