"""Gives an article of which the archive has only a summary its source's own text, and takes it back.

The summary stays, and so do headline, day and all that is on record. What the archive kept as a note, or
missed, is looked for in the text that came; and the text is linked as any.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F

from summit_archive.text.languages import UNDETERMINED

from ..linking.anchoring import QUOTING, anchor
from ..linking.article_text import FoundMention
from ..linking.writing import LINKED, Target, add_mentions, add_tags, sure_targets, tagged_targets
from ..models import Article, Citation, Completion, ImportBatch, Mention, Publisher, Tag
from .identity import Facts
from .linked_record import LinkedRecord
from .record import ArticleRecord
from .versions import compare_again

BODY = Mention.Part.BODY.value
# What may change with a text in another language than the summary.
LANGUAGES = ["language", "language_is_guessed", "summary_language"]


def lacks_text(known: Facts) -> bool:
    return known.get("text_kind") == Article.TextKind.SUMMARY


def found_in_body(linked: LinkedRecord) -> list[FoundMention]:
    return [one for one in linked.found if one.part == BODY]


def complete(pk: int, linked: LinkedRecord, batch: int, number: int) -> None:
    """The article gets the record's body. Some twenty statements: there are as many as the archive has summaries."""
    article = Article.objects.select_for_update(no_key=True).get(pk=pk)
    if article.body:
        return
    before: dict[str, Any] = {
        "languages": {name: getattr(article, name) for name in LANGUAGES},
        "quotes": {model._meta.model_name: dict(without_place(model, article)) for model in QUOTING},
    }
    article.body = linked.record.body
    take_language(article, linked.record)
    article.save(update_fields=["body", *LANGUAGES])
    anchor(article, {BODY: ""})
    found = found_in_body(linked)
    add_mentions([(pk, found)])
    before["tags"] = add_new_tags(article, linked)
    before["citations"] = add_new_citations(article, linked.record)
    before["links"] = add_links(article, sure_targets(found) | tagged_targets(linked.tagged))
    compare_again(article)
    left = Article.objects.values_list("version", flat=True).get(pk=pk)
    Completion.objects.create(article=article, batch_id=batch, record=number, version=left, before=before)


def take_language(article: Article, record: ArticleRecord) -> None:
    """Of a text in another language than the summary."""
    its = record.language
    if its != UNDETERMINED and its.partition("-")[0] != article.language.partition("-")[0]:
        article.summary_language = article.summary_language or article.language
        article.language, article.language_is_guessed = its, record.language_is_guessed


def without_place(model: Any, article: Article) -> Iterable[tuple[int, str]]:
    rows = model.objects.filter(article=article, start=None).exclude(standing="")
    return rows.order_by().values_list("pk", "standing")


def add_new_tags(article: Article, linked: LinkedRecord) -> list[int]:
    """Those whom no tag names yet. The ids of the new ones."""
    held = {
        (kind, target)
        for country, person in article.tags.values_list("country", "person")
        for kind, target in (("country", country), ("person", person))
    }
    known = set(article.tags.values_list("pk", flat=True))
    add_tags({article.pk: [one for one in linked.tagged if (one.kind, one.target) not in held]})
    return [pk for pk in article.tags.values_list("pk", flat=True) if pk not in known]


def add_new_citations(article: Article, record: ArticleRecord) -> list[int]:
    """Those that the article's list lacks, behind the others. The ids of the new ones."""
    held = dict(article.citations.values_list("as_given", "position"))
    lacking = [given for given in record.citations if given.as_given not in held]
    rows = [
        Citation(
            article=article,
            position=position,
            as_given=given.as_given,
            url=given.url,
            publisher=Publisher.objects.filter(slug=given.publisher).first() if given.publisher else None,
        )
        for position, given in enumerate(lacking, start=max(held.values(), default=0) + 1)
    ]
    return [row.pk for row in Citation.objects.bulk_create(rows)]


def add_links(article: Article, targets: set[Target]) -> dict[str, list[int]]:
    """{kind: those that the article was not linked to before}."""
    by_kind, added = defaultdict(set), {}
    for kind, target in targets:
        by_kind[kind].add(target)
    for kind, wanted in by_kind.items():
        through = LINKED[kind].through
        new = sorted(
            wanted - set(through.objects.filter(article=article).values_list(f"{kind}_id", flat=True))
        )
        through.objects.bulk_create(through(article=article, **{f"{kind}_id": target}) for target in new)
        added[kind] = new
    return added


# --- Taking it back -----------------------------------------------------------


def untouched(batch: ImportBatch) -> Any:
    """Completions whose articles are as the batch left them."""
    return batch.completions.filter(article__version=F("version"))


def take_back_some(batch: ImportBatch, most: int) -> int:
    """How many of up to `most` articles have their summary alone again."""
    chosen = list(untouched(batch).order_by("record").values_list("article", flat=True)[:most])
    locked = Article.objects.filter(pk__in=chosen).select_for_update(no_key=True)
    articles = {article.pk: article for article in locked}
    # Looked at again: an edit that came in between keeps its text.
    completions = list(untouched(batch).filter(article__in=list(articles)))
    for completion in completions:
        take_back(articles[completion.article_id], completion)
    return len(completions)


def take_back(article: Article, completion: Completion) -> None:
    before, text = completion.before, article.body
    article.body = ""
    for name, value in before["languages"].items():
        setattr(article, name, value)
    article.save(update_fields=["body", *LANGUAGES])
    anchor(article, {BODY: text})
    for model in QUOTING:
        give_back(model, article, before["quotes"][model._meta.model_name])
    Tag.objects.filter(article=article, pk__in=before["tags"]).delete()
    Citation.objects.filter(article=article, pk__in=before["citations"]).delete()
    for kind, targets in before["links"].items():
        LINKED[kind].through.objects.filter(article=article, **{f"{kind}__in": targets}).delete()
    compare_again(article)
    completion.delete()


def give_back(model: Any, article: Article, standings: dict[str, str]) -> None:
    """To quotes that have no place again the standing that they had without one. A statement each."""
    lost = model.objects.filter(article=article, start=None).exclude(standing="")
    for standing in set(standings.values()):
        lost.filter(pk__in=[int(pk) for pk, its in standings.items() if its == standing]).update(
            standing=standing
        )
