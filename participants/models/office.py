"""Offices, and who held them when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne
from summit_archive.records import InWikidata, Sourced, found_by_source

from .in_force import InForce, InForceQuerySet, days_known
from .name import Named


class Office(Named, InWikidata, Sourced):
    class Kind(models.TextChoices):
        HEAD_OF_STATE = "head-of-state", _("head of state")
        HEAD_OF_GOVERNMENT = "head-of-government", _("head of government")
        MINISTER = "minister", _("minister")
        SPOKESPERSON = "spokesperson", _("spokesperson")
        CHAIR = "chair", _("chair")
        EXECUTIVE_SECRETARY = "executive-secretary", _("executive secretary")
        OTHER = "other", _("other")

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200, help_text=_("Such as “President of Kazakhstan”."))
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    country = models.ForeignKey(
        "Country",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("country"),
    )
    organisation = models.ForeignKey(
        "Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offices",
        verbose_name=_("organisation"),
    )

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["name", "pk"]
        indexes = [found_by_source("office")]
        constraints = [
            models.CheckConstraint(
                condition=Q(country__isnull=False, organisation__isnull=True)
                | Q(country__isnull=True, organisation__isnull=False),
                name="office_is_of_one_country_or_organisation",
                violation_error_message=_(
                    "An office is of a country or of an organisation: choose one of the two."
                ),
            ),
        ]

    def __str__(self):
        return self.called


LEADING_OFFICES = [Office.Kind.HEAD_OF_STATE, Office.Kind.HEAD_OF_GOVERNMENT]


BY_OFFICE = ("-office__kind", "office__name", "office", "-possibly_in_force", "pk")


class TermQuerySet(InForceQuerySet):
    def of_leaders(self):
        return self.filter(office__kind__in=LEADING_OFFICES)

    def by_office(self):
        """Heads of state before heads of government, each office's newest term first."""
        return self.order_by(*BY_OFFICE)

    def by_country(self):
        """The offices of each country, as `by_office` has them."""
        return self.order_by("office__country__sort_key", *BY_OFFICE)

    def for_list(self):
        return self.select_related("person", "office__country").in_order()


class Term(InForce, Sourced):
    person = models.ForeignKey("Person", models.CASCADE, related_name="terms", verbose_name=_("person"))
    office = models.ForeignKey(Office, models.PROTECT, related_name="terms", verbose_name=_("office"))
    is_acting = models.BooleanField(_("acting"), default=False)
    how_ended = models.CharField(_("how it ended"), max_length=200, blank=True)

    objects = TermQuerySet.as_manager()
    as_one = AsOne(
        source="source", where="office", asks=("start", "end", "known_until", "is_acting", "how_ended")
    )

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["office", "possibly_in_force"]
        indexes = [found_by_source("term")]
        constraints = [
            ExclusionConstraint(
                name="term_of_one_person_in_one_office_does_not_overlap",
                expressions=[("person", "="), ("office", "="), ("surely_in_force", "&&")],
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            models.CheckConstraint(
                condition=Q(possibly_in_force__isempty=False), name="term_ends_after_it_starts"
            ),
            *days_known("term"),
        ]

    def __str__(self):
        return f"{self.person}, {self.office}"

    def clean(self):
        super().clean()
        if not (self.person_id and self.office_id):
            return
        if other := self.overlapping(Term.objects.filter(person=self.person_id, office=self.office_id)):
            raise ValidationError(
                _(
                    "This overlaps another term of the same person in the same office: from %(start)s until %(end)s."
                ),
                params={"start": other.start, "end": other.end or other.known_until},
            )
