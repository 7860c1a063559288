"""Organisations of states, and who belonged to them when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne
from summit_archive.records import InWikidata, Sourced, Versioned, found_by_source, refuse_own_descendant
from summit_archive.text.folding import FoldedField
from summit_archive.web.fast_reverse import path_to

from ..called import called_for_short
from .in_force import InForce, InForceQuerySet, days_known
from .name import Named


class Organisation(Named, Versioned, InWikidata, Sourced):
    class Kind(models.TextChoices):
        INTERGOVERNMENTAL = "intergovernmental", _("intergovernmental organisation")
        GOVERNMENT = "government", _("government or part of one")
        OTHER = "other", _("other")

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=300)
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.INTERGOVERNMENTAL)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    country = models.ForeignKey(
        "Country",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("country"),
        help_text=_("Only for a body of one country."),
    )
    founded_on = models.DateField(
        _("founded on"),
        null=True,
        blank=True,
        help_text=_("The earliest day on which a meeting of it with no stated year may have been."),
    )
    sort_key = FoldedField(of="name")

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_key", "pk"]
        indexes = [found_by_source("organisation")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="organisation_is_not_inside_itself",
                violation_error_message=_("An organisation cannot be a part of itself."),
            ),
        ]

    def __str__(self):
        name, short = self.called, self.short_name
        return f"{name} ({short})" if short != name else name

    def get_absolute_url(self):
        return path_to("organisation-detail", self.slug)

    @property
    def short_name(self):
        """In the language of the page."""
        return called_for_short("organisation", self.pk, self.name, self.abbreviation)

    def clean(self):
        refuse_own_descendant(self)
        for meeting in self.meetings_with_open_dates():
            body = meeting.organisation or meeting.series.organisation
            body.founded_on = self.founded_on
            if not meeting.possible_days():
                told = _("With this day no possible day is left for “%(meeting)s” (%(when)s).")
                facts = {"meeting": meeting, "when": meeting.when}
                raise ValidationError({"founded_on": told % facts})

    def save(self, **options):
        """Also redoes the possible days of its meetings with open dates: they may start at its founding."""
        with transaction.atomic():
            super().save(**options)
            self.meetings_with_open_dates().redo_possible_days()

    def meetings_with_open_dates(self):
        """Those of it, and those of its series that name no organisation of their own."""
        meetings = self._meta.get_field("meetings").related_model.objects
        if self._state.adding:
            return meetings.none()
        of_series = Q(organisation=None, series__organisation=self)
        return meetings.filter(Q(organisation=self) | of_series).with_open_dates().with_what_bounds_them()


class Membership(InForce, Sourced):
    class Standing(models.TextChoices):
        MEMBER = "member", _("member")
        ASSOCIATE = "associate", _("associate")
        OBSERVER = "observer", _("observer")
        SUSPENDED = "suspended", _("suspended")
        WITHDRAWN = "withdrawn", _("withdrawn")

    country = models.ForeignKey(
        "Country", models.CASCADE, related_name="memberships", verbose_name=_("country")
    )
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="memberships", verbose_name=_("organisation")
    )
    standing = models.CharField(_("standing"), max_length=20, choices=Standing, default=Standing.MEMBER)

    objects = InForceQuerySet.as_manager()
    as_one = AsOne(source="source", where="country", asks=("standing", "start", "end", "known_until"))

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["organisation", "country", "possibly_in_force"]
        indexes = [found_by_source("membership")]
        constraints = [
            ExclusionConstraint(
                name="membership_standings_do_not_overlap",
                expressions=[("country", "="), ("organisation", "="), ("surely_in_force", "&&")],
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            models.CheckConstraint(
                condition=models.Q(possibly_in_force__isempty=False),
                name="membership_ends_after_it_starts",
            ),
            *days_known("membership"),
        ]

    def __str__(self):
        return f"{self.country}, {self.get_standing_display()}, {self.organisation.short_name}"

    def clean(self):
        super().clean()
        if not (self.country_id and self.organisation_id):
            return
        siblings = Membership.objects.filter(country=self.country_id, organisation=self.organisation_id)
        if other := self.overlapping(siblings):
            raise ValidationError(
                _("This overlaps another standing of the same country in the same organisation: %(other)s."),
                params={"other": other},
            )
