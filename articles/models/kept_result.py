"""What a list said on a day, kept under an address that stays."""

import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# Without what is taken for one another.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 8
LONGEST_QUERY = 4000


def new_key():
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))


class KeptResult(models.Model):
    """Never changed: `rows` holds each row as JSON told it, `digest` is the SHA-256 of these."""

    key = models.CharField(_("address"), max_length=LENGTH, unique=True, default=new_key)
    page = models.CharField(_("list"), max_length=60)
    query = models.CharField(_("filter"), max_length=LONGEST_QUERY, blank=True)
    kept_at = models.DateTimeField(_("kept"), db_default=Now(), db_index=True)
    archive_version = models.CharField(_("version of the archive"), max_length=60)
    number = models.PositiveIntegerField(_("rows"))
    digest = models.CharField(_("checksum"), max_length=64)
    rows = models.BinaryField()
    # A digest, of the day, of the sender's address.
    sender = models.CharField(max_length=32, editable=False)

    class Meta:
        verbose_name = _("kept result")
        verbose_name_plural = _("kept results")
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "query", "digest"], name="kept_result_is_kept_once"),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="kept_result_has_its_checksum"
            ),
        ]

    def __str__(self):
        return self.key

    def get_absolute_url(self):
        return reverse("kept-result", args=[self.key])

    @property
    def list_url(self):
        """The list as it is now."""
        return f"{reverse(self.page)}?{self.query}" if self.query else reverse(self.page)
