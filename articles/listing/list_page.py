"""What the page of the list of articles is given."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.names import pages_named
from participants.names.named_pages import Group
from summit_archive.filtering.list_page import list_page
from summit_archive.filtering.values import Value

from ..searching.fewer_words import MOST_COUNTED, fewer_words
from .did_you_mean import did_you_mean
from .histogram import histogram
from .pair_card import pair_card
from .text_search import date_notes, notes, topic_notes, within


def article_list_page(asked, result, links):
    context = list_page(asked, result, links)
    context["texts_url"] = links.varied({"texts": [Value("1", "")]})
    context["histogram"] = histogram(result.numbers_by_time, result.has_exact_facets, links)
    return context | (of_words(asked, result, links) if asked.chosen("q") else WITHOUT_WORDS)


WITHOUT_WORDS: dict[str, object] = {
    "named": [],
    "pair": None,
    "did_you_mean": None,
    "search_notes": [],
    "spellings": [],
    "exact_url": "",
}


def of_words(asked, result, links):
    """Whom the words name, what else may have been meant, and what was searched for."""
    search = result.question.text_search
    instead = did_you_mean(asked, result.total)
    exact_url = links.varied({"exact": [Value("1", "")]})
    return {
        "pair": pair_card(search.terms),
        "named": [*topics(search.terms), *pages_named(search.terms.text, search.terms.named)],
        "did_you_mean": {"text": instead[0], "url": links.to(instead[1])} if instead else None,
        "search_notes": [
            *notes(search.query, result.matches, result.question.is_ranked),
            *of_other_ways(search.terms, exact_url),
            *of_fewer_words(asked, result, links),
        ],
        "spellings": search.terms.spellings,
        "exact_url": exact_url,
    }


def topics(terms):
    rows = [topic for _span, topic, _ids in terms.topics]
    return [Group(_("Topics"), rows)] if rows else []


def of_other_ways(terms, exact_url):
    """What was not read as words alone; the last sentence leads to the words, unless the spellings do."""
    told = [*date_notes(terms), *topic_notes(terms)]
    if told and not terms.spellings:
        link = format_html('<a href="{}" rel="nofollow">{}</a>', exact_url, _("Search only as typed"))
        told[-1] = format_html("{} {}", told[-1], link)
    return told


def of_fewer_words(asked, result, links):
    """Where nothing is found, what is found of the words, under the same other conditions. One query more, or none."""
    search = result.question.text_search
    if result.total or not (fewer := fewer_words(search.query, within(result.question.codes))):
        return []
    url = links.to(asked.varied({"q": [Value(fewer.text, fewer.text)]}))
    link = format_html('<a href="{}" rel="nofollow">{}</a>', url, fewer.text)
    if fewer.number > MOST_COUNTED:
        said = _("Nothing has all of these words. More than %(number)d articles have") % {
            "number": MOST_COUNTED
        }
    else:
        said = ngettext(
            "Nothing has all of these words. %(number)d article has",
            "Nothing has all of these words. %(number)d articles have",
            fewer.number,
        ) % {"number": fewer.number}
    return [format_html("{} “{}”.", said, link)]
