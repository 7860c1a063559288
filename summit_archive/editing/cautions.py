"""What may be wrong in a form is shown before anything is saved, and saved as soon as the editor confirms it.

A caution names the field, its value and what is expected; a look-alike, the row that this one may be. Which there are
is the ModelAdmin's to say. That two rows that look alike are two is remembered (`summit_archive/distinct.py`).
"""

from collections import defaultdict
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from summit_archive.distinct import DistinctPair

from .answers import Refused, for_editors

CONFIRMED = "confirmed"
LONGEST_KEY, MOST_KEYS = 100, 200
# So many look-alikes are shown.
MOST = 5


class Caution(NamedTuple):
    """`key` is the same as long as the same values are in doubt: what is confirmed once is not asked again in this form."""

    key: str
    text: str
    field: str = ""


class LookAlike(NamedTuple):
    """Another row that this one may be, by what, and what it is: its date, place, status or offices."""

    row: Any
    why: str
    beside: str = ""

    @property
    def key(self):
        return f"two-{self.row.pk}"


class Found(NamedTuple):
    look_alikes: list
    cautions: list

    @property
    def keys(self):
        return [one.key for one in (*self.look_alikes, *self.cautions)]

    def without(self, confirmed):
        """What is still to be confirmed. Of look-alikes all are shown again as soon as one is new."""
        is_new = {one.key for one in self.look_alikes} - confirmed
        left = [caution for caution in self.cautions if caution.key not in confirmed]
        return Found(self.look_alikes if is_new else [], left)


class Unconfirmed(Exception):
    """Raised while a form is saved: nothing is, until what it carries is confirmed."""

    def __init__(self, found):
        super().__init__()
        self.found = found


class ConfirmedField(forms.Field):
    """The keys of the cautions that the editor has seen and saves in spite of, as a set."""

    widget = forms.MultipleHiddenInput
    is_no_edit = True

    def __init__(self):
        super().__init__(required=False, label="")

    def clean(self, value):
        keys = " ".join(str(each) for each in value or []).split()
        return {key for key in keys[:MOST_KEYS] if len(key) <= LONGEST_KEY and key.isprintable()}

    def has_changed(self, initial, data):
        return False


class Cautious:
    """For a ModelAdmin: asks before it saves. Subclasses say what, of a row and its `lines`: {model: rows of inlines}."""

    # By which fields a row that is there already is asked about again; None: by any, its lines included.
    asked_by = None
    # Whether its lines tell what it may be. If not, it is asked about before it is saved itself.
    asks_of_lines = True

    def look_alikes(self, row, lines):
        """`LookAlike`s of `row`, which may have no id, and no value where none was understood."""
        return []

    def cautions(self, row, lines):
        return []

    def is_asked(self, form, formsets, change):
        if not change:
            return True
        changed = set(form.changed_data)
        if self.asked_by is not None:
            return bool(changed & self.asked_by)
        return bool(changed) or any(formset.has_changed() for formset in formsets)

    def found_in(self, form, formsets, change):
        """All of it, confirmed or not, but for the rows that are known to be two."""
        row, lines = form.instance, Lines(formsets, is_new=not change)
        known = DistinctPair.objects.beside(row)
        alike = [one for one in self.look_alikes(row, lines) if one.row.pk not in known]
        return Found(alike[:MOST], list(self.cautions(row, lines)))

    def save_model(self, request, row, form, change):
        if not self.asks_of_lines:
            self.ask_first(form, [], change)
        super().save_model(request, row, form, change)

    def save_related(self, request, form, formsets, change):
        if self.asks_of_lines:
            self.ask_first(form, formsets, change)
        super().save_related(request, form, formsets, change)
        if form.known_to_be_two:
            DistinctPair.objects.remember(form.instance, form.known_to_be_two)
            self.message_user(request, remembered(len(form.known_to_be_two)), messages.INFO)

    def ask_first(self, form, formsets, change):
        """Raises Unconfirmed; else the form knows which rows the editor says are others."""
        is_asked = CONFIRMED in form.fields and self.is_asked(form, formsets, change)
        found = self.found_in(form, formsets, change) if is_asked else Found([], [])
        confirmed = form.cleaned_data.get(CONFIRMED) or set()
        if (left := found.without(confirmed)).keys:
            raise Unconfirmed(left)
        form.known_to_be_two = [one.row.pk for one in found.look_alikes if one.key in confirmed]

    def render_change_form(self, request, context, *args, **options):
        """Of a form that comes back for another reason, or was only filled, what is to be confirmed is shown too."""
        form = context["adminform"].form
        if form.is_bound and not getattr(request, "refusal", None):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            if told := self.told_beside_errors(form, formsets):
                form.add_error(None, told)
                context["errors"] = helpers.AdminErrorList(form, formsets)
        return super().render_change_form(request, context, *args, **options)

    # As one types

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_alike"
        return [
            path("alike/", for_editors(self.alike_view), name=f"{name}_new"),
            path("<path:object_id>/alike/", for_editors(self.alike_view), name=name),
            *super().get_urls(),
        ]

    def alike_view(self, request, object_id=None):
        """{html, number}: what saving the form as it stands would ask about, confirmed or not. Nothing is saved."""
        row = self.row_asked_about(request, object_id)
        form = self.get_form(request, row, change=row is not None)(request.POST, instance=row)
        form.full_clean()
        formsets, _inlines = self._create_formsets(request, form.instance, change=row is not None)
        change = row is not None
        is_asked = self.is_asked(form, formsets, change)
        found = self.found_in(form, formsets, change) if is_asked else Found([], [])
        confirmed = getattr(form, "cleaned_data", {}).get(CONFIRMED) or set()
        return {"number": len(found.keys), "html": in_words(found, confirmed) if found.keys else ""}

    def row_asked_about(self, request, object_id):
        """None for a new one. Raises Refused."""
        row = self.get_object(request, unquote(object_id)) if object_id else None
        if object_id and row is None:
            raise Refused(_("It is no longer there."), 404)
        may = self.has_change_permission(request, row) if row else self.has_add_permission(request)
        if not may:
            raise Refused(_("You may not change this."), 403)
        return row

    def told_beside_errors(self, form, formsets):
        change = form.instance.pk is not None
        if CONFIRMED not in form.fields or not self.is_asked(form, formsets, change):
            return None
        confirmed = getattr(form, "cleaned_data", {}).get(CONFIRMED) or set()
        left = self.found_in(form, formsets, change).without(confirmed)
        return ValidationError(in_words(left), code="unconfirmed") if left.keys else None


