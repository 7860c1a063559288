"""Tags: whom and which countries the source itself says its article is about."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne

# What a tag may name: what articles are linked to.
TAGGED = ["country", "person"]
LONGEST_TAG = 200


class Tag(models.Model):
    """A tag as the source gave it, and the one it names: the evidence for a link where no words of the text need be."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="tags", db_index=False)
    text = models.CharField(_("as given"), max_length=LONGEST_TAG)
    country = models.ForeignKey(
        "participants.Country",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="tags",
        verbose_name=_("country"),
    )
    person = models.ForeignKey(
        "participants.Person",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="tags",
        verbose_name=_("person"),
    )

    as_one = AsOne(
        day="article__published_on", source="article__publisher__name", where="article", asks=("text",)
    )

    class Meta:
        verbose_name = _("tag of the source")
        verbose_name_plural = _("tags of the source")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(country__isnull=False, person__isnull=True)
                | Q(country__isnull=True, person__isnull=False),
                name="tag_names_one_thing",
            ),
            # Its index serves the article's key too.
            models.UniqueConstraint(
                fields=["article", *TAGGED], nulls_distinct=False, name="tag_does_not_repeat"
            ),
        ]

    def __str__(self):
        return self.text
