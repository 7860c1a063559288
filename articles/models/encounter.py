"""Encounters: what an article reports of a meeting, as read from its words, and what was decided of it; proposed meetings."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from participants.models import Meeting, Participation
from participants.models.meeting import today
from participants.models.outlook import REGION_STARTS_ON, outlook
from participants.titles import title_called
from summit_archive.dates.fields import PartialDateField, PossibleDaysField
from summit_archive.dates.shapes import ALL_DAYS
from summit_archive.merging.as_one import AsOne
from summit_archive.web.fast_reverse import path_to

from .mention import Mention

LONGEST_ABOUT = 500


class Dated(models.Model):
    """What is dated as a meeting is: the days that its date leaves open are looked for from the day of its source on.

    Where the date contradicts that, no day is possible.
    """

    when = PartialDateField(_("when"))
    possible = PossibleDaysField(of="when")

    class Meta:
        abstract = True

    def possible_days(self):
        if not self.when.leaves_open:
            return self.when.days(*ALL_DAYS)
        source, back_to = self.day_of_source(), self.looked_back_to()
        first, last = outlook(self.status, source or today(), back_to)
        # A source of an unknown day may be of any: what it calls possible may be over.
        return self.when.days(*ALL_DAYS, (first if source else back_to, last))

    def looked_back_to(self):
        body = self.organisation
        return (body.founded_on if body else None) or REGION_STARTS_ON


class Proposal(Dated):
    """A meeting that texts tell of and the archive does not have, as it would be recorded. No page counts it as one.

    It waits while some encounter that tells of it is proposed and it has no `meeting`; accepted, it has made that one.
    """

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=30, choices=Meeting.Kind)
    status = models.CharField(_("status"), max_length=20, choices=Meeting.Status)
    stated_on = models.DateField(_("day of the source"), null=True, blank=True)
    place = models.ForeignKey(
        "participants.Place",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("place"),
    )
    place_as_given = models.CharField(_("place as given"), max_length=300, blank=True)
    organisation = models.ForeignKey(
        "participants.Organisation",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("organisation"),
    )
    series = models.ForeignKey(
        "participants.MeetingSeries",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("series"),
    )
    parent = models.ForeignKey(
        Meeting,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposed_parts",
        verbose_name=_("part of"),
    )
    parent_proposal = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of the proposed"),
    )
    meeting = models.OneToOneField(
        Meeting,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposal",
        verbose_name=_("meeting made of it"),
    )

    # Where two have made one meeting the other one still leads to it, by the reports that were accepted.
    as_one = AsOne(day="possible", yields={"articles_proposal_meeting_id_key": {"meeting": None}})

    class Meta:
        verbose_name = _("proposed meeting")
        verbose_name_plural = _("proposed meetings")
        ordering = ["-possible", "pk"]
        indexes = [GistIndex(fields=["possible"], name="proposal_possible_days")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent_proposal=F("pk")), name="proposal_is_not_inside_itself"
            ),
        ]

    def __str__(self):
        return self.called

    def get_absolute_url(self):
        return path_to("proposal-detail", self.slug)

    @property
    def called(self):
        """The title in the language of the page."""
        return title_called(self.title)

    def day_of_source(self):
        return self.stated_on


def protect_if_accepted(collector, field, encounters, using):
    """A meeting on which an accepted encounter rests stays until that decision is taken back; others only lose it."""
    if accepted := list(encounters.filter(state="accepted")):
        told = "An accepted report rests on this meeting: take that decision back first."
        raise models.ProtectedError(told, set(accepted))
    models.SET_NULL(collector, field, encounters, using)


class EncounterQuerySet(models.QuerySet):
    def waiting(self):
        """Those that nobody has decided on."""
        return self.filter(state=Encounter.State.PROPOSED)


class Encounter(Dated):
    """What one article reports of one meeting, as read from its words: proposed until somebody decides.

    It tells of a `meeting` on record or, while there is none, of a `proposal`.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", _("accepted")
        REJECTED = "rejected", _("rejected")
        # An editor accepted it otherwise than it was read: `changed_to` is what counts.
        SUPERSEDED = "superseded", _("superseded")

    class WhenBasis(models.TextChoices):
        PUBLISHED = "published", _("the article's day")
        STATED = "stated", _("a day that the text names")
        INFERRED = "inferred", _("bounded by the article's day")
        NOT_STATED = "not-stated", _("not stated")

    article = models.ForeignKey(
        "Article", models.CASCADE, related_name="encounters", verbose_name=_("article")
    )
    number = models.PositiveSmallIntegerField(_("place in the article"))
    kind = models.CharField(_("kind"), max_length=30, choices=Meeting.Kind)
    status = models.CharField(_("status"), max_length=20, choices=Meeting.Status)
    when_basis = models.CharField(_("how the day is known"), max_length=20, choices=WhenBasis)
    place = models.ForeignKey(
        "participants.Place",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="encounters",
        verbose_name=_("place"),
    )
    place_as_given = models.CharField(_("place as given"), max_length=300, blank=True)
    country = models.ForeignKey(
        "participants.Country",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="encounters_there",
        verbose_name=_("in the country"),
    )
    organisation = models.ForeignKey(
        "participants.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="encounters_of_its",
        verbose_name=_("organisation"),
    )
    body_as_given = models.CharField(_("organisation as given"), max_length=300, blank=True)
    series = models.ForeignKey(
        "participants.MeetingSeries",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="encounters",
        verbose_name=_("series"),
    )
    within = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("within"),
    )
    within_as_given = models.CharField(_("within, as given"), max_length=300, blank=True)
    subject = models.CharField(_("subject"), max_length=500, blank=True)
    # [part, start, end, what it shows, the words], as `ReadSpan` has them.
    spans = models.JSONField(_("words that show it"), default=list)
    rule = models.CharField(_("how it was read"), max_length=100)
    certainty = models.CharField(_("how sure the rule is"), max_length=20, choices=Mention.Certainty)
    # What it says, in a digest: by this a new reading is known to say the same.
    digest = models.CharField(max_length=32, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PROPOSED)
    meeting = models.ForeignKey(
        Meeting,
        protect_if_accepted,
        null=True,
        blank=True,
        related_name="encounters",
        verbose_name=_("meeting"),
    )
    proposal = models.ForeignKey(
        Proposal,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="encounters",
        verbose_name=_("proposed meeting"),
    )
    decision = models.ForeignKey(
        "EncounterDecision",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="encounters",
        verbose_name=_("decision"),
    )
    changed_to = models.OneToOneField(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="changed_from",
        verbose_name=_("changed to"),
    )

    objects = EncounterQuerySet.as_manager()
    as_one = AsOne(
        day="possible",
        source="article__publisher__name",
        where="article",
        asks=("state",),
        silent={"state": ("proposed",)},
    )

    class Meta:
        verbose_name = _("encounter")
        verbose_name_plural = _("encounters")
        ordering = ["article", "number", "pk"]
        indexes = [
            models.Index(fields=["proposal", "id"], condition=Q(state="proposed"), name="encounter_proposed"),
            # What waits for an editor, by the meeting of which it tells, without the rows themselves.
            models.Index(
                fields=["meeting", "proposal", "id"],
                include=["possible"],
                condition=Q(state="proposed"),
                name="encounter_waiting",
            ),
            models.Index(fields=["meeting", "state", "id"], name="encounter_by_meeting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", decision__isnull=True)
                | Q(state__in=["accepted", "rejected", "superseded"], decision__isnull=False),
                name="encounter_is_decided_by_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(meeting__isnull=False) | Q(proposal__isnull=False),
                name="encounter_accepted_tells_of_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(changed_to__isnull=True) | Q(state="superseded"),
                name="encounter_changed_is_superseded",
            ),
            models.UniqueConstraint(
                fields=["article", "digest"], name="encounter_does_not_repeat_in_its_article"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.when.in_words()}"

    def day_of_source(self):
        return self.article.published_on


