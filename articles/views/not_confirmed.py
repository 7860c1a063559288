"""The page of meetings that were planned or reported and are not confirmed as held, its files, and its old addresses."""

import re

from django.shortcuts import render

from participants.listing.not_confirmed import (
    NotConfirmedFilter,
    NotConfirmedResult,
    by_outcome,
)
from summit_archive.files.answers import json_answer
from summit_archive.filtering import Links
from summit_archive.filtering.list_page import list_page
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.former_slugs import moved_for_good

from ..exporting.evidence_nouns import NOT_CONFIRMED
from ..joining.meetings import with_statuses


def result_of(asked):
    return NotConfirmedResult(asked, with_statuses)


@reads_its_query
def not_confirmed_list(request):
    """Meetings known not to have been held, and those of which no source says what became; by their fate."""
    asked = NotConfirmedFilter.read(request.GET)
    result = result_of(asked)
    context = list_page(asked, result, Links(asked, "not-confirmed", "not-confirmed-json"))
    outcomes = by_outcome(result.rows, context["facets"][0])
    return render(request, "participants/not_confirmed.html", context | {"outcomes": outcomes})


@reads_its_query
def not_confirmed_json(request):
    """The same for programs, a page at a time."""
    asked = NotConfirmedFilter.read_of_program(request.GET)
    return json_answer(request, NOT_CONFIRMED, asked, result_of(asked), Links(asked, "not-confirmed-json"))


# What is unknown was called open where all of these were called never held.
FORMER_FATE = re.compile(r"(?<=[?&])fate=open(?=&|$)")


@reads_its_query
def never_held(request, to):
    """The former address leads on for good, where its query is read: what it listed may have been held."""
    response = moved_for_good(request, to)
    response["Location"] = FORMER_FATE.sub("fate=unknown", response["Location"])
    return response
