"""Who publishes articles."""

from functools import cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from summit_archive.addresses import WebAddressField
from summit_archive.records import Versioned
from summit_archive.text.folding import FoldedField
from summit_archive.web.fast_reverse import path_to

from ..counting.about import published_about

LONGEST_TIME_ZONE = 64
NO_TIME_ZONE = "a time zone is expected by its name in the IANA database, such as Asia/Almaty"


@cache
def known_time_zones():
    return frozenset(available_timezones())


def is_time_zone(name):
    """Raises ValidationError, with the names that end alike."""
    if name not in known_time_zones():
        alike = sorted(zone for zone in known_time_zones() if name and zone.lower().endswith(name.lower()))
        told = _("No time zone is called “%(name)s”: expected a name of the IANA database, such as %(such)s.")
        such = ", ".join(alike[:3]) or "Asia/Almaty"
        raise ValidationError(told, params={"name": name, "such": such})


class PublisherQuerySet(models.QuerySet):
    def with_article_count(self):
        """Adds `article_count`, of published articles."""
        return self.annotate(article_count=published_about("publisher"))

    def with_source_count(self):
        """Adds `source_count`, of the sources that are no articles."""
        sources = self.model.sources.rel.related_model.objects.order_by().filter(publisher=OuterRef("pk"))
        number = sources.values("publisher").annotate(number=models.Count("pk")).values("number")
        return self.annotate(source_count=Coalesce(Subquery(number), 0))


class Publisher(Versioned):
    class Kind(models.TextChoices):
        PRESS_SERVICE = "press-service", _("press service")
        GOVERNMENT = "government", _("government")
        AGENCY = "agency", _("news agency")
        NEWSPAPER = "newspaper", _("newspaper")
        BROADCASTER = "broadcaster", _("broadcaster")
        AGGREGATOR = "aggregator", _("aggregator")
        OTHER = "other", _("other")

    class TextLicence(models.TextChoices):
        """Those that let anybody pass a text on, by their SPDX names."""

        CC0 = "CC0-1.0", _("CC0 1.0")
        CC_BY_3 = "CC-BY-3.0", _("CC BY 3.0")
        CC_BY_4 = "CC-BY-4.0", _("CC BY 4.0")
        CC_BY_SA_3 = "CC-BY-SA-3.0", _("CC BY-SA 3.0")
        CC_BY_SA_4 = "CC-BY-SA-4.0", _("CC BY-SA 4.0")
        OGL_UK_3 = "OGL-UK-3.0", _("Open Government Licence 3.0 (UK)")
        PUBLIC_DOMAIN = "CC-PDDC", _("public domain, as the publisher says")

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    country = models.ForeignKey(
        "participants.Country",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="publishers",
        verbose_name=_("country"),
    )
    office = models.ForeignKey(
        "participants.Office",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="publishers",
        verbose_name=_("press service of"),
        help_text=_(
            "Whose doings its articles tell of without naming anybody: “Meeting with …” in a headline is a meeting of "
            "who holds this office."
        ),
    )
    url = WebAddressField(_("site"), max_length=2000, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=LONGEST_TIME_ZONE,
        blank=True,
        validators=[is_time_zone],
        help_text=_(
            "Where its articles are dated, such as Europe/Moscow or Asia/Almaty. An import turns times that its "
            "articles give in GMT, or with any other distance from it, to the day there."
        ),
    )
    text_licence = models.CharField(
        _("licence of its texts"),
        max_length=20,
        choices=TextLicence,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "Under which it lets anybody pass its articles’ texts on. Empty: not known, and releases of the archive leave "
            "its texts out."
        ),
    )
    licence_source_url = WebAddressField(
        _("where it says so"),
        max_length=2000,
        blank=True,
        default="",
        db_default="",
        help_text=_("The page on which the publisher states the licence."),
    )
    sort_key = FoldedField(of="name")

    objects = PublisherQuerySet.as_manager()

    class Meta:
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(time_zone="") | Q(time_zone__regex=r"^[A-Za-z][A-Za-z0-9_+/-]*$"),
                name="publisher_time_zone_is_a_name",
            ),
            models.CheckConstraint(
                condition=Q(text_licence="") | ~Q(licence_source_url=""),
                name="publisher_licence_has_a_source",
                violation_error_message=_(
                    "Say where the publisher states the licence: an address is expected."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("publisher-detail", self.slug)
