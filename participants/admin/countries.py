from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.inlines import ShownInline

from ..models import Country, Membership
from .names import NameInline


class MembershipShown(ShownInline):
    """Edited with the organisation."""

    model = Membership
    fields = ["organisation", "standing", "start", "end", "confirmation"]
    select_related = ["organisation", "country"]


@admin.register(Country)
class CountryAdmin(EditingAdmin):
    list_display = ["name", "code", "region", "confirmation"]
    list_filter = ["confirmation"]
    search_fields = ["sort_key", "code", "alpha3", "names__folded"]
    search_help_text = "Kazakhstan, KZ, KAZ, Казахстан"
    fieldsets = [
        (None, {"fields": ["name", "official_name", "code", "alpha3", "region", "is_of_region", "wikidata"]}),
        (_("Source"), {"fields": ["source", "source_url", "confirmation"]}),
    ]
    inlines = [NameInline, MembershipShown]
