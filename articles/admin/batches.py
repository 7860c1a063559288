"""Import batches: what came in, by whom, what became of each record; and the ways to bring in and to take back."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.site import AnyQuery

from ..models import ImportBatch
from .batch_facts import facts_of
from .batch_problems import Problems
from .batch_undoing import UndoingPages
from .batch_working import WorkingPages
from .uploading import UploadPage

# Heavy columns that only the work itself reads.
WORKING = ["so_far", "publishers_made"]


class BatchPages:
    """What the pages of one batch have in common."""

    def get_urls(self):
        pages = [
            ("continue", self.continue_view),
            ("confirm", self.confirm_view),
            ("throw-away", self.throw_away_view),
            ("undo", self.undo_view),
            ("problems", self.problems_view),
        ]
        own = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=self.name_of(name))
            for name, view in pages
        ]
        download = self.admin_site.admin_view(self.download_view)
        own.append(path("<int:pk>/problems.<str:kind>", download, name=self.name_of("download")))
        return [*own, *super().get_urls()]

    @staticmethod
    def name_of(page):
        return f"articles_importbatch_{page}"

    def seen(self, request, pk):
        """The batch, for whoever may look at it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(ImportBatch.objects.select_related("user"), pk=pk)

    def page(self, request, template, batch, **facts):
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "batch": batch,
            "may_import": self.has_add_permission(request),
            "may_undo": may_undo(request),
        }
        return TemplateResponse(request, f"admin/articles/importbatch/{template}.html", context | facts)

    def back(self, batch):
        return redirect("admin:articles_importbatch_change", batch.pk)


def may_undo(request):
    """Undoing deletes articles."""
    return request.user.has_perm("articles.delete_article")


@admin.register(ImportBatch)
class ImportBatchAdmin(
    BatchPages, UploadPage, WorkingPages, UndoingPages, Problems, AnyQuery, admin.ModelAdmin
):
    """Read only: what a batch is follows from what was done."""

    list_display = ["what", "state", "became", "user", "started_at"]
    list_display_links = ["what"]
    list_filter = ["state"]
    list_select_related = ["user"]
    list_per_page = 50
    search_fields = ["files"]
    search_help_text = gettext_lazy("Words of a file's name")
    ordering = ["-pk"]
    actions = None
    change_list_template = "admin/articles/importbatch/change_list.html"

    def has_add_permission(self, request):
        return request.user.has_perm("articles.add_importbatch") and request.user.has_perm(
            "articles.add_article"
        )

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).defer(*WORKING, "unresolved", "mapping")

    def add_view(self, request, form_url="", extra_context=None):
        return self.upload_view(request)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not object_id.isdecimal() or len(object_id) > 18:
            raise Http404
        batch = self.seen(request, int(object_id))
        title = _("Import batch %d") % batch.pk
        return self.page(request, "batch", batch, title=title, **facts_of(batch))

    @admin.display(description=gettext_lazy("files"), ordering="pk")
    def what(self, batch):
        names = [name.rpartition("/")[2] or name for name in batch.files]
        told = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        return format_html("{} · {}", batch.pk, told)

    @admin.display(description=gettext_lazy("what became of the records"))
    def became(self, batch):
        counted = [(words, batch.counts.get(name, 0)) for name, words in COUNTED.items()]
        told = [words % {"number": f"{number:,}"} for words, number in counted if number]
        return " · ".join(told) or "—"


COUNTED = {
    "read": gettext_lazy("%(number)s read"),
    "added": gettext_lazy("%(number)s new"),
    "unchanged": gettext_lazy("%(number)s the same"),
    "differing": gettext_lazy("%(number)s differ"),
    "refused": gettext_lazy("%(number)s refused"),
    "doubtful": gettext_lazy("%(number)s doubtful"),
    "removed": gettext_lazy("%(number)s taken back"),
}
