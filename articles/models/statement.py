"""Who said what, in an article."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..querysets import StatementQuerySet
from .mention import refuse_beyond, words_there


class Statement(models.Model):
    class Manner(models.TextChoices):
        QUOTED = "quoted", _("quoted")
        PARAPHRASED = "paraphrased", _("paraphrased")

    article = models.ForeignKey("Article", models.CASCADE, related_name="statements")
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    speaker = models.ForeignKey(
        "participants.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        verbose_name=_("speaker"),
    )
    speaker_name = models.CharField(
        _("speaker as given"),
        max_length=300,
        blank=True,
        help_text=_("When the source's words name nobody for certain."),
    )
    on_behalf_of = models.CharField(_("on behalf of"), max_length=300, blank=True)
    manner = models.CharField(_("manner"), max_length=20, choices=Manner)
    text = models.TextField(_("words"))
    start = models.PositiveIntegerField(_("start in the body"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end in the body"), null=True, blank=True)
    topics = models.ManyToManyField("Topic", blank=True, related_name="statements", verbose_name=_("topics"))

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(speaker__isnull=False) | Q(speaker_name__regex=r"\S"),
                name="statement_names_its_speaker",
                violation_error_message=_("Name the speaker: a person, or the name as given."),
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, end__gt=F("start")),
                name="statement_span_is_whole",
                violation_error_message=_("Give both the start and a later end, or neither."),
            ),
        ]

    def __str__(self):
        return self.text[:80]

    def clean(self):
        if hasattr(self, "article") and None not in (self.start, self.end) and self.start < self.end:
            self.refuse_other_words(self.article.body)

    def refuse_other_words(self, body):
        refuse_beyond(body, self.end)
        if not self.is_in(body):
            told = _(
                "The quoted words “%(text)s” do not stand in the body from %(start)d to %(end)d; "
                "there stands “%(words)s”. Without a place, leave start and end empty."
            )
            raise ValidationError({"start": told % words_there(self, body)})

    def is_in(self, body):
        """Whether its place is in `body` and, where it is quoted, has its very words."""
        quoted = self.manner == self.Manner.QUOTED
        return self.end <= len(body) and (not quoted or body[self.start : self.end] == self.text)
