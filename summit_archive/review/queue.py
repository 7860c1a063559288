"""The pages of a review: what waits, one's own drafts, what was decided; and one submission with all that was said."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import by_status
from .changed_since import changes_since
from .differences import of_fields, of_lines
from .keeping import state_of
from .preview import has_page
from .rules import may_propose, may_review
from .submission import Submission
from .visit import found

PER_PAGE = 50
State = Submission.State


def queue(request):
    """A constant number of queries for any page of any tab."""
    if not (may_propose(request.user) or may_review(request.user)):
        raise PermissionDenied
    tabs = tabs_of(request.user)
    shown = next((tab for tab in tabs if tab["key"] == request.GET.get("show")), tabs[0])
    paginator = Paginator(shown["rows"], PER_PAGE)
    paginator.count = shown["number"]
    page = paginator.get_page(request.GET.get("page"))
    facts = {"title": _("Review"), "tabs": tabs, "shown": shown, "page": page}
    facts["lines"] = shown["lines"](page.object_list)
    return answer(request, "queue", **facts)


def tabs_of(user):
    """What is waiting, by kinds; a query for the number of each."""
    visible = Submission.objects.of_forms().filter(seen_by(user))
    own = visible.filter(author=user)
    tabs = []
    if may_review(user):
        waiting = visible.filter(state=State.IN_REVIEW)
        tabs.append(tab("waiting", _("Waiting for review"), waiting.order_by("sent_at", "pk").for_list()))
        tabs += [tab_of_kind(model_admin) for model_admin in by_status.kinds()]
    open_ones = own.filter(state__in=[State.DRAFT, State.RETURNED, State.IN_REVIEW])
    tabs.append(tab("mine", _("Your drafts and proposals"), open_ones.for_list()))
    if may_review(user):
        back = visible.filter(state=State.RETURNED)
        tabs.append(tab("returned", _("Returned to their authors"), back.for_list()))
    done = visible.filter(state__in=[State.PUBLISHED, State.WITHDRAWN])
    tabs.append(tab("done", _("Published or withdrawn"), done.for_list()))
    return tabs


def tab(key, title, rows, lines=None):
    return {
        "key": key,
        "title": title,
        "rows": rows,
        "number": rows.order_by().count(),
        "lines": lines or in_lines,
    }


def tab_of_kind(model_admin):
    title = _("%s in review") % capfirst(str(model_admin.opts.verbose_name_plural))
    rows = by_status.rows_waiting(model_admin)
    if hasattr(rows, "without_texts"):
        rows = rows.without_texts()
    return tab(model_admin.opts.label_lower, title, rows, lines_of_rows)


def seen_by(user):
    """A draft is its author's alone until it is sent."""
    if not may_review(user):
        return Q(author=user)
    return Q(author=user) | ~Q(state=State.DRAFT) | Q(sent_at__isnull=False)


def in_lines(submissions):
    return [
        {
            "submission": one,
            "title": one.title,
            "kind": kind_of(one.model),
            "author": one.author,
            "since": one.sent_at if one.state == State.IN_REVIEW else one.changed_at,
            "said": one.said,
        }
        for one in submissions
    ]


def lines_of_rows(rows):
    """Records that wait as they stand, with what was said of them. A query."""
    rows = list(rows)
    label = rows[0]._meta.label_lower if rows else ""
    waiting = Submission.objects.waiting_as_they_stand().filter(model=label)
    by_row = {one.target: one for one in waiting.filter(target__in=[row.pk for row in rows]).for_list()}
    lines = []
    for row in rows:
        one = by_row.get(row.pk)
        lines.append(
            {
                "submission": one,
                "row": row,
                "model": label,
                "title": str(row),
                "kind": kind_of(label),
                "author": one and one.author,
                "since": one and one.sent_at,
                "said": one.said if one else 0,
            }
        )
    return lines


def admin_of(label):
    """The ModelAdmin of the records of this kind that may be reviewed, or None."""
    admins = admin.site._registry.items()
    found = (one for model, one in admins if model._meta.label_lower == label and hasattr(one, "statuses"))
    return next(found, None)


def kind_of(label):
    model_admin = admin_of(label)
    return str(model_admin.opts.verbose_name) if model_admin else label


# --- One submission -----------------------------------------------------------------


def seen_or_404(request, pk):
    """(the submission, the ModelAdmin of its record, what the user may do); for nobody else it is there."""
    submission = found(str(pk))
    model_admin = admin_of(submission.model) if submission else None
    if model_admin is None:
        raise Http404
    may = model_admin.may(request, submission)
    if not may.see:
        raise Http404
    return submission, model_admin, may


def row_of(submission, model_admin):
    """The record that it changes or that it became, or None."""
    return model_admin.model._base_manager.filter(pk=submission.target).first()


def one_submission(request, pk, seen=""):
    """`seen`: the version that somebody decided on, where it is another one by now: they are told what changed since."""
    submission, model_admin, may = seen_or_404(request, pk)
    facts = {
        "title": submission.title,
        "submission": submission,
        "may": may,
        "kind": kind_of(submission.model),
        "row": row_of(submission, model_admin),
        "comments": submission.comments.select_related("user").defer("former_data"),
        "previews": has_page(model_admin.model) and submission.state != State.PUBLISHED,
        "opts": model_admin.opts,
    }
    facts["text"] = request.POST.get("text", "") if seen else ""
    facts["row_address"] = address_of(facts["row"], model_admin)
    facts["seen"] = state_of(submission, facts["row"])
    if submission.is_of_a_form:
        facts["form_address"] = form_address(submission, model_admin)
        if submission.state not in {State.PUBLISHED, State.WITHDRAWN}:
            form, formsets, clashes = model_admin.forms_of(request, submission)
            facts |= {
                "fields": of_fields(form),
                "lines": of_lines(formsets),
                "problems": problems(form, formsets, clashes),
                "changed": changes_since(submission, seen, form, formsets) if seen else [],
            }
    return answer(request, "submission", status=409 if seen else 200, is_outdated=bool(seen), **facts)


CLASHES = gettext_lazy("Others have changed the same since. The form asks which version to keep.")


def problems(form, formsets, clashes):
    """Why it could not be saved as it stands, in the words of the form."""
    told = [CLASHES] if clashes else []
    told += [error for errors in form.errors.values() for error in errors]
    for formset in formsets:
        told += formset.non_form_errors()
        told += [error for errors in formset.errors for each in errors.values() for error in each]
    return told


def form_address(submission, model_admin):
    name = f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}"
    is_new = submission.is_new
    address = reverse(f"{name}_add") if is_new else reverse(f"{name}_change", args=[submission.target])
    return f"{address}?submission={submission.pk}"


def address_of(row, model_admin):
    if row is None:
        return None
    name = f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_change"
    return reverse(name, args=[row.pk])


def answer(request, template, status=200, **facts):
    request.current_app = admin.site.name
    context = {**admin.site.each_context(request), **facts}
    return TemplateResponse(request, f"admin/review/{template}.html", context, status=status)
