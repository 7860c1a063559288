"""Countries and the places in them; and the names that countries, people, places and such go by."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.inlines import EditingInline, ShownInline
from summit_archive.editing.merging import Merging
from summit_archive.editing.slugs import SluggedForm
from summit_archive.review.admin import Reviewed

from ..models import Country, Membership, Name, Place
from ..names.merged import NamesStay
from .identifiers import IdentifierInline
from .look_alikes import alike_by_name

MOST_NAMES = 6


class NameInline(EditingInline):
    """Every spelling by which readers and the linker find the owner."""

    model = Name
    verbose_name_plural = _("names: every spelling by which it is found")
    fields = ["text", "language", "script", "kind", "source", "source_url", "confirmation"]
    folded = ("source", "source_url", "confirmation")

    def get_queryset(self, request):
        return super().get_queryset(request).written()

    def formfield_for_choice_field(self, field, request, **options):
        """Case forms are made of the other names, never typed."""
        form_field = super().formfield_for_choice_field(field, request, **options)
        if field.name == "kind":
            form_field.choices = [choice for choice in form_field.choices if choice[0] != Name.Kind.CASE_FORM]
        return form_field


class MembershipShown(ShownInline):
    """Edited with the organisation."""

    model = Membership
    fields = ["organisation", "standing", "start", "end", "confirmation"]
    select_related = ["organisation", "country"]


@admin.register(Country)
class CountryAdmin(Reviewed, EditingAdmin):
    list_display = ["name", "code", "region", "existed_until", "confirmation"]
    list_filter = ["confirmation", ("existed_until", admin.EmptyFieldListFilter)]
    search_fields = ["sort_key", "code", "alpha3", "names__folded"]
    search_help_text = "Kazakhstan, KZ, KAZ, Казахстан"
    fieldsets = [
        (None, {"fields": ["name", "official_name", "code", "alpha3", "region", "is_of_region", "wikidata"]}),
        (
            _("A state that is no more"),
            {"fields": [("existed_from", "existed_until"), "existence_note"], "classes": ["collapse"]},
        ),
        (_("Source"), {"fields": ["source", "source_url", "confirmation"]}),
    ]
    inlines = [NameInline, IdentifierInline, MembershipShown]

    def beside(self, country):
        return country.code


@admin.register(Place)
class PlaceAdmin(Reviewed, Merging, EditingAdmin):
    """Places have no version of their own; the guard compares all of their columns."""

    form = SluggedForm
    merge_hooks = NamesStay
    list_display = ["name", "country", "latitude", "longitude", "confirmation"]
    list_filter = ["confirmation"]
    list_select_related = ["country"]
    search_fields = ["sort_key", "slug", "country__sort_key", "names__folded"]
    search_help_text = _("Any name of the city, or its country: Kyiv, Kiev, Киев")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "country", ("latitude", "longitude")]}),
        (_("Source"), {"fields": ["source", "source_url", "confirmation"]}),
    ]
    inlines = [NameInline]

    def look_alikes(self, place, lines):
        """By the name on the page and by those below."""
        texts = list(dict.fromkeys(filter(None, [place.name, *(name.text for name in lines[Name])])))
        return alike_by_name(self, place, texts[:MOST_NAMES], owner="place")

    def for_choices(self, places):
        return places.select_related("country")
