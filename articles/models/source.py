"""Sources that facts rest on and of which the archive has no article: who published them, when, and where they are.

A source is known by its address. Where an article of that address is published here, the article's page is the source's.
"""

import re

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participants.models import Meeting
from summit_archive.addresses import NormalAddressField, WebAddressField
from summit_archive.dates.fields import PartialDateField
from summit_archive.merging.as_one import AsOne
from summit_archive.records import Versioned

from .article import LANGUAGE_TAG, LONGEST_ADDRESS, LONGEST_HEADLINE
from .coverage import Coverage

# As the Wayback Machine names its copies: the moment, then the address.
COPY_IN_ARCHIVE = re.compile(r"https?://web\.archive\.org/web/[0-9]{4,14}[a-z_]*/(https?://.+)")

# By this name a load of the shipped sources remembers which articles it made.
SOURCE_ARTICLES = "source_articles"


class SourceQuerySet(models.QuerySet):
    def by_publisher(self):
        """The order of lists; with its publisher, in one query."""
        return self.select_related("publisher").order_by("publisher__sort_key", "published_on", "pk")

    def newest_first(self):
        """As far as their days are known; those without one come last."""
        return self.order_by(models.F("published_on").desc(nulls_last=True), "-pk")


class Source(Versioned):
    """What a citation has, and no text of the source's own."""

    url = NormalAddressField(
        _("address"),
        max_length=LONGEST_ADDRESS,
        unique=True,
        error_messages={"unique": _("A source of this address is on record already.")},
        help_text=_("Kept in its normal form: facts that cite this address rest on this source."),
    )
    publisher = models.ForeignKey(
        "Publisher",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        verbose_name=_("publisher"),
    )
    published_on = PartialDateField(
        _("published on"),
        null=True,
        blank=True,
        help_text=_(
            "A day, a month or a year, as far as it is known. Leave empty when the source does not say."
        ),
    )
    headline = models.CharField(
        _("headline"),
        max_length=LONGEST_HEADLINE,
        blank=True,
        help_text=_("The source's own. Leave empty where nobody has seen it."),
    )
    language = models.CharField(
        _("language"),
        max_length=35,
        blank=True,
        validators=[LANGUAGE_TAG],
        help_text=_("BCP 47, such as en or ru."),
    )

    archived_url = WebAddressField(
        _("archived copy"),
        max_length=LONGEST_ADDRESS,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "Where a web archive keeps the page as it was, such as https://web.archive.org/web/…. Only an address that "
            "somebody has opened."
        ),
    )

    objects = SourceQuerySet.as_manager()
    named_by = "url"
    as_one = AsOne(where="url")

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(url=""), name="source_has_an_address")]

    def __str__(self):
        return self.headline or self.cited_as

    @property
    def cited_as(self):
        """Its publisher and day, as facts cite it; its address where neither is known."""
        told = [str(self.publisher)] if self.publisher else []
        if told or self.published_on:
            told.append(self.published_on.in_words() if self.published_on else str(_("undated")))
        return ", ".join(told) or self.url

    @property
    def original_url(self):
        """Of an address that is itself a web archive's copy, that of the page that was copied; else empty."""
        copied = COPY_IN_ARCHIVE.match(self.url)
        return copied[1] if copied else ""

    def get_absolute_url(self):
        return source_path(self.pk)


class SourceMeeting(models.Model):
    """A source without an article, and a meeting: what it does, and the status that it gives."""

    source = models.ForeignKey(
        Source, models.CASCADE, related_name="source_meetings", verbose_name=_("source")
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="source_meetings", verbose_name=_("meeting")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Coverage.Kind)
    status = models.CharField(
        _("status that it gives"),
        max_length=20,
        choices=Meeting.Status,
        blank=True,
        help_text=_("What this source says. Empty: it does not say."),
    )

    as_one = AsOne(
        source="source__publisher__name", where="source", asks=("status", "kind"), fills=(("status",),)
    )

    class Meta:
        verbose_name = _("meeting of a source")
        verbose_name_plural = _("meetings of sources")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "meeting"],
                name="source_meeting_does_not_repeat",
                violation_error_message=_("This meeting is already in the list of this source."),
            ),
        ]

    def __str__(self):
        return f"{self.source} — {self.meeting}"


def source_path(number):
    return reverse("source-detail", args=[number])
