"""What the editors' site has of accounts: the pages to log in and out, and of one's own second factor."""

from functools import wraps

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.db import transaction
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from ..web import errors
from . import typed
from .hashing import Busy
from .login import LoginPage
from .second_factor_page import second_factor_page


class Accounts:
    """For an AdminSite."""

    def get_urls(self):
        own = path("second-factor/", self.admin_view(second_factor_page), name="second_factor")
        return [own, *super().get_urls()]

    def admin_view(self, view, cacheable=False):
        """Whose session has ended while something was typed logs in on the spot, and does not lose it."""
        looked_at = super().admin_view(view, cacheable)

        @wraps(looked_at)
        def asked(request, *args, **options):
            is_out = request.method == "POST" and not request.user.is_authenticated
            if is_out and (words := typed.kept(request)):
                return self.log_in_again(request, words)
            return looked_at(request, *args, **options)

        return asked

    def log_in_again(self, request, words):
        # The form of the login as if it were asked for: what was sent is no login.
        request.method = "GET"
        facts = {"typed": words, REDIRECT_FIELD_NAME: request.get_full_path()}
        response = self.login_page(
            request, facts | {"app_path": reverse("admin:login", current_app=self.name)}
        )
        response.status_code = 403
        return response

    def login(self, request, extra_context=None):
        """Who is refused for now is told when to come again."""
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        context = {"app_path": request.get_full_path(), **(extra_context or {})}
        if REDIRECT_FIELD_NAME not in request.GET and REDIRECT_FIELD_NAME not in request.POST:
            context[REDIRECT_FIELD_NAME] = reverse("admin:index", current_app=self.name)
        try:
            with transaction.atomic():
                return self.login_page(request, context)
        except Busy as busy:
            reason = _("Many logins are tried at this moment. Try again in a few seconds.")
            return errors.wait(request, 503, _("The login is busy"), reason, busy.seconds)

    def login_page(self, request, context):
        request.current_app = self.name
        facts = {
            **self.each_context(request),
            "title": _("Log in"),
            "subtitle": None,
            "username": request.user.get_username(),
        }
        return LoginPage.as_view(extra_context=facts | context)(request)

    def logout(self, request, extra_context=None):
        with transaction.atomic():
            return super().logout(request, extra_context)
