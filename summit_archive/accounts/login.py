"""Where editors log in: name and password, then the code of whoever has a second factor. In two pages, without scripts."""

from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import known_browsers, second_step, typed
from .due import BY_SECOND_FACTOR
from .guard import locked_out
from .second_factor import SecondFactor, verified

WRONG_CODE = gettext_lazy(
    "This code is not right. The app shows a new one every 30 seconds; each works once."
)
TOO_LATE = gettext_lazy("That took too long. Log in again.")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("One-time code, or a recovery code"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autofocus": True, "spellcheck": "false"}),
    )


class LoginPage(LoginView):
    """Both steps have one address; the second sends along what the first has found."""

    template_name = "admin/login.html"
    authentication_form = AdminAuthenticationForm
    typed = ""

    def post(self, request, *args, **options):
        self.typed = request.POST.get(typed.FIELD, "")
        if "passed" in request.POST:
            return self.second_step(request.POST["passed"])
        return super().post(request, *args, **options)

    def form_valid(self, form):
        account = form.get_user()
        if SecondFactor.objects.filter(account=account).exists():
            return self.ask_code(second_step.passed(account), CodeForm())
        return self.come_in(account)

    def ask_code(self, passed, form):
        context = self.get_context_data(form=form, passed=passed)
        return TemplateResponse(self.request, "admin/second_step.html", context)

    def second_step(self, passed):
        account = second_step.account_of(passed)
        if account is None:
            form = self.get_form_class()(self.request)
            return self.render_to_response(self.get_context_data(form=form, said=TOO_LATE))
        credentials = {"username": account.get_username()}
        if not AxesProxyHandler.is_allowed(self.request, credentials):
            return locked_out(self.request)
        form = CodeForm(self.request.POST)
        if not form.is_valid():
            return self.ask_code(passed, form)
        is_known = bool(known_browsers.called(self.request, account.get_username()))
        by = verified(account, form.cleaned_data["code"], is_known=is_known)
        if not by:
            user_login_failed.send(__name__, credentials=credentials, request=self.request)
            form.add_error("code", WRONG_CODE)
            return self.ask_code(passed, form)
        account.backend = settings.AUTHENTICATION_BACKENDS[-1]
        return self.come_in(account, by)

    def come_in(self, account, by=""):
        account.logged_in_by = {"by": by} if by else {}
        login(self.request, account)
        self.request.session[BY_SECOND_FACTOR] = bool(by)
        self.request.session.save()
        response = self.as_it_was_left()
        known_browsers.mark(response, account.get_username())
        return response

    def as_it_was_left(self):
        """The page that was asked for, or what was typed for it."""
        if found := typed.read(self.typed, self.request):
            facts = found | {"title": _("What you typed"), "has_permission": True}
            context = self.get_context_data(form=None) | facts
            return TemplateResponse(self.request, "admin/typed_again.html", context)
        return redirect(self.get_success_url())

    def get_context_data(self, **facts):
        return super().get_context_data(**({"typed": self.typed, "said": ""} | facts))
