"""The history of one record, of one step, and of all; and the buttons that take a step back."""

from collections.abc import Iterable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import CASCADE
from django.forms.models import _get_foreign_key
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..history.netting import as_change, net_of
from ..history.reading import Hanging, belonging, changes_among, links_of, models_by_table
from ..history.reverting import CannotRevert, is_taken_back, nets_of, revert
from ..history.tables import Step
from ..history.words import shown_steps
from ..merging.merged_record import MergedRecord
from ..records import number_in
from ..slugs import FormerSlug
from .site import AnyQuery
from .two_editors.telling import told_as_not_kept

# A page shows the steps of so many changes.
PAGE = 100
LONGEST_REASON = 500
# More rows are taken back only by whoever says that they mean it.
MOST_UNASKED = 50
# So many steps are taken back by one press.
MOST_STEPS = 50
# Addresses follow from what is done to records: they take no right of their own.
KEPT_BY_THEMSELVES = (FormerSlug, MergedRecord)
ACTS = {"delete": "delete", "insert": "add", "update": "change"}


class HistoryPages:
    """For a ModelAdmin: the history of a record with the lines of its form, also after it was removed."""

    # Whether other rows that belong to a record are told with it: for records on which few hang.
    history_of_all = False

    def history_view(self, request, object_id, extra_context=None):
        """Newest first. Three queries for each kind of line, two for each table that is named, one for what was not kept."""
        number = number_in(object_id)
        if number is None:
            raise Http404
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row = self.get_object(request, str(number))
        numbers = belonging(self.model._meta.concrete_model, number, self.lines_of_form(request, row))
        found = changes_among(numbers)
        before = number_in(request.GET.get("before", ""))
        changes = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
        if row is None and not changes and before is None:
            raise Http404
        compared, problem = self.compared(request, found, numbers)
        steps = shown_steps(changes[:PAGE], numbers)
        return page(
            request,
            "admin/history/record.html",
            title=_("History: %s") % row if row else _("History of a record that was removed"),
            opts=self.opts,
            row=row,
            number=number,
            steps=steps,
            not_kept=told_as_not_kept(self.model, number) if before is None else [],
            taken_back=taken_back(shown.step for shown in steps),
            more=changes[PAGE - 1].pk if len(changes) > PAGE else None,
            compared=compared,
            problem=problem,
        )

    def lines_of_form(self, request, row):
        inlines = self.get_inline_instances(request, row)
        parent = self.model._meta.concrete_model
        hanging = [
            Hanging(one.model, _get_foreign_key(parent, one.model, fk_name=one.fk_name).name)
            for one in inlines
            if not issubclass(one.model, parent)
        ]
        return [*hanging, *self.also_hanging(parent, {one.model for one in hanging}), *links_of(parent)]

    def also_hanging(self, parent, known):
        """What goes with a record when it is removed, whichever app it is in; where `history_of_all` asks for it."""
        if not self.history_of_all:
            return []
        relations = parent._meta.related_objects
        return [
            Hanging(relation.related_model, relation.field.name)
            for relation in relations
            if relation.on_delete is CASCADE and relation.related_model not in known and relation.one_to_many
        ]

    def compared(self, request, found, numbers):
        """What is otherwise after one step than after another, and what cannot be compared."""
        asked = [number_in(text) for text in request.GET.getlist("step")[:3]]
        if not asked:
            return None, ""
        if len(asked) != 2 or None in asked or asked[0] == asked[1]:
            return None, _("Two steps are compared: tick two.")
        first, last = sorted(asked)
        steps = Step.objects.in_bulk([first, last])
        if len(steps) != 2:
            return None, _("One of the two steps is not in the history.")
        between = found.filter(step__gt=first, step__lte=last).order_by("pk")
        nets = (net for net in net_of(between) if net.number in numbers.get(net.table, ()))
        changes = [change for net in nets if (change := as_change(net))]
        for change in changes:
            change.step = steps[last]
        shown = shown_steps(changes, numbers)
        return {"first": steps[first], "last": steps[last], "lines": shown[0].lines if shown else []}, ""


def taken_back(steps: Iterable[Step]) -> set[int]:
    """The numbers of those that were taken back, and not by a step that was taken back itself. One query."""
    numbers = [step.pk for step in steps]
    later = Step.objects.filter(undoes__in=numbers).prefetch_related("undone_by")
    return {step.undoes_id for step in later if step.undoes_id and not step.undone_by.all()}


def page(request, template, **facts):
    request.current_app = admin.site.name
    return TemplateResponse(request, template, admin.site.each_context(request) | facts)


