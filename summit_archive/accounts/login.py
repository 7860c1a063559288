"""The page where editors log in."""

from django.utils.translation import gettext as _

from ..web import errors
from . import known_browsers
from .hashing import Busy


class Logins:
    """For the editors' site: who is refused for now is told when to come again; who comes in is known from then on."""

    def login(self, request, extra_context=None):
        try:
            response = super().login(request, extra_context)
        except Busy as busy:
            reason = _("Many logins are tried at this moment. Try again in a few seconds.")
            return errors.wait(request, 503, _("The login is busy"), reason, busy.seconds)
        if request.method == "POST" and request.user.is_authenticated and response.status_code == 302:
            known_browsers.mark(response, request.user.get_username())
        return response
