"""What all of the editors' pages promise: no edit is lost, no typing is lost, no odd input breaks them.

What the database refuses is told in the words of its rules. What each page is about is left to the apps.
"""

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import unquote
from django.contrib.messages import get_messages
from django.db import IntegrityError, connection, transaction
from django.forms.widgets import Script
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .cautions import CONFIRMED, Cautious, Unconfirmed, in_words
from .choices import Choosable
from .history_pages import HistoryPages
from .merging_edits import MergesEdits
from .site import AnyQuery, rows_with_words, search_words
from .versions import EditingForm, Guard
from .widgets import SharedFields

# So often a form is tried again whose new address somebody else took at the same moment.
MOST_TRIES = 5


class EditingAdmin(MergesEdits, Cautious, Choosable, SharedFields, HistoryPages, AnyQuery, admin.ModelAdmin):
    form = EditingForm
    list_per_page = 50

    class Media:
        js = [Script(f"js/{name}.js", type="module") for name in ("cautions", "dates", "form_keys")]
        css = {"all": ["css/desk/forms.css", "css/desk/lines.css"]}

    def get_queryset(self, request):
        """With what the list shows of other tables; autocomplete fields show it too."""
        queryset = super().get_queryset(request)
        return queryset.select_related(*self.list_select_related) if self.list_select_related else queryset

    def get_search_results(self, request, queryset, search_term):
        return rows_with_words(queryset, self.search_fields, search_words(search_term)), False

    def get_object(self, request, object_id, from_field=None):
        """Locked while a form is saved or a row deleted: whoever comes second sees what the first one did."""
        if in_hand := getattr(request, "row_in_hand", None):
            return in_hand
        row = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST" or not connection.in_atomic_block:
            return row
        locked = self.get_queryset(request).select_for_update(of=("self",), no_key=True)
        return locked.filter(pk=row.pk).first()

    def get_fieldsets(self, request, obj=None):
        first, *others = super().get_fieldsets(request, obj)
        heading, options = first
        of_a_row = obj is not None or hasattr(request, "gone")
        may = self.has_change_permission(request, obj) if of_a_row else self.has_add_permission(request)
        if not may:
            return [first, *others]
        hidden = ["version_seen", CONFIRMED] if of_a_row else [CONFIRMED]
        hidden = [name for name in hidden if name not in options["fields"]]
        return [(heading, options | {"fields": [*options["fields"], *hidden]}), *others]

    def get_inline_formsets(self, request, formsets, inline_instances, obj=None, **options):
        inlines = super().get_inline_formsets(request, formsets, inline_instances, obj, **options)
        for inline in inlines:
            inline.__class__ = InlineOfAlike
        return inlines

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change=change, **options)
        gone, refusal = getattr(request, "gone", None), getattr(request, "refusal", None)
        form.guard = Guard(request, self.model, obj, gone, refusal)
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if self.was_deleted_meanwhile(request, object_id):
            take_as_new(request, unquote(object_id))
            extra_context = {**(extra_context or {}), "show_save": True}
        sent = request.POST
        for tried in range(1, MOST_TRIES + 1):
            try:
                return super().changeform_view(request, object_id, form_url, extra_context)
            except IntegrityError as error:
                # Rolled back, and what it had merged is merged anew.
                get_messages(request)._queued_messages.clear()  # it may have said "was saved"
                request.POST = sent
                if tried == MOST_TRIES or not is_of_an_address(error, self.model):
                    request.refusal = said_of(error)
                    break
            except Unconfirmed as asked:
                # Rolled back as well: nothing is saved before it is confirmed.
                request.POST, request.refusal = sent, in_words(asked.found)
                break
        # With a refusal the same form comes again, with all that was typed.
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if told := getattr(form, "address_told", ""):
            self.message_user(request, told, messages.INFO)

    @transaction.atomic
    def delete_view(self, request, object_id, extra_context=None):
        """Deletes only what the editor has seen: a row that was changed since is shown again."""
        row = self.get_object(request, unquote(object_id))
        guard = Guard(request, self.model, row) if row else None
        if guard and request.method == "POST" and guard.is_outdated(request.POST.get("version_seen")):
            changed = _("This was changed while you were about to delete it. Check it again.")
            self.message_user(request, changed, messages.WARNING)
            return redirect(request.get_full_path())
        context = {**(extra_context or {}), "version_seen": guard.version if guard else ""}
        return super().delete_view(request, object_id, context)

    def was_deleted_meanwhile(self, request, object_id):
        return (
            request.method == "POST"
            and object_id is not None
            and "version_seen" in request.POST
            and self.get_object(request, unquote(object_id)) is None
        )


class InlineOfAlike(helpers.InlineAdminFormSet):
    """Asks one of its forms for scripts and styles, as they all have the same ones; Django's asks each."""

    @property
    def media(self):
        media = self.opts.media + self.formset.media
        first = next(iter(self), None)
        return media + first.media if first else media


def take_as_new(request, object_id):
    """What was typed into the form of a row that is gone becomes the form of a new one, not yet saved."""
    request.gone = object_id
    request.POST = request.POST.copy()
    request.POST["_saveasnew"] = "1"


NO_SUCH_ROW = "23503"
ALREADY_THERE = "23505"


def rule_of(error):
    """The name of the rule that an IntegrityError broke."""
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""


def is_of_an_address(error, model):
    """Whether somebody took the address at the same moment: the form finds the next free one when it is tried again."""
    table = model._meta.db_table
    return getattr(error.__cause__, "pgcode", "") == ALREADY_THERE and rule_of(error).startswith(
        f"{table}_slug"
    )


def said_of(error):
    """What to tell the editor about an IntegrityError: the rule's own words where it has some."""
    code = getattr(error.__cause__, "pgcode", "")
    return _("Nothing is saved yet. %(why)s") % {"why": why(rule_of(error), code)}


def why(rule, code):
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == rule and constraint.violation_error_message:
                return constraint.get_violation_error_message()
    if rule.endswith("_is_not_inside_its_own_part"):
        return _("It cannot be a part of itself or of one of its own parts.")
    if code == NO_SUCH_ROW:
        return _("Something that you chose was deleted meanwhile: choose again.")
    if code == ALREADY_THERE:
        return _("Somebody else has saved the same, or it is in this form twice.")
    return _("The archive keeps a rule that this would break: “%(rule)s”.") % {"rule": rule.replace("_", " ")}
