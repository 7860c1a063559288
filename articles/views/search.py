"""The search over everything, as a page and as a file; and what its box suggests as one types."""

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _

from summit_archive.dates.parsing import shown
from summit_archive.files.about import about
from summit_archive.filtering.parameters import knows, reads_its_query
from summit_archive.filtering.values import Problem
from summit_archive.web.json import answer
from summit_archive.web.languages import codes, speaking
from summit_archive.web.problems import refusal

from ..answering.as_json import in_full
from ..answering.page import Search, asked_by
from ..answering.suggesting import suggestions


@reads_its_query
def search(request):
    """The best answer to a question, and all that fits it: people, countries, meetings, series, places, articles."""
    asked = asked_by(request.GET)
    found = Search(asked) if asked.q else None
    return render(
        request, "articles/search.html", {"asked": asked, "search": found, "problems": asked.problems}
    )


@reads_its_query
def search_json(request):
    """The answer to a question, what was understood of it, and what fits it, of every kind."""
    asked = asked_by(request.GET)
    if asked.problems:
        return refusal(asked.problems)
    return answer(in_full(Search(asked) if asked.q else None, about(request)))


@knows("q", "lang")
def suggest(request):
    """At most ten pairs, people, countries, organisations, places, series, meetings and topics that begin with `q`.

    `lang` is the language of the names, and of the pages that they lead to.
    """
    text, language = request.GET.get("q", ""), request.GET.get("lang", "") or settings.LANGUAGE_CODE
    if language not in codes():
        return refusal([problem_with_language(language)])
    with speaking(language):
        return answer({"q": text, "results": suggestions(text)})


def problem_with_language(given):
    said = _("lang: “%(value)s” is no language of this site; expected one of %(known)s.")
    return Problem("lang", shown(given), said % {"value": shown(given), "known": ", ".join(codes())})
