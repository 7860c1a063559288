"""The readers' form, and what keeps robots out of it without a cookie, a script or a third party."""

import secrets
import time

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .correction import LONGEST_ADDRESS, LONGEST_CONTACT, LONGEST_FACT, LONGEST_TEXT

SALT = "corrections"
# Nobody reads the form and writes a sentence in less; and a form that lay open for a day is made anew.
LEAST_SECONDS, MOST_SECONDS = 4, 24 * 3600


def new_token(at=None):
    """Signed: which form this is, and when it was shown."""
    return signing.dumps({"form": secrets.token_hex(16), "at": int(at or time.time())}, salt=SALT)


class CorrectionForm(forms.Form):
    about = forms.CharField(
        label=gettext_lazy("Which page"),
        max_length=LONGEST_ADDRESS,
        help_text=gettext_lazy("Its address here, such as /meetings/almaty-2002/."),
    )
    fact = forms.CharField(label=gettext_lazy("Which fact"), max_length=LONGEST_FACT, required=False)
    wrong = forms.CharField(
        label=gettext_lazy("What is wrong?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    right = forms.CharField(
        label=gettext_lazy("What is right?"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    source = forms.CharField(
        label=gettext_lazy("By which source?"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "An address, or words by which to find it. Without a source an editor may not be able to decide."
        ),
    )
    contact = forms.CharField(
        label=gettext_lazy("How can an editor reach you?"),
        max_length=LONGEST_CONTACT,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("Optional: an e-mail address. Only editors see it."),
    )
    # Nobody sees it; who fills in every field is a robot.
    website = forms.CharField(
        label=gettext_lazy("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    token = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    SHOWN = ["about", "fact", "wrong", "right", "source", "contact"]

    @property
    def shown(self):
        return [self[name] for name in self.SHOWN]

    def clean_about(self):
        """A page of this site, as a path: nothing that leads elsewhere."""
        about = self.cleaned_data["about"]
        if not about.startswith("/") or about.startswith("//") or "\\" in about:
            raise ValidationError(
                _("The address of a page of this archive is expected, such as /meetings/almaty-2002/.")
            )
        return about

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave this field empty: it is there for robots."))
        return ""

    def clean_token(self):
        """The form's number. Raises ValidationError where the form was sent too soon or too late."""
        try:
            said = signing.loads(self.cleaned_data["token"], salt=SALT)
            age, form = time.time() - said["at"], said["form"]
        except (signing.BadSignature, KeyError, TypeError) as error:
            self.wants_new_token = True
            raise ValidationError(_("The form has expired: check it and send it again.")) from error
        if age > MOST_SECONDS:
            self.wants_new_token = True
            raise ValidationError(_("The form has expired: check it and send it again."))
        if age < LEAST_SECONDS:
            raise ValidationError(_("That was very quick. Wait a moment and send it again."))
        return form

    wants_new_token = False

    def again(self):
        """The same form to be shown again, with all that was typed."""
        if self.wants_new_token:
            self.data = self.data.copy()
            self.data["token"] = new_token()
        return self
