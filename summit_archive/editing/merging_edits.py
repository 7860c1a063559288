"""For the ModelAdmin of all: what others changed since a form was opened is merged into what it sends, or asked about."""

from django.contrib.admin.utils import unquote

from ..history.reading import changes_of
from ..history.tables import Step
from .two_editors import shown
from .two_editors.chosen import Chosen, without_choices
from .two_editors.lines import merge_lines
from .two_editors.page import back_to_typing, choosing_page, opened
from .two_editors.telling import NOT_KEPT, not_kept, tell_of_theirs, who_since
from .two_editors.three_way import Merge, merge_fields

# The button that leads from the page that asks back to the form.
BACK = "_back"


class MergesEdits:
    def _changeform_view(self, request, object_id, form_url, extra_context):
        if request.method == "POST" and object_id is not None and "_saveasnew" not in request.POST:
            row = self.get_object(request, unquote(object_id))
            if row is not None and self.has_change_permission(request, row):
                answer = self.merge_with_others(request, row)
                if answer is not None:
                    return answer
                request.row_in_hand = row
        try:
            return super()._changeform_view(request, object_id, form_url, extra_context)
        finally:
            request.row_in_hand = None

    def merge_with_others(self, request, row):
        """Puts the merged data in the place of those sent; or the page that asks. A query for each table of the form."""
        base = shown.read(request.POST.get("version_seen", ""), self.model, row.pk)
        form, formsets = self.as_it_is_now(request, row)
        now = shown.shown_by(form, formsets, newest_step())
        now.not_kept = request.not_kept = base.not_kept if base else []
        if base and not base.open and base.shows_the_same(now):
            return None
        merge = merged(Merge(base, now, Chosen(request.POST, base), request.POST.copy()), form, formsets)
        if merge.clashes and base and base.open:
            # Something is to be chosen still: all that was asked is asked again.
            chosen = Chosen(request.POST, base, counts=False)
            merge = merged(Merge(base, now, chosen, request.POST.copy()), form, formsets)
        request.merge, request.others = merge, self.who_since(request, row, base)
        if merge.clashes and BACK not in request.POST:
            return choosing_page(self, request, row, merge, request.others)
        self.go_on_with(request, row, merge)
        return None

    def go_on_with(self, request, row, merge):
        """The form as if it had been opened just now, with what was typed beside what others did."""
        request.POST = without_choices(merge.data)
        # The form may come back for another reason before it is saved.
        merge.now.not_kept = request.not_kept = [*request.not_kept, *not_kept(merge, request.others)]
        if merge.clashes:
            merge.now.open, merge.now.others = opened(merge), request.others
            request.refusal = back_to_typing(merge)
        request.POST["version_seen"] = shown.signed(merge.now, self.model, row.pk)

    def as_it_is_now(self, request, row):
        """The form of `row` and the formsets that this editor may change, with nothing typed."""
        form = self.get_form(request, row, change=True)(instance=row)
        formsets, met = [], {}
        for formset_class, inline in self.get_formsets_with_inlines(request, row):
            prefix = formset_class.get_default_prefix()
            met[prefix] = met.get(prefix, 0) + 1
            if met[prefix] > 1 or not prefix:
                prefix = f"{prefix}-{met[prefix]}"
            if inline.has_change_permission(request, row):
                rows = inline.get_queryset(request)
                formsets.append(formset_class(instance=row, prefix=prefix, queryset=rows))
        return form, formsets

    def who_since(self, request, row, base):
        return who_since(base, changes_of(row, self.lines_of_form(request, row)), request.user)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        if not form.is_bound and "version_seen" in form.fields and obj is not None:
            inlines = context["inline_admin_formsets"]
            formsets = [one.formset for one in inlines if one.opts.has_change_permission(request, obj)]
            seen = shown.shown_by(form, formsets, newest_step())
            form.initial["version_seen"] = shown.signed(seen, self.model, obj.pk)
        elif form.is_bound and hasattr(request, "merge"):
            tell_of_theirs(request, request.merge, request.others, is_saved=False)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_change(self, request, obj):
        if hasattr(request, "merge"):
            tell_of_theirs(request, request.merge, request.others, is_saved=True)
        if values := getattr(request, "not_kept", None):
            self.log_change(request, obj, [{NOT_KEPT: values}])
        return super().response_change(request, obj)


def newest_step():
    return Step.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def merged(merge, form, formsets):
    merge_fields(merge, form)
    for formset in formsets:
        merge_lines(merge, formset)
    return merge