class EncounterParty(models.Model):
    """Who has a part in an encounter, as its article says; offices are never resolved here."""

    encounter = models.ForeignKey(Encounter, models.CASCADE, related_name="parties")
    number = models.PositiveSmallIntegerField(_("place in the encounter"))
    country = models.ForeignKey(
        "participants.Country",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="encounter_parties",
        verbose_name=_("country"),
    )
    organisation = models.ForeignKey(
        "participants.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="encounter_parties",
        verbose_name=_("organisation"),
    )
    office = models.ForeignKey(
        "participants.Office",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="encounter_parties",
        verbose_name=_("office"),
    )
    person = models.ForeignKey(
        "participants.Person",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="encounter_parties",
        verbose_name=_("person"),
    )
    name_as_given = models.CharField(_("name as given"), max_length=300, blank=True)
    role = models.CharField(
        _("role"), max_length=20, choices=Participation.Role, default=Participation.Role.NOT_STATED
    )
    status = models.CharField(
        _("status"), max_length=20, choices=Participation.Status, default=Participation.Status.NOT_STATED
    )
    said_by_person = models.ForeignKey(
        "participants.Person",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("said by (person)"),
    )
    said_by_organisation = models.ForeignKey(
        "participants.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("said by (organisation)"),
    )
    said_by_name = models.CharField(_("said by (name as given)"), max_length=300, blank=True)

    as_one = AsOne(
        day="encounter__possible",
        source="encounter__article__publisher__name",
        where="encounter",
        asks=("status", "role"),
        fills=(("status",), ("role",)),
        same=(
            "encounter",
            "country",
            "organisation",
            "office",
            "person",
            "name_as_given",
            "said_by_person",
            "said_by_organisation",
            "said_by_name",
        ),
    )

    class Meta:
        verbose_name = _("party of an encounter")
        verbose_name_plural = _("parties of encounters")
        ordering = ["encounter", "number"]
        constraints = [
            models.UniqueConstraint(fields=["encounter", "number"], name="encounter_party_stands_once"),
            models.CheckConstraint(
                condition=Q(country__isnull=False)
                | Q(organisation__isnull=False)
                | Q(office__isnull=False)
                | Q(person__isnull=False)
                | Q(name_as_given__regex=r"\S"),
                name="encounter_party_names_somebody",
            ),
        ]

    def __str__(self):
        return self.name_as_given or str(self.person or self.office or self.organisation or self.country)


