"""People, and the list of those among them who lead or led a state or a government."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.admin import EditingAdmin
from summit_archive.editing.inlines import EditingInline, InForceFormSet
from summit_archive.editing.merging import Merging
from summit_archive.editing.slugs import SluggedForm
from summit_archive.review.admin import Reviewed

from ..models import Leader, Name, Person, Term
from ..names.merged import NamesStay
from .countries import NameInline
from .identifiers import IdentifierInline
from .look_alikes import alike_by_name


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
    folded = ("known_until", "how_ended", "source", "source_url", "confirmation")
    autocomplete_fields = ["office"]
    select_related = ["office", "person"]


SPELLINGS = {Name.Kind.PREFERRED, Name.Kind.OFFICIAL, Name.Kind.VARIANT, Name.Kind.NATIVE, Name.Kind.FORMER}
SPELLINGS |= {Name.Kind.TRANSLITERATION}
MOST_SPELLINGS = 6
MOST_OFFICES = 2


def years_of(terms):
    """“2019–”, from the first day that is possible to the last; nothing where neither is known."""
    starts = [term.possibly_in_force.lower for term in terms]
    ends = [term.possibly_in_force.upper if term.end else None for term in terms]
    first = str(min(starts).year) if all(starts) else ""
    # The range ends before its upper day.
    last = str((max(ends) - timedelta(days=1)).year) if all(ends) else ""
    return first if first == last else f"{first}–{last}"


@admin.register(Person)
class PersonAdmin(Reviewed, Merging, EditingAdmin):
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
    inlines = [TermInline, NameInline, IdentifierInline]

    def get_changelist_instance(self, request):
        """With the offices of the page's people in one query; no form needs them."""
        changelist = super().get_changelist_instance(request)
        terms = Term.objects.select_related("office").in_order()
        changelist.result_list = changelist.result_list.prefetch_related(Prefetch("terms", terms))
        return changelist

    def look_alikes(self, person, lines):
        """By the name on the page and by each spelling that stands below it."""
        spellings = [name.text for name in lines[Name] if name.kind in SPELLINGS]
        texts = list(dict.fromkeys(filter(None, [person.name, *spellings])))[:MOST_SPELLINGS]
        return alike_by_name(self, person, texts, owner="person", surname=True)

    def for_choices(self, people):
        return people.prefetch_related(Prefetch("terms", Term.objects.select_related("office").in_order()))

    def beside(self, person):
        """Their latest offices, with the years."""
        years = {}
        for term in person.terms.all():
            years.setdefault(term.office, []).append(term)
        latest = list(years.items())[-MOST_OFFICES:]
        return ", ".join(f"{office} {years_of(terms)}".strip() for office, terms in reversed(latest))

    @admin.display(description=_("offices"))
    def offices(self, person):
        return ", ".join(dict.fromkeys(str(term.office) for term in person.terms.all()))


@admin.register(Leader)
class LeaderAdmin(PersonAdmin):
    """The same people, form and guard. Whoever is to be added is added as a person, with the term."""

    def has_add_permission(self, request):
        return False
