"""What articles are sorted by: who published them, and their topics."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.slugs import SluggedForm

from ..models import Publisher, Topic


@admin.register(Publisher)
class PublisherAdmin(EditingAdmin):
    form = SluggedForm
    list_display = ["name", "kind", "country", "url"]
    list_filter = ["kind"]
    list_select_related = ["country"]
    search_fields = ["sort_key", "slug", "url"]
    search_help_text = _("Its name in either script, or its site")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["country", "office"]
    fieldsets = [(None, {"fields": ["name", "slug", "kind", "country", "office", "url", "time_zone"]})]


@admin.register(Topic)
class TopicAdmin(EditingAdmin):
    form = SluggedForm
    list_display = ["name", "parent"]
    list_select_related = ["parent"]
    search_fields = ["sort_key", "slug"]
    search_help_text = _("Its name, in either script")
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["parent"]
    fieldsets = [(None, {"fields": ["name", "slug", "parent"]})]
