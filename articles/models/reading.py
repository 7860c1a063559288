"""Readings: which articles were read for encounters, and by which rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reading(models.Model):
    """That an article was read for encounters: a narrow row, so that to read a corpus anew rewrites no article.

    An article without one was never read. It is due where its `reader` is not that of now, see `encounters/due.py`.
    """

    article = models.OneToOneField(
        "Article", models.CASCADE, primary_key=True, related_name="reading", verbose_name=_("article")
    )
    reader = models.CharField(
        _("reader"),
        max_length=32,
        blank=True,
        help_text=_("A digest of the rules by which it was read; empty: to be read again."),
    )

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self):
        return str(self.article_id)
