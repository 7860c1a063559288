"""What a reader says is wrong, and what editors decided about it."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# Without what is taken for one another: I and 1, O and 0.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 12

LONGEST_ADDRESS, LONGEST_FACT, LONGEST_TEXT, LONGEST_CONTACT = 2000, 300, 4000, 200


def new_number():
    """Nobody comes upon it by chance: 60 bits."""
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))


class Correction(models.Model):
    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        DUPLICATE = "duplicate", _("sent before by somebody else")

    number = models.CharField(_("number"), max_length=LENGTH, unique=True, default=new_number, editable=False)
    about = models.CharField(_("page"), max_length=LONGEST_ADDRESS)
    fact = models.CharField(_("fact"), max_length=LONGEST_FACT, blank=True)
    wrong = models.TextField(_("what is wrong"), max_length=LONGEST_TEXT)
    right = models.TextField(_("what is right"), max_length=LONGEST_TEXT, blank=True)
    source = models.TextField(_("by which source"), max_length=LONGEST_TEXT, blank=True)
    contact = models.CharField(_("contact"), max_length=LONGEST_CONTACT, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.OPEN)
    answer = models.TextField(
        _("answer"), max_length=LONGEST_TEXT, blank=True, help_text=_("Whoever has the number reads it.")
    )
    step = models.ForeignKey(
        "Step",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("what was changed"),
    )
    duplicate_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name=_("the one sent before"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True, db_index=True)
    # A form is sent once, however often its button is pressed; of the sender's address a digest of the day is kept.
    form = models.CharField(max_length=64, unique=True, editable=False)
    sender = models.CharField(max_length=32, editable=False, db_index=True)

    class Meta:
        verbose_name = _("correction by a reader")
        verbose_name_plural = _("corrections by readers")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(wrong__regex=r"\S"), name="correction_says_what_is_wrong"),
            models.CheckConstraint(
                condition=~Q(state="declined") | Q(answer__regex=r"\S"),
                name="declined_correction_has_its_reason",
                violation_error_message=_("Say why it is declined: whoever sent it reads the answer."),
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(answer__regex=r"\S") | Q(step__isnull=False),
                name="accepted_correction_says_what_was_changed",
                violation_error_message=_("Say what was changed: choose the step, or write an answer."),
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of__isnull=True)
                | Q(state="duplicate") & ~Q(duplicate_of=models.F("pk")),
                name="duplicate_correction_is_of_another",
                violation_error_message=_(
                    "Only what was sent before by somebody else names another correction."
                ),
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("correction-detail", args=[self.number])
