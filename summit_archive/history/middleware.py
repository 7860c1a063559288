"""Says of every request of a logged-in editor who makes it, for the history."""

from django.conf import settings
from django.http import HttpRequest

from ..web.visitors import address_of
from .recording import About, about, saying

READS = {"GET", "HEAD", "OPTIONS"}


class WhoIsAtIt:
    """Within AuthenticationMiddleware. Who it is, is looked up only when something is written."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in READS:
            return self.get_response(request)
        token = about.set(lambda: said_of(request))
        try:
            with saying():
                return self.get_response(request)
        finally:
            about.reset(token)


def said_of(request: HttpRequest) -> About:
    """Nobody's name where no session is sent along: a reader's request must not come to depend on a cookie.

    The address only of who is at the editors' pages.
    """
    address = (address_of(request) or "") if request.path_info.startswith("/admin/") else ""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return About(address=address)
    return About(editor=request.user.pk, address=address)
