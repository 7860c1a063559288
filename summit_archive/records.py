"""What records have in common: a version that edits are checked against, a source, a number in Wikidata, a tree.

They know no country and no article.
"""

from django.contrib.postgres.indexes import HashIndex
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .addresses import WebAddressField, tidy

# More digits a number of PostgreSQL's may not have.
MOST_DIGITS = 18


def number_in(text: str | None) -> int | None:
    """The number of a record in a text that may be anything, as of an address; None where it is none."""
    text = (text or "").strip()
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) or None if is_number else None


class Versioned(models.Model):
    """A row whose `version` the database raises on every update, so that no edit is lost unseen."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Sourced(models.Model):
    """A fact that says where it comes from and on what ground it may be believed."""

    class Confirmation(models.TextChoices):
        """The ground: official is the record of the body or office itself, or a source of record such as ISO.

        Reported was written by a program from what a source says, and nobody has looked: it confirms nothing.
        """

        OFFICIAL = "official", _("official record")
        TWO_SOURCES = "two-sources", _("two sources")
        ONE_SOURCE = "one-source", _("one source")
        REPORTED = "reported", _("reported by the source, not checked")
        NO_SOURCE = "no-source", _("no source confirms it")
        NOT_STATED = "not-stated", pgettext_lazy("the ground of a fact", "not stated")

    source = models.CharField(
        _("source"),
        max_length=500,
        blank=True,
        help_text=_("Where this fact comes from, as a reader would cite it."),
    )
    source_url = WebAddressField(_("source's address"), max_length=2000, blank=True)
    confirmation = models.CharField(
        _("confirmation"),
        max_length=20,
        choices=Confirmation,
        default=Confirmation.NOT_STATED,
        help_text=_(
            "Official record: the body or office itself says so. Two sources: of different makers. "
            "Reported: read from the source by a program, and nobody has looked. "
            "No source: only a compiled list, or an announcement."
        ),
    )

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None):
        """Also leaves out of the address what names no other page, so that facts of one source are found by it."""
        super().clean_fields(exclude)
        self.source_url = tidy(self.source_url)


# A place on the page, as PostgreSQL finds it in an address that is tidy. `#!…` and `#/…` are none.
PLACE_ON_PAGE = "#(?![!/]).*"


def found_by_source(name, column="source_url"):
    """An index of facts by the page that their source's address leads to, wherever on the page."""
    page = Func(
        F(column), Value(PLACE_ON_PAGE), Value(""), function="regexp_replace", output_field=models.TextField()
    )
    return HashIndex(page, name=f"{name}_by_source", condition=~Q(**{column: ""}))


class InWikidata(models.Model):
    """What Wikidata has an item of, so that other collections' records of it can be told to be the same."""

    wikidata = models.CharField(
        _("Wikidata"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"\AQ[1-9]\d*\Z", _("A Wikidata number is expected, such as Q7747."))],
    )

    class Meta:
        abstract = True


def refuse_own_descendant(row):
    """Raise ValidationError on `parent` when `row` would stand inside itself. One query a level.

    The database refuses a circle by trigger; this says so in the editor's words first.
    """
    ancestor = row.parent
    while ancestor is not None:
        if row.pk is not None and ancestor.pk == row.pk:
            raise ValidationError({"parent": _("It cannot be a part of itself or of one of its own parts.")})
        ancestor = ancestor.parent
