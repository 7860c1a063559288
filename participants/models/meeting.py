"""Meetings: what, where, when as far as it is known, and how much of who took part is on record."""

import datetime

from django.contrib.postgres.indexes import GistIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from summit_archive.addresses import WebAddressField, tidy
from summit_archive.dates.fields import PartialDateField, PossibleDaysField
from summit_archive.dates.shapes import ALL_DAYS, clipped
from summit_archive.merging.as_one import AsOne
from summit_archive.records import Sourced, Versioned, found_by_source, refuse_own_descendant
from summit_archive.slugs import refuse_taken, slug_is_not_taken
from summit_archive.web.fast_reverse import path_to

from ..querysets import MOST_YEARS, UNSETTLED, MeetingQuerySet
from ..titles import title_called
from .outlook import LOOKING_FORWARD, REGION_STARTS_ON, outlook, outlook_in_words

# A set of so many days, none beside another, still fits into the index of `possible`.
MOST_DAYS_APART = 180

TAKEN_SLUGS = ["map", "never-held", "not-confirmed", "proposed", "timeline"]


def years_of(meeting):
    """Every year in which `meeting` has a possible day."""
    return {year for first, last in meeting.possible for year in range(first.year, last.year + 1)}


def states_no_year(meeting, years):
    """Whether `meeting`, whose possible days lie in `years`, says nothing of a year: as `querysets.states_no_year`."""
    return len(years) > MOST_YEARS and not meeting.when.is_definite


def today():
    return datetime.datetime.now(datetime.UTC).date()


def has_sure_days(row):
    """Whether it surely was on each of its possible days: the rule of `querysets.certainty`, for one day.

    Of a meeting or a proposal: what has `when` and `possible`.
    """
    if row.when.is_doubted:
        return False
    first, last = row.possible[0]
    return row.when.is_definite or (len(row.possible) == 1 and first == last)


