"""Decisions that stand for what comes later: whom or what some words name, or that they name nobody of the archive."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne
from summit_archive.text.folding import FoldedField

from .mention import LONGEST_TEXT

# What words can be remembered for: which meeting some words name depends on the article's day.
REMEMBERED = ["country", "person", "organisation", "office"]


def names_exactly(kind):
    """The condition that of REMEMBERED only `kind` is set; with "" none."""
    return Q(**{f"{one}__isnull": one != kind for one in REMEMBERED})


def names_one_thing():
    condition = names_exactly(REMEMBERED[0])
    for kind in REMEMBERED[1:]:
        condition |= names_exactly(kind)
    return condition


class RememberedDecision(models.Model):
    """An editor's word on some words, followed whenever an article is linked; taken back by deleting it.

    It is never followed where the archive knows two whom the words may name: see `linking/remembered.py`.
    """

    class Verdict(models.TextChoices):
        IS = "is", _("name")
        IS_NOT = "is-not", _("do not name")
        NOBODY = "nobody", _("name nobody of the archive")

    words = models.CharField(_("words"), max_length=LONGEST_TEXT)
    folded = FoldedField(of="words", max_length=LONGEST_TEXT)
    verdict = models.CharField(_("decision"), max_length=20, choices=Verdict)
    country = models.ForeignKey(
        "participants.Country",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("country"),
    )
    person = models.ForeignKey(
        "participants.Person",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        "participants.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    office = models.ForeignKey(
        "participants.Office",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("office"),
    )
    # Nobody, once the account is deleted.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )
    decided_at = models.DateTimeField(_("decided"), auto_now_add=True)

    as_one = AsOne(where="words", asks=("verdict",))

    class Meta:
        verbose_name = _("remembered decision")
        verbose_name_plural = _("remembered decisions")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(verdict="nobody") & names_exactly(""))
                | (Q(verdict__in=["is", "is-not"]) & names_one_thing()),
                name="remembered_decision_names_one_thing_or_nobody",
            ),
            models.CheckConstraint(
                condition=Q(words__regex=r"\S"), name="remembered_decision_is_about_words"
            ),
            models.UniqueConstraint(
                fields=["words", *REMEMBERED],
                nulls_distinct=False,
                name="remembered_decision_does_not_repeat",
                violation_error_message=_("What these words name is remembered already."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["words"],
                    condition=Q(verdict="is") & names_exactly(kind),
                    name=f"remembered_words_name_one_{kind}",
                    violation_error_message=_("These words are remembered as the name of another."),
                )
                for kind in REMEMBERED
            ),
        ]

    def __str__(self):
        return f"“{self.words}” {self.get_verdict_display()} {self.target or ''}".strip()

    @property
    def target(self):
        """What the words name or do not name, or None. With the targets selected, no query."""
        return next((getattr(self, kind) for kind in REMEMBERED if getattr(self, f"{kind}_id")), None)

    @property
    def kind(self):
        """country, person, organisation or office; "" of nobody."""
        return next((kind for kind in REMEMBERED if getattr(self, f"{kind}_id")), "")
