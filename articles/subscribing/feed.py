"""What is new, changed and withdrawn among the articles of a list, newest change first, as entries of a feed."""

from collections.abc import Iterable, Iterator

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from summit_archive.dates import PartialDate
from summit_archive.files.atom import Entry, FeedPage, Tombstone
from summit_archive.history.newest import Newest, Shown, newest_of, newest_written, shown_since
from summit_archive.history.newest_in_words import in_words, labels_of
from summit_archive.history.reading import Hanging, links_of

from ..listing.question import ArticleQuestion
from ..models import Article, Attestation, Citation, Coverage, Statement
from ..querysets import published_only
from .fitting import Fitting
from .withdrawn import Withdrawn, withdrawn_of_late

PAGE_SIZE = 50
# Where few were changed of late, so many that were added last are told as well.
ADDED_LAST = 2 * PAGE_SIZE
HANGING = (
    *links_of(Article),
    *(Hanging(model, "article") for model in (Attestation, Citation, Coverage, Statement)),
)
# What an import notes for itself.
UNSEEN = ("retrieved_at", "external_id")
MOST_ABOUT = 30


def article_feed(question: ArticleQuestion, page: int = 1) -> tuple[FeedPage, bool]:
    """The entries of a page, and whether there are more. At most some thirty queries, those of a search among them."""
    fitting = Fitting(question)
    places: dict[int, Newest | Withdrawn] = {**newest_in(fitting)}
    gone, buried = withdrawn_in(fitting)
    places |= {one.article: one for one in gone}
    order = sorted(places, key=lambda number: (places[number].at, number), reverse=True)
    first = (page - 1) * PAGE_SIZE
    some = [places[number] for number in order[first : first + PAGE_SIZE]]
    entries = entries_of([one for one in some if isinstance(one, Newest)])
    entries |= {one.article: entry_of_withdrawn(one) for one in some if isinstance(one, Withdrawn)}
    told = [entries[number] for number in order[first : first + PAGE_SIZE] if number in entries]
    return FeedPage(told, buried if page == 1 else []), len(order) > first + PAGE_SIZE


def newest_in(fitting: Fitting) -> dict[int, Newest]:
    """Of those that fit: what was written last, and what was added last."""
    newest = newest_written(Article, HANGING, UNSEEN)
    fit = fitting.among(newest)
    found = {number: one for number, one in newest.items() if number in fit}
    return found | newest_of(
        Article, [number for number in fitting.newest(ADDED_LAST) if number not in found], UNSEEN
    )


def withdrawn_in(fitting: Fitting) -> tuple[list[Withdrawn], list[Tombstone]]:
    """Those of the list; and what only programs that have it are told of, by a tombstone that shows nothing.

    Of what is deleted nobody can tell what it was about, nor of what is withdrawn which words it had.
    """
    withdrawn = withdrawn_of_late()
    kept = fitting.once_among([one.article for one in withdrawn if one.is_kept]) if withdrawn else set()
    of_list = [one for one in withdrawn if one.article in kept]
    unknown = [one for one in withdrawn if not one.is_kept]
    if fitting.search is not None:
        of_list, unknown = [], [*of_list, *unknown]
    return of_list, [Tombstone(name_of(one.article), one.at) for one in unknown]


def name_of(article: int) -> str:
    return f"articles/{article}"


def entries_of(newest: list[Newest]) -> dict[int, Entry]:
    rows = with_what_is_told().in_bulk([one.row for one in newest])
    shown = shown_since(Article, rows, "status", Article.Status.PUBLISHED)
    changed = [one for one in newest if one.row in shown and one.at > shown[one.row].at]
    words = in_words(changed, labels_of(Article, HANGING), published_only, UNSEEN)
    return {
        one.row: entry_of(rows[one.row], one, shown.get(one.row), words.get(one.row, ()))
        for one in newest
        if one.row in rows
    }


def with_what_is_told() -> QuerySet[Article]:
    """Six queries for any page."""
    coverage = Prefetch("coverage", Coverage.objects.select_related("meeting"))
    shown = Article.objects.published().without_texts().select_related("publisher")
    return shown.prefetch_related("countries", "people", "organisations", "topics", coverage)


def entry_of(article: Article, newest: Newest, shown: Shown | None, changes: Iterable[str]) -> Entry:
    """What was done to a draft is nobody's business: it is new from the moment when readers came to see it."""
    about = [*article.countries.all(), *article.topics.all()]
    return Entry(
        name=name_of(article.pk),
        title=article.headline,
        path=article.get_absolute_url(),
        updated=max(newest.at, shown.at) if shown else newest.at,
        published=shown.at if shown else None,
        author=article.publisher.name if article.publisher else article.byline,
        lines=(*told_of(article), *(_("Changed: %s") % change for change in changes)),
        categories=tuple(str(one) for one in about[:MOST_ABOUT]),
    )


def told_of(article: Article) -> Iterator[str]:
    """When and by whom it was published, what it is about, and of which meetings it tells."""
    stated = article.published_on
    day = PartialDate.parse(stated.isoformat()).in_words() if stated else _("day not stated")
    by = article.publisher.name if article.publisher else article.byline
    yield _("Published: %(day)s, %(by)s") % {"day": day, "by": by} if by else _("Published: %s") % day
    about = [
        *article.countries.all(),
        *article.people.all(),
        *article.organisations.all(),
        *article.topics.all(),
    ]
    if about:
        yield _("About: %s") % ", ".join(str(one) for one in about[:MOST_ABOUT])
    for one in list(article.coverage.all())[:MOST_ABOUT]:
        yield f"{one.get_kind_display()}: {one.meeting.title}"
    if article.url:
        yield _("Source: %s") % article.url


def entry_of_withdrawn(one: Withdrawn) -> Entry:
    told = _("This article was withdrawn: the archive shows no word of it any more.")
    path = reverse("article-by-number", args=[one.article])
    return Entry(name_of(one.article), _("Withdrawn article"), path, one.at, lines=(told,), is_gone=True)
