"""“Import a spreadsheet”: bring one, look at what would become of each row, decide; and take it back."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.editing.site import AnyQuery
from summit_archive.history.reverting import CannotRevert
from summit_archive.history.tables import Step
from summit_archive.records import number_in
from summit_archive.web.csv import csv_answer

from ..models import SpreadsheetImport
from ..spreadsheets import export, reading, told, uploads
from ..spreadsheets.workbook import Unreadable

ROWS_PER_PAGE = 100
VERDICTS = {
    told.REFUSED: gettext_lazy("refused"),
    told.CONFLICT: gettext_lazy("changed by others since the export"),
    told.CHANGED: gettext_lazy("changed"),
    told.NEW: gettext_lazy("new"),
    told.SAME: gettext_lazy("the same"),
}
REPORT = ["row", "verdict", "meeting", "participant", "column", "before", "after", "reason"]
# What bringing one in may do.
NEEDED = [
    f"participants.{action}_{noun}" for action in ("add", "change") for noun in ("meeting", "participation")
]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy(
            "CSV or .xlsx: an export of the list of meetings, or the template, filled in."
        ),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > reading.LARGEST_FILE:
            most = reading.LARGEST_FILE // 2**20
            raise ValidationError(_("The file has more than %d MB: split it.") % most)
        return file


@admin.register(SpreadsheetImport)
class SpreadsheetImportAdmin(AnyQuery, admin.ModelAdmin):
    """What was brought is read only; it is decided by the buttons of its page."""

    list_display = ["file", "state", "became", "user", "read_at"]
    list_filter = ["state"]
    list_select_related = ["user"]
    list_per_page = 50
    actions = None
    change_list_template = "admin/participants/spreadsheetimport/change_list.html"

    def has_module_permission(self, request):
        return self.may_import(request)

    def has_view_permission(self, request, obj=None):
        return self.may_import(request)

    def has_add_permission(self, request):
        return self.may_import(request)

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @staticmethod
    def may_import(request):
        return request.user.has_perms(NEEDED)

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content", "outcomes", "remarks")

    def get_urls(self):
        pages = [
            ("template.xlsx", self.template_view, "template"),
            ("<int:pk>/bring-in/", self.bring_in_view, "bring-in"),
            ("<int:pk>/throw-away/", self.throw_away_view, "throw-away"),
            ("<int:pk>/take-back/", self.take_back_view, "take-back"),
            ("<int:pk>/report.csv", self.report_view, "report"),
        ]
        own = [
            path(address, self.admin_site.admin_view(view), name=f"participants_spreadsheetimport_{name}")
            for address, view, name in pages
        ]
        return [*own, *super().get_urls()]

    # --- Pages ----------------------------------------------------------------

    def add_view(self, request, form_url="", extra_context=None):
        self.refuse_others(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            try:
                upload = uploads.keep(file.name, file.read(), request.user)
                return redirect("admin:participants_spreadsheetimport_change", upload.pk)
            except Unreadable as error:
                form.add_error("file", str(error))
        facts = {"title": _("Import a spreadsheet"), "form": form, "most": f"{reading.MOST_LINES:,}"}
        return self.page(request, "upload", facts | {"columns": list(export.explained())})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if number_in(object_id) is None:
            raise Http404
        upload = self.upload_at(request, int(object_id))
        chosen = request.GET.get("verdict", "")
        chosen = chosen if chosen in upload.counts else first_of(upload.counts)
        rows = [row for row in upload.outcomes if row["verdict"] == chosen]
        step = Step.objects.filter(pk=upload.step).first() if upload.step else None
        return self.page(
            request,
            "preview",
            {
                "title": upload.file,
                "upload": upload,
                "counts": [(name, VERDICTS[name], upload.counts.get(name, 0)) for name in VERDICTS],
                "chosen": chosen,
                "chosen_in_words": VERDICTS.get(chosen, ""),
                "page": Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page")),
                "brings": brings(upload),
                "is_taken_back": bool(step and step.undone_by.exists()),
            },
        )

    def template_view(self, request):
        """The empty sheet to fill in."""
        self.refuse_others(request)
        return export.sent("meetings-template", export.template())

    def report_view(self, request, pk):
        """What becomes of each row, as a file: a line for each change and each reason."""
        upload = self.upload_at(request, pk)
        return csv_answer(f"spreadsheet-{pk}", REPORT, lines_of(upload.outcomes))

    # --- Buttons --------------------------------------------------------------

    def bring_in_view(self, request, pk):
        upload = self.upload_of_button(request, pk)
        try:
            number = brings(uploads.bring_in(pk, request.user))
            done = ngettext("%d row was imported.", "%d rows were imported.", number) % number
            self.message_user(request, done, messages.SUCCESS)
        except uploads.ChangedMeanwhile:
            again = _("Something has changed since: check again what would happen to the rows.")
            self.message_user(request, again, messages.WARNING)
        except uploads.NothingToBringIn:
            self.message_user(request, _("No row is new or changed."), messages.WARNING)
        except uploads.NotWaiting:
            self.message_user(request, _("This spreadsheet has already been imported."), messages.WARNING)
        return redirect("admin:participants_spreadsheetimport_change", upload.pk)

    def throw_away_view(self, request, pk):
        upload = self.upload_of_button(request, pk)
        waiting = SpreadsheetImport.objects.filter(pk=pk, state=SpreadsheetImport.State.WAITING)
        if not waiting.delete()[0]:
            kept = _("It has already been imported: take it back instead.")
            self.message_user(request, kept, messages.WARNING)
            return redirect("admin:participants_spreadsheetimport_change", upload.pk)
        self.message_user(request, _("Discarded. None of it is in the archive."), messages.SUCCESS)
        return redirect("admin:participants_spreadsheetimport_changelist")

    def take_back_view(self, request, pk):
        upload = self.upload_of_button(request, pk)
        if not upload.step:
            self.message_user(
                request, _("It has imported nothing that could be taken back."), messages.WARNING
            )
        else:
            try:
                uploads.take_back(upload, request.user)
                self.message_user(request, _("Taken back, all of it."), messages.SUCCESS)
            except CannotRevert as error:
                for reason in error.reasons:
                    self.message_user(request, reason, messages.WARNING)
        return redirect("admin:participants_spreadsheetimport_change", upload.pk)

    # --- Parts ----------------------------------------------------------------

    def refuse_others(self, request):
        if not self.may_import(request):
            raise PermissionDenied

    def upload_at(self, request, pk):
        self.refuse_others(request)
        rows = SpreadsheetImport.objects.select_related("user").defer("content")
        return get_object_or_404(rows, pk=min(pk, 2**63 - 1))

    def upload_of_button(self, request, pk):
        """A link to a button's address only shows that there is none."""
        if request.method != "POST":
            raise Http404
        return self.upload_at(request, pk)

    def page(self, request, template, facts):
        request.current_app = self.admin_site.name
        context = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(
            request, f"admin/participants/spreadsheetimport/{template}.html", context | facts
        )

    @admin.display(description=gettext_lazy("rows"))
    def became(self, upload):
        told = [
            f"{upload.counts[name]:,} {words}" for name, words in VERDICTS.items() if upload.counts.get(name)
        ]
        return " · ".join(told)


def first_of(counts):
    """What needs a look comes first."""
    return next((name for name in VERDICTS if counts.get(name)), "")


def brings(upload):
    return upload.counts.get(told.NEW, 0) + upload.counts.get(told.CHANGED, 0)


def lines_of(outcomes):
    for row in outcomes:
        begin = [row["row"], row["verdict"], row["meeting"], row["participant"]]
        said = [[*change, ""] for change in row["changes"]]
        said += [[column, "", "", reason] for column, reason in row["problems"]]
        said += [["", "", "", note] for note in row["notes"]]
        for rest in said or [["", "", "", ""]]:
            yield [*begin, *rest]
