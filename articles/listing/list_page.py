"""What the page of the list of articles is given."""

from participants.names import pages_named
from summit_archive.filtering.list_page import list_page
from summit_archive.filtering.values import Value

from .did_you_mean import did_you_mean
from .histogram import histogram
from .text_search import notes


def article_list_page(asked, result, links):
    context = list_page(asked, result, links)
    context["histogram"] = histogram(result.numbers_by_time, result.has_exact_facets, links)
    return context | (of_words(asked, result, links) if asked.chosen("q") else WITHOUT_WORDS)


WITHOUT_WORDS: dict[str, object] = {
    "named": [],
    "did_you_mean": None,
    "search_notes": [],
    "spellings": [],
    "exact_url": "",
}


def of_words(asked, result, links):
    """Whom the words name, what else may have been meant, and what was searched for."""
    search = result.question.text_search
    instead = did_you_mean(asked, result.total)
    return {
        "named": pages_named(search.terms.text, search.terms.named),
        "did_you_mean": {"text": instead[0], "url": links.to(instead[1])} if instead else None,
        "search_notes": list(notes(search.query, result.matches, result.question.is_ranked)),
        "spellings": search.terms.spellings,
        "exact_url": links.varied({"exact": [Value("1", "")]}),
    }
