"""Countries: the unit that readers filter by."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from summit_archive.postgres.expressions import count_of
from summit_archive.records import InWikidata, Sourced, Versioned
from summit_archive.text.folding import FoldedField
from summit_archive.web.fast_reverse import path_to

from .participation import Participation


class CountryQuerySet(models.QuerySet):
    def of_region(self):
        """The states that the archive follows in depth."""
        return self.filter(is_of_region=True)

    def in_order(self):
        return self.order_by("sort_key", "code")

    def with_meetings_held(self):
        """Adds `meetings_held`: how many, in which it took part. An invitation is not enough."""
        took_part = (
            Participation.objects.took_part().of_country(OuterRef("pk")).filter(meeting__status="held")
        )
        return self.annotate(meetings_held=count_of(took_part, "meeting"))


class Country(Versioned, InWikidata, Sourced):
    code = models.CharField(
        _("code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"\A[A-Z]{2}\Z", _("Two capital letters are expected, such as KZ."))],
        help_text=_("ISO 3166-1 alpha-2, such as KZ. It is also the page's address."),
    )
    alpha3 = models.CharField(_("three-letter code"), max_length=3, blank=True)
    name = models.CharField(_("name"), max_length=200, help_text=_("The short English name."))
    official_name = models.CharField(_("official name"), max_length=300, blank=True)
    region = models.CharField(
        _("region"),
        max_length=100,
        blank=True,
        help_text=_("The United Nations' sub-region (M49)."),
    )
    is_of_region = models.BooleanField(
        _("of the region"),
        default=False,
        help_text=_("One of the states that the archive follows in depth. They come first in lists."),
    )
    sort_key = FoldedField(of="name")

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["sort_key", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z]{2}$"), name="country_code_is_alpha_2"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("country-detail", self.address_code)

    @property
    def address_code(self):
        """The code as addresses and files spell it: "kz"."""
        return self.code.lower()
