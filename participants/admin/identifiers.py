"""The numbers by which other collections know a country, an organisation or a person: lines of its form."""

from itertools import combinations

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.inlines import EditingFormSet, EditingInline

from ..models import Identifier
from ..models.identifier import FORMS
from ..models.name import PARTIES

RULES = "identifier_is_given_to_one_owner_at_a_time, country_has_one_identifier_of_a_scheme_at_a_time"


class IdentifierFormSet(EditingFormSet):
    """Compares the lines with each other; with all other numbers the table compares each of them."""

    def clean(self):
        super().clean()
        for one, other in combinations(self.kept_forms(), 2):
            if same_at_one_time(one.instance, other.instance):
                told = _("This line and another give a number of the same scheme for the same time.")
                other.add_error("value", told)

    def save(self, commit=True):
        """A boundary that moves from one line to the next overlaps for a moment."""
        with connection.cursor() as cursor:
            cursor.execute(f"SET CONSTRAINTS {RULES} DEFERRED")
            saved = super().save(commit)
            cursor.execute(f"SET CONSTRAINTS {RULES} IMMEDIATE")
        return saved


def same_at_one_time(one, other):
    """Of VIAF two different numbers may stand beside each other, of bodies too."""
    one_at_a_time = one.country_id and one.scheme != Identifier.Scheme.VIAF
    if one.scheme != other.scheme or not (one_at_a_time or one.value == other.value):
        return False
    days, others = one.days_possibly_in_force(), other.days_possibly_in_force()
    ends = (days.lower, others.upper), (others.lower, days.upper)
    return all(first is None or last is None or first <= last for first, last in ends)


class IdentifierInline(EditingInline):
    """Only the schemes that have numbers of such an owner are offered."""

    model = Identifier
    formset = IdentifierFormSet
    verbose_name_plural = gettext_lazy("numbers in other collections (merge keys)")
    fields = ["scheme", "value", "start", "end", "known_until", "source", "source_url", "confirmation"]
    folded = ("known_until", "source", "source_url", "confirmation")
    select_related = PARTIES

    def formfield_for_choice_field(self, field, request, **options):
        form_field = super().formfield_for_choice_field(field, request, **options)
        if field.name == "scheme":
            owner = self.parent_model._meta.concrete_model._meta.model_name
            fitting = {scheme for scheme, (owners, _form, _told) in FORMS.items() if owner in owners}
            form_field.choices = [choice for choice in form_field.choices if choice[0] in {"", *fitting}]
        return form_field
