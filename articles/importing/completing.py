"""Gives an article what the archive lacks of it and its source states later, and takes it back.

An article of which the archive has only a summary gets the source's own text. The summary stays, and so do headline,
day and all that is on record. An article that came with less than its source states later, such as a feed's entry
without a text, gets what it has empty, once, where nobody has edited it; so does one that is only cited, which has no
text at all. What the archive kept as a note, or missed, is looked for in the text that came; and the text is linked and
read as any.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from summit_archive.text.languages import UNDETERMINED

from ..encounters.due import read_later
from ..encounters.matching import match, telling_the_same
from ..encounters.self_accepting import take_back_of
from ..linking.anchoring import QUOTING, anchor
from ..linking.article_text import FoundMention
from ..linking.writing import (
    LINKED,
    Target,
    add_mentions,
    add_new_links,
    add_tags,
    sure_targets,
    tagged_targets,
)
from ..models import Arrival, Article, Citation, Completion, Encounter, ImportBatch, Mention, Tag
from .identity import COMPARED, FIELD, NO_BODY, NOTHING, Facts, differences
from .linked_record import LinkedRecord
from .publishers import by_slug
from .record import ArticleRecord
from .versions import compare_again

BODY, HEADLINE = Mention.Part.BODY.value, Mention.Part.HEADLINE.value
# What of an article is linked, of all that a record may give it.
TEXTS = [BODY, Mention.Part.STANDFIRST.value]
# What says where a source has the text, and where it was: it comes along with what was lacking.
BESIDE = ["external_id", "place_line"]
# What the others are, of which the archive has none, is "".
EMPTY = {"published_on": None, "publisher": None}
# With which other articles an article is compared for versions follows from these.
OF_VERSIONS = {BODY, "published_on"}
# What may change with a text in another language than the summary, or than was guessed.
LANGUAGES = ["language", "language_is_guessed", "summary_language"]


def lacks_text(known: Facts) -> bool:
    return known.get("text_kind") == Article.TextKind.SUMMARY


def is_as_it_came(known: Facts) -> bool:
    """Whether a record brought it, this import's or an earlier one's, and nobody has edited it since."""
    return known.get("arrival__version") == known.get("version")


def is_only_cited(known: Facts) -> bool:
    """Whether the shipped sources brought it and it has no text at all, so that not even its headline was linked."""
    return bool(known.get("is_cited")) and known["body_hash"] == NO_BODY and not lacks_text(known)


def lacked(record: ArticleRecord, facts: Facts, known: Facts) -> list[str]:
    """The columns that the article gets of the record: those that it has empty, or merely guessed."""
    may_get = lacks_text(known) or is_only_cited(known) or is_as_it_came(known)
    if known.get("completion__batch") or not may_get:
        return []
    stated = [name for name in differences(facts, known) if name != "language"]
    if lacks_text(known):
        stated = [name for name in stated if name == "body_hash"]
    given = [name for name in stated if known[name] in NOTHING]
    if takes_language(record, known, has_text="body_hash" in given):
        given.append("language")
    if given:
        given += [name for name in BESIDE if name not in given and facts[name] and not known[name]]
    return given


def takes_language(record: ArticleRecord, known: Facts, *, has_text: bool) -> bool:
    """A text in another language than the summary has its own; else what is stated, or guessed of more, is better."""
    its, here = record.language, known["language"]
    if its in (UNDETERMINED, here):
        return False
    if lacks_text(known):
        return has_text and its.partition("-")[0] != here.partition("-")[0]
    is_open = here == UNDETERMINED or known.get("language_is_guessed", False)
    return is_open and (has_text or not record.language_is_guessed)


def found_in(linked: LinkedRecord, columns: Iterable[str], was_only_cited: bool) -> list[FoundMention]:
    parts = {*TEXTS} & {*fields_of(columns)} | ({HEADLINE} if was_only_cited else set())
    return [one for one in linked.found if one.part in parts]


def fields_of(columns: Iterable[str]) -> list[str]:
    """Under the names that records and articles have for what is compared."""
    return [FIELD.get(name, name) for name in columns]


def before_completion(known: Facts) -> tuple[Facts, list[str]]:
    """What was known of an article before a record completed it, and the columns that it got."""
    before = known["completion__before"]
    columns = [name for name in COMPARED if FIELD.get(name, name) in before["fields"]]
    had = {"text_kind": before["text_kind"], "language": before["languages"]["language"]}
    if BODY in before["fields"]:
        had["body_hash"] = NO_BODY
    return known | had, columns


def complete(
    known: Facts, linked: LinkedRecord, batch: int, number: int, columns: Sequence[str], publisher: int | None
) -> None:
    """The article gets the record's `columns`. Some twenty statements: an article is completed once."""
    pk, fields = known["pk"], fields_of(columns)
    article = Article.objects.select_for_update(no_key=True).get(pk=pk)
    if article.version != known["version"]:
        return
    arrival = Arrival.objects.filter(article=article, version=article.version)
    before: dict[str, Any] = {
        "fields": fields,
        "text_kind": article.text_kind,
        # What was known of it has been added to since.
        "was_only_cited": bool(known.get("is_cited")) and not (article.body or article.summary),
        "is_as_it_came": arrival.exists(),
        "languages": {name: getattr(article, name) for name in LANGUAGES},
        "quotes": {model._meta.model_name: dict(without_place(model, article)) for model in QUOTING},
    }
    empty = {part: "" for part in TEXTS if part in fields}
    for field in fields:
        take(field, article, linked.record, publisher)
    article.save(update_fields=[*{*fields, *LANGUAGES}])
    anchor(article, empty)
    found = found_in(linked, columns, before["was_only_cited"])
    add_mentions([(pk, found)])
    before["tags"] = add_new_tags(article, linked)
    before["citations"] = add_new_citations(article, linked.record)
    before["links"] = add_links(article, sure_targets(found) | tagged_targets(linked.tagged))
    if OF_VERSIONS & set(fields):
        compare_again(article)
    left = Article.objects.values_list("version", flat=True).get(pk=pk)
    # Undone, a batch that brought the article too removes it whole.
    Arrival.objects.filter(article=article, batch=batch, version=known["version"]).update(version=left)
    Completion.objects.create(article=article, batch_id=batch, record=number, version=left, before=before)


