"""Who publishes articles."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from summit_archive.addresses import WebAddressField
from summit_archive.records import Versioned
from summit_archive.text.folding import FoldedField
from summit_archive.web.fast_reverse import path_to

from ..counting.about import published_about


class PublisherQuerySet(models.QuerySet):
    def with_article_count(self):
        """Adds `article_count`, of published articles."""
        return self.annotate(article_count=published_about("publisher"))


class Publisher(Versioned):
    class Kind(models.TextChoices):
        PRESS_SERVICE = "press-service", _("press service")
        GOVERNMENT = "government", _("government")
        AGENCY = "agency", _("news agency")
        NEWSPAPER = "newspaper", _("newspaper")
        BROADCASTER = "broadcaster", _("broadcaster")
        AGGREGATOR = "aggregator", _("aggregator")
        OTHER = "other", _("other")

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
    url = WebAddressField(_("site"), max_length=2000, blank=True)
    sort_key = FoldedField(of="name")

    objects = PublisherQuerySet.as_manager()

    class Meta:
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_to("publisher-detail", self.slug)
