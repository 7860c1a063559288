"""What preservation keeps: the hashes of texts and when they were looked at last, and which addresses still answer."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne

from .article import LONGEST_ADDRESS, Article


class Fixity(models.Model):
    """The SHA-256 of an article's texts as they were noted for its `version`, and when they were compared with it last.

    `differs_since`: the texts are others since then, though nobody has changed the article.
    """

    article = models.OneToOneField(
        Article, models.CASCADE, primary_key=True, related_name="fixity", verbose_name=_("article")
    )
    version = models.PositiveIntegerField()
    digest = models.BinaryField()
    checked_at = models.DateTimeField(_("checked"))
    differs_since = models.DateTimeField(_("differs since"), null=True)

    as_one = AsOne()

    class Meta:
        verbose_name = _("fixity of a text")
        verbose_name_plural = _("fixity of texts")
        indexes = [
            models.Index(
                fields=["article"], condition=Q(differs_since__isnull=False), name="fixity_that_differs"
            )
        ]

    def __str__(self):
        return f"{self.article_id}: {bytes(self.digest).hex()}"


class KeptPart(models.Model):
    """What is checked as one: a release, or a stretch of the history that nothing is added to any more.

    `digest` is of a stretch of the history alone: a release has its own manifests. `problem`: what differs.
    """

    class Kind(models.TextChoices):
        HISTORY = "history", _("history")
        RELEASE = "release", _("release")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = models.CharField(_("name"), max_length=200)
    number = models.PositiveBigIntegerField(_("number"), default=0)
    digest = models.BinaryField(null=True)
    checked_at = models.DateTimeField(_("checked"))
    problem = models.CharField(_("problem"), max_length=1000, blank=True)
    differs_since = models.DateTimeField(_("differs since"), null=True)

    class Meta:
        verbose_name = _("kept part")
        verbose_name_plural = _("kept parts")
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="kept_part_stands_once"),
            models.CheckConstraint(
                condition=Q(problem="", differs_since__isnull=True)
                | ~Q(problem="") & Q(differs_since__isnull=False),
                name="kept_part_that_differs_says_why",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}"


class LinkCheck(models.Model):
    """What an address answered when it was asked last, and how often it has not answered since it did."""

    url = models.CharField(_("address"), max_length=LONGEST_ADDRESS, unique=True)
    host = models.CharField(max_length=255)
    checked_at = models.DateTimeField(_("last asked"), null=True)
    next_at = models.DateTimeField(_("next"))
    status = models.PositiveSmallIntegerField(_("answer"), null=True)
    problem = models.CharField(_("problem"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("last answered"), null=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    failing_since = models.DateTimeField(_("has not answered since"), null=True)

    class Meta:
        verbose_name = _("check of an address")
        verbose_name_plural = _("checks of addresses")
        indexes = [models.Index(fields=["next_at", "id"], name="link_check_is_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(failures=0, failing_since__isnull=True)
                | Q(failures__gt=0, failing_since__isnull=False),
                name="link_check_that_fails_says_since_when",
            ),
            models.CheckConstraint(
                condition=Q(failing_since__isnull=True)
                | Q(checked_at__isnull=False, checked_at__gte=F("failing_since")),
                name="link_check_fails_when_it_is_made",
            ),
        ]

    def __str__(self):
        return self.url


class SilentAddress(models.Model):
    """An address of which readers are told that it did not answer: it has failed again and again, for days.

    `day` is the day on which that was found. The row goes when the address answers again.
    """

    url = models.CharField(_("address"), max_length=LONGEST_ADDRESS, unique=True)
    day = models.DateField(_("did not answer on"))

    class Meta:
        verbose_name = _("address that does not answer")
        verbose_name_plural = _("addresses that do not answer")

    def __str__(self):
        return self.url
