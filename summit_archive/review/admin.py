"""For the ModelAdmin of a record: whoever may not save it proposes, and everybody looks at it before it is published.

What is proposed or previewed is saved as ever, so that every rule of the form and of the database has its say, and
then taken back (`Tried`).
"""

from django.contrib import messages
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.proposing import is_proposed
from summit_archive.history.recording import recorded

from . import by_status, keeping
from .preview import has_page, readers_page, shown
from .rules import May, Refused, may_propose, sees_drafts
from .submission import Submission
from .visit import KEEPING, SEEN, Act, Tried, as_if_sent, is_popup, typed, visit_of

CHANGED_MEANWHILE = gettext_lazy(
    "Somebody changed this draft while you had it open. Nothing of yours is saved yet; all that you typed is "
    "below. Press the button again to replace the other version, which is kept with the comments."
)


class Reviewed:
    """The first of a ModelAdmin's bases. `statuses`: of records that have a status of their own."""

    statuses: by_status.Statuses | None = None
    # Fields that stand in the form and are no part of the record.
    not_kept: frozenset[str] = frozenset()

    def has_add_permission(self, request):
        return is_proposed(request, self.model) or super().has_add_permission(request)

    def has_change_permission(self, request, obj=None):
        return is_proposed(request, self.model) or super().has_change_permission(request, obj)

    def get_model_perms(self, request):
        """On the first page: who may propose finds the form there."""
        allowed = super().get_model_perms(request)
        return allowed | {"add": allowed["add"] or self.may_propose_new(request)}

    def may_propose_new(self, request):
        return may_propose(request.user) and self.has_view_permission(request)

    def get_queryset(self, request):
        """Without what readers do not see yet, for those who have no part in it."""
        rows = super().get_queryset(request)
        if self.statuses is None or self.sees_drafts(request):
            return rows
        return rows.filter(**{self.statuses.column: self.statuses.published})

    def sees_drafts(self, request):
        return sees_drafts(request.user, self.model)

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        by_reviewers = [self.statuses.column] if self.statuses and is_proposed(request, self.model) else []
        return [*fields, *by_reviewers]

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change=change, **options)
        form.only_shown = act_of(request) is Act.SHOW
        if self.statuses:
            form.statuses, form.reviewer = self.statuses, request.user
        return form

    def history_view(self, request, object_id, extra_context=None):
        """A record that somebody may not see yet has no history for them either."""
        if self.statuses and not self.sees_drafts(request) and self.get_object(request, object_id) is None:
            raise Http404
        return super().history_view(request, object_id, extra_context)

    def row_asked_about(self, request, object_id):
        """Look-alikes are told to whoever proposes, too."""
        if may_propose(request.user) and not self.can_save(request, is_new=object_id is None):
            request.proposed_model = self.model
        return super().row_asked_about(request, object_id)

    def found_in(self, form, formsets, change):
        """Without look-alikes that somebody may not see yet."""
        found = super().found_in(form, formsets, change)
        if self.statuses is None or self.sees_drafts(form.guard.request):
            return found
        column, published = self.statuses.column, self.statuses.published
        return found._replace(
            look_alikes=[one for one in found.look_alikes if getattr(one.row, column) == published]
        )

    def changelist_view(self, request, extra_context=None):
        if self.may_propose_new(request) and not is_popup(request):
            extra_context = {"has_add_permission": True, **(extra_context or {})}
        return super().changelist_view(request, extra_context)

    # --- The form -----------------------------------------------------------------

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        can_save = self.can_save(request, is_new=object_id is None)
        try:
            visit = visit_of(request, self.opts, object_id, can_save)
        except Refused as refused:
            told = _("This cannot be edited here: it is “%s”.") % refused
            self.message_user(request, told, messages.WARNING)
            return redirect("review-submission", request.GET["submission"])
        request.visit = visit
        request.proposed_model = self.model if visit.proposes else None
        context = {**(extra_context or {}), "review": self.buttons(request, visit)}
        if visit.act is None:
            return super().changeform_view(request, object_id, form_url, context)
        with recorded(by=request.user, doing=published(visit.submission) if visit.act is Act.PUBLISH else ""):
            return self.visited(request, visit, object_id, form_url, context)

    def visited(self, request, visit, object_id, form_url, context):
        """Within a transaction, of which what is tried is a part that does not last."""
        if visit.act is Act.SHOW:
            seen = {SEEN: str(visit.submission.version)}
            request = as_if_sent(request, self.data_of(visit.submission), **seen)
        elif visit.submission:
            self.prepare(request, visit)
            context["review"] = self.buttons(request, visit)
        try:
            answer = super().changeform_view(request, object_id, form_url, context)
        except Tried as tried:
            get_messages(request)._queued_messages.clear()  # it may have said "was saved"
            return self.tried(request, visit, object_id, tried)
        errors = (getattr(answer, "context_data", None) or {}).get("errors")
        return self.no_preview(request, errors) if visit.act is Act.PREVIEW and errors else answer

    def can_save(self, request, is_new=False):
        return self.has_add_permission(request) if is_new else self.has_change_permission(request)

    def prepare(self, request, visit):
        """Nobody decides on a submission unseen, or on one that somebody decided on meanwhile."""
        if visit.act not in KEEPING | {Act.PUBLISH}:
            return
        visit.submission = keeping.locked(visit.submission.pk)
        may = visit.may(request.user)
        refusal = may.why_not_publish if visit.act is Act.PUBLISH else None
        if visit.act in KEEPING and not may.edit:
            refusal = _("It is now “%s”.") % visit.submission.get_state_display()
        if refusal is None and keeping.is_outdated(visit.submission, request.POST.get(SEEN)):
            refusal = CHANGED_MEANWHILE
        if refusal:
            request.refusal = refusal

    def data_of(self, submission):
        """As it was typed; a status that its author could not choose follows from the review."""
        if self.statuses is None or self.statuses.column in submission.data:
            return submission.data
        status = self.statuses.published
        if not submission.is_new:
            held = self.model._base_manager.filter(pk=submission.target)
            status = held.values_list(self.statuses.column, flat=True).first() or status
        return submission.data | {self.statuses.column: [status]}

    def buttons(self, request, visit):
        """What the foot of the form offers beside Django's own; None where it is only looked at."""
        if not (visit.can_save or visit.proposes) or is_popup(request):
            return None
        may = visit.may(request.user)
        return {
            "replaces_save": visit.proposes or visit.submission is not None,
            "submission": visit.submission,
            "may": may,
            "drafts": may.edit if may else may_propose(request.user),
            "sends": may.is_author if may else may_propose(request.user),
            "previews": has_page(self.model),
        }

    # --- After it was saved ---------------------------------------------------------

    def save_form(self, request, form, change):
        row = super().save_form(request, form, change)
        if self.statuses and not change and act_of(request) is Act.PUBLISH:
            setattr(row, self.statuses.column, self.statuses.published)
        return row

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if self.statuses and act_of(request) not in {Act.PREVIEW, *KEEPING}:
            before = form.initial.get(self.statuses.column) if change else None
            by_status.follow(request.user, self.statuses, obj, before)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if act_of(request):
            request.visit.form = form

    def response_add(self, request, obj, post_url_continue=None):
        self.settle(request, obj)
        answer = super().response_add(request, obj, post_url_continue)
        return self.after_publishing(request, answer)

    def response_change(self, request, obj):
        self.settle(request, obj)
        return self.after_publishing(request, super().response_change(request, obj))

    def after_publishing(self, request, answer):
        is_published = act_of(request) is Act.PUBLISH
        return redirect("review-submission", request.visit.submission.pk) if is_published else answer

    def settle(self, request, row):
        """Takes back what was only tried, after all deferred rules of the database have had their say."""
        act = act_of(request)
        if act is None:
            return
        if act is Act.PUBLISH:
            keeping.publish(request.visit.submission, request.user, row)
            self.message_user(request, _("Published: “%s”.") % row, messages.SUCCESS)
            return
        connection.check_constraints()
        raise Tried(row, self.page_of(request, row) if act is Act.PREVIEW else None)

    def page_of(self, request, row):
        if self.statuses:
            column, published = self.statuses.column, self.statuses.published
            self.model._base_manager.filter(pk=row.pk).update(**{column: published})
        return readers_page(request, row) if has_page(self.model) else None

    def tried(self, request, visit, object_id, tried):
        if visit.act is Act.PREVIEW:
            return self.preview(request, visit.submission, tried)
        is_new = object_id is None or hasattr(request, "gone")
        made_from = "" if is_new else visit.form.guard.version
        kept = keeping.Kept(typed(request, self.not_kept), tried.row, is_new, made_from)
        submission = visit.submission or Submission(model=self.opts.label_lower, author=request.user)
        keeping.keep(submission, request.user, kept)
        told = _("The draft is kept. Readers do not see it.")
        if visit.act is Act.REVIEW:
            keeping.send(submission, request.user)
            told = _("Sent to review. Readers do not see it until a reviewer publishes it.")
        self.message_user(request, told, messages.SUCCESS)
        return redirect("review-submission", submission.pk)

    # --- The preview ----------------------------------------------------------------

    def preview(self, request, submission, tried):
        if tried.page is None:
            return self.no_preview(request, [_("Readers have no page of it yet.")])
        return shown(tried.page, {"what": self.opts.verbose_name, "submission": submission})

    def no_preview(self, request, reasons):
        request.current_app = self.admin_site.name
        facts = {"title": _("No preview"), "reasons": reasons, "opts": self.opts}
        context = self.admin_site.each_context(request) | facts
        return TemplateResponse(request, "admin/review/no_preview.html", context, status=422)

    # --- For the pages of the queue -------------------------------------------------

    def may(self, request, submission):
        return May(request.user, submission, self.can_save(request, is_new=submission.is_new))

    def sent(self, request, submission, button, seen=""):
        """The submission's form, sent by one of its buttons."""
        asked = as_if_sent(request, self.data_of(submission), **{button: "1", SEEN: seen})
        asked.GET = asked.GET.copy()
        asked.GET["submission"] = str(submission.pk)
        return self.changeform_view(asked, None if submission.is_new else str(submission.target))

    def forms_of(self, request, submission):
        """(the record's form, its formsets, whether others changed the same since), validated; nothing is saved."""
        if not self.can_save(request, is_new=submission.is_new):
            request.proposed_model = self.model
        asked = as_if_sent(request, self.data_of(submission))
        row = None if submission.is_new else self.get_object(request, str(submission.target))
        # What others did since is merged; where both did it, what was typed stands beside what is there.
        clashes = row is not None and self.merge_with_others(asked, row) is not None
        form = self.get_form(asked, row, change=row is not None)(asked.POST, instance=row)
        formsets, _inlines = self._create_formsets(asked, form.instance, change=row is not None)
        form.is_valid()
        for formset in formsets:
            formset.is_valid()
        request.proposed_model = None
        return form, formsets, clashes

    def preview_as_it_stands(self, request, row):
        try:
            with transaction.atomic():
                raise Tried(row, self.page_of(request, row))
        except Tried as tried:
            return self.preview(request, None, tried)


def published(submission):
    """In the history: what was done, as whose."""
    if submission.author is None:
        return _("Published what was in review")
    return _("Published what %s proposed") % submission.author


def act_of(request):
    visit = getattr(request, "visit", None)
    return visit.act if visit else None