class EncounterDecision(models.Model):
    """What was decided of some encounters at once, by whom, and what it wrote, so that it can be taken back."""

    class Action(models.TextChoices):
        ACCEPT = "accept", _("accepted")
        REJECT = "reject", _("rejected")
        CHANGE = "change", _("changed and accepted")

    action = models.CharField(_("decision"), max_length=20, choices=Action)
    # Nobody, too, once the account is deleted; where the setting “accept by itself” did it, `by_itself` says so.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    by_itself = models.BooleanField(_("by itself"), default=False, editable=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    decided_at = models.DateTimeField(_("decided"), auto_now_add=True)
    # [model, primary key, a digest of its columns], in the order in which the rows were written.
    written = models.JSONField(default=list, editable=False)
    # [model, primary key, field, before, after] of rows that were there.
    changed = models.JSONField(default=list, editable=False)
    # The titles of the meetings, once it is taken back: its encounters know it no more.
    about = models.CharField(
        _("of"), max_length=LONGEST_ABOUT, blank=True, default="", db_default="", editable=False
    )
    undone_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken back by"),
    )

    class Meta:
        verbose_name = _("decision on encounters")
        verbose_name_plural = _("decisions on encounters")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(by_itself=False) | Q(user__isnull=True, action="accept"),
                name="encounter_decision_by_itself_is_nobodys",
            ),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True) | Q(undone_at__isnull=False),
                name="encounter_decision_is_taken_back_on_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.get_action_display()}, {self.decided_at:%Y-%m-%d %H:%M}"


class SelfAcceptance(models.Model):
    """That meetings which one publisher reports may be written without anybody's look: as reported by the source.

    Whatever it says, only of encounters that were held, on a day, by two named parties, told by an official source.
    """

    publisher = models.OneToOneField(
        "Publisher", models.CASCADE, related_name="self_acceptance", verbose_name=_("publisher")
    )
    is_on = models.BooleanField(_("switched on"), default=False)
    rules = ArrayField(
        models.CharField(max_length=100),
        blank=True,
        default=list,
        verbose_name=_("rules"),
        help_text=_("The rules whose encounters are accepted. Empty: all that are as sure."),
    )
    certainty = models.CharField(
        _("from which sureness on"),
        max_length=20,
        choices=Mention.Certainty,
        default=Mention.Certainty.SURE,
    )

    # That of the publisher that stays stands.
    as_one = AsOne()

    class Meta:
        verbose_name = _("acceptance by itself")
        verbose_name_plural = _("acceptance by itself")

    def __str__(self):
        return str(self.publisher)
