"""The numbers of articles that became one with another, so that their addresses still lead to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerNumber(models.Model):
    """The number of an article that is a part of another one now."""

    number = models.BigIntegerField(primary_key=True)
    article = models.ForeignKey(
        "Article", models.CASCADE, related_name="former_numbers", verbose_name=_("article")
    )

    class Meta:
        verbose_name = _("former number")
        verbose_name_plural = _("former numbers")

    def __str__(self):
        return str(self.number)
