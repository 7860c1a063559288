"""A record that is two, or that was merged wrongly: the merge is taken back, or some of what hangs on it moves elsewhere.

A part of `Merging`. What is moved, and where it would stand twice, is left to `summit_archive/merging/splitting.py`.
"""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError, connection, transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from summit_archive.history.reading import changes_at
from summit_archive.history.recording import recorded
from summit_archive.history.reverting import CannotRevert, revert
from summit_archive.merging.merged_record import MergedRecord
from summit_archive.merging.splitting import Filter, hanging_on, name_field, new_record, split, split_plan
from summit_archive.merging.writing import CannotMerge
from summit_archive.records import number_in

from .admin import said_of
from .slugs import free_slug, row_once_at
from .split_stale import MovedMeanwhile, refuse_stale

SHOWN, PER_PAGE = 20, 100
LONGEST_NAME = 300
# Only while one step is written or taken back; readers' requests keep their limit.
LONGEST_STATEMENT = "20s"
# /people/vladimir-putin/, on whatever host, or the last part alone.
ADDRESS = re.compile(r"(?:.*/)?([-\w]+)/?")


class Splitting:
    """The page “Split…”, with the merges that can still be taken back first."""

    can_be_split = True

    def get_urls(self):
        page = self.admin_site.admin_view(self.split_view)
        return [path("<int:pk>/split/", page, name=self.name_of_page("split")), *super().get_urls()]

    def render_change_form(self, request, context, *args, **options):
        row = context.get("original")
        # Whoever only proposes may change the form, and nothing else.
        if row is not None and request.user.has_perm(f"{self.opts.app_label}.change_{self.opts.model_name}"):
            ways = [(self.address_of_page("split", row.pk), _("Split…"))]
            context["desk_ways"] = [*context.get("desk_ways", []), *ways]
        return super().render_change_form(request, context, *args, **options)

    def split_view(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        model = self.model._meta.concrete_model
        row = get_object_or_404(model, pk=number_in(str(pk)) or 0)
        if request.method != "POST":
            return self.split_page(request, row)
        if "take_back" in request.POST:
            return self.take_back(request, row)
        return self.move_chosen(request, row)

    def split_page(self, request, row, told=None, refusal="", status=200):
        chosen = filter_of(request.GET)
        ticked = ticks(request.POST)
        tables = [
            shown
            for hanging in self.what_may_move(row)
            if (shown := TableOfRows(hanging, chosen, ticked, request.GET.get("page"))).number
        ]
        for table in tables:
            table.all_are_ticked = f"all-{table.name}" in request.POST
        context = {
            "title": _("Split…"),
            "row": row,
            "can_be_split": self.can_be_split,
            "merged": self.merged_with(row),
            "may_take_back": self.has_merge_permission(request, row),
            "may_add": self.has_add_permission(request),
            "chosen": chosen,
            "tables": tables,
            "told": told,
            "refusal": refusal,
            "name": request.POST.get("name", self.name_of(row)),
            "to": request.POST.get("to", "new"),
            "other": request.POST.get("other", ""),
        }
        return self.desk_page(request, "admin/merging/split.html", context, status)

    def name_of(self, row):
        return str(getattr(row, name_field(type(row)))) if self.can_be_split else str(row)

    def what_may_move(self, row):
        return hanging_on(row) if self.can_be_split else []

    # Merges that can be taken back

    def merged_with(self, row):
        """[(what it was, the step)], newest first. A query each: they are few."""
        rows = MergedRecord.objects.filter(kind=row._meta.db_table, object_id=row.pk).order_by("-pk")[:SHOWN]
        steps = ((merged, changes_at(MergedRecord, merged.pk).last()) for merged in rows)
        return [(merged, change.step) for merged, change in steps if change]

    def take_back(self, request, row):
        if not self.has_merge_permission(request, row):
            raise PermissionDenied
        number = number_in(request.POST["take_back"])
        step = next((step for merged, step in self.merged_with(row) if merged.pk == number), None)
        if step is None:
            self.message_user(request, _("That merge is taken back already."), messages.WARNING)
            return redirect(self.address_of_page("split", row.pk))
        try:
            with transaction.atomic():
                have_time()
                revert(step.pk, by=request.user)
        except CannotRevert as cannot:
            return self.split_page(request, row, refusal=" ".join(cannot.reasons), status=422)
        told = _("The merge is taken back: they are two records again, as they were.")
        self.message_user(request, told, messages.SUCCESS)
        return redirect(self.address_of_page("change", row.pk))

    # Some of what hangs on it

    def move_chosen(self, request, row):
        chosen = self.rows_chosen(request, row)
        if not any(chosen.values()):
            return self.nothing_chosen(request, row)
        try:
            target = self.target(request, row)
            if "try" in request.POST:
                refuse_stale(self.what_may_move(row), chosen, request.user)
                return self.split_page(request, row, told=split_plan(row, target, chosen))
            return self.move_now(request, row, target, chosen)
        except (CannotMerge, ValidationError) as error:
            words = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            status = 409 if isinstance(error, MovedMeanwhile) else 422
            return self.split_page(request, row, refusal=words, status=status)
        except IntegrityError as error:
            return self.split_page(request, row, refusal=said_of(error), status=422)

    def nothing_chosen(self, request, row):
        if any(name.startswith("all-") for name in request.POST):
            gone = _("None of what you ticked is here any more: somebody moved or removed it.")
            return self.split_page(request, row, refusal=gone, status=409)
        nothing = _("Nothing is ticked: tick what belongs to the other record.")
        return self.split_page(request, row, refusal=nothing, status=422)

    def rows_chosen(self, request, row):
        """{table: ids}: those ticked, and all that fit the filter where that is ticked."""
        chosen, ticked = filter_of(request.GET), ticks(request.POST)
        found = {}
        for hanging in self.what_may_move(row):
            if f"all-{hanging.name}" in request.POST:
                rows = hanging.rows(chosen)
                found[hanging.name] = tuple(rows.values_list("pk", flat=True)) if rows is not None else ()
            else:
                found[hanging.name] = ticked.get(hanging.name, ())
        return found

    def target(self, request, row):
        """Not saved where it is new. Raises ValidationError."""
        model = type(row)
        if request.POST.get("to") == "existing":
            other = row_said(model, request.POST.get("other", "").strip()[:LONGEST_NAME])
            if other is None:
                raise ValidationError(_("There is no such record: give its address or its number."))
            if other.pk == row.pk:
                raise ValidationError(_("That is this record itself: choose another one."))
            return other
        if not self.has_add_permission(request):
            raise PermissionDenied
        name = request.POST.get("name", "").replace("\0", "").strip()
        slug = free_slug(model, name) if name else ""
        if not slug:
            raise ValidationError(_("Give the new record a name from which an address can be made."))
        target = new_record(row, name, slug)
        target.full_clean()
        return target

    def move_now(self, request, row, target, chosen):
        with recorded(by=request.user, doing=_("Split a record: %s") % self.opts.verbose_name):
            have_time()
            keys = [pk for pk in (row.pk, target.pk) if pk]
            rows = self.rows_to_merge(*keys, lock=True)
            if len(rows) < len(keys):
                raise CannotMerge(_("One of the two has been deleted."))
            refuse_stale(self.what_may_move(row), chosen, request.user, lock=True)
            is_new = target.pk is None
            if is_new:
                target.save()
            target = rows.get(target.pk, target)
            moved = split(rows[row.pk], target, chosen)
            self.log_change(request, row, _("Split: some of it is “%(other)s” now.") % {"other": target})
            log = self.log_addition if is_new else self.log_change
            log(request, target, _("Split off from “%(other)s”.") % {"other": row})
        told = ngettext(
            "%(moved)d line moved here from “%(row)s”.", "%(moved)d lines moved here from “%(row)s”.", moved
        )
        self.message_user(request, told % {"moved": moved, "row": row}, messages.SUCCESS)
        return redirect(self.address_of_page("change", target.pk))


class TableOfRows:
    """Some rows of a table on the page, ticked as they came back."""

    all_are_ticked = False

    def __init__(self, hanging, chosen, ticked, page):
        self.name, self.label = hanging.name, hanging.label
        rows = None if chosen.table and chosen.table != hanging.name else hanging.rows(chosen)
        self.number, self.rows, self.page = 0, [], None
        if rows is None:
            return
        self.page = Paginator(rows, PER_PAGE if chosen.table else SHOWN).get_page(page if chosen.table else 1)
        self.number = self.page.paginator.count
        there = set(ticked.get(hanging.name, ()))
        self.rows = [(pk, words, pk in there) for pk, words in hanging.told(self.page.object_list)]

    @property
    def has_more(self):
        return self.number > len(self.rows)


def filter_of(query):
    year = number_in(query.get("year"))
    return Filter(
        year=year if year and 1 <= year <= 9998 else None,
        source=query.get("source", "").replace("\0", "").strip()[:100],
        table=query.get("table", "")[:100],
    )


def ticks(data):
    """{table: ids} of the ticks of a form."""
    found = {}
    for name in data:
        if name.startswith("move-"):
            numbers = (number_in(text) for text in data.getlist(name))
            found[name.removeprefix("move-")] = tuple(one for one in numbers if one is not None)
    return found


def row_said(model, said):
    """The record of that number or address, or None."""
    number = number_in(said)
    if number is not None and (row := model._base_manager.filter(pk=number).first()):
        return row
    found = ADDRESS.fullmatch(said)
    if found is None:
        return None
    return model._base_manager.filter(slug=found[1]).first() or row_once_at(model, found[1])


def have_time():
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [LONGEST_STATEMENT])
