"""The page of one's own second factor: set up with an app, new recovery codes, taken away. Each takes a code."""

import segno
from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .due import BY_SECOND_FACTOR, is_due
from .login import WRONG_CODE
from .second_factor import DIGITS, SecondFactor, new_key, new_recovery_codes, set_up, step_of, verified
from .sessions import end_sessions

SALT = "summit_archive.accounts.second_factor_page"
# Seconds in which an app has to be at hand.
HOLDS_FOR = 30 * 60


class OwnCodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code that the app shows"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "spellcheck": "false"}),
    )


def second_factor_page(request):
    factor = SecondFactor.objects.filter(account=request.user).first()
    form = OwnCodeForm(request.POST if request.method == "POST" else None)
    if factor is None:
        return setting_up(request, form)
    if request.method == "POST" and form.is_valid():
        # Guesses wait here in known browsers, too: no failed login is counted.
        if not verified(request.user, form.cleaned_data["code"], is_known=False):
            form.add_error("code", WRONG_CODE)
        elif "new_codes" in request.POST:
            return shown(request, factor=factor, codes=new_recovery_codes(factor))
        elif "take_away" in request.POST:
            return taken_away(request, factor)
    return shown(request, factor=factor, form=form, left=factor.recovery_codes.count())


def setting_up(request, form):
    """The key goes along with the form, so that nothing is written before the app has shown a right code."""
    key = own_key(request)
    if request.method == "POST" and form.is_valid():
        step = step_of(key, form.cleaned_data["code"])
        if step is not None:
            codes = set_up(request.user, key, step)
            end_sessions(request.user, but=request.session.session_key)
            request.session[BY_SECOND_FACTOR] = True
            return shown(request, factor=request.user.second_factor, codes=codes)
        form.add_error("code", WRONG_CODE)
    return shown(
        request,
        form=form,
        is_due=is_due(request),
        key=" ".join(key[at : at + 4] for at in range(0, len(key), 4)),
        signed=signing.dumps([request.user.pk, key], salt=SALT),
        picture=segno.make_qr(address_for_apps(request, key)).svg_data_uri(
            scale=5, dark="#000", light="#fff"
        ),
    )


def own_key(request):
    """The one that the form has shown, else a new one."""
    try:
        number, key = signing.loads(request.POST.get("key", ""), salt=SALT, max_age=HOLDS_FOR)
    except (signing.BadSignature, ValueError):
        return new_key()
    return key if number == request.user.pk else new_key()


def address_for_apps(request, key):
    issuer = _("Summit archive") + f" ({request.get_host()})"
    label = f"{issuer}:{request.user.get_username()}"
    asked = urlencode({"secret": key, "issuer": issuer, "digits": DIGITS}).replace("+", "%20")
    return f"otpauth://totp/{urlencode({'': label})[1:].replace('+', '%20')}?{asked}"


def taken_away(request, factor):
    factor.delete()
    request.session[BY_SECOND_FACTOR] = False
    end_sessions(request.user, but=request.session.session_key)
    messages.success(request, _("The second factor is off. Your password alone opens the account."))
    return redirect(reverse("admin:second_factor"))


def shown(request, **facts):
    request.current_app = admin.site.name
    context = admin.site.each_context(request) | {
        "title": _("Second factor"),
        "factor": None,
        "codes": None,
        "form": None,
        "left": None,
        "is_due": False,
    }
    response = TemplateResponse(request, "admin/second_factor.html", context | facts)
    response.headers["Cache-Control"] = "no-store"
    return response
