"""Import batches: what came in, by whom, what became of each record; and the ways to bring in and to take back."""

from django.contrib import admin
from django.http import Http404
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.site import AnyQuery
from summit_archive.records import number_in

from ..models import ImportBatch
from .batch_facts import page_facts
from .batch_pages import BatchPages, Problems, UndoingPages, WorkingPages
from .uploading import UploadPage

# Heavy columns that only the work itself reads.
WORKING = ["so_far", "publishers_made"]


@admin.register(ImportBatch)
class ImportBatchAdmin(
    BatchPages, UploadPage, WorkingPages, UndoingPages, Problems, AnyQuery, admin.ModelAdmin
):
    """Read only: what a batch is follows from what was done."""

    list_display = ["what", "state", "became", "user", "started_at"]
    list_display_links = ["what"]
    list_filter = ["state"]
    list_select_related = ["user", "feed"]
    also_filtered_by = ["feed__id__exact"]
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
        if number_in(object_id) is None:
            raise Http404
        batch = self.seen(request, int(object_id))
        title = _("Import batch %d") % batch.pk
        return self.page(request, "batch", batch, title=title, **page_facts(batch))

    @admin.display(description=gettext_lazy("files"), ordering="pk")
    def what(self, batch):
        names = [name.rpartition("/")[2] or name for name in batch.files]
        if batch.feed:
            names = [str(batch.feed)]
        told = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
        return format_html("{} · {}", batch.pk, told)

    @admin.display(description=gettext_lazy("result"))
    def became(self, batch):
        counted = [(words, batch.counts.get(name, 0)) for name, words in COUNTED.items()]
        told = [words % {"number": f"{number:,}"} for words, number in counted if number]
        return " · ".join(told) or "—"


COUNTED = {
    "read": gettext_lazy("%(number)s read"),
    "added": gettext_lazy("%(number)s new"),
    "completed": gettext_lazy("%(number)s completed"),
    "unchanged": gettext_lazy("%(number)s the same"),
    "differing": gettext_lazy("%(number)s differ"),
    "refused": gettext_lazy("%(number)s refused"),
    "doubtful": gettext_lazy("%(number)s doubtful"),
    "removed": gettext_lazy("%(number)s taken back"),
}
