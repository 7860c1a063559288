"""People who take part or speak. A leader is a person who holds or held a leading office."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from summit_archive.records import InWikidata, Sourced, Versioned, found_by_source
from summit_archive.slugs import refuse_taken, slug_is_not_taken
from summit_archive.text.folding import FoldedField
from summit_archive.web.fast_reverse import path_to

from ..called import speaks_english
from .name import Named
from .office import LEADING_OFFICES, Term

# After another person's address, where pairs stand too: /people/<slug>/network/
TAKEN_SLUGS = ["network", "trips"]

# A preferred name in another language, its family name first: it stands where it stands in English, and has as many words.
BY_FAMILY_NAME = r"""(
    SELECT translate(lower(CASE
        WHEN family_name = '' OR starts_with(participants_person.name, family_name || ' ') THEN own.text
        ELSE regexp_replace(own.text, format('^(.+?) ((\S+ ){%%s}\S+)$',
            array_length(string_to_array(family_name, ' '), 1) - 1), '\2 \1')
    END), 'ё', 'е')
    FROM participants_name own
    WHERE own.person_id = participants_person.id AND own.kind = 'preferred' AND own.language = %s
)"""


class PersonQuerySet(models.QuerySet):
    def in_order(self):
        """By family name, in the language of the page."""
        if speaks_english():
            return self.order_by("sort_key", "pk")
        text = models.TextField()
        named = RawSQL(BY_FAMILY_NAME, [get_language()], text)  # noqa: S611 - the language is a parameter
        return self.order_by(Coalesce(named, "sort_key", output_field=text), "pk")

    def for_list(self):
        """With the offices of each, in two queries for any page."""
        return self.prefetch_related(Prefetch("terms", Term.objects.for_list()))

    def leaders(self):
        """Those who held, or acted in, an office of head of state or head of government."""
        return self.filter(
            Exists(Term.objects.filter(person=OuterRef("pk"), office__kind__in=LEADING_OFFICES))
        )


class Person(Named, Versioned, InWikidata, Sourced):
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200, help_text=_("As readers know the person, in English."))
    family_name = models.CharField(
        _("family name"),
        max_length=120,
        blank=True,
        help_text=_("What lists are sorted by. Empty: the whole name."),
    )
    sort_key = FoldedField(of="sort_name")

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "pk"]
        indexes = [found_by_source("person")]
        constraints = [slug_is_not_taken("person", TAKEN_SLUGS)]

    def __str__(self):
        return self.called

    def get_absolute_url(self):
        return path_to("person-detail", self.slug)

    def clean(self):
        refuse_taken(self.slug, TAKEN_SLUGS)

    @property
    def offices(self):
        """{office: whether they only ever acted in it}, oldest first. No query after `for_list`."""
        offices = {}
        for term in self.terms.all():
            offices[term.office] = offices.get(term.office, True) and term.is_acting
        return offices

    @property
    def sort_name(self):
        return f"{self.family_name} {self.name}" if self.family_name else self.name


class LeaderManager(models.Manager.from_queryset(PersonQuerySet)):
    def get_queryset(self):
        return super().get_queryset().leaders()


class Leader(Person):
    objects = LeaderManager()

    class Meta:
        proxy = True
        verbose_name = _("leader")
        verbose_name_plural = _("leaders")
