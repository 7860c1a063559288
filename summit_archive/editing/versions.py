"""Which state of its row a form was made from, and what happened to the row since.

The row is locked while a form is saved (see `EditingAdmin.get_object`), so what is compared cannot change before
it is written. What others changed meanwhile is merged (`two_editors/`); here stands what cannot be: that the row is gone.
"""

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..history.reading import changes_at
from ..history.tables import Change
from .cautions import ConfirmedField

AS_NEW = "as_new"
GONE = "gone"


def version_of(row):
    """The row's version; for a table without versions, a digest of all its columns."""
    if hasattr(row, "version"):
        return str(row.version)
    values = [field.value_to_string(row) for field in row._meta.concrete_fields]
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


class SeenField(forms.CharField):
    """What the form showed when it was opened, signed."""

    is_no_edit = True

    def __init__(self):
        super().__init__(required=False, widget=forms.HiddenInput, label="")

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

    def is_outdated(self, version):
        """Whether `version`, if a form brings one, is another than the row's."""
        return version is not None and version != self.version

    def check(self, form):
        if self.refusal:
            form.add_error(None, self.refusal)
        is_gone = self.object_id is not None and self.row is None
        if is_gone and form.data.get(AS_NEW) != GONE:
            form.add_error(None, ValidationError(self.warning(), code="deleted-meanwhile"))

    def deletion(self):
        """The step of the history that did it; None where it does not say."""
        gone = changes_at(self.model._meta.concrete_model, self.object_id).filter(kind=Change.Kind.DELETED)
        found = gone.first()
        return found.step if found else None

    def warning(self):
        return format_html(
            '{} {} <label><input type="checkbox" name="{}" value="{}"> {}</label>',
            self.what_happened(),
            _("Nothing of yours is saved yet; all that you typed is below."),
            AS_NEW,
            GONE,
            _("Save mine all the same, as a new record"),
        )

    def what_happened(self):
        step = self.deletion()
        if step is None or step.editor is None:
            return _("This was deleted while you were editing it.")
        facts = {
            "who": _("You, in another window,") if step.editor == self.request.user else str(step.editor),
            "when": date_format(localtime(step.at), "j F Y, H:i:s"),
        }
        return _("%(who)s deleted this while you were editing it (%(when)s UTC).") % facts


class EditingForm(forms.ModelForm):
    """The form of a row that editors share. `guard` is set for each request by `EditingAdmin`."""

    version_seen = SeenField()
    confirmed = ConfirmedField()
    guard = None
    # Whether the request only shows what was typed before, whatever it would be told.
    only_shown = False

    def is_valid(self):
        return super().is_valid() and not self.only_shown

    def clean(self):
        cleaned = super().clean()
        if self.guard:
            self.guard.check(self)
        return cleaned
