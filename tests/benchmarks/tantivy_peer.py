"""The same search in tantivy, in process: totals, facets and passages of the same words over the same rows.

    python -m tests.benchmarks.tantivy_peer SIZE FOLDER WORDS ROUNDS

FOLDER holds tantivy's index, made where it is not there yet. WORDS is a file of a list of words. Prints the milliseconds
of each word, their spread and totals, and how long the index took. Texts are folded as plainly as tantivy does: small
letters, Russian and English stems. The best 25 are ranked by BM25, a headline counting five times.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import shutil
import sys
import time
from pathlib import Path

from tests.benchmarks import linking
from tests.benchmarks.figures import medians_of, spread_of

SHOWN, VALUES = 25, 20
TEXTS = ("headline", "standfirst", "body")
HEADLINE = 5.0
# A facet's keys of each article. Language and publisher are counted by their rows' keys, as our page does.
LINKED = {
    "country": ("articles_article_countries", "country_id"),
    "person": ("articles_article_people", "person_id"),
    "organisation": ("articles_article_organisations", "organisation_id"),
    "topic": ("articles_article_topics", "topic_id"),
    "meeting": ("articles_coverage", "meeting_id"),
}
FACETS = (*LINKED, "publisher", "language", "year")
ROWS = """
SELECT a.id, headline, standfirst, body, extract(year FROM published_on)::int, publisher_id, l.id, {linked}
FROM articles_article a LEFT JOIN articles_listedlanguage l ON l.tag = lower(a.language)
WHERE status = 'published' ORDER BY a.id
"""
KEYS = "ARRAY(SELECT DISTINCT {column} FROM {table} WHERE article_id = a.id)"
MEMORY = 500_000_000


def schema():
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True, fast=True)
    for text in TEXTS:
        builder.add_text_field(text, stored=text == "body", tokenizer_name="stemmed")
    for facet in FACETS:
        builder.add_integer_field(facet, fast=True)
    return builder.build()


def with_stems(index):
    import tantivy

    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    filters = (
        tantivy.Filter.lowercase(),
        tantivy.Filter.stemmer("russian"),
        tantivy.Filter.stemmer("english"),
    )
    for one in filters:
        analyzer = analyzer.filter(one)
    index.register_tokenizer("stemmed", analyzer.build())
    return index


def filled(folder: Path) -> float:
    """Seconds that it took."""
    import tantivy
    from django.db import connection, transaction

    started = time.monotonic()
    draft = folder.with_suffix(".draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    writer = with_stems(tantivy.Index(schema(), path=str(draft))).writer(MEMORY, 2)
    linked = ", ".join(KEYS.format(table=table, column=column) for table, column in LINKED.values())
    with transaction.atomic(), connection.connection.cursor(name="rows") as cursor:
        cursor.itersize = 5000
        cursor.execute(ROWS.format(linked=linked))
        for row in cursor:
            writer.add_document(document(row))
    writer.commit()
    writer.wait_merging_threads()
    draft.rename(folder)
    return round(time.monotonic() - started, 1)


def document(row):
    import tantivy

    pk, headline, standfirst, body, year, publisher, language, *linked = row
    facets = dict(zip(LINKED, linked, strict=True)) | {"publisher": [publisher], "language": [language]}
    told = {"id": pk, "headline": headline, "standfirst": standfirst, "body": body}
    made = tantivy.Document(**told)
    for facet, keys in (facets | {"year": [year]}).items():
        for key in keys:
            if key is not None:
                made.add_integer(facet, key)
    return made


def asked(index, word: str) -> tuple[float, int]:
    """Milliseconds of a page of results, and the total."""
    import tantivy

    started = time.perf_counter()
    searcher = index.searcher()
    query = index.parse_query(f'"{word}"', list(TEXTS), field_boosts={"headline": HEADLINE})
    found = searcher.search(query, SHOWN, count=True)
    facets = {name: {"terms": {"field": name, "size": VALUES}} for name in FACETS}
    counted = searcher.aggregate(query, facets)
    passages = tantivy.SnippetGenerator.create(searcher, query, index.schema, "body")
    for _score, address in found.hits:
        passages.snippet_from_doc(searcher.doc(address)).to_html()
    milliseconds = 1000 * (time.perf_counter() - started)
    if found.count and not counted["language"]["buckets"]:
        raise RuntimeError(f"“{word}”: articles were found, but none was counted")
    return milliseconds, found.count


def main() -> None:
    _size, folder, words, rounds = sys.argv[1:]
    linking.start_django()
    import tantivy

    words, folder, spent = json.loads(Path(words).read_text("utf-8")), Path(folder), None
    if not folder.exists():
        from django.db import connection

        connection.ensure_connection()
        spent = filled(folder)
    index = with_stems(tantivy.Index.open(str(folder)))
    totals = {word: asked(index, word)[1] for word in words}
    times = [(word, asked(index, word)[0]) for _ in range(int(rounds)) for word in words]
    each = medians_of([taken for _word, taken in times], [word for word, _taken in times])
    told = spread_of(each) | {"each": each, "totals": totals, "seconds to fill": spent}
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
