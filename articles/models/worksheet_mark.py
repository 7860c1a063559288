"""What an editor said of a card of an article's worksheet that no other row keeps: put off, or looked at."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne


class WorksheetMark(models.Model):
    """`card` is the card's id. What was put off still waits in the inbox; looked at are the article's own facts."""

    class Kind(models.TextChoices):
        LATER = "later", _("put off")
        SEEN = "seen", _("looked at")

    article = models.ForeignKey("Article", models.CASCADE, related_name="worksheet_marks")
    card = models.CharField(_("card"), max_length=40)
    kind = models.CharField(_("mark"), max_length=20, choices=Kind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    marked_at = models.DateTimeField(_("marked"), auto_now_add=True)

    as_one = AsOne()

    class Meta:
        verbose_name = _("mark of a worksheet")
        verbose_name_plural = _("marks of worksheets")
        constraints = [
            models.UniqueConstraint(fields=["article", "card"], name="worksheet_card_has_one_mark"),
            models.CheckConstraint(
                condition=models.Q(card__regex=r"^[a-z]+(-[0-9]+)?$"), name="worksheet_mark_is_of_a_card"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["later", "seen"]), name="worksheet_mark_is_one_of_two"
            ),
        ]

    def __str__(self):
        return f"{self.card}: {self.get_kind_display()}"
