"""“Are these two one?”: two records side by side, what would move, what has to be chosen; and the merge itself.

For a ModelAdmin. Seeing the page is a dry run and writes nothing. How rows are found and moved is left to
`summit_archive/merging/`; what kind of record it is, to the app's `merge_hooks`.
"""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, OperationalError, connection
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.distinct import DistinctPair
from summit_archive.history.recording import recorded
from summit_archive.merging.choices import Choices
from summit_archive.merging.hooks import Hooks
from summit_archive.merging.merged_record import merged_into
from summit_archive.merging.writing import CannotMerge, merge
from summit_archive.records import number_in

from .admin import said_of
from .merge_page import Pair, seen_of
from .splitting import Splitting

# Only while one merge writes; readers' requests keep their limit.
LONGEST_STATEMENT = "20s"
MOST_FOUND = 20
# lock_not_available, deadlock_detected
IN_USE = ("55P03", "40P01")


class Merging(Splitting):
    """Links on the forms, an action in the list, the page of a merge; and that of a split."""

    merge_hooks = Hooks

    def get_urls(self):
        page = self.admin_site.admin_view(self.merge_view)
        return [path("merge/", page, name=self.name_of_page("merge")), *super().get_urls()]

    def name_of_page(self, page):
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def address_of_page(self, page, *arguments):
        return reverse(f"admin:{self.name_of_page(page)}", args=arguments)

    def has_merge_permission(self, request, obj=None):
        """Whoever may change one of the two and delete the other."""
        return self.has_change_permission(request, obj) and self.has_delete_permission(request, obj)

    # Ways to the page

    def get_actions(self, request):
        actions = super().get_actions(request)
        if actions and self.has_merge_permission(request):
            actions["merge_ticked"] = self.get_action("merge_ticked")
        return actions

    @admin.action(description=gettext_lazy("Merge the two that are ticked…"))
    def merge_ticked(self, request, rows):
        ticked = list(rows.order_by("pk").values_list("pk", flat=True)[:3])
        if len(ticked) != 2:
            self.message_user(request, _("Tick two records: they are shown side by side."), messages.WARNING)
            return None
        return redirect(f"{self.address_of_page('merge')}?one={ticked[0]}&other={ticked[1]}")

    def render_change_form(self, request, context, *args, **options):
        row = context.get("original")
        if row is not None and self.has_merge_permission(request, row):
            ways = [(f"{self.address_of_page('merge')}?one={row.pk}", _("Merge with…"))]
            context["desk_ways"] = [*context.get("desk_ways", []), *ways]
        return super().render_change_form(request, context, *args, **options)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """The form of a record that became a part of another leads on to it."""
        kept = merged_into(self.model, number_in(object_id)) if number_in(object_id) else None
        if kept is None:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        self.message_user(request, _("That record was merged with this one."), messages.INFO)
        return redirect(self.address_of_page("change", kept))

    # The page

    def merge_view(self, request):
        if not self.has_merge_permission(request):
            raise PermissionDenied
        one, other = (number_in(request.GET.get(side)) for side in ("one", "other"))
        if one is None:
            self.message_user(request, _("First choose the record to merge."), messages.WARNING)
            return redirect(self.address_of_page("changelist"))
        if one == other:
            self.message_user(request, _("That is the same record: choose another one."), messages.WARNING)
            return redirect(f"{self.address_of_page('merge')}?one={one}")
        if request.method == "POST" and other is not None and not {"try", "two"} & set(request.POST):
            return self.merge_the_two(request, one, other)
        rows = self.rows_to_merge(one, other)
        if gone := [pk for pk in (one, other) if pk is not None and pk not in rows]:
            return self.tell_who_is_gone(request, gone[0])
        if other is None:
            return self.choose_page(request, rows[one])
        if request.method == "POST" and "two" in request.POST:
            return self.remember_that_they_are_two(request, rows[one], rows[other])
        return self.merge_page(request, rows[one], rows[other], Choices.read(request.POST))

    def rows_to_merge(self, *keys, lock=False):
        model = self.model._meta.concrete_model
        rows = model._base_manager.filter(pk__in=[pk for pk in keys if pk is not None]).order_by("pk")
        if lock:
            rows = rows.select_for_update()
        return {row.pk: row for row in rows}

    def remember_that_they_are_two(self, request, one, other):
        DistinctPair.objects.remember(one, [other.pk])
        told = _("Saved: “{one}” and “{other}” are two records.")
        self.message_user(request, format_html(told, one=one, other=other), messages.SUCCESS)
        return redirect(self.address_of_page("change", one.pk))

    def tell_who_is_gone(self, request, pk):
        kept = merged_into(self.model, pk)
        if kept is None:
            self.message_user(request, _("One of the two has been deleted."), messages.WARNING)
            return redirect(self.address_of_page("changelist"))
        self.message_user(
            request, _("One of the two has already been merged with this record."), messages.INFO
        )
        return redirect(self.address_of_page("change", kept))

    def choose_page(self, request, row):
        """The other record is looked for by any spelling."""
        term = request.GET.get("q", "").replace("\0", "")
        found = []
        if term.strip():
            rows = self.get_queryset(request).exclude(pk=row.pk)
            rows, _doubled = self.get_search_results(request, rows, term)
            found = list(rows.distinct()[:MOST_FOUND])
        context = {"title": _("Merge with…"), "row": row, "term": term, "found": found}
        return self.desk_page(request, "admin/merging/choose.html", context)

    def merge_page(self, request, one, other, choices, refusal="", status=200):
        pair = Pair(one, other, choices, self.merge_hooks())
        context = {
            "title": _("Are these two the same?"),
            "pair": pair,
            "refusal": refusal,
            "addresses": self.addresses(pair),
        }
        return self.desk_page(request, "admin/merging/merge.html", context, status)

    def addresses(self, pair):
        return {side: self.address_of_page("change", row.pk) for side, row in pair.rows.items()}

    def desk_page(self, request, template, context, status=200):
        request.current_app = self.admin_site.name
        # Two records take the whole width.
        shared = self.admin_site.each_context(request) | {"is_nav_sidebar_enabled": False}
        context = {**shared, "opts": self.opts, **context}
        return TemplateResponse(request, template, context, status=status)

    # The merge

    def merge_the_two(self, request, one, other):
        choices = Choices.read(request.POST)
        refusal, status = "", 422
        try:
            with recorded(by=request.user, doing=_("Merged two records: %s") % self.opts.verbose_name_plural):
                return self.merge_locked(request, one, other, choices)
        except SeenOtherwise:
            refusal = _("One of the two has changed. Nothing is merged yet: check them again.")
            status = 409
        except CannotMerge as cannot:
            refusal = _("Nothing is merged yet. %(why)s") % {"why": cannot}
        except IntegrityError as error:
            refusal = said_of(error)
        except OperationalError as error:
            if getattr(error.__cause__, "pgcode", "") not in IN_USE:
                raise
            refusal, status = (
                _("Somebody else is saving one of the two: try again in a moment."),
                409,
            )
        rows = self.rows_to_merge(one, other)
        if len(rows) < 2:
            return self.tell_who_is_gone(request, next(pk for pk in (one, other) if pk not in rows))
        return self.merge_page(request, rows[one], rows[other], choices, refusal, status)

    def merge_locked(self, request, one, other, choices):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [LONGEST_STATEMENT])
        rows = self.rows_to_merge(one, other, lock=True)
        if gone := [pk for pk in (one, other) if pk not in rows]:
            return self.tell_who_is_gone(request, gone[0])
        hooks = self.merge_hooks()
        pair = Pair(rows[one], rows[other], choices, hooks)
        if not all(self.has_merge_permission(request, row) for row in rows.values()):
            raise PermissionDenied
        if request.POST.get("seen") != seen_of(pair):
            raise SeenOtherwise
        kept, gone = pair.kept, pair.gone
        title = str(gone)
        hooks.before(kept, gone, pair.will_be)
        # What was decided before may be otherwise once the records themselves have changed.
        pair.plan_again()
        merge(pair.plan, kept, gone, pair.fields_of_kept, hooks)
        self.log_deletions(request, [gone])
        self.log_change(request, kept, _("Merged with “%(title)s”.") % {"title": title})
        self.tell_what_became_one(request, kept, title)
        return redirect(self.address_of_page("change", kept.pk))

    def tell_what_became_one(self, request, kept, title):
        told = _("“{title}” was merged with “{kept}”. Its addresses lead here.")
        told = format_html(told, title=title, kept=kept)
        link = '{} <a href="{}">{}</a>'
        told = format_html(link, told, self.address_of_page("split", kept.pk), _("Take it back"))
        self.message_user(request, told, messages.SUCCESS)


class SeenOtherwise(Exception):
    """The two are not any more as the editor saw them."""
