from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.inlines import EditingInline, InForceFormSet
from summit_archive.editing.slugs import SluggedForm

from ..models import Membership, Organisation
from .names import NameInline


class MembershipFormSet(InForceFormSet):
    of = "country_id"
    rule = "membership_standings_do_not_overlap"


class MembershipInline(EditingInline):
    """All standings of all countries in one organisation, in one form: so that none overlap."""

    model = Membership
    formset = MembershipFormSet
    fields = ["country", "standing", "start", "end", "source", "source_url", "confirmation"]
    autocomplete_fields = ["country"]
    select_related = ["country", "organisation"]


@admin.register(Organisation)
class OrganisationAdmin(EditingAdmin):
    form = SluggedForm
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
    inlines = [MembershipInline, NameInline]
