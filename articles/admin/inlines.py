"""What stands inside an article's form: its sources, its speakers, and what it says of meetings."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from summit_archive.editing.inlines import EditingFormSet, EditingInline, ShownInline

from ..linking.anchoring import offsets_of_statements
from ..models import Article, Attestation, Citation, Coverage, Statement, Tag


class CitationInline(EditingInline):
    model = Citation
    fk_name = "article"
    verbose_name_plural = _("citations: the article's own list of sources, each as given")
    fields = ["position", "as_given", "publisher", "url", "cited_article"]
    autocomplete_fields = ["publisher", "cited_article"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("publisher", "cited_article")
        return rows.defer("cited_article__body", "cited_article__body_hash")


class StatementForm(forms.ModelForm):
    """A place that the editor typed is one in the new body; one left alone moves with its words."""

    places = None

    def clean(self):
        cleaned = super().clean()
        if self.places is not None and not {"start", "end"} & {*self.changed_data, *self.errors}:
            place = self.places().get(self.instance.pk, (cleaned.get("start"), cleaned.get("end")))
            cleaned["start"], cleaned["end"] = place or (None, None)
        return cleaned


class StatementFormSet(EditingFormSet):
    def _construct_form(self, i, **options):
        form = super()._construct_form(i, **options)
        if self.is_bound and form.instance.pk:
            form.places = lambda: self.places
        return form

    @cached_property
    def places(self):
        """Where the saved statements have their words in the body that was typed. The saved one is still the old."""
        old = Article.objects.values_list("body", flat=True).filter(pk=self.instance.pk).first()
        if old in (None, self.instance.body):
            return {}
        return {statement.pk: place for statement, place in offsets_of_statements(self.instance, old)}


class StatementInline(EditingInline):
    form = StatementForm
    formset = StatementFormSet
    model = Statement
    template = "admin/edit_inline/stacked.html"
    verbose_name_plural = _("statements: who said what")
    fields = [
        ("speaker", "speaker_name", "on_behalf_of"),
        ("manner", "position", "start", "end"),
        "text",
        "topics",
    ]
    autocomplete_fields = ["speaker", "topics"]
    select_related = ["speaker"]


class CoverageInline(EditingInline):
    model = Coverage
    verbose_name_plural = _("coverage: the meetings it announces or reports, and the status it gives them")
    fields = ["meeting", "kind", "status", "quote"]
    autocomplete_fields = ["meeting"]
    select_related = ["meeting"]


class AttestationInline(EditingInline):
    model = Attestation
    verbose_name_plural = _("attestations: what it says of one participant, and who said so")
    fields = [
        "participation",
        "status",
        "said_by_person",
        "said_by_organisation",
        "said_by_name",
        "quote",
    ]
    autocomplete_fields = ["participation", "said_by_person", "said_by_organisation"]
    select_related = [
        "participation__meeting",
        "participation__country",
        "participation__organisation",
        "participation__office",
        "participation__person",
        "said_by_person",
        "said_by_organisation",
    ]

    def formfield_for_foreignkey(self, db_field, request, **options):
        field = super().formfield_for_foreignkey(db_field, request, **options)
        if db_field.name == "participation":
            choices = self.admin_site.get_model_admin(db_field.related_model)
            field.label_from_instance = choices.label_of
            field.queryset = choices.get_queryset(request)
        return field


class TagInline(ShownInline):
    """What the source said stays as it said it: an editor takes the link away."""

    model = Tag
    verbose_name_plural = _("tags: whom and which countries the source itself says it is about")
    fields = ["text", "country", "person"]
    select_related = ["country", "person"]
