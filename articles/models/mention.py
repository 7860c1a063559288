"""Mentions: the evidence in the body for what an article is about."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne
from summit_archive.postgres.expressions import NumberOfKind

# Of longer words only the beginning is kept.
LONGEST_TEXT = 500
TARGETS = ["country", "person", "organisation", "office", "meeting"]


def at_most_one(fields):
    """The condition that no two of `fields` are set."""
    condition = Q(**{f"{field}__isnull": True for field in fields})
    for field in fields:
        condition |= Q(**{f"{other}__isnull": other != field for other in fields})
    return condition


def refuse_beyond(body, end):
    if end > len(body):
        told = _("%(end)d lies beyond the end of the body, which has %(length)d characters.")
        raise ValidationError({"end": told % {"end": end, "length": len(body)}})


def words_there(row, body):
    """For a refusal: what the row says, and what stands at its place in the body instead."""
    there = shortened(body[row.start : row.end])
    return {"text": shortened(row.text), "start": row.start, "end": row.end, "words": there}


def shortened(words, longest=100):
    return words if len(words) <= longest else f"{words[:longest]}…"


class MentionQuerySet(models.QuerySet):
    def accepted(self):
        return self.filter(state=Mention.State.ACCEPTED)

    def waiting(self):
        """Suggestions that an editor is asked about: those that would tell of their article what it lacks.

        One whose link stands already, by a sure mention, a tag or an editor's hand, asks nothing. When that link
        goes, it waits again: it is looked up each time, and kept nowhere.
        """
        return self.filter(*(~stands for stands in what_stands()), state=Mention.State.SUGGESTED)

    def with_waits(self):
        """`waits`: whether an editor is asked about it."""
        return self.annotate(waits=Exists(Mention.objects.waiting().filter(pk=OuterRef("pk"))))

    def with_targets(self):
        """In reading order, with what each names."""
        return self.select_related(*TARGETS, "holder").order_by("start", "-end", "pk")


def what_stands():
    """Conditions, each of which says that an article has already what accepting a mention would add: a link to whom or
    what it names (of an office to its holder, of a meeting the coverage); of an office that nobody is known to have
    held, another accepted mention. Each is a join of its own, which PostgreSQL does by index in any archive."""
    articles = Mention._meta.get_field("article").related_model
    person = Coalesce(OuterRef("person"), OuterRef("holder"))
    is_of_nobody = IsNull(OuterRef("holder"), True)
    return [
        of_article(articles.countries.through.objects, country=OuterRef("country")),
        of_article(articles.people.through.objects, person=person),
        of_article(articles.organisations.through.objects, organisation=OuterRef("organisation")),
        of_article(articles.coverage.rel.related_model.objects, meeting=OuterRef("meeting")),
        of_article(Mention.objects.accepted().filter(is_of_nobody), office=OuterRef("office")),
    ]


def named_as_one_number():
    """What a mention names, as an expression: of any two different things another number, 0 of nothing.

    It keeps the largest index of the largest table half as wide as five columns would.
    """
    return Coalesce(*(NumberOfKind(name, place, of=5) for place, name in enumerate(TARGETS)), Value(0))


def of_article(rows, **named):
    return Exists(rows.filter(article=OuterRef("article"), **named))


class Mention(models.Model):
    """A span of an article's text, counted in characters, and what it names: one thing, or not yet known what."""

    class Part(models.TextChoices):
        BODY = "body", _("body")
        HEADLINE = "headline", _("headline")
        STANDFIRST = "standfirst", _("standfirst")
        SUMMARY = "summary", _("summary")

    class Certainty(models.TextChoices):
        SURE = "sure", _("sure")
        LIKELY = "likely", _("likely")
        POSSIBLE = "possible", _("possible")

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("suggested")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")

    # `mention_does_not_repeat` begins with it.
    article = models.ForeignKey("Article", models.CASCADE, db_index=False, related_name="mentions")
    part = models.CharField(_("stands in the"), max_length=20, choices=Part, default=Part.BODY)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"), help_text=_("The character after the last one."))
    text = models.CharField(_("text"), max_length=LONGEST_TEXT)
    country = models.ForeignKey(
        "participants.Country",
        models.CASCADE,
        null=True,
        blank=True,
        db_index=False,
        related_name="mentions",
        verbose_name=_("country"),
    )
    person = models.ForeignKey(
        "participants.Person",
        models.CASCADE,
        null=True,
        blank=True,
        db_index=False,
        related_name="mentions",
        verbose_name=_("person"),
    )
    organisation = models.ForeignKey(
        "participants.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        db_index=False,
        related_name="mentions",
        verbose_name=_("organisation"),
    )
    office = models.ForeignKey(
        "participants.Office",
        models.CASCADE,
        null=True,
        blank=True,
        db_index=False,
        related_name="mentions",
        verbose_name=_("office"),
    )
    meeting = models.ForeignKey(
        "participants.Meeting",
        models.CASCADE,
        null=True,
        blank=True,
        db_index=False,
        related_name="mentions",
        verbose_name=_("meeting"),
    )
    holder = models.ForeignKey(
        "participants.Person",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        related_name="mentions_by_office",
        verbose_name=_("held by"),
        help_text=_(
            "Who held the office on the article's day, as the terms of office said when it was linked."
        ),
    )
    rule = models.CharField(_("how it was found"), max_length=100)
    certainty = models.CharField(
        _("how sure the rule is"), max_length=20, choices=Certainty, default=Certainty.SURE
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.SUGGESTED)
    is_checked = models.BooleanField(
        _("checked by an editor"),
        default=False,
        editable=False,
        help_text=_("What an editor decided stays, however often the article is linked again."),
    )

    objects = MentionQuerySet.as_manager()
    # What an editor decided weighs more than what a rule says; of a mere suggestion nothing is asked.
    as_one = AsOne(
        day="article__published_on",
        source="article__publisher__name",
        where="article",
        asks=("is_checked", "state"),
        silent={"state": ("suggested",)},
    )

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["start", "-end", "pk"]
        indexes = [
            # What waits for an editor, in the order of the editors' list.
            models.Index(
                F("article").desc(),
                F("start").asc(),
                F("end").desc(),
                F("id").asc(),
                condition=Q(state="suggested"),
                name="mention_suggested",
            ),
            # Most mentions name one of them, and there are more mentions than anything else.
            *(
                models.Index(
                    fields=[name], condition=Q(**{f"{name}__isnull": False}), name=f"mention_of_{name}"
                )
                for name in (*TARGETS, "holder")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")),
                name="mention_ends_after_it_starts",
                violation_error_message=_("The end must be after the start."),
            ),
            models.CheckConstraint(
                condition=at_most_one(TARGETS),
                name="mention_names_at_most_one_thing",
                violation_error_message=_("A mention names one thing: choose one of them."),
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=True) | Q(office__isnull=False),
                name="mention_holder_holds_an_office",
            ),
            models.UniqueConstraint(
                *("article", "part", "start", "end", named_as_one_number()),
                name="mention_does_not_repeat",
                violation_error_message=_("This mention is already in the list."),
            ),
        ]

    def __str__(self):
        return self.text

    def clean(self):
        if self.article_id and self.text and None not in (self.start, self.end) and self.start < self.end:
            self.refuse_other_words(self.words_of_its_part())

    def words_of_its_part(self):
        return getattr(self.article, self.part)

    def refuse_other_words(self, body):
        refuse_beyond(body, self.end)
        if not self.is_in(body):
            told = _(
                "“%(text)s” is not in the body from %(start)d to %(end)d; the words there are “%(words)s”."
            )
            raise ValidationError({"text": told % words_there(self, body)})

    def is_in(self, body):
        """Whether its words are those of `body` at its place."""
        words = body[self.start : self.end]
        if len(self.text) == LONGEST_TEXT:
            words = words[:LONGEST_TEXT]
        return self.end <= len(body) and words == self.text

    @property
    def target(self):
        """What it names, or None. With the five targets selected, no query."""
        return next((getattr(self, name) for name in TARGETS if getattr(self, f"{name}_id")), None)
