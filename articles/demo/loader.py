"""The demo stories reach the archive: all of them, or none if a file is wrong.

A story whose article has its summary already is left as it is, with all that hangs on it. Where the archive has the
source's text of it alone, the summary joins that article, with the evidence of each kind that it has none of.
"""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from articles.linking.linker import read_linker
from articles.linking.writing import add_mentions
from articles.models import Article, Coverage, Mention
from articles.models.quote import Standing
from participants.models import Participation
from participants.reference.adding import (
    Known,
    add,
    build,
    build_all,
    fetch_references,
    insert,
    refuse_repeats,
)
from participants.reference.entries import Refused, read_csv
from participants.reference.tables import PARTY
from summit_archive.addresses import normal_form

from ..reference.tables import PUBLISHERS
from .stories import read_story
from .tables import ARTICLE, ATTESTATIONS, CITATIONS, COVERAGE, FACTS, LISTS, STATEMENTS, TOPICS

FOLDER = Path(__file__).parent
# Where the publishers of all shipped sources stand; another folder of stories may bring its own.
REFERENCE = FOLDER.parent / "reference"


@transaction.atomic
def load(folder=FOLDER):
    """Add what the archive lacks. Returns {table: (added, unchanged)}; raises `Refused`."""
    folder, known = Path(folder), Known()
    stories = [read_story(path) for path in sorted(folder.glob("*.toml"))]
    counts = {}
    counts[PUBLISHERS.name] = add(PUBLISHERS, publishers_of(stories, folder), known)
    counts[TOPICS.name] = add(TOPICS, read_csv(folder / "topics.csv", TOPICS.columns, TOPICS.optional), known)
    for table in FACTS:
        counts[table.name] = add(table, gather(stories, table), known)
    return counts | add_stories(stories, known)


def publishers_of(stories, folder):
    """Those that the stories name."""
    path = folder / "publishers.csv"
    path = path if path.exists() else REFERENCE / path.name
    named = {story.article["publisher"] for story in stories}
    named |= {entry["publisher"] for entry in gather(stories, CITATIONS)}
    entries = read_csv(path, PUBLISHERS.columns, PUBLISHERS.optional)
    return [entry for entry in entries if entry["slug"] in named]


def gather(stories, table):
    return [entry for story in stories for entry in story.entries[table.name]]


def add_stories(stories, known):
    refuse_repeats(ARTICLE, [story.article for story in stories])
    fetch_all(stories, known)
    lacking = without_held(stories)
    articles = build_all(ARTICLE, [story.article for story in lacking], known)
    joined = join_texts(articles)
    insert(Article, [article for article in articles if article.pk not in joined], ARTICLE.name)
    pairs = list(zip(lacking, articles, strict=True))
    link_lists(pairs, known)
    mark(articles, joined)
    counts = Counter(articles=len(articles))
    for table, make in MAKERS.items():
        rows = table.model.objects.filter(article__in=joined)
        if table is COVERAGE:
            rows = rows.exclude(quote="")
        has_some = set(rows.values_list("article", flat=True))
        counts[table.name] = make(table, [pair for pair in pairs if pair[1].pk not in has_some], known)
    held = Counter(articles=len(stories) - len(articles))
    held.update({table.name: len(gather(stories, table)) - counts[table.name] for table in MAKERS})
    return {name: (added, held[name]) for name, added in counts.items()}


def without_held(stories):
    """Stories of which the archive has no summary: told by its address, or by its headline where it has none."""
    urls = {normal_form(story.article["url"]) for story in stories} - {""}
    headlines = {story.article["headline"] for story in stories if not story.article["url"]}
    same = Q(canonical_url__in=urls) | Q(url="", headline__in=headlines)
    held = Article.objects.filter(same).exclude(summary="").order_by()
    known = {url or headline for url, headline in held.values_list("canonical_url", "headline")}
    return [
        story
        for story in stories
        if (normal_form(story.article["url"]) or story.article["headline"]) not in known
    ]


def join_texts(articles):
    """Make those whose source's text the archive has that text's article. The ids of these; a query, and one for each."""
    urls = {article.canonical_url for article in articles} - {""}
    texts = {text.canonical_url: text for text in Article.objects.filter(canonical_url__in=urls)}
    for number, article in enumerate(articles):
        if text := texts.get(article.canonical_url):
            text.summary, text.summary_language = article.summary, article.language
            text.save(update_fields=["summary", "summary_language"])
            articles[number] = text
    return {text.pk for text in texts.values()}


def fetch_all(stories, known):
    """Every row that a story names, in a query a model."""
    fetch_references(Article, [story.article for story in stories], known)
    for name in LISTS:
        known.fetch(related(name), {key for story in stories for key in story.lists[name]})
    for table in MAKERS:
        fetch_references(table.model, gather(stories, table), known)
    fetch_references(Participation, gather(stories, ATTESTATIONS), known)
    known.fetch(
        related("topics"), {topic for entry in gather(stories, STATEMENTS) for topic in topics_of(entry)}
    )


def related(name):
    return Article._meta.get_field(name).related_model