def take(field: str, article: Article, record: ArticleRecord, publisher: int | None) -> None:
    if field == "publisher":
        article.publisher_id = publisher
    elif field == "language":
        if article.summary:
            article.summary_language = article.summary_language or article.language
        article.language, article.language_is_guessed = record.language, record.language_is_guessed
    else:
        setattr(article, field, getattr(record, field))


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
    publishers = by_slug(given.publisher for given in lacking)
    rows = [
        Citation(
            article=article,
            position=position,
            as_given=given.as_given,
            url=given.url,
            publisher_id=publishers.get(given.publisher),
        )
        for position, given in enumerate(lacking, start=max(held.values(), default=0) + 1)
    ]
    return [row.pk for row in Citation.objects.bulk_create(rows)]


def add_links(article: Article, targets: set[Target]) -> dict[str, list[int]]:
    """{kind: those that the article was not linked to before}."""
    by_kind = defaultdict(set)
    for kind, target in targets:
        by_kind[kind].add((article.pk, target))
    return {
        kind: [target for _article, target in add_new_links(kind, pairs)] for kind, pairs in by_kind.items()
    }


# --- Taking it back -----------------------------------------------------------


# Of arrivals and completions: that an editor accepted an encounter of the article, as it was read or otherwise.
ACCEPTED = Q(
    Exists(
        Encounter.objects.filter(
            article=OuterRef("article"), state__in=["accepted", "superseded"], decision__by_itself=False
        )
    )
)


def untouched(batch: ImportBatch) -> Any:
    """Completions whose articles are as the batch left them, and of which nothing was accepted."""
    return batch.completions.filter(article__version=F("version")).exclude(ACCEPTED)


def take_back_some(batch: ImportBatch, most: int) -> int:
    """How many of up to `most` articles have again what they had, such as their summary alone."""
    chosen = list(untouched(batch).order_by("record").values_list("article", flat=True)[:most])
    locked = Article.objects.filter(pk__in=chosen).select_for_update(no_key=True)
    articles = {article.pk: article for article in locked}
    # Looked at again: an edit that came in between keeps its text.
    completions = list(untouched(batch).filter(article__in=list(articles)))
    forget_what_was_read([completion.article_id for completion in completions])
    for completion in completions:
        take_back(articles[completion.article_id], completion)
    return len(completions)


def forget_what_was_read(articles: list[int]) -> None:
    """Nobody reads here: what is proposed of them goes, what was accepted by itself too, and they are due."""
    take_back_of(articles)
    others = telling_the_same(articles)
    Encounter.objects.waiting().filter(article__in=articles).delete()
    match(others)
    read_later(articles)


def take_back(article: Article, completion: Completion) -> None:
    before = completion.before
    fields = before["fields"]
    texts = {part: getattr(article, part) for part in TEXTS if part in fields}
    for field in set(fields) - {"language"}:
        setattr(article, field, EMPTY.get(field, ""))
    for name, value in before["languages"].items():
        setattr(article, name, value)
    article.save(update_fields=[*{*fields, *LANGUAGES}])
    anchor(article, texts)
    if before.get("was_only_cited"):
        article.mentions.filter(part=HEADLINE).delete()
    for model in QUOTING:
        give_back(model, article, before["quotes"][model._meta.model_name])
    Tag.objects.filter(article=article, pk__in=before["tags"]).delete()
    Citation.objects.filter(article=article, pk__in=before["citations"]).delete()
    for kind, targets in before["links"].items():
        LINKED[kind].through.objects.filter(article=article, **{f"{kind}__in": targets}).delete()
    if OF_VERSIONS & set(fields):
        compare_again(article)
    if before["is_as_it_came"]:
        left = Article.objects.filter(pk=article.pk).values("version")
        Arrival.objects.filter(article=article).update(version=left)
    completion.delete()


def give_back(model: Any, article: Article, standings: dict[str, str]) -> None:
    """To quotes that have no place again the standing that they had without one. A statement each."""
    lost = model.objects.filter(article=article, start=None).exclude(standing="")
    for standing in set(standings.values()):
        lost.filter(pk__in=[int(pk) for pk, its in standings.items() if its == standing]).update(
            standing=standing
        )