class StepAdmin(AnyQuery, admin.ModelAdmin):
    """All steps, and one with all that it did; taken back by a button, wholly or some of its rows."""

    list_display = ["at", "what", "editor", "program", "why"]
    list_display_links = ["what"]
    list_filter = [("editor", admin.RelatedOnlyFieldListFilter), "program"]
    list_select_related = ["editor"]
    actions = ["take_back"]
    date_hierarchy = "at"
    ordering = ["-pk"]
    search_fields = ["doing", "why"]
    search_help_text = gettext_lazy("Words of what was done, or of the reason")

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**(extra_context or {}), "title": _("History")})

    @admin.display(description=gettext_lazy("what was done"))
    def what(self, step):
        return str(step)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.action(description=gettext_lazy("Take the ticked steps back"), permissions=["view"])
    def take_back(self, request, steps):
        """All of them, the newest first, or none."""
        steps = list(steps.order_by("-pk")[: MOST_STEPS + 1])
        if len(steps) > MOST_STEPS:
            messages.error(request, _("Tick at most %d steps at once.") % MOST_STEPS)
            return
        nets = [net for step in steps for net in nets_of(step, None)]
        missing = rights_missing(request.user, nets)
        if missing:
            messages.error(request, not_allowed(missing))
            return
        try:
            with transaction.atomic():
                rows = sum(revert(step.pk, by=request.user).rows for step in steps)
        except CannotRevert as refusal:
            tell_refusal(request, refusal)
            return
        messages.success(request, taken_back_words(rows))

    def get_urls(self):
        back = self.admin_site.admin_view(self.revert_view)
        return [path("<str:number>/revert/", back, name="summit_archive_step_revert"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What a step did, the rows that were touched first first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        step = step_or_404(object_id)
        after = number_in(request.GET.get("after", ""))
        changes = step.changes.select_related("step").order_by("pk")
        some = list((changes.filter(pk__gt=after) if after else changes)[: PAGE + 1])
        shown = shown_steps(some[:PAGE])
        return page(
            request,
            "admin/history/step.html",
            title=str(step),
            opts=self.opts,
            step=step,
            lines=shown[0].lines if shown else [],
            more=some[PAGE - 1].pk if len(some) > PAGE else None,
            is_taken_back=is_taken_back(step),
            rows=sum(1 for _net in nets_of(step, None)),
            most_unasked=MOST_UNASKED,
            later=step.undone_by.order_by("pk"),
            longest=LONGEST_REASON,
        )

    def revert_view(self, request, number):
        """Takes the step back, or those of its rows that are named; a GET leads to its page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        step = step_or_404(number)
        back = redirect("admin:summit_archive_step_change", step.pk)
        if request.method != "POST":
            return back
        only = rows_named(request.POST.getlist("row"))
        why = request.POST.get("why", "").strip().replace("\0", "")
        if request.POST.get("some") and not only:
            messages.warning(request, _("No row was ticked: nothing was taken back."))
            return back
        if len(why) > LONGEST_REASON:
            facts = {"given": len(why), "most": LONGEST_REASON}
            told = _("The reason has %(given)d characters; at most %(most)d are expected.")
            messages.error(request, told % facts)
            return back
        nets = nets_of(step, only or None)
        if missing := rights_missing(request.user, nets):
            messages.error(request, not_allowed(missing))
            return back
        if len(nets) > MOST_UNASKED and not request.POST.get("sure"):
            told = _("That takes back %d rows. Tick that you mean all of them, and press again.")
            messages.warning(request, told % len(nets))
            return back
        try:
            done = revert(step.pk, by=request.user, why=why, only=only or None)
        except CannotRevert as refusal:
            tell_refusal(request, refusal)
            return back
        messages.success(request, taken_back_words(done.rows))
        return back


def not_allowed(missing):
    return _("You may not take this back. It takes the right to: %s.") % ", ".join(missing)


def tell_refusal(request, refusal):
    for reason in [_("Nothing was taken back."), *refusal.reasons]:
        messages.error(request, reason)


def taken_back_words(rows):
    if not rows:
        return _("There was nothing to take back: everything is as it was before.")
    return _("Taken back. Rows that are as they were: %d.") % rows


def step_or_404(text):
    number = number_in(text)
    step = Step.objects.select_related("editor", "undoes").filter(pk=number).first() if number else None
    if step is None:
        raise Http404
    return step


def rows_named(texts):
    """[(table, number)] of what reads like a table and a number."""
    pairs = (text.partition(" ") for text in texts)
    return [(table, number) for table, _space, text in pairs if (number := number_in(text)) is not None]


def rights_missing(user, nets):
    """What `user` would have to be allowed to take them back, in words."""
    wanted = {(net.table, ACTS[net.way_back]) for net in nets}
    missing = []
    for table, act in sorted(wanted):
        model = models_by_table().get(table)
        if model is None or model in KEPT_BY_THEMSELVES:
            continue
        of = owner_of(model)
        if not user.has_perm(f"{of._meta.app_label}.{act}_{of._meta.model_name}"):
            missing.append(f"{act} {capfirst(str(of._meta.verbose_name_plural))}")
    return missing


def owner_of(model):
    """Whoever may change a record may change its links to others, which have no rights of their own."""
    if not model._meta.auto_created:
        return model
    return model._meta.auto_created