def topics_of(entry):
    return [topic for topic in entry["topics"].split(",") if topic]


def named(known, model, key, entry, column):
    row = known(model, key)
    if row is None:
        raise Refused([entry.complaint(column, key, f"expected a known {model._meta.verbose_name}")])
    return row


def link_lists(pairs, known):
    """What the articles are about."""
    for name in LISTS:
        through, model = getattr(Article, name).through, related(name)
        column = f"{model._meta.model_name}_id"
        rows = [
            through(article_id=article.pk, **{column: named(known, model, key, story.article, name).pk})
            for story, article in pairs
            for key in story.lists[name]
        ]
        # A text may be linked so already.
        through.objects.bulk_create(rows, ignore_conflicts=True)


def mark(articles, joined):
    """What each article names, found as the import finds it, and of those `joined` what their summary names.

    What it is about, the story itself lists. Of an article that nobody has linked all of it is.
    """
    if not articles:
        return
    linked = set(Mention.objects.filter(article__in=joined).values_list("article", flat=True))
    linker = read_linker()
    texts = {
        article.pk: (
            article.headline,
            article.standfirst,
            article.body,
            article.published_on,
            article.language,
            article.summary,
        )
        for article in articles
    }
    found = {pk: linker.link(*text) for pk, text in texts.items()}
    add_mentions(
        (pk, [one for one in its if one.part == Mention.Part.SUMMARY or pk not in linked])
        for pk, its in found.items()
    )


def make_coverage(table, pairs, known):
    """Returns how many were added. What a story quotes of its source, and its summary leaves out, is kept as a note.

    Coverage without words, as the shipped sources give it, gets those of the story where the two say the same.
    """
    rows = []
    for story, article in pairs:
        refuse_repeats(table, story.entries[table.name])
        entries = story.entries[table.name]
        rows += build_all(table, entries, known, article=article, standing=Standing.APART)
    held = {
        (row.article_id, row.meeting_id): row
        for row in Coverage.objects.filter(article__in=[article.pk for _story, article in pairs])
    }
    new = [row for row in rows if (row.article_id, row.meeting_id) not in held]
    worded = []
    for row in rows:
        one = held.get((row.article_id, row.meeting_id))
        if one and (one.kind, one.status) == (row.kind, row.status):
            one.quote, one.standing = row.quote, row.standing
            worded.append(one)
    Coverage.objects.bulk_update(worded, ["quote", "standing"])
    return len(insert(table.model, new, table.name))


def make_citations(table, pairs, known):
    rows = []
    for story, article in pairs:
        for position, entry in enumerate(story.entries[table.name], start=1):
            rows.append(build(table, entry, known, article=article, position=position))
    return len(insert(table.model, rows, table.name))


def make_attestations(table, pairs, known):
    participations = known_participations(pairs, known)
    rows = []
    for story, article in pairs:
        refuse_repeats(table, story.entries[table.name])
        for entry in story.entries[table.name]:
            participation = participations.get(party(entry, known))
            if participation is None:
                raise Refused(
                    [entry.complaint("meeting", entry["meeting"], "expected a known participant of it")]
                )
            told = without(entry, "meeting", *PARTY)
            facts = {"article": article, "participation": participation, "standing": Standing.APART}
            rows.append(build(table, told, known, **facts))
    return len(insert(table.model, rows, table.name))


def known_participations(pairs, known):
    """Participations of the attested meetings, by meeting and party, in one query."""
    meetings = {entry["meeting"] for story, _article in pairs for entry in story.entries[ATTESTATIONS.name]}
    ids = {
        row.pk for row in (known(Participation.meeting.field.related_model, slug) for slug in meetings) if row
    }
    columns = ("meeting_id", *(f"{column}_id" for column in PARTY[:-1]), PARTY[-1])
    found = Participation.objects.filter(meeting__in=ids).order_by()
    return {tuple(getattr(row, column) for column in columns): row for row in found}


def party(entry, known):
    fields = [Participation._meta.get_field(column) for column in ("meeting", *PARTY[:-1])]
    rows = [known(field.related_model, entry[field.name]) for field in fields]
    return (*(row and row.pk for row in rows), entry[PARTY[-1]])


def without(entry, *columns):
    return replace(entry, values={name: text for name, text in entry.values.items() if name not in columns})


def make_statements(table, pairs, known):
    """Statements, with their span where the words stand in the body, and their topics."""
    rows, topics = [], []
    for story, article in pairs:
        for position, entry in enumerate(story.entries[table.name], start=1):
            rows.append(build(table, without(entry, "topics"), known, article=article, position=position))
            topics.append(
                [named(known, related("topics"), topic, entry, "topics") for topic in topics_of(entry)]
            )
    insert(table.model, rows, table.name)
    through = table.model.topics.through
    through.objects.bulk_create(
        through(statement_id=row.pk, topic_id=topic.pk)
        for row, its_topics in zip(rows, topics, strict=True)
        for topic in its_topics
    )
    return len(rows)


MAKERS = {
    CITATIONS: make_citations,
    COVERAGE: make_coverage,
    ATTESTATIONS: make_attestations,
    STATEMENTS: make_statements,
}