class Lines(defaultdict):
    """{model: the rows of its inlines that will be kept}, as far as they are understood; and whether the row is new."""

    def __init__(self, formsets, is_new):
        super().__init__(list)
        self.is_new = is_new
        for formset in formsets:
            kept = getattr(formset, "kept_forms", list)
            self[formset.model] += [form.instance for form in kept()]


# --- In words -----------------------------------------------------------------


def in_words(found, confirmed=frozenset()):
    """HTML, with a tick to confirm all look-alikes at once, and one for each caution."""
    parts = [alike_in_words(found.look_alikes, confirmed)] if found.look_alikes else []
    for caution in found.cautions:
        box = tick(caution.key, _("Save all the same"), caution.key in confirmed)
        parts.append(format_html('<div class="caution">{} {}</div>', caution.text, box))
    return format_html(
        '<div class="cautions">{} {}</div>',
        _("Nothing is saved yet."),
        mark_safe("".join(parts)),  # noqa: S308
    )


def alike_in_words(alike, confirmed):
    names = alike[0].row._meta
    told = ngettext(
        "The archive has one %(name)s like this one.",
        "The archive has %(number)d %(names)s like this one.",
        len(alike),
    ) % {"number": len(alike), "name": names.verbose_name, "names": names.verbose_name_plural}
    shown = format_html_join("", '<li>{} <span class="quiet">{}</span>: {}</li>', map(line_of, alike))
    keys = " ".join(one.key for one in alike)
    agree = ngettext("Save all the same: they are two", "Save all the same: it is none of these", len(alike))
    are_confirmed = {one.key for one in alike} <= confirmed
    box = tick(keys, agree, are_confirmed)
    return format_html('<div class="caution">{} <ul class="look-alikes">{}</ul> {}</div>', told, shown, box)


def line_of(one):
    """The link opens a new window, for what was typed is in this one."""
    options = one.row._meta
    address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[one.row.pk])
    link = format_html('<a href="{}" target="_blank" rel="noopener">{}</a>', address, one.row)
    return link, f"· {one.beside}" if one.beside else "", one.why


def tick(keys, words, is_ticked):
    return format_html(
        '<label><input type="checkbox" name="{}" value="{}"{}> {}</label>',
        CONFIRMED,
        keys,
        mark_safe(" checked") if is_ticked else "",
        words,
    )


def remembered(number):
    return ngettext(
        "That these are two records is remembered.",
        "That this is none of those %(number)d records is remembered.",
        number,
    ) % {"number": number}
