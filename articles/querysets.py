"""The questions readers and editors ask of the articles."""

from datetime import date

from django.db import models
from django.db.models import F, Func, Lookup, OuterRef, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from summit_archive.citing.fragments import IN_FRONT, LEAST

from .attestation.outline import MOST, outline
from .counting.about import ListedQuerySet
from .searching.query import query_of

WIDE_COLUMNS = ["body", "body_hash", "summary"]


class WordsBefore(Func):
    """What of the body comes before words of it that stand there earlier as well, else "": `standing_before` in SQL.

    So the body itself is not read for a link to a few of its words.
    """

    template = (
        "(CASE WHEN %(part)s = 'body' AND %(standing)s = 'in-text' AND position("
        f"left(split_part(ltrim(%(words)s), E'\\n', 1), {LEAST}) in %(body)s) <= %(start)s "
        f"THEN substr(%(body)s, greatest(%(start)s - {IN_FRONT}, 0) + 1, least(%(start)s, {IN_FRONT})) ELSE '' END)"
    )
    output_field = models.TextField()

    def __init__(self, words):
        super().__init__("part", "standing", words, "article__body", "start")

    def as_sql(self, compiler, connection, **extra):
        names = ["part", "standing", "words", "body", "start"]
        compiled = [compiler.compile(expression) for expression in self.source_expressions]
        return self.template % dict(zip(names, (sql for sql, _params in compiled), strict=True)), []


@models.BigAutoField.register_lookup
class AnyOf(Lookup):
    """Whether a number is in an array that PostgreSQL has written: quick for tens of thousands of them."""

    lookup_name = "any_of"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        number, params = self.process_lhs(compiler, connection)
        return f"{number} = ANY(%s::bigint[])", [*params, self.rhs]


class Found(RawSQL):
    """The ids of the published articles that a query of `articles.searching` finds, as a subquery; of others by another `function`.

    No condition on the vectors themselves: see `searching/sql/reading/found.sql`.
    """

    def __init__(self, matches, function="summit_found"):
        super().__init__(f"SELECT article_id FROM {function}(%s::tsquery)", [matches])


class ArticleQuerySet(ListedQuerySet):
    def published(self):
        return self.filter(status="published")

    def listed_for(self, question):
        """Published articles that fit a `counting.question.Question`, by their listings."""
        if question.is_of_all:
            return self.published()
        listings = self.model.listing.related.related_model.objects.all()
        for clause in question.clauses:
            listings = listings.filter(codes__overlap=sorted(clause))
        days = {"day__gte": question.first, "day__lte": question.last}
        if question.has_days:
            listings = listings.filter(day__gt=date.min, **{key: day for key, day in days.items() if day})
        fitting = self.with_ids(question.searched.ids) if question.searched else self
        return fitting.filter(pk__in=listings.values("article"))

    def matching(self, text):
        """Those with the words of `text`, published or not."""
        return self.having(query_of(text).matches)

    def having(self, query):
        """The same of a query as `articles.searching` writes it."""
        return self.filter(pk__in=Found(query, "summit_found_by_editors"))

    def with_ids(self, ids):
        """Those of an array of ids that PostgreSQL wrote: a long search is done once, however much is asked of its result."""
        return self.filter(pk__any_of=ids)

    def newest_first(self):
        """What has no known day comes last."""
        return self.order_by(F("published_on").desc(nulls_last=True), "-pk")

    def oldest_first(self):
        return self.order_by(F("published_on").asc(nulls_last=True), "pk")

    def without_texts(self):
        """Leaves out the wide columns that no list shows."""
        return self.defer(*WIDE_COLUMNS)

    def with_versions(self):
        """Adds `versions`: how many published articles tell its story in nearly its words; 0 where it stands alone."""
        sketches = self.model.sketch.related.related_model.objects.order_by()
        same = sketches.filter(story__sketches__article=OuterRef("pk"), article__status="published")
        number = same.values("story").annotate(number=models.Count("pk")).values("number")
        return self.annotate(versions=Coalesce(Subquery(number), 0))

    def versions_of(self, article):
        """The other articles that tell its story in nearly its words, the oldest first."""
        same = self.filter(sketch__story__sketches__article=article).exclude(pk=article.pk)
        return same.without_texts().select_related("publisher").oldest_first()

    def for_list(self):
        """What an article's card shows, in two queries for any page."""
        countries = self.model.countries.rel.model.objects.only("code", "name").order_by("sort_key", "code")
        shown = self.without_texts().with_versions().select_related("publisher")
        return shown.prefetch_related(models.Prefetch("countries", countries))

    def for_export(self):
        """With all that it is about and covers, in six queries for any page; lists as files read `listing.rows`."""
        coverage = self.model.coverage.rel.related_model.objects.select_related("meeting")
        return self.for_list().prefetch_related(
            "people", "organisations", "topics", models.Prefetch("coverage", coverage)
        )

    def for_full_export(self):
        """What an article's own file tells beside `listing.rows`, in eight queries; its versions are another."""
        coverage = self.model.coverage.rel.related_model.objects.select_related("meeting")
        tags = self.model.tags.rel.related_model.objects.select_related("country", "person")
        mentions = self.model.mentions.rel.related_model.objects.accepted().with_targets()
        citations = self.model.citations.rel.related_model.objects.for_article()
        statements = self.model.statements.rel.related_model.objects.select_related("speaker")
        attestations = self.model.attestations.rel.related_model.objects.for_article()
        return self.defer("body_hash").prefetch_related(
            models.Prefetch("coverage", coverage),
            models.Prefetch("tags", tags),
            models.Prefetch("mentions", mentions),
            models.Prefetch("citations", citations),
            models.Prefetch("statements", statements.prefetch_related("topics")),
            models.Prefetch("attestations", attestations),
        )


