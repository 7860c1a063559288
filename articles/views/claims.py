"""A claim checked: whether one met another on some day, who held an office; on a page and as a file."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from summit_archive.files.about import about
from summit_archive.filtering.parameters import knows
from summit_archive.web.json import answer
from summit_archive.web.problems import PARAMETERS, ProblemAnswer

from ..claims import NotAClaim, OfficeAnswer, asking, claim, office_claim
from ..exporting import claims as told

OF_OFFICES = ("office", "person")


def texts_of(request):
    """What is asked; nothing where all is blank."""
    return {name: text for name in asking.PARAMETERS if (text := request.GET.get(name, "").strip())}


def answer_to(texts):
    """Raises `NotAClaim`."""
    if any(name in texts for name in OF_OFFICES):
        return office_claim(texts.get("office", ""), texts.get("on", ""), texts.get("person", ""))
    return claim(texts.get("who", ""), texts.get("met", ""), texts.get("on", ""), texts.get("in", ""))


@knows(*asking.PARAMETERS)
def claim_page(request):
    """A form, and the answer to what it asked."""
    texts = texts_of(request)
    found, problems = None, ()
    if texts:
        try:
            found = answer_to(texts)
        except NotAClaim as error:
            problems = [with_links(problem, texts) for problem in error.problems]
    context = {
        "texts": dict.fromkeys(asking.PARAMETERS, "") | texts,
        "problems": problems,
        "answer": found,
        "is_of_office": isinstance(found, OfficeAnswer),
        "canonical": request.build_absolute_uri(found.url) if found else "",
    }
    return render(request, "articles/claim.html", context)


def with_links(problem, texts):
    """A problem, and an address for each who may be meant."""
    path = reverse("claim")
    choices = [
        (choice, f"{path}?{urlencode({**texts, problem.parameter: choice.value})}")
        for choice in getattr(problem, "choices", ())
    ]
    return {"message": problem.message, "choices": choices}


@knows(*asking.PARAMETERS)
def claim_json(request):
    """The same; how to ask, where nothing is asked."""
    texts = texts_of(request)
    try:
        content = in_full(answer_to(texts)) if texts else told.about_claims()
    except NotAClaim as error:
        errors = [told.problem(problem) for problem in error.problems]
        return ProblemAnswer(400, _("The claim could not be read"), str(error), errors, PARAMETERS)
    return answer(told.whole(content, about(request)))


def in_full(found):
    return told.office_in_full(found) if isinstance(found, OfficeAnswer) else told.answer_in_full(found)
