"""“Cite”: each page of readers in all styles, and as files for reference managers."""

import json

from django.http import HttpResponse
from django.shortcuts import render

from summit_archive.citing.bibtex import bibtex
from summit_archive.citing.csl import csl
from summit_archive.citing.keys import key_of
from summit_archive.citing.ris import ris
from summit_archive.citing.styles import STYLES
from summit_archive.files.about import about
from summit_archive.files.forms import FORMS
from summit_archive.files.names import as_attachment
from summit_archive.filtering.parameters import knows
from summit_archive.web.json import refusal

from ..citing.pages import NotCited, cited_at

# The text of one record, by the name of its form.
WRITTEN = {
    "bib": bibtex,
    "ris": ris,
    "csl_json": lambda cited: json.dumps([csl(cited)], ensure_ascii=False, indent=2) + "\n",
}


@knows("page")
def cite(request):
    """The citations of the page that is asked for; of the archive as a whole, where none is."""
    cited, problems = cited_of(request)
    citations = [(style, style.cite(cited)) for style in STYLES] if cited else []
    context = {"address": request.GET.get("page", ""), "cited": cited, "citations": citations}
    return render(request, "articles/cite.html", context | {"problems": problems})


def cited_of(request):
    """(what is cited, or None; the problems with the address)"""
    try:
        return cited_at(request.GET.get("page", "").strip(), request, about(request))
    except NotCited as refused:
        return None, [refused.problem]


def file_of(name):
    """The view of a form of `cite`."""

    @knows("page")
    def view(request):
        cited, problems = cited_of(request)
        return refusal(problems) if problems else file_answer(cited, name)

    return view


def file_answer(cited, name):
    """One record as a file."""
    form = FORMS[name]
    response = HttpResponse(WRITTEN[name](cited), content_type=f"{form.media_type}; charset=utf-8")
    response.headers["Content-Disposition"] = as_attachment(key_of(cited) + form.ending)
    return response


FILES = {name: file_of(name) for name in WRITTEN}
