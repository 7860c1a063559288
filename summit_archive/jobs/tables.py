"""What is done in the background: jobs, the workers that are at it, and the schedule."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .kinds import kind_called

LONGEST_REASON = 2000


class Job(models.Model):
    """Something to be done once. Of one kind and key there is never more than one that is not done.

    `claim` counts who took it: only whoever took it last may say anything of it. `attempts` counts how often it was
    taken since it last got further than ever before (`furthest`); `again`: it was asked for once more while it ran.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("state of a job", "waiting")
        RUNNING = "running", pgettext_lazy("state of a job", "running")
        DONE = "done", pgettext_lazy("state of a job", "done")
        FAILED = "failed", pgettext_lazy("state of a job", "failed")
        CANCELLED = "cancelled", pgettext_lazy("state of a job", "cancelled")

    kind = models.CharField(_("kind"), max_length=40)
    key = models.CharField(_("of what"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.WAITING)
    priority = models.SmallIntegerField(_("priority"), default=0, db_default=0)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    asked_at = models.DateTimeField(_("asked for"), db_default=Now())
    run_at = models.DateTimeField(_("not before"), db_default=Now())
    started_at = models.DateTimeField(_("started"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0, db_default=0)
    claim = models.PositiveIntegerField(default=0, db_default=0)
    worker = models.CharField(_("worker"), max_length=200, blank=True, default="", db_default="")
    beat_at = models.DateTimeField(_("last sign of life"), null=True)
    done = models.PositiveBigIntegerField(default=0, db_default=0)
    total = models.PositiveBigIntegerField(default=0, db_default=0)
    furthest = models.PositiveBigIntegerField(default=0, db_default=0)
    note = models.CharField(_("at"), max_length=300, blank=True, default="", db_default="")
    error = models.CharField(
        _("last error"), max_length=LONGEST_REASON, blank=True, default="", db_default=""
    )
    outcome = models.JSONField(_("result"), default=dict)
    again = models.BooleanField(default=False, db_default=False)
    cancel_asked = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(state__in=["waiting", "running"]),
                name="job_of_one_kind_and_key_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "running", "done", "failed", "cancelled"]),
                name="job_is_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(beat_at__isnull=False) & ~Q(worker=""),
                name="job_that_runs_has_a_worker",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""), name="job_that_failed_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["run_at"], condition=Q(state="waiting"), name="job_waiting"),
            models.Index(fields=["beat_at"], condition=Q(state="running"), name="job_running"),
            models.Index(fields=["finished_at"], name="job_by_its_end"),
        ]

    def __str__(self):
        return f"{self.kind} {self.key}".strip()

    @property
    def is_unfinished(self):
        return self.state in (self.State.WAITING, self.State.RUNNING)


class Worker(models.Model):
    """A process that takes jobs. Its row goes when it ends in order; else it is silent from then on."""

    name = models.CharField(_("worker"), max_length=200, unique=True)
    started_at = models.DateTimeField(_("started"), db_default=Now())
    beat_at = models.DateTimeField(_("last sign of life"), db_default=Now())

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self):
        return self.name


class Schedule(models.Model):
    """A kind of jobs that is asked for by the clock: every so many minutes, first at `next_at`."""

    kind = models.CharField(_("kind"), max_length=40, unique=True)
    minutes = models.PositiveIntegerField(_("every so many minutes"))
    is_active = models.BooleanField(_("active"), default=True, db_default=True)
    next_at = models.DateTimeField(_("next"))
    last_at = models.DateTimeField(_("last asked for"), null=True)

    class Meta:
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")
        ordering = ["kind"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__range=(1, 366 * 24 * 60)), name="schedule_is_at_most_a_year"
            ),
        ]

    def __str__(self):
        return str(kind_called(self.kind) or self.kind)
