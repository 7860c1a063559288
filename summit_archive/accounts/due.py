"""Who has to set up a second factor before anything else, as the operator says (SECOND_FACTOR)."""

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..web import errors

OFFERED, OF_ADMINISTRATORS, REQUIRED = "offered", "administrators", "required"
CHOICES = (OFFERED, OF_ADMINISTRATORS, REQUIRED)
# What the session says of a login with a second factor.
BY_SECOND_FACTOR = "second_factor"
# Where one may be without: to set it up, to leave, and what these pages need.
OPEN = {"admin:second_factor", "admin:login", "admin:logout", "admin:jsi18n"}


class SecondFactorDue:
    """Leads whoever has none to the page to set it up, from each of the editors' pages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, options):
        if not request.path_info.startswith("/admin/") or request.resolver_match.view_name in OPEN:
            return None
        if not is_due(request):
            return None
        if request.method in ("GET", "HEAD"):
            return redirect("admin:second_factor")
        reason = _("This archive requires one. Its page is linked at the top of the editors' pages.")
        return errors.page(request, 403, _("Set up a second factor first"), reason)


def is_due(request: HttpRequest) -> bool:
    """No query of its own, but of the rights where only administrators have to."""
    if settings.SECOND_FACTOR == OFFERED:
        return False
    user = request.user
    if not (user.is_authenticated and user.is_staff) or request.session.get(BY_SECOND_FACTOR):
        return False
    return settings.SECOND_FACTOR == REQUIRED or user.has_perm("auth.change_user")
