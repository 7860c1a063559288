"""Series of meetings, such as the informal summits of the CIS; and the searches for an edition that found none.

These tell a gap in the series from a gap in the archive.
"""

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from summit_archive.addresses import WebAddressField
from summit_archive.merging.as_one import AsOne
from summit_archive.records import Sourced, Versioned, found_by_source
from summit_archive.web.fast_reverse import path_to

from .in_force import refuse_day_to_come
from .meeting import Meeting
from .name import Named


class MeetingSeriesQuerySet(models.QuerySet):
    def with_held_count(self):
        """Adds `held_count`."""
        return self.annotate(held_count=Count("meetings", filter=Q(meetings__status="held")))


class MeetingSeries(Named, Versioned, Sourced):
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=300)
    organisation = models.ForeignKey(
        "Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="series",
        verbose_name=_("organisation"),
    )
    kind = models.CharField(_("kind of its meetings"), max_length=30, choices=Meeting.Kind, blank=True)
    usual_month = models.PositiveSmallIntegerField(
        _("usual month"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    known_until = models.DateField(
        _("known until"),
        null=True,
        blank=True,
        help_text=_(
            "The day until which its editions were looked for in sources. After that day silence says nothing."
        ),
    )

    objects = MeetingSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series of meetings")
        verbose_name_plural = _("series of meetings")
        ordering = ["name", "pk"]
        indexes = [found_by_source("series")]
        constraints = [
            models.CheckConstraint(
                condition=Q(usual_month__isnull=True) | Q(usual_month__range=(1, 12)),
                name="series_month_is_a_month",
            ),
        ]

    def __str__(self):
        return self.called

    def get_absolute_url(self):
        return path_to("series-detail", self.slug)

    def clean(self):
        refuse_day_to_come("known_until", self.known_until)
        for meeting in self.meetings_with_open_dates():
            meeting.series = self
            if not meeting.possible_days():
                told = _("With this organisation no possible day is left for “%(meeting)s” (%(when)s).")
                facts = {"meeting": meeting, "when": meeting.when}
                raise ValidationError({"organisation": told % facts})

    def save(self, **options):
        """Also redoes the possible days of its meetings with open dates, as `Organisation.save` does."""
        with transaction.atomic():
            super().save(**options)
            self.meetings_with_open_dates().redo_possible_days()

    def meetings_with_open_dates(self):
        """Those that name no organisation of their own, so that the founding of the series' one bounds them."""
        if self._state.adding:
            return Meeting.objects.none()
        return self.meetings.filter(organisation=None).with_open_dates()


FIRST_YEAR, LAST_YEAR = 1900, 2100


class SeriesSearch(models.Model):
    """Somebody looked in a source for an edition of a year, on a day, and found none there."""

    series = models.ForeignKey(
        "MeetingSeries", models.CASCADE, related_name="searches", verbose_name=_("series")
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
        help_text=_("The year of which no edition was found."),
    )
    source = models.CharField(
        _("searched in"),
        max_length=500,
        validators=[RegexValidator(r"\S", _("Where was searched: a source is expected."))],
        help_text=_("What was searched, as a reader would cite it, and for which words."),
    )
    source_url = WebAddressField(_("source's address"), max_length=2000, blank=True)
    searched_on = models.DateField(_("searched on"))

    as_one = AsOne(where="year", asks=("searched_on",), fills=(("source_url",),))

    class Meta:
        verbose_name = _("search that found no edition")
        verbose_name_plural = _("searches that found no edition")
        ordering = ["year", "-searched_on", "pk"]
        indexes = [found_by_source("series_search")]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "source"],
                name="series_search_does_not_repeat",
                violation_error_message=_(
                    "A search of this source for this year is in the list already: change its day instead."
                ),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="series_search_is_of_a_year",
                violation_error_message=_("A year from 1900 to 2100 is expected."),
            ),
            models.CheckConstraint(
                condition=Q(source__regex=r"\S"),
                name="series_search_names_its_source",
                violation_error_message=_("Where was searched: a source is expected."),
            ),
        ]

    def __str__(self):
        return f"{self.series}, {self.year}"

    def clean(self):
        today = datetime.datetime.now(datetime.UTC).date()
        if self.searched_on and self.searched_on > today + datetime.timedelta(days=1):
            told = _("%(day)s is still to come: the day of a search that was made is expected.")
            raise ValidationError({"searched_on": told % {"day": self.searched_on}})
