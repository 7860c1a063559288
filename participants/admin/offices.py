from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.inlines import ShownInline
from summit_archive.editing.slugs import SluggedForm

from ..models import Office, Term


class TermShown(ShownInline):
    """Edited with the person."""

    model = Term
    fields = ["person", "start", "end", "is_acting", "confirmation"]
    select_related = ["person", "office"]


@admin.register(Office)
class OfficeAdmin(EditingAdmin):
    """Offices have no version of their own; the guard compares all of their columns."""

    form = SluggedForm
    list_display = ["name", "kind", "country", "organisation", "confirmation"]
    list_filter = ["kind", "confirmation"]
    list_select_related = ["country", "organisation"]
    search_fields = ["name", "slug", "country__sort_key", "organisation__abbreviation"]
    search_help_text = _("Its name, its country, or the organisation's abbreviation")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country", "organisation"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "country", "organisation", "wikidata"]}),
        (_("Source"), {"fields": ["source", "source_url", "confirmation"]}),
    ]
    inlines = [TermShown]
