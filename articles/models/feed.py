"""Feeds that the archive follows: where, how often, and what came of asking them."""

import datetime
import hashlib

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .batch import ImportBatch

SHORTEST_INTERVAL = 10
LONGEST_INTERVAL = 7 * 24 * 60
# As it is asked for: scheme and host in small ASCII letters, no usual port, no fragment. See `address_asked`.
NORMAL_ADDRESS = (
    r"^(http://(?![^/]*:80/)|https://(?![^/]*:443/))([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?/[!\"$-~]*$"
)
OUT_OF_BOUNDS = _(
    "%(show_value)s minutes: an interval from 10 to 10080 minutes, which is a week, is expected."
)
# A command that cron starts is seldom to the second: a feed that would be due so soon is fetched with the others.
SLACK = datetime.timedelta(minutes=1)

# What an editor decides, as opposed to what fetching keeps.
DECIDED = ["name", "address", "is_active", "minutes", "status", "publisher", "language"]


class FeedQuerySet(models.QuerySet):
    def with_last_batch(self):
        """Adds `last_batch`, `last_counts` and `last_brought_at`, of the last batch that the feed has brought."""
        last = ImportBatch.objects.filter(feed=OuterRef("pk")).order_by("-pk")
        return self.annotate(
            last_batch=Subquery(last.values("pk")[:1]),
            last_counts=Subquery(last.values("counts")[:1]),
            last_brought_at=Subquery(last.values("started_at")[:1]),
        )

    def longest_unasked_first(self):
        return self.order_by(F("looked_at").asc(nulls_first=True), "pk")


class Feed(models.Model):
    """A feed that is fetched again and again. What it brings are import batches."""

    name = models.CharField(
        _("name"), max_length=200, help_text=_("What you call it in lists and in the command.")
    )
    address = models.CharField(
        _("address"), max_length=2000, help_text=_("Of the feed itself (RSS or Atom), not of its site.")
    )
    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_("A feed that is not active is paused: the command leaves it out."),
    )
    minutes = models.PositiveIntegerField(
        _("interval, in minutes"),
        default=60,
        validators=[
            MinValueValidator(SHORTEST_INTERVAL, OUT_OF_BOUNDS),
            MaxValueValidator(LONGEST_INTERVAL, OUT_OF_BOUNDS),
        ],
        help_text=_(
            "At least so many minutes lie between two fetches: from 10 to 10080, which is a week. The feed may ask for more."
        ),
    )
    status = models.CharField(
        _("new articles are"),
        max_length=20,
        choices=[
            (status.value, status.label)
            for status in (Article.Status.DRAFT, Article.Status.IN_REVIEW, Article.Status.PUBLISHED)
        ],
        default=Article.Status.DRAFT,
        help_text=_("Readers see only what is published."),
    )
    publisher = models.CharField(
        _("publisher"),
        max_length=200,
        blank=True,
        help_text=_("Used where the feed has no title and its entry names no source."),
    )
    language = models.CharField(
        _("language"),
        max_length=35,
        blank=True,
        help_text=_("Used where the feed states no language: a tag such as en or ru."),
    )

    # By these the server knows what was fetched before.
    etag = models.CharField(max_length=500, blank=True, editable=False)
    last_modified = models.CharField(max_length=500, blank=True, editable=False)
    # Digests of the entries of the last answers, the newest first: what is the same again is not looked at.
    seen = ArrayField(models.BigIntegerField(), default=list, editable=False)
    # What the feed asks of those who fetch it: see `articles/importing/feed_pace.py`.
    pace = models.JSONField(default=dict, editable=False)
    looked_at = models.DateTimeField(_("last fetched"), null=True, blank=True, editable=False)
    succeeded_at = models.DateTimeField(_("last success"), null=True, blank=True, editable=False)
    rests_until = models.DateTimeField(_("not before"), null=True, blank=True, editable=False)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    error = models.TextField(_("last error"), blank=True, editable=False)
    moved_to = models.CharField(_("moved for good to"), max_length=2000, blank=True, editable=False)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                name="feed_of_one_address_stands_once",
                violation_error_message=_("A feed of this address is in the list already."),
            ),
            models.UniqueConstraint(
                Lower("name"),
                name="feed_has_a_name_of_its_own",
                violation_error_message=_("Another feed has this name: choose another."),
            ),
            models.CheckConstraint(
                condition=Q(minutes__range=(SHORTEST_INTERVAL, LONGEST_INTERVAL)),
                name="feed_is_asked_neither_too_often_nor_too_seldom",
                violation_error_message=_(
                    "An interval from 10 to 10080 minutes, which is a week, is expected."
                ),
            ),
            models.CheckConstraint(
                condition=Q(address__regex=NORMAL_ADDRESS),
                name="feed_address_is_as_it_is_asked_for",
                violation_error_message=_(
                    "An address that begins with http:// or https:// and a host is expected."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="feed_has_a_name",
                violation_error_message=_("The name is missing."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "in-review", "published"]),
                name="feed_gives_a_status_that_imports_give",
            ),
            models.CheckConstraint(
                condition=Q(failures=0, error="") | Q(failures__gt=0) & ~Q(error=""),
                name="feed_that_fails_says_why",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def version(self):
        """Another one after each decision of an editor; that the feed was fetched meanwhile overwrites no edit."""
        decided = [getattr(self, name) for name in DECIDED]
        return hashlib.sha256(repr(decided).encode()).hexdigest()[:16]

    @property
    def due_at(self):
        """When it is fetched again at the earliest; None: at once, or never while it is paused."""
        if not self.is_active or self.looked_at is None:
            return None
        own = self.looked_at + datetime.timedelta(minutes=self.minutes)
        return max(own, self.rests_until) if self.rests_until else own

    def is_due(self, now=None):
        now = now or timezone.now()
        return self.is_active and (self.due_at is None or self.due_at <= now + SLACK)

    def forget_answers(self):
        """The next fetch is as the first one. To be called before saving what was decided otherwise."""
        self.etag = self.last_modified = self.error = self.moved_to = ""
        self.failures, self.seen, self.pace = 0, [], {}
        self.looked_at = self.succeeded_at = self.rests_until = None
