"""The addresses of the reconciliation service: JSON for programs, and a few lines of HTML that they show."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from summit_archive.dates.parsing import shown
from summit_archive.filtering.paging import limit_asked
from summit_archive.filtering.parameters import knows
from summit_archive.filtering.values import Problem
from summit_archive.web.json import answer
from summit_archive.web.problems import refusal

from ..reconciling import suggesting
from ..reconciling.asked import extension_in, queries_in, query_in
from ..reconciling.extending import extended, proposed
from ..reconciling.manifest import manifest
from ..reconciling.matching import results
from ..reconciling.properties import PROPERTIES
from ..reconciling.refusing import NotReadable
from ..reconciling.things import THINGS, found, page_of

# A program shows the preview within a page of its own.
IN_ANY_FRAME = "default-src 'none'; style-src 'self'; form-action 'none'; frame-ancestors *; base-uri 'none'"


@csrf_exempt
@knows("queries", "query", "extend")
def reconcile(request):
    """What the service is; or, of `queries`, who is meant; or, of `extend`, what is on record of them.

    A form may hold the same, as there are more names than fit into an address. It changes nothing.
    """
    asked, site = (request.POST if request.method == "POST" else request.GET), site_of(request)
    try:
        if "queries" in asked:
            return answer(results(queries_in(asked["queries"])))
        if "query" in asked:
            return answer(results({"q0": query_in(asked["query"])})["q0"])
        if "extend" in asked:
            return answer(extended(extension_in(asked["extend"]), site))
    except NotReadable as refused:
        return refusal([refused.problem])
    return answer(manifest(site))


def site_of(request):
    return request.build_absolute_uri("/").removesuffix("/")


def of_type(request):
    """(the type that is asked for or "", the problem with it or None)"""
    type_ = request.GET.get("type", "").strip()
    if not type_ or type_ in THINGS:
        return type_, None
    expected = _("Type: “%(value)s” is not known; expected one of %(types)s.")
    return "", Problem("type", shown(type_), expected % {"value": shown(type_), "types": ", ".join(THINGS)})


@knows("prefix", "type")
def suggest_entity(request):
    type_, problem = of_type(request)
    if problem:
        return refusal([problem])
    return answer({"result": suggesting.entities(request.GET.get("prefix", ""), type_)})


@knows("prefix")
def suggest_type(request):
    return answer({"result": suggesting.types(request.GET.get("prefix", ""))})


@knows("prefix")
def suggest_property(request):
    return answer({"result": suggesting.properties(request.GET.get("prefix", ""))})


@knows("type", "limit")
def properties(request):
    type_, problem = of_type(request)
    limit, wrong = limit_asked(request.GET.get("limit", "").strip())
    if wrongs := [one for one in (problem, wrong) if one]:
        return refusal(wrongs)
    return answer(proposed(type_, limit or len(PROPERTIES)))


@knows("id")
def flyout_entity(request):
    facts = shown_of(request)
    return answer({"id": facts["identifier"], "html": suggesting.flyout_of(facts)})


@knows("id")
def flyout_type(request):
    thing = THINGS.get(request.GET.get("id", ""))
    if thing is None:
        raise Http404
    return answer({"id": thing.type, "html": format_html("<p>{}</p>", thing.name)})


@knows("id")
def flyout_property(request):
    one = PROPERTIES.get(request.GET.get("id", ""))
    if one is None:
        raise Http404
    types = ", ".join(str(THINGS[type_].name) for type_ in one.types)
    return answer({"id": one.id, "html": format_html("<p>{}</p><p>{}</p>", one.name, types)})


@knows("id")
def preview(request):
    """A few lines on a record."""
    response = render(request, "reconciling/preview.html", shown_of(request))
    response.headers["Content-Security-Policy"] = IN_ANY_FRAME
    return response


@knows("id")
def view(request):
    """The page of a record, by the identifier that others keep."""
    text = request.GET.get("id", "")
    row = found([text]).get(text)
    if row is None:
        raise Http404
    return redirect(page_of(row))


def shown_of(request):
    facts = suggesting.preview_of(request.GET.get("id", ""))
    if facts is None:
        raise Http404
    return facts
