"""The buttons of a submission's page: comment, send, return, withdraw, publish, preview; and taking up a record that waits.

Each asks for POST, for the right to do it, and for the version that was seen; what is refused is told in words.
"""

from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.history.recording import recorded

from ..records import number_in
from . import by_status, keeping
from .admin import published
from .queue import CLASHES, admin_of, answer, form_address, one_submission, problems, row_of, seen_or_404
from .rules import May, Refused, may_review
from .submission import Submission
from .visit import found

# What a page asks to be confirmed is more than words.
TO_CONFIRM = gettext_lazy("Something in it has to be confirmed first: the form asks about it.")

State = Submission.State


def button(decide):
    """A view for POST, in a transaction that holds the submission and its record; back to its page, or told why not."""

    @wraps(decide)
    def pressed(request, pk):
        if request.method != "POST":
            return redirect("review-submission", pk)
        _seen, model_admin, _may = seen_or_404(request, pk)
        try:
            with recorded(by=request.user):
                decide(request, Pressed.on(request, pk, model_admin))
        except Refused as refused:
            seen = request.POST.get("seen", "")
            if refused.status == 409 and is_outdated_now(pk, seen):
                return one_submission(request, pk, seen or "0")
            return refusal(request, pk, refused)
        return redirect("review-submission", pk)

    return pressed


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button was pressed for, nothing of which changes until the transaction's end."""

    submission: Submission
    model_admin: object
    may: May
    row: object
    text: str
    seen: str

    @classmethod
    def on(cls, request, pk, model_admin):
        submission = keeping.locked(pk)
        if submission is None:
            raise Http404
        row = None if submission.is_of_a_form else held_row(submission, model_admin)
        sent = request.POST
        may = model_admin.may(request, submission)
        return cls(submission, model_admin, may, row, sent.get("text", ""), sent.get("seen", ""))

    def refuse_outdated(self):
        keeping.refuse_outdated(self.submission, self.row, self.seen)

    def set_status(self, request, state):
        """Of a record that waits as it stands; what was typed into a form changes nothing on record."""
        if self.submission.is_of_a_form:
            return
        statuses = self.model_admin.statuses
        rows = self.model_admin.model._base_manager.filter(pk=self.row.pk)
        with recorded(by=request.user, doing=DOING[state](self.submission), why=self.text):
            rows.update(**{statuses.column: statuses.status_of(state)})
        self.model_admin.log_change(request, self.row, [{"changed": {"fields": [statuses.column]}}])


DOING = {
    State.PUBLISHED: published,
    State.RETURNED: lambda submission: _("Returned from review"),
    State.WITHDRAWN: lambda submission: _("Withdrawn in review"),
}


def held_row(submission, model_admin):
    """The record that waits as it stands, if it still does."""
    rows = by_status.rows_waiting(model_admin).filter(pk=submission.target)
    row = rows.select_for_update(no_key=True).first()
    if row is None:
        raise Refused(_("The record is no longer in review."), 409)
    return row


def refusal(request, pk, refused):
    facts = {"title": _("Nothing was done"), "reasons": [str(refused)], "pk": pk}
    return answer(request, "refused", status=refused.status, **facts)


def allow(is_allowed):
    if not is_allowed:
        raise Refused(_("Your account may not do this, or the record's state does not allow it."))


@button
def comment(request, pressed):
    allow(pressed.may.comment)
    keeping.comment(pressed.submission, request.user, pressed.text)


@button
def send(request, pressed):
    allow(pressed.may.send)
    pressed.refuse_outdated()
    keeping.send(pressed.submission, request.user)
    messages.success(request, _("Sent to review. Readers do not see it until a reviewer publishes it."))


@button
def give_back(request, pressed):
    allow(pressed.may.give_back)
    pressed.refuse_outdated()
    keeping.give_back(pressed.submission, request.user, pressed.text)
    pressed.set_status(request, State.RETURNED)
    messages.success(request, _("Returned to its author, with your comment."))


@button
def withdraw(request, pressed):
    allow(pressed.may.withdraw)
    pressed.refuse_outdated()
    keeping.withdraw(pressed.submission, request.user, pressed.text)
    pressed.set_status(request, State.WITHDRAWN)
    messages.success(request, _("Withdrawn. Nothing of it is published."))


def publish(request, pk):
    """A form is sent as it was typed; where it is refused it is opened, with the reasons. A record gets its status."""
    if request.method != "POST":
        return redirect("review-submission", pk)
    submission, model_admin, may = seen_or_404(request, pk)
    if not submission.is_of_a_form:
        return publish_record(request, pk)
    if refused := may.why_not_publish:
        return refusal(request, pk, Refused(refused))
    seen = request.POST.get("seen", "")
    if is_outdated_now(pk, seen):
        return one_submission(request, pk, seen or "0")
    answered = model_admin.sent(request, submission, "_publish", seen)
    if answered.status_code in (301, 302):
        return answered
    if is_outdated_now(pk, seen):
        return one_submission(request, pk, seen or "0")
    for told in [_("It is not published. Change it here, or return it to its author."), *reasons(answered)]:
        messages.warning(request, told)
    return redirect(form_address(submission, model_admin))


def is_outdated_now(pk, seen):
    """Whether somebody has changed what was typed, by now."""
    submission = found(str(pk))
    return submission is not None and submission.is_of_a_form and keeping.is_outdated(submission, seen)


def reasons(answered):
    """Why a form that was sent came back, each once; what its page asks to be confirmed is asked there."""
    context = getattr(answered, "context_data", None) or {}
    if "adminform" not in context:
        return [CLASHES] if "asked" in context else []
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    told = problems(context["adminform"].form, formsets, clashes=False)
    plain = [words for one in told if "<" not in (words := str(one))]
    asked = [TO_CONFIRM] if len(plain) < len(told) else []
    return list(dict.fromkeys([*plain, *asked]))


@button
def publish_record(request, pressed):
    if refused := pressed.may.why_not_publish:
        raise Refused(refused)
    pressed.refuse_outdated()
    keeping.publish(pressed.submission, request.user, pressed.row)
    pressed.set_status(request, State.PUBLISHED)
    messages.success(request, _("Published: “%s”.") % pressed.submission)


def preview(request, pk):
    if request.method != "POST":
        return redirect("review-submission", pk)
    submission, model_admin, _may = seen_or_404(request, pk)
    if submission.is_of_a_form:
        return model_admin.sent(request, submission, "_preview")
    row = row_of(submission, model_admin)
    if row is None:
        return refusal(request, pk, Refused(_("The record is gone."), 409))
    return model_admin.preview_as_it_stands(request, row)


def take_up(request):
    """The page of a record that waits by its status and has none yet, as when an import put it there."""
    if not may_review(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("review-queue")
    model_admin = admin_of(request.POST.get("model", ""))
    number = number_in(request.POST.get("row"))
    if model_admin is None or model_admin.statuses is None or number is None:
        raise Http404
    with transaction.atomic():
        row = by_status.rows_waiting(model_admin).filter(pk=number).select_for_update(no_key=True).first()
        if row is None:
            raise Http404
        return redirect("review-submission", by_status.taken_up(row, None).pk)
