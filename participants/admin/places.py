from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.slugs import SluggedForm

from ..models import Place


@admin.register(Place)
class PlaceAdmin(EditingAdmin):
    """Places have no version of their own; the guard compares all of their columns."""

    form = SluggedForm
    list_display = ["name", "country", "latitude", "longitude", "confirmation"]
    list_filter = ["confirmation"]
    list_select_related = ["country"]
    search_fields = ["sort_key", "slug", "country__sort_key"]
    search_help_text = _("The city or its country, in either script")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "country", ("latitude", "longitude")]}),
        (_("Source"), {"fields": ["source", "source_url", "confirmation"]}),
    ]
