"""What a reader sees when something fails. Nothing here touches the database."""

import logging
import sys

from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..embedded_postgres.folders import CannotRun
from ..observing.counts import count_database_error
from ..observing.request_ids import request_id
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
            count_database_error(error)
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
        _("The archive is not available"),
        _("The database did not answer in time. Try again in a few seconds."),
    )
    response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response


def not_saved(request):
    reason = _("The change would break a rule of the archive. Go back and check it.")
    return page(request, 409, _("Nothing was saved"), reason)


def unreadable(request):
    reason = _("A value in the request has the wrong form.")
    return page(request, 400, _("The request cannot be read"), reason)


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
    facts = {"title": title, "reason": reason, "number": request_id.get() if status >= 500 else ""}
    return HttpResponse(render_to_string("errors/plain.html", facts), status=status)


def server_error(request):
    """Django's last resort, for what failed outside of the views too."""
    error = sys.exc_info()[1]
    return answer_to(request, error) or page(
        request, 500, _("Something went wrong"), _("This is our mistake. It has been recorded.")
    )


def not_found(request, exception):
    return page(request, 404, _("Page not found"), _("There is no page at this address in the archive."))


def bad_request(request, exception):
    return page(request, 400, _("The request cannot be read"), _("The request is not well formed."))


def permission_denied(request, exception):
    return page(request, 403, _("You cannot open this page"), _("Log in with an account that may do this."))


def csrf_failure(request, reason=""):
    return page(
        request,
        403,
        _("The form has expired"),
        _("Go back, reload the page, and send the form again."),
    )


def locked_out(request, credentials, *args, **kwargs):
    """For django-axes: too many failed logins."""
    reason = _("Too many logins with this name failed from this address. Wait 15 minutes.")
    return page(request, 429, _("Too many failed logins"), reason)
