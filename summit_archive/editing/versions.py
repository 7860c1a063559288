"""No edit is lost: a form knows which state of its row it was made from.

The row is locked while a form is saved (see `EditingAdmin.get_object`), so what is compared here cannot
change before it is written. Inlines and many-to-many rows are covered by the version of the
row that they hang on: it is saved with them, and a trigger raises it each time.
"""

import hashlib

from django import forms
from django.contrib.admin.models import DELETION, LogEntry
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

OVERWRITE = "overwrite"
GONE = "gone"


def version_of(row):
    """The row's version; for a table without versions, a digest of all its columns."""
    if hasattr(row, "version"):
        return str(row.version)
    values = [field.value_to_string(row) for field in row._meta.concrete_fields]
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def log_of(model, object_id):
    """The log entries of a row, under each name that its table goes by, the newest first."""
    table = model._meta.concrete_model
    names = [table._meta.model_name]
    names += [proxy._meta.model_name for proxy in table.__subclasses__() if proxy._meta.proxy]
    entries = LogEntry.objects.filter(
        object_id=str(object_id), content_type__app_label=table._meta.app_label, content_type__model__in=names
    )
    return entries.select_related("user").order_by("-pk")


class SeenVersionField(forms.CharField):
    """The state that a form was made from: "7.120" is version 7 when log entry 120 was the newest."""

    def __init__(self):
        super().__init__(required=False, max_length=60, widget=forms.HiddenInput, label="")

    def has_changed(self, initial, data):
        return False


class Guard:
    """Says of one form whether it may be saved, and in the editor's words why not."""

    def __init__(self, request, model, row, object_id=None, refusal=None):
        self.request, self.model, self.row = request, model, row
        self.object_id = row.pk if row else object_id
        self.refusal = refusal
        # At once, because a bound form writes what was typed into the row.
        self.version = version_of(row) if row else GONE

    @property
    def seen(self):
        """What a new form has to bring back. One query."""
        newest = log_of(self.model, self.object_id).values_list("pk", flat=True).first()
        return f"{self.version}.{newest or 0}"

    def is_outdated(self, version):
        """Whether `version`, if a form brings one, is another than the row's."""
        return version is not None and version != self.version

    def check(self, form):
        if self.refusal:
            form.add_error(None, self.refusal)
        if self.object_id is None or form.data.get(OVERWRITE) == self.version:
            return
        version, _dot, newest = str(form.cleaned_data.get("version_seen", "")).partition(".")
        if version != self.version:
            entry = self.newest_entry_after(newest)
            form.add_error(None, ValidationError(self.warning(entry), code="changed-meanwhile"))

    def newest_entry_after(self, newest):
        """The log's entry on what happened meanwhile; None when the change did not come from an editor."""
        if not (newest.isdecimal() and len(newest) < 19):
            return None
        entries = log_of(self.model, self.object_id).filter(pk__gt=int(newest))
        return entries.filter(action_flag=DELETION).first() if self.row is None else entries.first()

    def warning(self, entry):
        return format_html(
            '{} {} {} <label><input type="checkbox" name="{}" value="{}"> {}</label>',
            self.what_happened(entry),
            _("Nothing of yours is saved yet; all that you typed is below."),
            self.way_to_look(),
            OVERWRITE,
            self.version,
            _("Save mine all the same, over the other change")
            if self.row
            else _("Save mine all the same, as a new record"),
        )

    def what_happened(self, entry):
        if entry is None:
            return (
                _("This was changed while you were editing it, by something else than an editor.")
                if self.row
                else _("This was deleted while you were editing it.")
            )
        facts = {
            "who": _("You, in another window,") if entry.user == self.request.user else str(entry.user),
            "when": date_format(localtime(entry.action_time), "j F Y, H:i:s"),
            "what": entry.get_change_message(),
        }
        if self.row is None:
            return _("%(who)s deleted this while you were editing it (%(when)s UTC).") % facts
        return _("%(who)s changed this while you were editing it (%(when)s UTC). %(what)s") % facts

    def way_to_look(self):
        if self.row is None:
            return ""
        options = self.model._meta
        address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[self.row.pk])
        link = '<a href="{}" target="_blank" rel="noopener">{}</a>.'
        return format_html(link, address, _("See it as it is now, in a new window"))


class EditingForm(forms.ModelForm):
    """The form of a row that editors share. `guard` is set for each request by `EditingAdmin`."""

    version_seen = SeenVersionField()
    guard = None
    # Whether the request only shows what was typed before, whatever it would be told.
    only_shown = False

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.guard and self.guard.row and not self.is_bound:
            self.initial["version_seen"] = self.guard.seen

    def is_valid(self):
        return super().is_valid() and not self.only_shown

    def clean(self):
        cleaned = super().clean()
        if self.guard:
            self.guard.check(self)
        return cleaned
