"""What a reader sees when something fails. Nothing here touches the database."""

import logging
import sys

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..observing.counts import count_database_error
from ..observing.request_ids import request_id
from .database_errors import answer_for
from .problems import ProblemAnswer
from .programs import is_for_programs
from .sent_again import fields_of

logger = logging.getLogger(__name__)

NOT_NOW = 503
EDITORS = "/admin/"


class DatabaseErrors:
    """Turns an error of the database into an answer: 503, 409 or 400 (database_errors.py).

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
    answer = answer_for(error)
    if answer is None:
        return None
    count_database_error(error)
    words = "%s: %s: %s", request.path, type(error).__name__, str(error).strip()
    logger.log(logging.ERROR if answer.is_fault else logging.WARNING, *words)
    return said(request, answer)


def said(request, answer):
    """In words: why, what became of what was sent, and what can still be done."""
    is_now = answer.status == NOT_NOW
    more = [answer.saved] if is_now and request.method == "POST" else []
    if is_now and is_of_people(request):
        more.append(_("Pages that were opened lately can still be read, as they were then."))
    fields = fields_of(request) if is_now else []
    reason = " ".join(str(sentence) for sentence in (answer.reason, *more))
    if answer.retry_after:
        return wait(request, answer.status, str(answer.title), reason, answer.retry_after, fields)
    return page(request, answer.status, str(answer.title), reason, fields)


def is_of_people(request):
    """A page that somebody reads, of which copies may be kept."""
    is_logged_in = (
        settings.SESSION_COOKIE_NAME in request.COOKIES
    )  # who gets no copies: it may lack a change of theirs
    return (
        request.method in ("GET", "HEAD") and not request.path_info.startswith(EDITORS) and not is_logged_in
    )


def page(request, status, title, reason, fields=()):
    """A small page; for programs the same as problem details, and for the scripts of ours that send JSON as they read it."""
    if is_for_programs(request.path_info):
        return ProblemAnswer(status, title, reason).at(request)
    if request.content_type == "application/json":
        return JsonResponse({"status": status, "said": f"{title}. {reason}"}, status=status)
    facts = {"title": title, "reason": reason, "fields": fields, "address": request.get_full_path()}
    facts["number"] = request_id.get() if status >= 500 else ""
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


def wait(request, status, title, reason, seconds, fields=()):
    """A refusal for now, which says when to come again."""
    response = page(request, status, title, reason, fields)
    response.headers["Retry-After"] = str(seconds)
    response.headers["Cache-Control"] = "no-store"
    return response
