"""Names: rows of a country, a person or an organisation."""

from django.utils.translation import gettext_lazy as _

from summit_archive.editing.inlines import EditingInline

from ..models import Name


class NameInline(EditingInline):
    """Every spelling by which readers and the linker find the owner."""

    model = Name
    verbose_name_plural = _("names: every spelling by which it is found")
    fields = ["text", "language", "script", "kind", "source", "source_url", "confirmation"]

    def get_queryset(self, request):
        return super().get_queryset(request).written()

    def formfield_for_choice_field(self, field, request, **options):
        """Case forms are made of the other names, never typed."""
        form_field = super().formfield_for_choice_field(field, request, **options)
        if field.name == "kind":
            form_field.choices = [choice for choice in form_field.choices if choice[0] != Name.Kind.CASE_FORM]
        return form_field
