"""The editors' inbox of what readers say is wrong: looked at, decided, answered."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..editing.site import AnyQuery
from ..history.tables import Step
from .correction import Correction

MOST_STEPS = 30


class DecisionForm(forms.ModelForm):
    forget_contact = forms.BooleanField(
        label=_("Forget the contact"),
        required=False,
        help_text=_("It is deleted, and nobody can bring it back."),
    )

    class Meta:
        model = Correction
        fields = ["state", "answer", "step", "duplicate_of"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "step" in self.fields:
            self.fields["step"].queryset = self.own_steps()
            self.fields["step"].help_text = _("Yours since it was sent: the change by which it was mended.")

    def own_steps(self):
        """The latest of the editor's own since it was sent, and the one that is chosen already."""
        mine = Step.objects.filter(editor=self.editor, at__gte=self.instance.sent_at).order_by("-pk")
        numbers = [*mine.values_list("pk", flat=True)[:MOST_STEPS], self.instance.step_id]
        return Step.objects.filter(pk__in=[number for number in numbers if number]).order_by("-pk")


class CorrectionAdmin(AnyQuery, admin.ModelAdmin):
    form = DecisionForm
    list_display = ["number", "about", "said", "has_source", "state", "sent_at"]
    list_filter = ["state"]
    list_per_page = 50
    search_fields = ["number", "about", "fact", "wrong"]
    search_help_text = _("A number, a page's address, words")
    actions = None
    autocomplete_fields = ["duplicate_of"]
    readonly_fields = [
        *(
            "number",
            "page",
            "fact",
            "wrong",
            "right",
            "source",
            "contact",
            "sent_at",
            "decided_by",
            "decided_at",
        ),
        *("for_readers", "its_step"),
    ]
    fieldsets = [
        (_("What the reader says"), {"fields": ["page", "fact", "wrong", "right", "source", "sent_at"]}),
        (_("Who"), {"fields": ["contact", "forget_contact"]}),
        (
            _("Decision"),
            {"fields": ["state", "answer", "step", "its_step", "duplicate_of", "decided_by", "decided_at"]},
        ),
        (_("What the reader sees"), {"fields": ["number", "for_readers"]}),
    ]

    def has_add_permission(self, request):
        return False

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change=change, **options)
        form.editor = request.user
        return form

    def get_fieldsets(self, request, obj=None):
        """Whoever may only look is offered nothing to press."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return fieldsets
        return [
            (name, {"fields": [field for field in options["fields"] if field != "forget_contact"]})
            for name, options in fieldsets
        ]

    def save_model(self, request, obj, form, change):
        if form.cleaned_data.get("forget_contact"):
            obj.contact = ""
        if "state" in form.changed_data:
            is_open = obj.state == Correction.State.OPEN
            obj.decided_by, obj.decided_at = (None, None) if is_open else (request.user, timezone.now())
        super().save_model(request, obj, form, change)

    @admin.display(description=_("page"))
    def page(self, correction):
        """The only link, and it leads to a page of ours: what a reader typed is never one."""
        return format_html('<a href="{}">{}</a>', correction.about, correction.about)

    @admin.display(description=_("page that tells what came of it"))
    def for_readers(self, correction):
        address = reverse("correction-detail", args=[correction.number])
        return format_html('<a href="{}">{}</a>', address, address)

    @admin.display(description=_("the change"))
    def its_step(self, correction):
        if not correction.step_id:
            return "—"
        address = reverse("admin:summit_archive_step_change", args=[correction.step_id])
        return format_html('<a href="{}">{}</a>', address, correction.step)

    @admin.display(description=_("what is wrong"))
    def said(self, correction):
        said = f"{correction.fact}: {correction.wrong}" if correction.fact else correction.wrong
        return said if len(said) <= 120 else f"{said[:119]}…"

    @admin.display(description=_("source"), boolean=True)
    def has_source(self, correction):
        return bool(correction.source)
