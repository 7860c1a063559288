"""Series of meetings, such as the informal summits of the CIS."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from summit_archive.records import Sourced, Versioned

from ..paths import path_to
from .meeting import Meeting


class MeetingSeriesQuerySet(models.QuerySet):
    def with_held_count(self):
        """Adds `held_count`."""
        return self.annotate(held_count=Count("meetings", filter=Q(meetings__status="held")))


class MeetingSeries(Versioned, Sourced):
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

    objects = MeetingSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("series of meetings")
        verbose_name_plural = _("series of meetings")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(usual_month__isnull=True) | Q(usual_month__range=(1, 12)),
                name="series_month_is_a_month",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("series-detail", self.slug)
