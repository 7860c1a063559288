"""Who took part in a meeting, as what, and whether they came."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne
from summit_archive.records import Sourced, found_by_source


class ParticipationQuerySet(models.QuerySet):
    def not_absent(self):
        """Those who came or may have come: a recorded absence is not participation."""
        return self.exclude(status=Participation.Status.ABSENT)

    def took_part(self):
        """Those who are not recorded as absent, nor as no more than invited."""
        return self.exclude(status__in=[Participation.Status.ABSENT, Participation.Status.INVITED])

    def of_country(self, country):
        """Those that stand for `country` (a row, or an OuterRef): see `for_country`."""
        return self.filter(Q(country=country) | Q(country=None, office__country=country))

    def for_list(self):
        """With all that a line of participants shows, in one query: by country, those of none last."""
        country = Coalesce("country__sort_key", "office__country__sort_key")
        related = self.select_related("country", "organisation", "office__country", "person")
        return related.order_by(country.asc(nulls_last=True), "pk")


class Participation(Sourced):
    class Role(models.TextChoices):
        HOST = "host", _("host")
        CHAIR = "chair", _("chair")
        MEMBER = "member", _("member")
        OBSERVER = "observer", _("observer")
        GUEST = "guest", _("guest")
        PARTICIPANT = "participant", _("participant")
        NOT_STATED = "not-stated", _("not stated")

    class Status(models.TextChoices):
        INVITED = "invited", _("invited")
        CONFIRMED = "confirmed", _("confirmed")
        ATTENDED = "attended", _("attended")
        ABSENT = "absent", _("absent")
        REPRESENTED = "represented", _("represented by another")
        ONLINE = "online", _("online")
        NOT_STATED = "not-stated", _("not stated")

    # Whoever has one of these receives the others.
    HOSTING = [Role.HOST, Role.CHAIR]

    meeting = models.ForeignKey("Meeting", models.CASCADE, related_name="participations")
    country = models.ForeignKey(
        "Country",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("country"),
    )
    organisation = models.ForeignKey(
        "Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("organisation"),
    )
    office = models.ForeignKey(
        "Office",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("office"),
        help_text=_(
            "When the source names the office and not the person. Who held it follows from the date."
        ),
    )
    person = models.ForeignKey(
        "Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("person"),
    )
    name_as_given = models.CharField(
        _("name as given"),
        max_length=300,
        blank=True,
        help_text=_("When the source's words name nobody for certain."),
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.NOT_STATED)
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=Status,
        default=Status.NOT_STATED,
        help_text=_("Your conclusion. An invitation is not attendance."),
    )
    note = models.CharField(_("note"), max_length=500, blank=True)

    objects = ParticipationQuerySet.as_manager()
    as_one = AsOne(
        day="meeting__possible",
        source="source",
        where="meeting",
        asks=("status", "role"),
        fills=(("status",), ("role",), ("note",)),
    )

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["pk"]
        indexes = [
            found_by_source("participation"),
            # Few are: whoever counts them need not read all others.
            models.Index(
                fields=["meeting"],
                include=["country", "office", "status"],
                condition=Q(role__in=["host", "chair"]),
                name="participation_hosts",
            ),
            # Who was where is told without the rows themselves.
            models.Index(
                fields=["country", "office", "status", "person"],
                include=["meeting"],
                condition=~Q(status="absent"),
                name="participation_parties",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(country__isnull=False)
                | Q(organisation__isnull=False)
                | Q(office__isnull=False)
                | Q(person__isnull=False)
                | Q(name_as_given__regex=r"\S"),
                name="participation_names_somebody",
                violation_error_message=_(
                    "Name a country, an organisation, an office, a person, or the name as given."
                ),
            ),
            models.UniqueConstraint(
                fields=["meeting", "country", "organisation", "office", "person", "name_as_given"],
                nulls_distinct=False,
                name="participation_does_not_repeat",
                violation_error_message=_("This participant is already in the list of this meeting."),
            ),
        ]

    def __str__(self):
        parties = [self.person, self.office, self.organisation, self.country, self.name_as_given]
        return ", ".join(str(party) for party in parties if party)

    def clean(self):
        """A state that is no more took part in nothing after its end; the database refuses it, too.

        Nor does who holds an office of one country stand for another.
        """
        its = self.office.country if self.office_id else None
        if its and self.country_id and its.pk != self.country_id:
            told = _("“%(office)s” is an office of %(its)s: an office of %(country)s is expected, or none.")
            facts = {"office": self.office, "its": its, "country": self.country}
            raise ValidationError({"office": told % facts})
        country, meeting = self.for_country, getattr(self, "meeting", None)
        if country and meeting and (told := country.why_not_a_party(meeting)):
            raise ValidationError({"country" if self.country_id else "office": told})

    @property
    def for_country(self):
        """The country that this participant stands for, if the row says so: its own, or its office's."""
        if self.country_id:
            return self.country
        return self.office.country if self.office_id else None
