"""Every spelling by which a country, a person or an organisation is found."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne
from summit_archive.records import Sourced, found_by_source
from summit_archive.text.folding import FoldedField, fold


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
                condition=Q(country__isnull=False, person__isnull=True, organisation__isnull=True)
                | Q(country__isnull=True, person__isnull=False, organisation__isnull=True)
                | Q(country__isnull=True, person__isnull=True, organisation__isnull=False),
                name="name_has_one_owner",
                violation_error_message=_("A name belongs to one country, one person or one organisation."),
            ),
            models.UniqueConstraint(
                fields=["country", "person", "organisation", "language"],
                condition=Q(kind="preferred"),
                nulls_distinct=False,
                name="name_is_the_only_preferred_one_in_its_language",
                violation_error_message=_("There is already a preferred name in this language."),
            ),
            models.UniqueConstraint(
                fields=["country", "person", "organisation", "language", "text"],
                nulls_distinct=False,
                name="name_does_not_repeat",
                violation_error_message=_("This name is already in the list."),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def owner(self):
        return self.country or self.person or self.organisation
