"""Whether what the database keeps beside the articles and meetings is what they give, and its repair.

Each check gives one finding, a number: there is no page where an editor could mend it.
"""

from django.utils.translation import gettext_lazy, ngettext_lazy

from participants.remembered.kept import mend_meetings, wrong_meetings
from summit_archive.quality import Finding, Severity, check

from ..counting import recount
from ..proposals.kept import mend_proposals, wrong_proposals
from ..searching.recount import mend_texts, wrong_texts

MEND = gettext_lazy("Run: manage.py check_archive --repair")


def telling(told):
    """`told`: lazily translated by its `number`."""
    return lambda number: Finding(told % {"number": number}, "")


def one_if_any(number):
    return [number] if number else []


@check(
    Severity.ERROR,
    gettext_lazy("Articles with wrong entries in the lists"),
    MEND,
    telling(
        ngettext_lazy(
            "%(number)d article is not listed, or is listed under wrong values.",
            "%(number)d articles are not listed, or are listed under wrong values.",
            "number",
        )
    ),
)
def listings_differ():
    return one_if_any(sum(len(recount.wrong_listings(*span)) for span in recount.spans("articles_listing")))


@check(
    Severity.ERROR,
    gettext_lazy("Lists of a country, a person or another value with wrong or missing articles"),
    MEND,
    telling(
        ngettext_lazy(
            "%(number)d entry in the lists of one value is wrong or missing.",
            "%(number)d entries in the lists of one value are wrong or missing.",
            "number",
        )
    ),
)
def lists_differ():
    return one_if_any(recount.wrong_entries())


@check(
    Severity.ERROR,
    gettext_lazy("Stored counts that differ from a recount"),
    MEND,
    telling(
        ngettext_lazy(
            "%(number)d stored count differs from the listed articles.",
            "%(number)d stored counts differ from the listed articles.",
            "number",
        )
    ),
)
def counts_differ():
    return one_if_any(recount.wrong_counts())


@check(
    Severity.ERROR,
    gettext_lazy("Bitmaps that differ from the listed articles"),
    MEND,
    telling(
        ngettext_lazy(
            "%(number)d bitmap differs from the listed articles.",
            "%(number)d bitmaps differ from the listed articles.",
            "number",
        )
    ),
)
def bitmaps_differ():
    return one_if_any(recount.wrong_bitmaps())


@check(
    Severity.ERROR,
    gettext_lazy("Articles with wrong words in the search index"),
    MEND,
    telling(
        ngettext_lazy(
            "%(number)d article has wrong words or marks in the search index.",
            "%(number)d articles have wrong words or marks in the search index.",
            "number",
        )
    ),
)
def texts_differ():
    return one_if_any(sum(len(wrong_texts(*span)) for span in recount.spans("articles_searchedtext")))


@check(
    Severity.ERROR,
    gettext_lazy("Proposed meetings with wrong entries in the lists"),
    MEND,
    telling(
        ngettext_lazy(
            "%(number)d proposed meeting is not listed, or is listed under wrong values.",
            "%(number)d proposed meetings are not listed, or are listed under wrong values.",
            "number",
        )
    ),
)
def proposals_differ():
    return one_if_any(len(wrong_proposals()))


@check(
    Severity.ERROR,
    gettext_lazy("Meetings with wrong entries for counting"),
    MEND,
    telling(
        ngettext_lazy(
            "%(number)d meeting has no entry for counting, or one with wrong values.",
            "%(number)d meetings have no entry for counting, or one with wrong values.",
            "number",
        )
    ),
)
def meetings_differ():
    return one_if_any(len(wrong_meetings()))


def repair():
    """{check: rows mended}: only what differs is written anew.

    What follows from the listings comes first, for the triggers that then mend the listings build on it;
    and once more where they had to take back what no listing should hold, such as a value twice.
    """
    following = recount.mend_what_follows_listings()
    listings = mended("articles_listing", recount.wrong_listings, recount.mend_listings)
    if listings:
        again = recount.mend_what_follows_listings()
        following = [sum(numbers) for numbers in zip(following, again, strict=True)]
    return {
        listings_differ: listings,
        **dict(zip([lists_differ, counts_differ, bitmaps_differ], following, strict=True)),
        texts_differ: mended("articles_searchedtext", wrong_texts, mend_texts),
        proposals_differ: mend_proposals(),
        meetings_differ: mend_meetings(),
    }


def mended(table, wrong, mend):
    """Span by span, each in a transaction of its own."""
    number = 0
    for span in recount.spans(table):
        if articles := wrong(*span):
            mend(articles)
            number += len(articles)
    return number


RECOUNTS = [
    listings_differ,
    lists_differ,
    counts_differ,
    bitmaps_differ,
    texts_differ,
    proposals_differ,
    meetings_differ,
]