def published_only(rows):
    """No draft's headline is told, neither its own nor that of a row, of any table, that belongs to it or refers to it."""
    if rows.model._meta.label == "articles.Article":
        return rows.filter(status="published")
    if any(field.name == "article" for field in rows.model._meta.concrete_fields):
        return rows.filter(article__status="published")
    return rows


class EvidenceQuerySet(models.QuerySet):
    """What the rows that stand in an article have in common: readers see those of published ones."""

    def published(self):
        return self.filter(article__status="published")

    def newest_first(self):
        return self.order_by(F("article__published_on").desc(nulls_last=True), "-article", "pk")

    def with_words_before(self, words="quote"):
        """Adds `before`, by which a link to words that stand in the article several times tells which are meant."""
        return self.annotate(before=WordsBefore(words))

    def with_article(self):
        """With its article and that one's publisher, but not its wide columns, in the same query."""
        wide = [f"article__{name}" for name in WIDE_COLUMNS]
        return self.select_related("article__publisher").defer(*wide)


class CitationQuerySet(EvidenceQuerySet):
    def for_article(self):
        """An article's list of sources, with what each resolved to, in one query."""
        wide = [f"cited_article__{name}" for name in WIDE_COLUMNS]
        return self.select_related("publisher", "cited_article").defer(*wide)


class CoverageQuerySet(EvidenceQuerySet):
    def for_meeting(self):
        """What files show of a meeting's coverage, in one query."""
        return self.published().with_article().with_words_before().newest_first()

    def for_page_of(self, meeting, number):
        """What its page shows, given the `number` of all that is published: of many an outline. Two queries at most."""
        if number <= MOST:
            return self.for_meeting().filter(meeting=meeting)
        statuses = [value for value, _label in self.model._meta.get_field("status").flatchoices if value]
        return self.for_meeting().filter(pk__in=outline(meeting, statuses))

    def for_article(self):
        """What an article's page shows of the meetings it covers, in one query."""
        return self.select_related("meeting__place__country", "meeting__organisation")


class AttestationQuerySet(EvidenceQuerySet):
    def for_meeting(self):
        """The evidence beside a meeting's participants, in one query."""
        return (
            self.published()
            .with_article()
            .with_words_before()
            .select_related("said_by_person", "said_by_organisation")
            .newest_first()
        )

    def for_article(self):
        """What an article's page shows of who took part, meeting by meeting, in one query."""
        return self.select_related(
            "participation__meeting",
            "participation__country",
            "participation__organisation",
            "participation__office",
            "participation__person",
            "said_by_person",
            "said_by_organisation",
        ).order_by("participation__meeting", "pk")


class StatementQuerySet(EvidenceQuerySet):
    def for_list(self):
        """What a statement's card shows, in two queries."""
        shown = self.with_article().with_words_before("text")
        return shown.select_related("speaker").prefetch_related("topics")
