"""Countries, those that are no more among them: the unit that readers filter by."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from summit_archive.dates.plain_days import day_in_words
from summit_archive.postgres.expressions import count_of
from summit_archive.records import InWikidata, Sourced, Versioned, found_by_source
from summit_archive.text.folding import FoldedField
from summit_archive.web.fast_reverse import path_to

from ..called import called_officially
from .name import Named
from .participation import Participation

# The United Nations' sub-regions (M49) to which the region's states belong.
REGIONS = {
    "Central Asia": _("Central Asia"),
    "Eastern Europe": _("Eastern Europe"),
    "Western Asia": _("Western Asia"),
}


class CountryQuerySet(models.QuerySet):
    def of_region(self):
        """The states that the archive follows in depth."""
        return self.filter(is_of_region=True)

    def present(self):
        """The states that there are."""
        return self.filter(existed_until=None)

    def in_order(self):
        """By name; states that are no more come last."""
        return self.order_by(IsNull(F("existed_until"), False), "sort_key", "code")

    def with_meetings_held(self):
        """Adds `meetings_held`: how many, in which it took part. An invitation is not enough."""
        took_part = (
            Participation.objects.took_part().of_country(OuterRef("pk")).filter(meeting__status="held")
        )
        return self.annotate(meetings_held=count_of(took_part, "meeting"))


class Country(Named, Versioned, InWikidata, Sourced):
    code = models.CharField(
        _("code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"\A[A-Z]{2}\Z", _("Two capital letters are expected, such as KZ."))],
        help_text=_(
            "ISO 3166-1 alpha-2, such as KZ; of a state that is no more the one that ISO 3166-3 keeps. "
            "It is also the page's address."
        ),
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
    existed_from = models.DateField(
        _("existed from"),
        null=True,
        blank=True,
        help_text=_("Only for a state that is no more: its first day."),
    )
    existed_until = models.DateField(
        _("existed until"),
        null=True,
        blank=True,
        help_text=_(
            "Only for a state that is no more: its last day. Nothing after that day can name it as a party."
        ),
    )
    existence_note = models.CharField(
        _("what is meant"),
        max_length=500,
        blank=True,
        help_text=_(
            "Where its name stood for several states, or the days need a word: which are meant here."
        ),
    )
    sort_key = FoldedField(of="name")

    objects = CountryQuerySet.as_manager()
    named_by = "code"

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["sort_key", "code"]
        indexes = [found_by_source("country")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z]{2}$"), name="country_code_is_alpha_2"
            ),
            models.CheckConstraint(
                condition=Q(existed_from=None)
                | Q(existed_until=None)
                | Q(existed_from__lte=F("existed_until")),
                name="country_ended_no_earlier_than_it_began",
                violation_error_message=_(
                    "“Existed until” is before “existed from”: a day that is not before it is expected."
                ),
            ),
            models.CheckConstraint(
                condition=Q(existed_until=None) | Q(is_of_region=False),
                name="country_of_the_region_is_not_of_the_past",
                violation_error_message=_(
                    "A state that is no more is none of those that the archive follows in depth: take one of the two back."
                ),
            ),
        ]

    def __str__(self):
        return self.called

    @property
    def official_called(self):
        """What it calls itself, in the language of the page; "" where that is not on record. No query a row."""
        return called_officially("country", self.pk, self.official_name)

    @property
    def region_called(self):
        return REGIONS.get(self.region, self.region)

    def get_absolute_url(self):
        return path_to("country-detail", self.address_code)

    def clean(self):
        """The database refuses the same by trigger (`participants/existence/sql`). One query for a state with days."""
        if not self.pk or not (self.existed_from or self.existed_until):
            return
        named = Participation.objects.of_country(self).select_related("meeting").order_by("meeting", "pk")
        for participation in named:
            if told := self.why_not_a_party(participation.meeting):
                raise ValidationError({"existed_until": told})

    def why_not_a_party(self, meeting):
        """Why the state cannot have taken part: it surely was no more then, or not yet; "" where it can. No query."""
        if not (self.existed_from or self.existed_until):
            return ""
        days = meeting.possible_days() if meeting.when else ()
        facts = {"country": self.name, "meeting": meeting.title}
        if days and self.existed_until and days[0][0] > self.existed_until:
            facts["day"] = day_in_words(self.existed_until)
            told = _("%(country)s existed until %(day)s; “%(meeting)s” was after that day.")
            return told % facts
        if days and self.existed_from and days[-1][1] < self.existed_from:
            facts["day"] = day_in_words(self.existed_from)
            return _("%(country)s existed from %(day)s; “%(meeting)s” was before that day.") % facts
        return ""

    @property
    def is_former(self):
        return self.existed_until is not None

    @property
    def address_code(self):
        """The code as addresses and files spell it: "kz"."""
        return self.code.lower()
