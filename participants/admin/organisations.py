"""Organisations, their members, their series of meetings; and offices, which are theirs or a country's."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.cautions import LookAlike
from summit_archive.editing.choices import joined
from summit_archive.editing.inlines import EditingInline, InForceFormSet, ShownInline
from summit_archive.editing.merging import Merging
from summit_archive.editing.slugs import SluggedForm
from summit_archive.review.admin import Reviewed

from ..models import MeetingSeries, Membership, Name, Office, Organisation, SeriesSearch, Term
from ..names.merged import NamesStay
from .countries import NameInline
from .identifiers import IdentifierInline
from .look_alikes import alike_by_name

MOST_NAMES = 6


class MembershipFormSet(InForceFormSet):
    of = "country_id"
    rule = "membership_standings_do_not_overlap"


class MembershipInline(EditingInline):
    """All standings of all countries in one organisation, in one form: so that none overlap."""

    model = Membership
    formset = MembershipFormSet
    fields = ["country", "standing", "start", "end", "known_until", "source", "source_url", "confirmation"]
    folded = ("known_until", "source", "source_url", "confirmation")
    autocomplete_fields = ["country"]
    select_related = ["country", "organisation"]


@admin.register(Organisation)
class OrganisationAdmin(Reviewed, Merging, EditingAdmin):
    form = SluggedForm
    merge_hooks = NamesStay
    list_display = ["name", "abbreviation", "kind", "country", "founded_on", "confirmation"]
    list_filter = ["kind", "confirmation"]
    list_select_related = ["country"]
    search_fields = ["sort_key", "abbreviation", "slug", "names__folded"]
    search_help_text = _("Any spelling of its name, or its abbreviation")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["parent", "country"]
    fieldsets = [
        (None, {"fields": ["name", "abbreviation", "slug", "kind", "founded_on", "wikidata"]}),
        (_("Whose it is"), {"fields": ["parent", "country"]}),
        (_("Source"), {"fields": ["source", "source_url", "confirmation"]}),
    ]
    inlines = [MembershipInline, NameInline, IdentifierInline]

    def look_alikes(self, organisation, lines):
        """By its name, by those below, and by its abbreviation."""
        names = [name.text for name in lines[Name] if name.kind != Name.Kind.DEMONYM]
        texts = list(dict.fromkeys(filter(None, [organisation.name, *names])))[:MOST_NAMES]
        alike = alike_by_name(self, organisation, texts, owner="organisation")
        short = organisation.abbreviation
        same = (
            Organisation.objects.filter(abbreviation__iexact=short) if short else Organisation.objects.none()
        )
        same = same.exclude(pk__in=[organisation.pk or 0, *(one.row.pk for one in alike)])
        return [*alike, *(LookAlike(one, _("the same abbreviation"), self.beside(one)) for one in same)]

    def beside(self, organisation):
        founded = _("founded %d") % organisation.founded_on.year if organisation.founded_on else ""
        return joined(organisation.get_kind_display(), founded)


class TermShown(ShownInline):
    """Edited with the person."""

    model = Term
    fields = ["person", "start", "end", "known_until", "is_acting", "confirmation"]
    select_related = ["person", "office"]


@admin.register(Office)
class OfficeAdmin(Reviewed, Merging, EditingAdmin):
    """Offices have no version of their own; the guard compares all of their columns."""

    form = SluggedForm
    merge_hooks = NamesStay
    list_display = ["name", "kind", "country", "organisation", "confirmation"]
    list_filter = ["kind", "confirmation"]
    list_select_related = ["country", "organisation"]
    search_fields = ["name", "slug", "country__sort_key", "organisation__abbreviation", "names__folded"]
    search_help_text = _("Any name of it, its country, or the organisation's abbreviation")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country", "organisation"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "country", "organisation", "wikidata"]}),
        (_("Source"), {"fields": ["source", "source_url", "confirmation"]}),
    ]
    inlines = [NameInline, TermShown]

    def beside(self, office):
        return joined(office.get_kind_display(), office.country or office.organisation)


class SearchInline(EditingInline):
    """Years for which an edition was looked for in vain: readers see a gap told apart from a search."""

    model = SeriesSearch
    fields = ["year", "source", "source_url", "searched_on"]
    select_related = ["series"]


@admin.register(MeetingSeries)
class MeetingSeriesAdmin(Reviewed, Merging, EditingAdmin):
    form = SluggedForm
    merge_hooks = NamesStay
    list_display = ["name", "organisation", "kind", "usual_month", "confirmation"]
    list_filter = ["kind", "confirmation"]
    list_select_related = ["organisation"]
    search_fields = ["name", "slug", "organisation__sort_key", "organisation__abbreviation", "names__folded"]
    search_help_text = _("Any name of it, or its organisation")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["organisation"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "organisation", "kind", "usual_month", "known_until"]}),
        (_("Source"), {"fields": ["source", "source_url", "confirmation"]}),
    ]
    inlines = [NameInline, SearchInline]

    def beside(self, series):
        return series.organisation.short_name if series.organisation else ""
