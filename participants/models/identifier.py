"""By which number or letters other collections know a country, an organisation or a person, and when: merge keys.

What stands in columns of the owner is not kept twice: a country's ISO 3166-1 letters, everybody's number in Wikidata.
"""

import re
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne
from summit_archive.records import Sourced, found_by_source

from .in_force import InForce, InForceQuerySet, days_known
from .name import PARTIES

# Of each scheme: whose numbers it has, how they are spelt, and what is expected of them, in words.
OF_STATES = ("country",)
FORMS = {
    "m49": (OF_STATES, "^[0-9]{3}$", _("three digits, such as 398")),
    "cow": (OF_STATES, "^[1-9][0-9]{0,2}$", _("a number of up to three digits, such as 705")),
    "cow-abbreviation": (OF_STATES, "^[A-Z]{3}$", _("three capital letters, such as KZK")),
    "gleditsch-ward": (OF_STATES, "^[1-9][0-9]{0,2}$", _("a number of up to three digits, such as 705")),
    "cow-igo": (("organisation",), "^[1-9][0-9]{1,3}$", _("a number of two to four digits, such as 1230")),
    "viaf": (PARTIES, "^[1-9][0-9]{1,21}$", _("a number without leading zeros, such as 262545591")),
}


class IdentifierQuerySet(InForceQuerySet):
    def in_order(self):
        """By scheme, the oldest first."""
        return self.order_by("scheme", models.F("possibly_in_force").asc(nulls_first=True), "pk")


def is_of_one_party():
    alone = [Q(**{f"{one}__isnull": one != owner for one in PARTIES}) for owner in PARTIES]
    return reduce(or_, alone)


def is_in_the_form_of_its_scheme():
    return reduce(or_, (Q(scheme=scheme, value__regex=form) for scheme, (_of, form, _told) in FORMS.items()))


def is_of_an_owner_of_its_scheme():
    return reduce(
        or_,
        (
            Q(scheme=scheme)
            & reduce(and_, (Q(**{f"{other}__isnull": True}) for other in PARTIES if other not in owners), Q())
            for scheme, (owners, _form, _told) in FORMS.items()
        ),
    )


class Identifier(InForce, Sourced):
    class Scheme(models.TextChoices):
        M49 = "m49", _("UN M49")
        COW = "cow", _("Correlates of War")
        COW_ABBREVIATION = "cow-abbreviation", _("Correlates of War (letters)")
        GLEDITSCH_WARD = "gleditsch-ward", _("Gleditsch–Ward")
        COW_IGO = "cow-igo", _("Correlates of War, organisations")
        VIAF = "viaf", _("VIAF")

    country = models.ForeignKey("Country", models.CASCADE, null=True, blank=True, related_name="identifiers")
    person = models.ForeignKey("Person", models.CASCADE, null=True, blank=True, related_name="identifiers")
    organisation = models.ForeignKey(
        "Organisation", models.CASCADE, null=True, blank=True, related_name="identifiers"
    )
    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme)
    value = models.CharField(_("number or letters"), max_length=22)

    objects = IdentifierQuerySet.as_manager()
    as_one = AsOne(source="source", where="scheme", asks=("value",), may_stay_behind=True)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["scheme", "possibly_in_force", "pk"]
        indexes = [found_by_source("identifier")]
        constraints = [
            models.CheckConstraint(
                condition=is_of_one_party(),
                name="identifier_has_one_owner",
                violation_error_message=_("An identifier belongs to one country, person or organisation."),
            ),
            models.CheckConstraint(
                condition=is_of_an_owner_of_its_scheme(),
                name="identifier_is_of_an_owner_of_its_scheme",
                violation_error_message=_("This scheme has no numbers of such: another scheme is expected."),
            ),
            models.CheckConstraint(
                condition=is_in_the_form_of_its_scheme(),
                name="identifier_has_the_form_of_its_scheme",
                violation_error_message=_("The number does not have the form of its scheme."),
            ),
            ExclusionConstraint(
                name="identifier_is_given_to_one_owner_at_a_time",
                expressions=[("scheme", "="), ("value", "="), ("possibly_in_force", "&&")],
                deferrable=models.Deferrable.IMMEDIATE,
                violation_error_message=_(
                    "The number is given already, to this or another owner, at the same time."
                ),
            ),
            ExclusionConstraint(
                name="country_has_one_identifier_of_a_scheme_at_a_time",
                expressions=[("country", "="), ("scheme", "="), ("possibly_in_force", "&&")],
                condition=~Q(scheme="viaf"),
                deferrable=models.Deferrable.IMMEDIATE,
                violation_error_message=_("The country has another number of this scheme at the same time."),
            ),
            models.CheckConstraint(
                condition=Q(possibly_in_force__isempty=False),
                name="identifier_ends_after_it_starts",
            ),
            *days_known("identifier"),
        ]

    def __str__(self):
        return f"{self.get_scheme_display()} {self.value}"

    def clean(self):
        """Says what the rules of the database say, in words that tell what is expected. No query."""
        super().clean()
        owners, form, expected = FORMS.get(self.scheme, (PARTIES, "", ""))
        if self.owner_kind and self.owner_kind not in owners:
            raise ValidationError(
                {"scheme": _("This scheme has no numbers of such: another scheme is expected.")}
            )
        if form and not re.fullmatch(form, self.value):
            told = _("“%(value)s” is no number of %(scheme)s: expected %(expected)s.")
            facts = {"value": self.value, "scheme": self.get_scheme_display(), "expected": expected}
            raise ValidationError({"value": told % facts})

    @property
    def owner_kind(self):
        """The column of the owner, None as long as there is none. No query."""
        return next((owner for owner in PARTIES if getattr(self, f"{owner}_id")), None)

    @property
    def owner(self):
        return getattr(self, self.owner_kind) if self.owner_kind else None
