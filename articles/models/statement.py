"""Who said what, in an article."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne

from ..querysets import StatementQuerySet
from .quote import Quote, rules_of_words


class Statement(Quote):
    """The words of somebody: the article's own where they are quoted; a paraphrase may point at the passage it is of."""

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
    topics = models.ManyToManyField("Topic", blank=True, related_name="statements", verbose_name=_("topics"))

    WORDS = "text"
    LONGEST = None

    objects = StatementQuerySet.as_manager()
    as_one = AsOne(
        day="article__published_on",
        source="article__publisher__name",
        where="article",
        fills=(("on_behalf_of",),),
        same=("article", "manner", "text", "part", "start", "speaker", "speaker_name"),
    )

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
            *rules_of_words("statement", "text", verbatim=Q(manner="quoted")),
            models.CheckConstraint(
                condition=~Q(manner="quoted") | Q(standing__in=["in-text", "missing"]),
                name="statement_quoted_has_its_words_in_the_text_or_misses_them",
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def is_verbatim(self):
        return self.manner == self.Manner.QUOTED

    @property
    def may_be_apart(self):
        return not self.is_verbatim

    def clean(self):
        if not self.text.strip():
            raise ValidationError({"text": _("The words of the statement are expected; blanks are none.")})
        super().clean()

    def why_refused(self):
        return _(
            "These words are not in the article: “%(words)s”. Choose “paraphrased”, or paste the words as they "
            "are there."
        )