class Meeting(Versioned, Sourced):
    class Kind(models.TextChoices):
        SUMMIT = "summit", _("summit")
        INFORMAL_SUMMIT = "informal-summit", _("informal summit")
        COUNCIL_SESSION = "council-session", _("council session")
        BILATERAL = "bilateral", _("bilateral")
        TRILATERAL = "trilateral", _("trilateral")
        MULTILATERAL = "multilateral", _("multilateral")
        MARGINS = "margins", _("talks on the margins")
        CALL = "call", _("call")
        VIDEO_CONFERENCE = "video-conference", _("video conference")
        VISIT = "visit", _("visit")
        OTHER = "other", _("other")

    class Format(models.TextChoices):
        IN_PERSON = "in-person", _("in person")
        ONLINE = "online", _("online")
        BY_PHONE = "by-phone", _("by phone")
        NOT_STATED = "not-stated", _("not stated")

    class Status(models.TextChoices):
        RUMOURED = "rumoured", _("rumoured")
        POSSIBLE = "possible", _("possible")
        ANNOUNCED = "announced", _("announced")
        SCHEDULED = "scheduled", _("scheduled")
        HELD = "held", _("held")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")
        DENIED = "denied", _("denied")

    class ParticipantList(models.TextChoices):
        """How much of who took part is on record: silence is told from absence by it."""

        COMPLETE = "complete", _("complete")
        PARTIAL = "partial", _("partial")
        NOT_RECORDED = "not-recorded", _("not recorded")

    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind)
    series = models.ForeignKey(
        "MeetingSeries",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("series"),
    )
    edition = models.PositiveSmallIntegerField(
        _("edition"),
        null=True,
        blank=True,
        help_text=_("Its number in the series, if a source counts."),
    )
    organisation = models.ForeignKey(
        "Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("organisation"),
    )
    place = models.ForeignKey(
        "Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("place"),
    )
    when = PartialDateField(_("when"))
    not_before = models.DateField(
        _("not before"),
        null=True,
        blank=True,
        help_text=_(
            "Narrows a date that is only partly known, or widens where it is looked for. Say why below."
        ),
    )
    not_after = models.DateField(_("not after"), null=True, blank=True)
    window_reason = models.CharField(_("reason for narrowing"), max_length=500, blank=True)
    possible = PossibleDaysField(of="when")
    format = models.CharField(_("format"), max_length=20, choices=Format, default=Format.NOT_STATED)
    status = models.CharField(_("status"), max_length=20, choices=Status)
    summary = models.TextField(_("summary"), blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_(
            "The larger meeting that this one is a part of. A session of another organisation is a link."
        ),
    )
    has_complete_list = models.BooleanField(
        _("the list of participants is complete"),
        default=False,
        help_text=_("A source names every country that took part. Say below which."),
    )
    list_source = models.CharField(
        _("source of the list"),
        max_length=500,
        blank=True,
        help_text=_("By which source the list is complete, as a reader would cite it."),
    )
    list_source_url = WebAddressField(_("address of that source"), max_length=2000, blank=True)
    # Kept by the database: partial as soon as somebody is named.
    participant_list = models.CharField(
        _("list of participants"),
        max_length=20,
        choices=ParticipantList,
        default=ParticipantList.NOT_RECORDED,
        editable=False,
    )
    recorded_on = models.DateField(_("recorded on"), default=today, editable=False)
    stated_on = models.DateField(
        _("day of the source"),
        null=True,
        blank=True,
        help_text=_(
            "When the source that gives the status was published. Empty: the day of recording. Of a date that "
            "leaves the year or an end open it bounds the days: what was held was held by then, what is "
            "announced, scheduled or possible was still to come."
        ),
    )

    objects = MeetingQuerySet.as_manager()
    as_one = AsOne(day="possible", source="source")

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-possible", "pk"]
        indexes = [
            GistIndex(fields=["possible"], name="meeting_possible_days"),
            models.Index(fields=["-possible", "id"], name="meeting_newest_first"),
            found_by_source("meeting"),
            found_by_source("meeting_list", "list_source_url"),
        ]
        constraints = [
            slug_is_not_taken("meeting", TAKEN_SLUGS),
            models.CheckConstraint(
                condition=~Q(parent=F("pk")),
                name="meeting_is_not_inside_itself",
                violation_error_message=_("A meeting cannot be a part of itself."),
            ),
            models.CheckConstraint(
                condition=Q(not_before__isnull=True)
                | Q(not_after__isnull=True)
                | Q(not_before__lte=F("not_after")),
                name="meeting_window_is_in_order",
                violation_error_message=_("“Not before” must not be later than “not after”."),
            ),
            models.CheckConstraint(
                condition=Q(not_before__isnull=True, not_after__isnull=True) | ~Q(window_reason=""),
                name="meeting_window_has_a_reason",
                violation_error_message=_("Say why the date is narrowed: a reason is expected."),
            ),
            models.CheckConstraint(
                condition=Q(has_complete_list=False) | Q(list_source__regex=r"\S"),
                name="meeting_complete_list_has_a_source",
                violation_error_message=_(
                    "Say by which source the list of participants is complete: a source is expected."
                ),
            ),
        ]

    def __str__(self):
        return self.called

    def get_absolute_url(self):
        return path_to("meeting-detail", self.slug)

    @property
    def called(self):
        """The title in the language of the page. No query a row."""
        return title_called(self.title)

    @property
    def states_no_year(self):
        return not self.when.is_definite and states_no_year(self, years_of(self))

    @property
    def is_held(self):
        return self.status == self.Status.HELD

    @property
    def has_unknown_outcome(self):
        """Planned or reported for days that have passed, and no source says what became of it."""
        return self.status in UNSETTLED and self.last_possible_day < today()

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude)
        self.list_source_url = tidy(self.list_source_url)

    def clean(self):
        refuse_taken(self.slug, TAKEN_SLUGS)
        if self.parent_id:
            refuse_own_descendant(self)
        self.refuse_a_source_to_come()
        if self.when:
            self.refuse_an_old_source()
            self.refuse_to_have_no_day()
            self.refuse_days_apart()
        if self.when and self.is_held:
            self.refuse_if_still_to_come()

    def refuse_a_source_to_come(self):
        if self.stated_on and self.stated_on > today():
            told = _("%(day)s is still to come: the day on which the source was published is expected.")
            raise ValidationError({"stated_on": told % {"day": self.stated_on}})

    def refuse_an_old_source(self):
        """A new status has a new source. Without its day, that of the first recording would bound the days."""
        if self._state.adding or self.stated_on or self.recorded_on >= today() or not self.when.leaves_open:
            return
        before = Meeting.objects.filter(pk=self.pk).exclude(status=self.status).first()
        if before:
            told = _(
                "“%(old)s” becomes “%(new)s”, and “%(when)s” leaves open when it was or will be: give the day of "
                "the source that says so. The day of recording, %(day)s, is not it."
            )
            facts = {
                "old": before.get_status_display(),
                "new": self.get_status_display(),
                "when": self.when,
                "day": self.recorded_on,
            }
            raise ValidationError({"stated_on": told % facts})

    def refuse_to_have_no_day(self):
        if self.possible_days():
            return
        first, last = self.window() if self.when.leaves_open else self.limits()
        told = _("No day is left: “%(when)s” lies outside of the days from %(first)s to %(last)s.")
        if self.when.leaves_open:
            told = format_lazy("{} {}", told, self.why_this_window())
        facts = {"when": self.when, "first": first, "last": last}
        raise ValidationError({"when": str(told) % facts})

    def refuse_days_apart(self):
        """More are no entry of the index that puts meetings in order."""
        if (number := len(self.possible_days())) > MOST_DAYS_APART:
            told = _(
                "“%(when)s” fits %(number)d days apart, and at most %(most)d are kept: narrow it by “not before” and "
                "“not after”, or leave the day open, such as XXXX."
            )
            facts = {"when": self.when, "number": number, "most": MOST_DAYS_APART}
            raise ValidationError({"when": told % facts})

    def refuse_if_still_to_come(self):
        """What was held was held by the day of its source, and by today."""
        first_day, by_day = self.possible_days()[0][0], self.stated_on or today()
        if first_day <= by_day:
            return
        told = _(
            "“%(when)s” is still to come: the first possible day is %(day)s, and today is %(today)s. "
            "A meeting that was held has its day by today."
        )
        if self.stated_on:
            told = _(
                "“%(when)s” is later than the day of the source, %(today)s: the first possible day is %(day)s. "
                "Give the day of the source that says that it was held."
            )
        raise ValidationError({"when": told % {"when": self.when, "day": first_day, "today": by_day}})

    @property
    def has_known_participants(self):
        """Whether anybody's part is on record: else nothing follows from who is not named."""
        return self.participant_list != self.ParticipantList.NOT_RECORDED

    @property
    def has_complete_participants(self):
        """Whether whoever is not named did not take part, by a source."""
        return self.participant_list == self.ParticipantList.COMPLETE

    @property
    def party_countries(self):
        """The countries on record, each once, as {country: whether it was no more than invited}.

        No query after `for_list`. An absence is left out.
        """
        countries = {}
        for row in self.participations.all():
            if row.for_country and row.status != row.Status.ABSENT:
                invited = row.status == row.Status.INVITED
                countries[row.for_country] = invited and countries.get(row.for_country, True)
        return countries

    @property
    def number_of_parties(self):
        """Of countries, else organisations, else people on record. No query after `for_list`."""
        there = [row for row in self.participations.all() if row.status != row.Status.ABSENT]
        return len({row.for_country or row.organisation or row.person for row in there} - {None})

    @property
    def host_countries(self):
        """The countries on record as host, each once. No query after `for_list`."""
        hosts = [row for row in self.participations.all() if row.role == row.Role.HOST]
        return list(dict.fromkeys(row.for_country for row in hosts if row.status != row.Status.ABSENT))

    @property
    def may_name_too_few(self):
        """Whether other countries may have taken part, and the meeting's kind does not show it. No query after `for_list`."""
        sides = SIDES_OF_KIND.get(self.kind)
        has_all_sides = sides is not None and self.number_of_parties >= sides
        return not (has_all_sides or self.has_complete_participants)

    @property
    def first_possible_day(self):
        return self.possible[0][0]

    @property
    def last_possible_day(self):
        return self.possible[-1][1]

    # On which days it may be

    @property
    def day_of_source(self):
        return self.stated_on or self.recorded_on

    def limits(self):
        """No day before or after these is possible, whatever the date states."""
        return self.not_before or ALL_DAYS[0], self.not_after or ALL_DAYS[1]

    def window(self):
        """The first and the last day for what its date leaves open: a year, a digit of it, an end."""
        first, last = outlook(self.status, self.day_of_source, self.looked_back_to())
        return self.not_before or first, self.not_after or last

    def looked_back_to(self):
        body = self.organisation or (self.series.organisation if self.series_id else None)
        return (body.founded_on if body else None) or REGION_STARTS_ON

    def why_this_window(self):
        """The rule of `window` in words, for editors and readers."""
        days = self.possible_days()
        return outlook_in_words(self.status, reaches_back=bool(days) and days[0][0] < self.day_of_source)

    def possible_days(self):
        """The days on which this meeting may have been or may be, as pairs (first, last), both included.

        What is announced and ends before the day of recording has an older source, whose day nobody
        gave: then it is looked for in the time before, too.
        """
        days = self.days_that_fit()
        if not self.is_held or self.when.is_definite or self.not_after or not days:
            return days
        if days[0][0] > self.day_of_source:
            return days
        return tuple(clipped(days, ALL_DAYS[0], self.day_of_source))

    def days_that_fit(self):
        """As `possible_days`, of what was held those after its source too."""
        if not self.when.leaves_open:
            return self.when.days(*self.limits())
        first, last = self.window()
        days = self.when.days(*self.limits(), (first, last))
        if days or self.stated_on or self.not_before or self.status not in LOOKING_FORWARD:
            return days
        return self.when.days(*self.limits(), (self.looked_back_to(), last))


# As many countries make a meeting of the kind: who names so many seldom leaves out another.
SIDES_OF_KIND = {
    Meeting.Kind.BILATERAL: 2,
    Meeting.Kind.TRILATERAL: 3,
    Meeting.Kind.MARGINS: 2,
    Meeting.Kind.CALL: 2,
    Meeting.Kind.VIDEO_CONFERENCE: 2,
    Meeting.Kind.VISIT: 2,
}
# Who comes to such a meeting, comes nowhere.
KINDS_FROM_AFAR = [Meeting.Kind.CALL, Meeting.Kind.VIDEO_CONFERENCE]
FORMATS_FROM_AFAR = [Meeting.Format.ONLINE, Meeting.Format.BY_PHONE]
