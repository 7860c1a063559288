"""What was changed on a page, and on which day: for readers, without names and without what is not published."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render

from participants.models import (
    Country,
    Meeting,
    MeetingLink,
    MeetingSeries,
    Membership,
    Name,
    Organisation,
    Participation,
    Person,
    Term,
)
from summit_archive.files.answers import json_of
from summit_archive.history.reading import Hanging, belonging, changes_among, links_of
from summit_archive.history.tables import Change
from summit_archive.history.words import shown_steps
from summit_archive.records import number_in
from summit_archive.web.former_slugs import Moved, moved_for_good, row_at

from ..models import (
    Article,
    Attestation,
    Citation,
    Coverage,
    Publisher,
    Source,
    SourceMeeting,
    Statement,
    Topic,
)
from ..querysets import published_only

# So many changes, the newest, are told on a page.
MOST = 200


@dataclass(frozen=True)
class Kind:
    """Pages of a model, and the lines on them whose changes belong to the page."""

    model: type
    hanging: tuple[Hanging, ...] = ()


OF_ARTICLES = (
    *links_of(Article),
    *(Hanging(model, "article") for model in (Attestation, Citation, Coverage, Statement)),
)
KINDS = {
    "articles": Kind(Article, OF_ARTICLES),
    "countries": Kind(Country, (Hanging(Name, "country"), Hanging(Membership, "country"))),
    "meetings": Kind(Meeting, (Hanging(Participation, "meeting"), Hanging(MeetingLink, "first"))),
    "organisations": Kind(Organisation, (Hanging(Name, "organisation"), Hanging(Membership, "organisation"))),
    "people": Kind(Person, (Hanging(Name, "person"), Hanging(Term, "person"))),
    "publishers": Kind(Publisher),
    "series": Kind(MeetingSeries, (Hanging(Name, "series"),)),
    "sources": Kind(Source, (Hanging(SourceMeeting, "source"),)),
    "topics": Kind(Topic),
}


def changes(request, of, key):
    """The newest changes of a page, by day."""
    row = row_of(of, key)
    if isinstance(row, Moved):
        return moved_for_good(request, "changes", of, row.slug)
    steps, is_cut = steps_of(of, row)
    context = {"row": row, "of": of, "key": key, "steps": steps, "is_cut": is_cut, "most": MOST}
    return render(request, "articles/changes.html", context)


def changes_json(request, of, key):
    """The same for programs."""
    row = row_of(of, key)
    if isinstance(row, Moved):
        return moved_for_good(request, "changes-json", of, row.slug)
    steps, is_cut = steps_of(of, row)
    told = [
        {
            "day": shown.step.at.date().isoformat(),
            "changes": [
                {
                    "record": line.record,
                    "change": Change.Kind(line.kind).name.lower(),
                    "field": line.field,
                    "before": line.before,
                    "after": line.after,
                }
                for line in shown.lines
            ],
        }
        for shown in steps
    ]
    return json_of(
        request, {"of": str(row), "url": row.get_absolute_url(), "steps": told, "is_complete": not is_cut}
    )


def row_of(of, key):
    """The row whose page is asked for; Moved where it is at another address. Raises Http404."""
    if of not in KINDS:
        raise Http404
    if of == "articles":
        rows = Article.objects.published().filter(pk=number_in(key))
    elif of == "sources":
        rows = Source.objects.filter(pk=number_in(key))
    elif of == "countries":
        rows = Country.objects.filter(code=key.upper())
    else:
        try:
            return row_at(KINDS[of].model.objects.all(), key)
        except Moved as moved:
            return moved
    row = rows.first()
    if row is None:
        raise Http404
    return row


def steps_of(of, row):
    """The steps, newest first, with their lines; and whether older ones are left out."""
    numbers = belonging(KINDS[of].model, row.pk, KINDS[of].hanging)
    without_names = changes_among(numbers).select_related(None).select_related("step")
    found = list(without_names[: MOST + 1])
    told = found[:MOST]
    if of == "articles":
        told = since_published(told, row)
    return shown_steps(told, numbers, published_only), len(found) > MOST


def since_published(told, article):
    """What was done to a draft is nobody's business: of changes, newest first, those until it was published."""
    kept = []
    for change in told:
        kept.append(change)
        is_of_article = change.table_name == Article._meta.db_table and change.row == article.pk
        if is_of_article and (change.after or {}).get("status") == Article.Status.PUBLISHED:
            return [one for one in kept if one.step_id >= change.step_id]
    return kept
