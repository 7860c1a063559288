"""Jobs that are done in the background, the workers that do them, and the schedule."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("summit_archive", "0014_second_factors_of_accounts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Worker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, unique=True, verbose_name="worker")),
                (
                    "started_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="started"
                    ),
                ),
                (
                    "beat_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="last sign of life"
                    ),
                ),
            ],
            options={
                "verbose_name": "worker",
                "verbose_name_plural": "workers",
            },
        ),
        migrations.CreateModel(
            name="Schedule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40, unique=True, verbose_name="kind")),
                ("minutes", models.PositiveIntegerField(verbose_name="every so many minutes")),
                ("is_active", models.BooleanField(db_default=True, default=True, verbose_name="active")),
                ("next_at", models.DateTimeField(verbose_name="next")),
                ("last_at", models.DateTimeField(null=True, verbose_name="last asked for")),
            ],
            options={
                "verbose_name": "schedule",
                "verbose_name_plural": "schedules",
                "ordering": ["kind"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__range", (1, 527040))), name="schedule_is_at_most_a_year"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                ("key", models.CharField(blank=True, max_length=200, verbose_name="of what")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="waiting",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("priority", models.SmallIntegerField(db_default=0, default=0, verbose_name="priority")),
                (
                    "asked_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="asked for"
                    ),
                ),
                (
                    "run_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="not before"
                    ),
                ),
                ("started_at", models.DateTimeField(null=True, verbose_name="started")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                ("attempts", models.PositiveIntegerField(db_default=0, default=0, verbose_name="attempts")),
                ("claim", models.PositiveIntegerField(db_default=0, default=0)),
                (
                    "worker",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=200, verbose_name="worker"
                    ),
                ),
                ("beat_at", models.DateTimeField(null=True, verbose_name="last sign of life")),
                ("done", models.PositiveBigIntegerField(db_default=0, default=0)),
                ("total", models.PositiveBigIntegerField(db_default=0, default=0)),
                ("furthest", models.PositiveBigIntegerField(db_default=0, default=0)),
                (
                    "note",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=300, verbose_name="at"
                    ),
                ),
                (
                    "error",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=2000, verbose_name="last error"
                    ),
                ),
                ("outcome", models.JSONField(default=dict, verbose_name="result")),
                ("again", models.BooleanField(db_default=False, default=False)),
                ("cancel_asked", models.BooleanField(db_default=False, default=False)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "job",
                "verbose_name_plural": "jobs",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")), fields=["run_at"], name="job_waiting"
                    ),
                    models.Index(
                        condition=models.Q(("state", "running")), fields=["beat_at"], name="job_running"
                    ),
                    models.Index(fields=["finished_at"], name="job_by_its_end"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "running"])),
                        fields=("kind", "key"),
                        name="job_of_one_kind_and_key_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "running", "done", "failed", "cancelled"])
                        ),
                        name="job_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(("beat_at__isnull", False), models.Q(("worker", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="job_that_runs_has_a_worker",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("error", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="job_that_failed_says_why",
                    ),
                ],
            },
        ),
    ]
