"""Feeds that are fetched again and again, and which of them brought an import batch."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_languages_may_be_guessed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="What you call it in lists and in the command.",
                        max_length=200,
                        verbose_name="name",
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        help_text="Of the feed itself (RSS or Atom), not of its site.",
                        max_length=2000,
                        verbose_name="address",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="A feed that is not active is paused: the command leaves it out.",
                        verbose_name="active",
                    ),
                ),
                (
                    "minutes",
                    models.PositiveIntegerField(
                        default=60,
                        help_text="At least so many minutes lie between two fetches: from 10 to 10080, which is a week. The feed may ask for more.",
                        validators=[
                            django.core.validators.MinValueValidator(
                                10,
                                "%(show_value)s minutes: an interval from 10 to 10080 minutes, which is a week, is expected.",
                            ),
                            django.core.validators.MaxValueValidator(
                                10080,
                                "%(show_value)s minutes: an interval from 10 to 10080 minutes, which is a week, is expected.",
                            ),
                        ],
                        verbose_name="interval, in minutes",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "draft"), ("in-review", "in review"), ("published", "published")],
                        default="draft",
                        help_text="Readers see only what is published.",
                        max_length=20,
                        verbose_name="new articles are",
                    ),
                ),
                (
                    "publisher",
                    models.CharField(
                        blank=True,
                        help_text="Used where the feed has no title and its entry names no source.",
                        max_length=200,
                        verbose_name="publisher",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="Used where the feed states no language: a tag such as en or ru.",
                        max_length=35,
                        verbose_name="language",
                    ),
                ),
                ("etag", models.CharField(blank=True, editable=False, max_length=500)),
                ("last_modified", models.CharField(blank=True, editable=False, max_length=500)),
                (
                    "seen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                ("pace", models.JSONField(default=dict, editable=False)),
                (
                    "looked_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last fetched"),
                ),
                (
                    "succeeded_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="last success"),
                ),
                (
                    "rests_until",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="not before"),
                ),
                (
                    "failures",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="failures in a row"),
                ),
                ("error", models.TextField(blank=True, editable=False, verbose_name="last error")),
                (
                    "moved_to",
                    models.CharField(
                        blank=True, editable=False, max_length=2000, verbose_name="moved for good to"
                    ),
                ),
            ],
            options={
                "verbose_name": "feed",
                "verbose_name_plural": "feeds",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("address",),
                        name="feed_of_one_address_stands_once",
                        violation_error_message="A feed of this address is in the list already.",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("name"),
                        name="feed_has_a_name_of_its_own",
                        violation_error_message="Another feed has this name: choose another.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (10, 10080))),
                        name="feed_is_asked_neither_too_often_nor_too_seldom",
                        violation_error_message="An interval from 10 to 10080 minutes, which is a week, is expected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "address__regex",
                                '^(http://(?![^/]*:80/)|https://(?![^/]*:443/))([a-z0-9._-]+|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?/[!\\"$-~]*$',
                            )
                        ),
                        name="feed_address_is_as_it_is_asked_for",
                        violation_error_message="An address that begins with http:// or https:// and a host is expected.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="feed_has_a_name",
                        violation_error_message="The name is missing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["draft", "in-review", "published"])),
                        name="feed_gives_a_status_that_imports_give",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("error", ""), ("failures", 0)),
                            models.Q(("failures__gt", 0), models.Q(("error", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="feed_that_fails_says_why",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="importbatch",
            name="feed",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="batches",
                to="articles.feed",
                verbose_name="feed",
            ),
        ),
    ]
