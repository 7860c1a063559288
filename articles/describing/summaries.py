"""What each address for programs answers, in a sentence: by the name of its route, else by its form, else by its page."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

OF_ROUTE: Mapping[str, Any] = {
    "all-changes-atom": _("Everything new in the archive, as a feed."),
    "api-openapi": _("This description, as OpenAPI 3.1."),
    "article-json-under-headline": _("Leads to the article's file, whose address has no headline."),
    "article-list-atom": _("New, changed and withdrawn articles under the filters of the list, as a feed."),
    "calendar-year-ics": _("Meetings of a year with certain days, for calendar programs."),
    "meeting-dates-csv": _(
        "The evidence for each possible date of a meeting; empty where the date is certain."
    ),
    "meeting-json": _("A meeting with its participants, the evidence for each, and the articles about it."),
    "meeting-list-atom": _("New, changed and removed meetings under the filters of the list, as a feed."),
    "meeting-list-ics": _(
        "Meetings with certain days under the filters of the list, for calendar programs; with coming=90 those of the "
        "next 90 days."
    ),
    "reconcile": _("Matches names with records: the service, its queries and its extensions (OpenRefine)."),
    "reconcile-flyout-entity": _("A few lines about a record, for OpenRefine."),
    "reconcile-flyout-property": _("A few lines about a property, for OpenRefine."),
    "reconcile-flyout-type": _("A few lines about a type of record, for OpenRefine."),
    "reconcile-preview": _("A few lines about a record, as a page for OpenRefine."),
    "reconcile-properties": _("The properties by which a table can be extended."),
    "reconcile-suggest-entity": _("Records whose name begins with the given letters."),
    "reconcile-suggest-property": _("Properties whose name begins with the given letters."),
    "reconcile-suggest-type": _("Types of records whose name begins with the given letters."),
    "reconcile-view": _("Leads to the page of a record by its identifier."),
    "series-json": _("A series with its meetings, and who came to them."),
    "suggest": _("At most ten records of any kind whose name begins with the given letters."),
}
OF_FORM: Mapping[str, Any] = {
    ".bib": _("A citation for reference managers (BibTeX)."),
    ".ris": _("A citation for reference managers (RIS)."),
    ".csl.json": _("A citation for reference managers (CSL-JSON)."),
    ".jsonld": _("The facts of the page as linked data (JSON-LD, schema.org)."),
}
OF_PAGE: Mapping[str, Any] = {
    "article-detail": _("A published article with the names, meetings and statements found in it."),
    "article-list": _("Published articles under the filters of the list."),
    "calendar": _("The calendar of the latest year with meetings."),
    "calendar-month": _("Meetings that were, or may have been, in a month."),
    "calendar-on": _("Meetings on a day of the year, through all years; the certain ones first."),
    "calendar-year": _("Meetings that were, or may have been, in a year."),
    "changes": _("What was changed in a record, newest change first."),
    "claim": _("Whether two met, or who held an office, with the evidence for and against."),
    "codebook": _("What each column of a release means."),
    "compare": _("Two to five countries or people compared by year."),
    "country-detail": _("A country with its names, leaders through time and memberships."),
    "country-list": _("Countries, and how many meetings each took part in."),
    "country-network": _("Which countries a country met, and how often."),
    "country-pair": _("How often two countries met, by year."),
    "data": _("The releases of the whole archive, with their files and checksums."),
    "dyad-list": _("How often each pair of countries met in each year, certain and possible apart."),
    "identifier-list": _("Identifiers of countries, organisations and people in other collections."),
    "kept-result": _("A kept result: its rows as they were, and what has changed since."),
    "leader-list": _("Terms of heads of state and heads of government."),
    "matrix": _("How often each pair of countries or leaders met."),
    "meeting-detail": _("What each source says of a meeting and its participants."),
    "meeting-list": _(
        "Meetings on record under the filters of the list; “status” says whether each was held."
    ),
    "meeting-list-spreadsheet": _(
        "Meetings with a row for each participant, to be edited and imported again."
    ),
    "meeting-map": _("Meetings by country, where they were or who took part."),
    "meeting-timeline": _("Meetings by year, certain and possible apart."),
    "not-confirmed": _("Meetings that were planned or reported and that no source confirms."),
    "organisation-detail": _("An organisation with its names, members through time, series and parts."),
    "organisation-list": _("Organisations on record."),
    "participation-list": _(
        "Participants of meetings, one in a row, with the facts of the meeting beside each."
    ),
    "person-detail": _("A person with names, terms of office and the latest statements."),
    "person-list": _("People who took part in meetings, held office or are quoted."),
    "person-network": _("Whom a person met, and how often."),
    "person-pair": _("How often two people met, by year."),
    "person-trips": _("Where a leader stayed, worked out from meetings."),
    "proposal-detail": _("A meeting that articles report and nobody has checked."),
    "proposal-list": _("Meetings that articles report and nobody has checked; no number counts them."),
    "publisher-detail": _("A publisher with its latest articles and the articles that cite it."),
    "publisher-list": _("Publishers of articles and sources."),
    "search": _(
        "One answer to a question in words: what was understood, and records of every kind that fit."
    ),
    "series-detail": _("Who came to each meeting of a series: a row for each country and meeting."),
    "series-list": _("Series of meetings."),
    "source-detail": _("A source and the facts that cite it."),
    "topic-detail": _("A topic with its narrower topics and the latest statements about it."),
    "topic-list": _("Topics of articles and statements, as a tree."),
}


def sentence_of(name: str, path: str, page: str) -> Any:
    """Of the route called `name`, at `path`, a form of `page`; "" where no sentence is written for it.

    In the language of whoever reads it: not before.
    """
    ending = next((ending for ending in OF_FORM if path.endswith(ending)), "")
    return OF_ROUTE.get(name) or OF_FORM.get(ending) or OF_PAGE.get(page) or OF_PAGE.get(name) or ""
