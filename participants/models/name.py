"""Every spelling by which a country, a person, an organisation, a place, an office or a series of meetings is found."""

from functools import reduce
from operator import or_

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne
from summit_archive.records import Sourced, found_by_source
from summit_archive.text.folding import FoldedField, fold

from ..called import ENGLISH, OWNERS, PARTIES, called


class NameQuerySet(models.QuerySet):
    def spelt(self, text):
        """Names whose folded form is that of `text`."""
        return self.filter(folded=fold(text))

    def written(self):
        """All but the case forms, which are made of the others and serve only to be found."""
        return self.exclude(kind=Name.Kind.CASE_FORM)

    def shown(self):
        """Those that readers know the owner by: “the Kremlin” stands for Russia and is no name of it."""
        return self.written().exclude(kind=Name.Kind.METONYM)

    def of_parties(self):
        """Those of countries, people and organisations: a word that names a place names nobody."""
        return self.filter(is_of(PARTIES))

    def preferred_in(self, language):
        """What rows are called in a language; fetched along as their `names`, `Named.name_in` costs no query."""
        return self.filter(language=language, kind=Name.Kind.PREFERRED)


def is_of(owners):
    return reduce(or_, (Q(**{f"{owner}__isnull": False}) for owner in owners))


def is_of_one_alone():
    """Of one owner and no other."""
    alone = [{f"{one}__isnull": one != owner for one in OWNERS} for owner in OWNERS]
    return reduce(or_, (Q(**columns) for columns in alone))


class Named(models.Model):
    """A row that has a name in English, and `names` in any language."""

    class Meta:
        abstract = True

    @property
    def called(self):
        """The name in the language of the page. No query a row."""
        return called(self.owner_column(), self.pk, self.name)

    @classmethod
    def owner_column(cls):
        """The column of `Name` that leads here."""
        return cls.names.field.name

    def name_in(self, language):
        """The preferred name in `language`, such as "ru"; the English one where there is none. One query, or none
        where the names are at hand."""
        if language == ENGLISH:
            return self.name
        called = (
            name.text
            for name in self.names.all()
            if name.language == language and name.kind == Name.Kind.PREFERRED
        )
        return next(called, self.name)


class Name(Sourced):
    class Kind(models.TextChoices):
        PREFERRED = "preferred", _("preferred")
        OFFICIAL = "official", _("official")
        VARIANT = "variant", _("variant")
        SHORT = "short", _("short or abbreviation")
        NATIVE = "native", _("native")
        TRANSLITERATION = "transliteration", _("transliteration")
        DEMONYM = "demonym", _("demonym")
        FORMER = "former", _("former")
        METONYM = "metonym", _("stands for it")
        CASE_FORM = "case-form", _("case form")

    country = models.ForeignKey("Country", models.CASCADE, null=True, blank=True, related_name="names")
    person = models.ForeignKey("Person", models.CASCADE, null=True, blank=True, related_name="names")
    organisation = models.ForeignKey(
        "Organisation", models.CASCADE, null=True, blank=True, related_name="names"
    )
    place = models.ForeignKey("Place", models.CASCADE, null=True, blank=True, related_name="names")
    office = models.ForeignKey("Office", models.CASCADE, null=True, blank=True, related_name="names")
    series = models.ForeignKey("MeetingSeries", models.CASCADE, null=True, blank=True, related_name="names")
    text = models.CharField(_("name"), max_length=300)
    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[
            RegexValidator(r"\A[A-Za-z0-9]+(-[A-Za-z0-9]+)*\Z", _("A language tag is expected, such as ru."))
        ],
        help_text=_("BCP 47, such as en or ru."),
    )
    script = models.CharField(
        _("script"), max_length=4, blank=True, help_text=_("ISO 15924, such as Latn or Cyrl.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.VARIANT)
    folded = FoldedField(of="text")

    objects = NameQuerySet.as_manager()
    as_one = AsOne(
        source="source",
        fills=(("script",),),
        yields={"name_is_the_only_preferred_one_in_its_language": {"kind": Kind.VARIANT}},
        may_stay_behind=True,
    )

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["language", "kind", "text"]
        indexes = [found_by_source("name")]
        constraints = [
            models.CheckConstraint(
                condition=is_of_one_alone(),
                name="name_has_one_owner",
                violation_error_message=_(
                    "A name belongs to one country, person, organisation, place, office or series."
                ),
            ),
            models.UniqueConstraint(
                fields=[*OWNERS, "language"],
                condition=Q(kind="preferred"),
                nulls_distinct=False,
                name="name_is_the_only_preferred_one_in_its_language",
                violation_error_message=_("There is already a preferred name in this language."),
            ),
            models.UniqueConstraint(
                fields=[*OWNERS, "language", "text"],
                nulls_distinct=False,
                name="name_does_not_repeat",
                violation_error_message=_("This name is already in the list."),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def owner_kind(self):
        """The column of the owner, None as long as there is none. No query."""
        return next((owner for owner in OWNERS if getattr(self, f"{owner}_id")), None)

    @property
    def owner(self):
        return getattr(self, self.owner_kind) if self.owner_kind else None
