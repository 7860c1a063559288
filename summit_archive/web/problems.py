"""What programs are told when something fails: problem details (RFC 9457), in one form for every file and status.

`type` leads to the words that explain it, `errors` names each parameter that could not be used.
"""

import json

from django.http import HttpResponse
from django.utils.translation import gettext as _

MEDIA_TYPE = "application/problem+json"
# Where each is explained, by status.
KINDS = {
    400: "not-readable",
    403: "not-allowed",
    404: "not-found",
    405: "read-only",
    409: "not-saved",
    410: "withdrawn",
    413: "too-large",
    414: "too-long",
    429: "too-often",
    500: "our-fault",
    503: "not-now",
}
PARAMETERS = "parameters"
# Of an address that is longer than any of ours only the path is repeated.
LONGEST_INSTANCE = 4096


class ProblemAnswer(HttpResponse):
    """An error as programs read it. Where it happened is told on its way out, by `Instances`, or with `at`."""

    def __init__(self, status, title, detail, errors=(), kind=None):
        super().__init__(status=status, content_type=MEDIA_TYPE)
        self.told = {
            "type": type_of(kind or KINDS[status]),
            "title": str(title),
            "status": status,
            "detail": str(detail),
        }
        self.errors = list(errors)
        self.write_out()

    def at(self, request):
        address = request.get_full_path()
        self.told["instance"] = address if len(address) <= LONGEST_INSTANCE else address.partition("?")[0]
        self.write_out()
        return self

    def write_out(self):
        told = self.told | ({"errors": self.errors} if self.errors else {})
        self.content = json.dumps(told, ensure_ascii=False)


def type_of(kind):
    return f"/api/#{kind}"


def refusal(problems, status=400):
    """What of the address could not be used, each a `Problem`: what a page would only mention is an error here."""
    errors = [{"parameter": p.parameter, "value": p.value, "message": p.message} for p in problems]
    return refused(errors, status)


def refused(errors, status=400):
    """The same of errors as they are told: dictionaries that may say more."""
    detail = " ".join(error["message"] for error in errors)
    return ProblemAnswer(status, _("Some of this address could not be used"), detail, errors, PARAMETERS)


def withdrawn(detail):
    return ProblemAnswer(410, _("Withdrawn"), detail)


class Instances:
    """Tells each problem that a view answers with where it happened."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        return response.at(request) if isinstance(response, ProblemAnswer) else response
