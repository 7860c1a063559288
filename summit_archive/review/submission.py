"""What was typed into the form of a record and waits to be saved by somebody else; and what was said of it."""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

LONGEST_TITLE = 500
LONGEST_COMMENT = 4000


class SubmissionQuerySet(models.QuerySet):
    def of_forms(self):
        """Without records that wait by a status of their own."""
        return self.filter(data__isnull=False)

    def waiting_as_they_stand(self):
        return self.filter(data__isnull=True, state=Submission.State.IN_REVIEW)

    def of_row(self, row):
        return self.filter(model=row._meta.concrete_model._meta.label_lower, target=row.pk)

    def for_list(self):
        """Without what was typed; with the number of comments. One query."""
        said = Count("comments", filter=~Q(comments__text=""))
        return (
            self.defer("data")
            .select_related("author", "published_by")
            .annotate(said=said)
            .order_by(*self.query.order_by or ["-pk"])
        )


class Submission(models.Model):
    """A draft of a new record or of changes to one; or, without `data`, a record that waits as it stands.

    Accounts are deactivated, not deleted: who wrote and who published belongs to what was published.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_REVIEW = "in-review", _("in review")
        RETURNED = "returned", _("returned")
        PUBLISHED = "published", _("published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    model = models.CharField(_("kind of record"), max_length=100)
    # The record that it changes, or that it became; None of a new one that is not published.
    target = models.BigIntegerField(null=True, blank=True)
    is_new = models.BooleanField(default=False)
    title = models.CharField(_("title"), max_length=LONGEST_TITLE)
    # The version of the record from which the draft was made; empty of a new one.
    made_from = models.CharField(max_length=60, blank=True)
    # {name of a field of the form, with those of its lines: [values]}
    data = models.JSONField(null=True, blank=True)
    # Raised each time that what was typed changes: nobody decides on what they have not seen.
    version = models.PositiveIntegerField(default=1)
    # Nobody, where an import put the record into review.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("author")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("published by")
    )
    published_at = models.DateTimeField(null=True, blank=True)
    # Whether the archive let authors publish their own when this was published.
    authors_could_publish = models.BooleanField(default=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [
            ("propose_submission", "Can propose records and changes"),
            ("publish_submission", "Can review and publish what others propose"),
        ]
        indexes = [models.Index(fields=["state", "-id"], name="submissions_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in-review", "returned", "published", "withdrawn"]),
                name="submission_is_in_a_known_state",
            ),
            models.CheckConstraint(
                condition=Q(data__isnull=True, target__isnull=False, is_new=False)
                | Q(data__isnull=False, author__isnull=False),
                name="submission_has_an_author_or_is_a_record",
            ),
            models.CheckConstraint(
                condition=Q(is_new=True) | Q(target__isnull=False),
                name="submission_of_changes_names_its_record",
            ),
            models.CheckConstraint(
                condition=Q(is_new=False) | Q(target__isnull=True) | Q(state="published"),
                name="submission_of_a_new_record_becomes_one_when_published",
            ),
            models.CheckConstraint(
                condition=~Q(state="draft") | Q(data__isnull=False),
                name="submission_of_a_record_as_it_stands_is_no_draft",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["in-review", "returned", "published"]) | Q(sent_at__isnull=False),
                name="submission_in_review_was_sent",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="published",
                    published_by__isnull=False,
                    published_at__isnull=False,
                    target__isnull=False,
                )
                | (
                    ~Q(state="published")
                    & Q(published_by__isnull=True, published_at__isnull=True, authors_could_publish=False)
                ),
                name="submission_published_says_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=Q(author__isnull=True)
                | Q(published_by__isnull=True)
                | Q(published_by__lt=F("author"))
                | Q(published_by__gt=F("author"))
                | Q(authors_could_publish=True),
                name="submission_is_published_by_another_than_its_author",
            ),
            models.UniqueConstraint(
                fields=["model", "target"],
                condition=Q(data__isnull=True, state="in-review"),
                name="record_waits_for_review_once",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_of_a_form(self):
        return self.data is not None


class ReviewComment(models.Model):
    """What somebody did with a submission, and what they said of it."""

    class Doing(models.TextChoices):
        COMMENTED = "commented", _("commented")
        KEPT = "kept", _("saved the draft")
        SENT = "sent", _("sent it to review")
        CHANGED = "changed", _("changed it")
        RETURNED = "returned", _("returned it")
        PUBLISHED = "published", _("published it")
        WITHDRAWN = "withdrawn", _("withdrew it")

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="comments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    doing = models.CharField(max_length=10, choices=Doing)
    text = models.TextField(blank=True, max_length=LONGEST_COMMENT)
    # What was typed before it was changed, so that nobody's words are lost.
    former_data = models.JSONField(null=True, blank=True)
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("comment on a submission")
        verbose_name_plural = _("comments on submissions")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(doing__in=["commented", "returned"]) | ~Q(text=""),
                name="review_comment_says_something",
            ),
        ]

    def __str__(self):
        return self.text or self.get_doing_display()
