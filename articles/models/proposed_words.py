"""What an article is read to say of who said what, and of its own sources: proposed until somebody decides."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne

from .mention import Mention
from .statement import Statement


class State(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class ProposedQuerySet(models.QuerySet):
    def waiting(self):
        """Those that nobody has decided on."""
        return self.filter(state=State.PROPOSED)


class Proposed(models.Model):
    """What statements and citations have in common: where their words stand, how they were read, what was decided.

    What is rejected is remembered: the same is not proposed of the article again.
    """

    State = State

    number = models.PositiveSmallIntegerField(_("place in the article"))
    part = models.CharField(_("stands in the"), max_length=20, choices=Mention.Part)
    start = models.PositiveIntegerField(_("start in the text"))
    end = models.PositiveIntegerField(_("end in the text"))
    rule = models.CharField(_("how it was read"), max_length=100)
    certainty = models.CharField(_("how sure the rule is"), max_length=20, choices=Mention.Certainty)
    # What it says, in a digest: by this a new reading is known to say the same.
    digest = models.CharField(max_length=32, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PROPOSED)

    objects = ProposedQuerySet.as_manager()
    as_one = AsOne(
        day="article__published_on",
        source="article__publisher__name",
        where="article",
        asks=("state",),
        silent={"state": ("proposed",)},
    )

    class Meta:
        abstract = True


def rules_of_proposed(name):
    """What the database keeps of either, for the model of this name."""
    return [
        models.UniqueConstraint(fields=["article", "digest"], name=f"{name}_does_not_repeat_in_its_article"),
        models.CheckConstraint(condition=Q(end__gt=F("start")), name=f"{name}_has_a_place"),
        models.CheckConstraint(
            condition=Q(state="proposed", decision__isnull=True)
            | Q(state__in=["accepted", "rejected"], decision__isnull=False),
            name=f"{name}_is_decided_by_a_decision",
        ),
    ]


class ProposedStatement(Proposed):
    """What an article tells that somebody said. Whoever holds an office is never worked out from it."""

    article = models.ForeignKey(
        "Article", models.CASCADE, related_name="proposed_statements", verbose_name=_("article")
    )
    decision = models.ForeignKey(
        "EncounterDecision",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="statements",
        verbose_name=_("decision"),
    )
    speaker = models.ForeignKey(
        "participants.Person",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="proposed_statements",
        verbose_name=_("speaker"),
    )
    office = models.ForeignKey(
        "participants.Office",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="proposed_statements",
        verbose_name=_("office"),
    )
    organisation = models.ForeignKey(
        "participants.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="proposed_statements",
        verbose_name=_("organisation"),
    )
    speaker_name = models.CharField(_("speaker as given"), max_length=300)
    speaker_start = models.PositiveIntegerField(_("start of the speaker's name"))
    speaker_end = models.PositiveIntegerField(_("end of the speaker's name"))
    on_behalf_of = models.CharField(_("on behalf of"), max_length=300, blank=True)
    manner = models.CharField(_("manner"), max_length=20, choices=Statement.Manner)
    text = models.TextField(_("words"))
    statement = models.ForeignKey(
        Statement,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="proposed",
        verbose_name=_("statement made of it"),
    )

    class Meta:
        verbose_name = _("proposed statement")
        verbose_name_plural = _("proposed statements")
        ordering = ["article", "number", "pk"]
        constraints = [
            *rules_of_proposed("proposed_statement"),
            models.CheckConstraint(
                condition=Q(speaker_name__regex=r"\S"), name="proposed_statement_names_its_speaker"
            ),
            models.CheckConstraint(condition=Q(text__regex=r"\S"), name="proposed_statement_has_words"),
        ]

    def __str__(self):
        return self.text[:80]


class ProposedCitation(Proposed):
    """One of the sources that an article names in a sentence."""

    article = models.ForeignKey(
        "Article", models.CASCADE, related_name="proposed_citations", verbose_name=_("article")
    )
    decision = models.ForeignKey(
        "EncounterDecision",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="citations",
        verbose_name=_("decision"),
    )
    as_given = models.CharField(_("as given"), max_length=1000)
    citation = models.ForeignKey(
        "Citation",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="proposed",
        verbose_name=_("citation made of it"),
    )

    class Meta:
        verbose_name = _("proposed citation")
        verbose_name_plural = _("proposed citations")
        ordering = ["article", "number", "pk"]
        constraints = [
            *rules_of_proposed("proposed_citation"),
            models.CheckConstraint(
                condition=Q(as_given__regex=r"\S"), name="proposed_citation_says_what_was_given"
            ),
        ]

    def __str__(self):
        return self.as_given
