"""The answer to a question as a file tells it."""

from typing import Any

from summit_archive.files.about import About
from summit_archive.web.json import day, edtf, words

from ..exporting.claims import office_in_full
from .cards import Answer
from .hits import Hit
from .page import Search
from .understood import Part

HOW = "Ask with q: names, days, kinds of meetings and words, in English or Russian; kind narrows, page leads on among meetings."


def in_full(search: Search | None, about: About) -> dict[str, Any]:
    """How to ask, where nothing is asked."""
    if search is None:
        return {"q": "", "how": HOW, "archive": about.as_json}
    return {
        "q": search.asked.q,
        "understood": [
            {
                "words": part.words,
                "kind": kind_of(part),
                "date": edtf(part.date.date) if part.date else None,
                "kinds": list(part.kinds),
                "keys": [key_of(row) for row in part.owners],
            }
            for part in search.understood.parts
        ],
        "notes": [note.text for note in search.notes],
        "answer": answer_of(search, about),
        "totals": search.hits.numbers,
        "possibly_in_these_days": search.fitting.possible_number,
        "totals_are_estimates": not search.articles.is_exact,
        "results": [hit_of(hit, about) for hit in search.shown],
        "meetings": about.whole(search.fitting.url or None),
        "articles": about.whole(search.articles_url),
        "next": about.whole(search.next_url or None),
        "archive": about.as_json,
    }


def kind_of(part: Part) -> str:
    if part.is_word or part.is_coming:
        return "word" if part.is_word else "coming"
    return part.table or ("date" if part.date else "kind")


def key_of(row: Any) -> str:
    return row.address_code if row.table == "country" else getattr(row, "slug", str(row.pk))


def answer_of(search: Search, about: About) -> dict[str, Any] | None:
    if pair := search.pair:
        return {
            "kind": "pair",
            "names": list(pair.names),
            "url": about.whole(pair.url),
            "meetings_held": pair.number,
            "last": meeting(pair.last, about),
        }
    found: Answer | None = search.answer
    if found is None:
        return None
    content = {
        "kind": found.kind,
        "name": found.title,
        "url": about.whole(found.url or None),
        "meetings_held": found.number,
        "last": meeting(found.last, about),
        "coming": meeting(found.coming, about),
    }
    return content | ({"office": office_in_full(found.held)} if found.held else {})


def meeting(row: Any, about: About) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "slug": row.slug,
        "url": about.whole(row.get_absolute_url()),
        "title": row.title,
        "when": edtf(row.when),
        "when_in_words": words(row.when),
        "source": row.source or None,
        "source_url": row.source_url or None,
    }


def hit_of(hit: Hit, about: About) -> dict[str, Any]:
    content: dict[str, Any] = {"kind": hit.kind, "name": hit.name, "url": about.whole(hit.url or None)}
    if hit.kind == "meeting":
        content |= {"when": hit.row.date, "status": hit.row.status}
    elif hit.kind == "article":
        content |= {"published": day(hit.row.published_on), "language": hit.row.language}
    return content
