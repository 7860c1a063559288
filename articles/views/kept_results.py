"""“Keep this result”: a page that asks, and the page of what was kept, with what has changed since."""

from dataclasses import replace

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from summit_archive.corrections.limits import sender_of
from summit_archive.files.about import about
from summit_archive.files.answers import Found, table_answer
from summit_archive.files.forms import FORMS, TABLES
from summit_archive.filtering.address import Asked
from summit_archive.filtering.parameters import knows
from summit_archive.web import errors
from summit_archive.web.json import answer
from summit_archive.wording.numbers import grouped

from ..kept_results.keeping import TooLong, is_whole, keep, noun_of
from ..kept_results.limits import AN_HOUR, MOST_ROWS, too_many
from ..kept_results.lists import LISTS, list_at
from ..kept_results.since import Since
from ..models import KeptResult

# So many rows of a kind are shown; all stand in the file.
SHOWN = 100


@csrf_exempt  # No cookie says who sends it, so there is nothing to be misused.
@knows("page")
def new(request):
    """What would be kept, and the button; pressed, it leads to the address of what is kept."""
    data = request.POST if request.method == "POST" else request.GET
    address = data.get("page", "")
    found = list_at(address)
    if found is None:
        told = _(
            "Page: “%(value)s” is not a list that can be kept; expected an address such as /meetings/?country=kz."
        )
        return shown(request, {"problem": told % {"value": address[:200]}}, 422 if address else 200)
    name, query = found
    path, _mark, as_given = address.partition("?")
    asked, problems = LISTS[name].asked(query), LISTS[name].asked(as_given).asked.problems
    context = {
        "page": f"{path}?{query}" if query else path,
        "conditions": asked.asked.in_words,
        "problems": problems,
        "most": MOST_ROWS,
    }
    if request.method != "POST":
        return shown(request, context | {"total": asked.total})
    origin = request.headers.get("Origin")
    if origin not in (None, "null", f"{request.scheme}://{request.get_host()}"):
        return errors.csrf_failure(request)
    if too_many(sender_of(request)):
        told = _("Too many results were kept in the last hour. Try again in an hour.")
        response = shown(request, context | {"problem": told}, 429)
        response.headers["Retry-After"] = str(int(AN_HOUR.total_seconds()))
        return response
    try:
        result = keep(name, query, sender_of(request))
    except TooLong:
        told = _("Up to %(most)s rows can be kept: narrow the list, or cite a release of the archive.")
        return shown(request, context | {"problem": told % {"most": grouped(MOST_ROWS)}}, 422)
    return redirect(result)


def shown(request, context, status=200):
    response = render(
        request,
        "articles/keep_result.html",
        {"problem": "", "problems": [], "conditions": [], "page": "", "total": None, "most": MOST_ROWS}
        | context,
        status=status,
    )
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def kept_result(request, key):
    """What the list said, what it says now, and what has changed since, row by row."""
    if key != key.lower():
        return redirect("kept-result", key.lower())
    since = Since(get_object_or_404(KeptResult, key=key))
    result = since.result
    context = {
        "result": result,
        "since": since,
        "conditions": LISTS[result.page].asked(result.query).asked.in_words,
        "is_whole": is_whole(result),
        "added": since.added[:SHOWN],
        "left": since.left[:SHOWN],
        "changed": since.changed[:SHOWN],
        "most": SHOWN,
    }
    return render(request, "articles/kept_result.html", context)


# The same for programs


def kept_result_json(request, key):
    """What was kept, and what has changed since; the rows themselves stand in the other forms."""
    since = Since(get_object_or_404(KeptResult, key=key))
    result, told = since.result, about(request)

    def whole(row):
        return row | {"url": told.whole(row["url"])}

    content = {
        "key": result.key,
        "url": told.whole(result.get_absolute_url()),
        "list": told.whole(result.list_url),
        "kept_at": result.kept_at.isoformat(),
        "archive_version": result.archive_version,
        "rows": result.number,
        "sha256": result.digest,
        "is_whole": is_whole(result),
        "taken_away_since": since.number_taken_away,
        "has_grown_too_long": since.now is None,
        "rows_now": None if since.now is None else len(since.now),
        "added": [whole(row) for row in since.added],
        "left": [whole(row) for row in since.left],
        "changed": [
            {"row": whole(row), "differences": [difference._asdict() for difference in found]}
            for row, found in since.changed
        ],
        "archive": told.as_json,
    }
    return answer(content)


def table_of(form):
    """The view of the rows as they were, without those that readers may not see any more."""

    def view(request, key):
        since = Since(get_object_or_404(KeptResult, key=key))
        result = since.result
        now = about(request)
        as_kept = replace(now, archive_version=result.archive_version, taken_at=result.kept_at)
        kept_list = LISTS[result.page]
        found = Found(Asked({}, {}, {}), since.was.values(), total=len(since.was))
        return table_answer(
            noun_of(kept_list.noun), found, f"{kept_list.noun.plural}-{key}", FORMS[form], as_kept
        )

    return view


TABLES_OF_RESULT = {form: table_of(form) for form in TABLES}
