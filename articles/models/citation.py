"""The entries of an article's own list of sources."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from summit_archive.addresses import WebAddressField
from summit_archive.merging.as_one import AsOne

from ..querysets import CitationQuerySet


class Citation(models.Model):
    """A source as the article gives it, and what it resolved to, if anything."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="citations")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    as_given = models.CharField(_("as given"), max_length=1000)
    publisher = models.ForeignKey(
        "Publisher",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="citations",
        verbose_name=_("publisher"),
    )
    url = WebAddressField(_("address"), max_length=2000, blank=True)
    cited_article = models.ForeignKey(
        "Article",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="cited_by",
        verbose_name=_("article"),
    )

    objects = CitationQuerySet.as_manager()
    as_one = AsOne(
        day="article__published_on",
        source="article__publisher__name",
        where="article",
        same=("article", "as_given", "publisher", "url", "cited_article"),
    )

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(as_given__regex=r"\S"), name="citation_says_what_was_given"
            ),
        ]

    def __str__(self):
        return self.as_given

    @property
    def article_for_readers(self):
        """The cited article, if readers may see it: that there is a draft is not told."""
        cited = self.cited_article
        return cited if cited and cited.status == cited.Status.PUBLISHED else None

    @property
    def is_resolved(self):
        return bool(self.publisher_id or self.article_for_readers or self.url)
