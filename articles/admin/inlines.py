"""What stands inside an article's form: its sources, its speakers, and what it says of meetings."""

from django.utils.translation import gettext_lazy as _

from summit_archive.editing.inlines import EditingInline, ShownInline

from ..models import Attestation, Citation, Coverage, Statement, Tag
from ..querysets import WIDE_COLUMNS
from .quotes import PlacedInline, QuoteForm, StatementForm


class CitationInline(EditingInline):
    model = Citation
    fk_name = "article"
    verbose_name_plural = _("citations: the article's own list of sources, each as given")
    fields = ["position", "as_given", "publisher", "url", "cited_article"]
    folded = ("url",)
    autocomplete_fields = ["publisher", "cited_article"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("publisher", "cited_article")
        return rows.defer(*(f"cited_article__{name}" for name in WIDE_COLUMNS))


class StatementInline(PlacedInline):
    form = StatementForm
    model = Statement
    template = "admin/edit_inline/stacked.html"
    verbose_name_plural = _("statements: who said what")
    fields = [
        ("speaker", "speaker_name", "on_behalf_of"),
        ("manner", "position"),
        "text",
        ("part", "start", "end", "where"),
        "topics",
    ]
    autocomplete_fields = ["speaker", "topics"]
    select_related = ["speaker"]


class CoverageInline(PlacedInline):
    form = QuoteForm
    model = Coverage
    verbose_name_plural = _("coverage: the meetings it announces or reports, and the status it gives them")
    fields = ["meeting", "kind", "status", "quote", "is_apart", "where"]
    folded = ("is_apart", "where")
    autocomplete_fields = ["meeting"]
    select_related = ["meeting"]


class AttestationInline(PlacedInline):
    form = QuoteForm
    model = Attestation
    verbose_name_plural = _("attestations: what it says of one participant, and who said so")
    fields = [
        "participation",
        "status",
        "said_by_person",
        "said_by_organisation",
        "said_by_name",
        "quote",
        "is_apart",
        "where",
    ]
    folded = ("said_by_person", "said_by_organisation", "said_by_name", "is_apart", "where")
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
