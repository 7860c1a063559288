"""Cities where meetings are held."""

from math import asin, cos, radians, sin, sqrt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from summit_archive.records import Sourced, found_by_source
from summit_archive.text.folding import FoldedField

from .name import Named

EARTH = 6371  # its radius, in kilometres
# Whoever is in one of two such places is soon in the other: a residence and its city.
NEAR = 60  # kilometres


class Place(Named, Sourced):
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    country = models.ForeignKey("Country", models.PROTECT, related_name="places", verbose_name=_("country"))
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=7,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    sort_key = FoldedField(of="name")

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["sort_key", "pk"]
        indexes = [found_by_source("place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_has_both_coordinates_or_none",
                violation_error_message=_("Give both coordinates, or neither."),
            ),
        ]

    def __str__(self):
        return f"{self.called}, {self.country}"

    def kilometres_to(self, other):
        """Along the ground; None where one of the two is not on the map."""
        if None in (self.latitude, other.latitude):
            return None
        north, other_north = radians(self.latitude), radians(other.latitude)
        east = radians(float(other.longitude - self.longitude))
        half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin(east / 2) ** 2
        return round(2 * EARTH * asin(sqrt(min(half, 1))))

    def is_near(self, other):
        """Whether both are on the map, and at most `NEAR` apart."""
        kilometres = self.kilometres_to(other)
        return kilometres is not None and kilometres <= NEAR
