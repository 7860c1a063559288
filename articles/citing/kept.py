"""A kept result as a record of what is cited: what the list said then, by the version of the archive that said it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from summit_archive.citing.cited import Cited, Kind
from summit_archive.dates.plain_days import day_in_words
from summit_archive.files.about import About
from summit_archive.wording.numbers import grouped

from ..models import KeptResult
from .articles import name_of_archive
from .lists import query_of


def kept_cited(result: KeptResult, told: About) -> Cited:
    """Its list is named by the conditions that were kept. The queries of the rows that these name."""
    query = query_of(result.page, result.query, counts=False)
    kept = day_in_words(result.kept_at.date())
    title = _("Kept result %(key)s: %(list)s, as of %(day)s")
    return Cited(
        Kind.QUERY,
        title=title % {"key": result.key, "list": listed(result, query.words if query else ""), "day": kept},
        address=f"{told.site}{result.get_absolute_url()}",
        accessed=told.taken_at.date(),
        archive=name_of_archive(),
        version=result.archive_version,
        extent=rows(result.number),
        is_kept=True,
    )


def listed(result: KeptResult, conditions: str) -> str:
    name = _("Articles") if result.page == "article-list" else _("Meetings")
    return f"{name} ({conditions})" if conditions else name


def rows(number: int) -> str:
    return ngettext("%(number)s row", "%(number)s rows", number) % {"number": grouped(number)}
