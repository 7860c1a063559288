"""What a reader sees when something fails. Nothing here touches the database."""

import logging
import sys

from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..embedded_postgres.folders import CannotRun
from .problems import ProblemAnswer
from .programs import is_for_programs

logger = logging.getLogger(__name__)

RETRY_AFTER = 5


class DatabaseErrors:
    """Turns an unreachable database into 503 and a broken rule of the database into 409.

    Innermost of the middleware, because Django turns exceptions of views into
    answers before the outer ones see them. What fails outside of it, as in a
    session, comes to `server_error`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        return answer_to(request, error)


def answer_to(request, error):
    """The page for an error of the database, or None for any other error."""
    causes = list(chain_of(error))
    for kinds, answer in ANSWERS:
        if any(isinstance(cause, kinds) for cause in causes):
            logger.warning("%s: %s: %s", request.path, type(error).__name__, error)
            return answer(request)
    return None


def chain_of(error):
    """An error, what caused it, what caused that, and so on."""
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def unavailable(request):
    response = page(
        request,
        503,
        _("The archive is out for a moment"),
        _("Its database does not answer in time. Try again in a few seconds."),
    )
    response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response


def not_saved(request):
    reason = _("The change breaks a rule that the archive keeps. Go back and look at it again.")
    return page(request, 409, _("Nothing was saved"), reason)


def unreadable(request):
    reason = _("A value in the request is not of the kind that is kept there.")
    return page(request, 400, _("That cannot be read"), reason)


# A query that took too long is an OperationalError too.
ANSWERS = [
    ((OperationalError, InterfaceError, CannotRun), unavailable),
    (IntegrityError, not_saved),
    (DataError, unreadable),
]


def page(request, status, title, reason):
    """A small page; for programs the same as problem details, and for the scripts of ours that send JSON as they read it."""
    if is_for_programs(request.path_info):
        return ProblemAnswer(status, title, reason).at(request)
    if request.content_type == "application/json":
        return JsonResponse({"status": status, "said": f"{title}. {reason}"}, status=status)
    facts = {"title": title, "reason": reason}
    return HttpResponse(render_to_string("errors/plain.html", facts), status=status)


def server_error(request):
    """Django's last resort, for what failed outside of the views too."""
    error = sys.exc_info()[1]
    return answer_to(request, error) or page(
        request, 500, _("Something broke"), _("The fault is ours, and has been noted.")
    )


def not_found(request, exception):
    return page(request, 404, _("Nothing is kept here"), _("The address leads to nothing in the archive."))


def bad_request(request, exception):
    return page(request, 400, _("That cannot be read"), _("The request is not well formed."))


def permission_denied(request, exception):
    return page(request, 403, _("Not for you"), _("Log in with an account that may do this."))


def csrf_failure(request, reason=""):
    return page(
        request,
        403,
        _("The form is out of date"),
        _("Go back, load the page again, and send the form once more."),
    )


def locked_out(request, credentials, *args, **kwargs):
    """For django-axes: too many failed logins."""
    reason = _("Too many logins failed with this name from this address. Wait 15 minutes.")
    return page(request, 429, _("Logging in is closed for a while"), reason)
