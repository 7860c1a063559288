"""Import batches: which run brought which article, what it said of the records, and what undoes it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne


class ImportBatch(models.Model):
    """One run of an import, or several that finished each other's work."""

    class State(models.TextChoices):
        STAGED = "staged", _("read, not yet compared")
        PREVIEWED = "previewed", _("waits for your word")
        RUNNING = "running", _("running, or stopped before its end")
        FINISHED = "finished", _("finished")
        UNDOING = "undoing", _("being undone")
        UNDONE = "undone", _("undone")

    state = models.CharField(_("state"), max_length=20, choices=State, default=State.RUNNING)
    # What was read and how, in a digest: the same run again goes on where this one stopped.
    fingerprint = models.CharField(max_length=64, editable=False)
    files = ArrayField(models.CharField(max_length=1000), verbose_name=_("files"))
    options = models.JSONField(_("options"), default=dict)
    mapping = models.TextField(_("fields"), blank=True)
    counts = models.JSONField(_("counts"), default=dict)
    unresolved = models.JSONField(_("names met and not known"), default=list)
    publishers_made = ArrayField(models.BigIntegerField(), default=list, editable=False)
    # Of an upload, which goes on slice by slice: how many records it has, and what its report needs to go on.
    so_far = models.JSONField(default=dict, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    feed = models.ForeignKey(
        "Feed",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="batches",
        verbose_name=_("feed"),
    )
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("import batch")
        verbose_name_plural = _("import batches")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=Q(state="running"), name="import_runs_once_at_a_time"
            ),
        ]

    def __str__(self):
        return f"{self.pk}: {', '.join(self.files)}"

    @property
    def is_upload(self):
        return "total" in self.so_far

    @property
    def is_preview(self):
        """Whether it has brought nothing yet, and can be thrown away."""
        return self.state in (self.State.STAGED, self.State.PREVIEWED)

    @property
    def goes_on(self):
        """Whether a press of “Continue” does more of it."""
        at_work = self.state in (self.State.STAGED, self.State.RUNNING) and self.is_upload
        return at_work or self.state == self.State.UNDOING


class Arrival(models.Model):
    """That a batch brought an article: by which record, and the version that it left."""

    article = models.OneToOneField(
        "Article", models.CASCADE, primary_key=True, related_name="arrival", verbose_name=_("article")
    )
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, related_name="arrivals", verbose_name=_("import batch")
    )
    record = models.PositiveIntegerField(
        _("record"), help_text=_("Its number among all that the batch has read.")
    )
    # Another version than the article's own: somebody has edited the article since.
    version = models.PositiveIntegerField(default=1, editable=False)

    # How the article that stays came stands.
    as_one = AsOne()

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        constraints = [
            models.UniqueConstraint(fields=["batch", "record"], name="arrival_is_of_one_record"),
        ]

    def __str__(self):
        return f"{self.batch_id}, record {self.record}"


class Completion(models.Model):
    """That a batch gave an article what it lacked: the source's text, beside the archive's own summary, or other fields."""

    article = models.OneToOneField(
        "Article", models.CASCADE, primary_key=True, related_name="completion", verbose_name=_("article")
    )
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, related_name="completions", verbose_name=_("import batch")
    )
    record = models.PositiveIntegerField(_("record"))
    # Another version than the article's own: somebody has edited the article since.
    version = models.PositiveIntegerField(editable=False)
    # What undoing needs: which fields the article got, how the article's languages were, which links and tags came along, which quotes found a place.
    before = models.JSONField(default=dict, editable=False)

    as_one = AsOne()

    class Meta:
        verbose_name = _("completion")
        verbose_name_plural = _("completions")
        constraints = [
            models.UniqueConstraint(fields=["batch", "record"], name="completion_is_of_one_record"),
        ]

    def __str__(self):
        return f"{self.batch_id}, record {self.record}"


class ImportProblem(models.Model):
    """A record that was refused, differs, or is doubtful: which, where in it, and why."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="problems")
    number = models.PositiveIntegerField(_("number"))
    file = models.CharField(_("file"), max_length=1000)
    line = models.PositiveBigIntegerField(_("line"))
    outcome = models.CharField(_("outcome"), max_length=20)
    field = models.CharField(_("field"), max_length=200, blank=True)
    value = models.CharField(_("value"), max_length=300, blank=True)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("problem of an import")
        verbose_name_plural = _("problems of imports")
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="problem_is_told_once"),
        ]

    def __str__(self):
        return self.reason


class StagedRecord(models.Model):
    """A record of an uploaded file, kept until its batch is finished or thrown away."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="staged")
    number = models.PositiveIntegerField(_("number"))
    file = models.CharField(_("file"), max_length=1000)
    line = models.PositiveBigIntegerField(_("line"))
    # JSON as text, for jsonb takes no NUL; empty where the record could not be read at all.
    fields = models.TextField(blank=True)
    problems = models.JSONField(default=list)
    outcome = models.CharField(_("outcome"), max_length=20, blank=True)
    # By these the records after it know that they are the same: see identity.py.
    keys = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        verbose_name = _("staged record")
        verbose_name_plural = _("staged records")
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="staged_record_stands_once"),
        ]
        indexes = [GinIndex(fields=["keys"], name="staged_record_by_keys")]

    def __str__(self):
        return f"{self.file}:{self.line}"
