"""Steps and their changes, which triggers write."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import summit_archive.history.numbers


class Migration(migrations.Migration):
    dependencies = [
        ("summit_archive", "0002_words_as_search_reads_them"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Other apps' migrations want it too, and none of them comes before this one for certain.
        BtreeGistExtension(),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "program",
                    models.CharField(
                        help_text="Such as import_articles.", max_length=80, verbose_name="program"
                    ),
                ),
                ("doing", models.TextField(verbose_name="what was done")),
                ("why", models.TextField(verbose_name="why")),
                (
                    "editor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="summit_archive.step",
                        verbose_name="takes back",
                    ),
                ),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps of the history",
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("I", "added"), ("U", "changed"), ("D", "removed")], max_length=1
                    ),
                ),
                ("table_name", models.CharField(max_length=63)),
                ("row", models.BigIntegerField(null=True)),
                ("rows", summit_archive.history.numbers.NumbersField(null=True)),
                ("refers", models.JSONField(null=True)),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="summit_archive.step",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("row__isnull", False)),
                        fields=["table_name", "row"],
                        name="change_of_a_row",
                    ),
                    django.contrib.postgres.indexes.GistIndex(
                        condition=models.Q(("kind", "I")),
                        fields=["table_name", "rows"],
                        name="change_that_inserted",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("row__isnull", False)),
                        fields=["refers"],
                        name="change_of_what_hung_on_a_row",
                        opclasses=["jsonb_path_ops"],
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "I"), ("row__isnull", True), ("rows__isnull", False)),
                            models.Q(
                                ("before__isnull", False),
                                ("kind__in", ["U", "D"]),
                                ("row__isnull", False),
                                ("rows__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="change_tells_one_row_or_those_inserted",
                    )
                ],
            },
        ),
    ]
