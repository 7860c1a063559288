"""People, and the list of those among them who lead or led a state or a government."""

from django.contrib import admin
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.inlines import EditingInline, InForceFormSet
from summit_archive.editing.merging import Merging
from summit_archive.editing.slugs import SluggedForm
from summit_archive.editing.splitting import Splitting

from ..models import Leader, Person, Term
from ..names.merged import NamesStay
from .countries import NameInline


class TermFormSet(InForceFormSet):
    of = "office_id"
    rule = "term_of_one_person_in_one_office_does_not_overlap"


class TermInline(EditingInline):
    """All terms of one person in one form: so that none in the same office overlap."""

    model = Term
    formset = TermFormSet
    fields = [
        "office",
        "start",
        "end",
        "known_until",
        "is_acting",
        "how_ended",
        "source",
        "source_url",
        "confirmation",
    ]
    autocomplete_fields = ["office"]
    select_related = ["office", "person"]


@admin.register(Person)
class PersonAdmin(Merging, Splitting, EditingAdmin):
    form = SluggedForm
    merge_hooks = NamesStay
    list_display = ["name", "family_name", "offices", "wikidata", "confirmation"]
    list_filter = ["confirmation"]
    search_fields = ["sort_key", "slug", "wikidata", "names__folded"]
    search_help_text = _("Any spelling: Tokayev, Tokaev, Toqaev, Токаев")
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "family_name", "slug", "wikidata"]}),
        (_("Source"), {"fields": ["source", "source_url", "confirmation"]}),
    ]
    inlines = [TermInline, NameInline]

    def get_changelist_instance(self, request):
        """With the offices of the page's people in one query; no form needs them."""
        changelist = super().get_changelist_instance(request)
        terms = Term.objects.select_related("office").in_order()
        changelist.result_list = changelist.result_list.prefetch_related(Prefetch("terms", terms))
        return changelist

    @admin.display(description=_("offices"))
    def offices(self, person):
        return ", ".join(dict.fromkeys(str(term.office) for term in person.terms.all()))


@admin.register(Leader)
class LeaderAdmin(PersonAdmin):
    """The same people, form and guard. Whoever is to be added is added as a person, with the term."""

    def has_add_permission(self, request):
        return False
