"""What an article says of a meeting, and of who took part in it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.attestation.contradictions import OF_MEETINGS, OF_PARTICIPANTS
from participants.models import Meeting, Participation
from summit_archive.merging.as_one import AsOne

from ..querysets import AttestationQuerySet, CoverageQuerySet
from .quote import Quote, rules_of_words

# Words and their place are of no use apart.
WORDS_OF_A_QUOTE = ("quote", "part", "start", "end", "standing")


class Coverage(Quote):
    """An article and a meeting: the status that the article gives it, and its words."""

    class Kind(models.TextChoices):
        ANNOUNCES = "announces", _("announces")
        REPORTS = "reports", _("reports")
        BACKGROUND = "background", _("gives background")

    article = models.ForeignKey("Article", models.CASCADE, related_name="coverage")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="coverage", verbose_name=_("meeting"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    status = models.CharField(
        _("status that it gives"),
        max_length=20,
        choices=Meeting.Status,
        blank=True,
        help_text=_("What this article says. Empty: it does not say."),
    )
    quote = models.TextField(_("quote"), blank=True)

    objects = CoverageQuerySet.as_manager()
    as_one = AsOne(
        day="article__published_on",
        source="article__publisher__name",
        where="article",
        asks=("status", "kind", "quote"),
        fills=(("status",), WORDS_OF_A_QUOTE),
    )

    class Meta:
        verbose_name = _("coverage")
        verbose_name_plural = _("coverage")
        ordering = ["pk"]
        # Of thousands that cover one meeting its page names some that give each status.
        indexes = [models.Index(fields=["meeting", "status", "id"], name="coverage_by_status")]
        constraints = [
            *rules_of_words("coverage", "quote"),
            models.UniqueConstraint(
                fields=["article", "meeting"],
                name="coverage_does_not_repeat",
                violation_error_message=_("This meeting is already in the list of this article."),
            ),
        ]

    def __str__(self):
        return f"{self.article} — {self.meeting}"

    @property
    def differs(self):
        """The article gives the meeting another status than the editors concluded."""
        return bool(self.status) and self.status != self.meeting.status

    @property
    def disagrees(self):
        """What the article says of the meeting cannot be, beside what the editors concluded."""
        return bool(self.status) and OF_MEETINGS.is_against(self.status, self.meeting.status)


class Attestation(Quote):
    """An article and a participation: what it says of it, and who said so."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="attestations")
    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="attestations", verbose_name=_("participant")
    )
    status = models.CharField(_("status that it gives"), max_length=20, choices=Participation.Status)
    said_by_person = models.ForeignKey(
        "participants.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attestations",
        verbose_name=_("said by (person)"),
    )
    said_by_organisation = models.ForeignKey(
        "participants.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attestations",
        verbose_name=_("said by (organisation)"),
    )
    said_by_name = models.CharField(
        _("said by (name as given)"),
        max_length=300,
        blank=True,
        help_text=_("Empty: the article itself says so."),
    )
    quote = models.TextField(_("quote"), blank=True)

    objects = AttestationQuerySet.as_manager()
    as_one = AsOne(
        day="article__published_on",
        source="article__publisher__name",
        where="article",
        asks=("status", "quote"),
        fills=(("status",), WORDS_OF_A_QUOTE),
    )

    class Meta:
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        ordering = ["pk"]
        constraints = [
            *rules_of_words("attestation", "quote"),
            models.UniqueConstraint(
                fields=[
                    "article",
                    "participation",
                    "said_by_person",
                    "said_by_organisation",
                    "said_by_name",
                ],
                nulls_distinct=False,
                name="attestation_does_not_repeat",
                violation_error_message=_("This attestation is already in the list of this article."),
            ),
            models.CheckConstraint(
                condition=Q(said_by_person__isnull=True) | Q(said_by_organisation__isnull=True),
                name="attestation_is_said_by_one",
                violation_error_message=_("Who said so: a person or an organisation, not both."),
            ),
        ]

    def __str__(self):
        return f"{self.participation}: {self.get_status_display()}"

    @property
    def differs(self):
        """The source gives the participant another status than the editors concluded."""
        return self.status != self.participation.status

    @property
    def disagrees(self):
        """What the source says of the participant cannot be, beside what the editors concluded."""
        return OF_PARTICIPANTS.is_against(self.status, self.participation.status)

    @property
    def said_by(self):
        return self.said_by_person or self.said_by_organisation or self.said_by_name
