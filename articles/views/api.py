"""The API, described for people and for programs."""

from itertools import groupby

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from summit_archive.web.json import answer

from ..describing.examples import address_of, snippets, values
from ..describing.openapi import openapi
from ..describing.operations import operations

# What each type of problem means, by the anchor to which it leads.
PROBLEMS = (
    (
        "parameters",
        400,
        _(
            "Part of the address could not be used. `errors` names each parameter, its value and what was expected."
        ),
    ),
    ("not-readable", 400, _("The address is not valid text, or asks too much: correct it.")),
    ("not-allowed", 403, _("This needs an account that may do it.")),
    ("not-found", 404, _("There is nothing at this address.")),
    (
        "read-only",
        405,
        _("The archive is read with GET and HEAD; `/reconcile/` and `/oai/` take forms, too."),
    ),
    ("not-saved", 409, _("A change would break a rule that the archive keeps.")),
    ("withdrawn", 410, _("What was here was withdrawn by its editors.")),
    ("too-large", 413, _("What was sent is too large.")),
    ("too-long", 414, _("The address is too long.")),
    ("too-often", 429, _("Too many requests in a short time: wait.")),
    ("our-fault", 500, _("Something went wrong on our side. It has been recorded.")),
    (
        "not-now",
        503,
        _("The database does not answer in time: ask again after the seconds in `Retry-After`."),
    ),
)


def site_of(request):
    return request.build_absolute_uri("/").removesuffix("/")


def description(request):
    """The API as OpenAPI 3.1."""
    return answer(openapi(site_of(request), values()))


def api(request):
    """Which addresses there are for programs, what they take, and examples that can be pasted."""
    site, found = site_of(request), values()
    every = [shown(one, site, found.get(one.name, {})) for one in operations()]
    groups = [(word, list(some)) for word, some in groupby(sorted(every, key=first_word), key=first_word)]
    return render(request, "api/api.html", {"groups": groups, "problems": PROBLEMS, "site": site})


def first_word(one):
    return one["operation"].path.split("/")[1].partition(".")[0]


def shown(operation, site, found):
    address = address_of(operation, found)
    is_json = operation.media_type.endswith("json")
    return {
        "operation": operation,
        "address": address,
        "snippets": snippets(f"{site}{address}", is_json) if address and not operation.leads_on else [],
    }
