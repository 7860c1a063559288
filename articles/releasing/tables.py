"""Which tables a release has, in the order in which their rows lean on each other; and which rows readers see of each.

A column that the model has is declared by the model alone: a new one comes into the next release by itself. What a
release never has: drafts and withdrawn articles and what hangs on them; suggestions that nobody decided, proposals among
them, which `read_encounters` makes anew from the texts; users, the history of edits, and what is worked out of the rest.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from django.db import models
from django.db.models import BooleanField, Case, CharField, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Collate

from articles import models as written
from articles.models import Article, Publisher
from participants import models as met
from summit_archive.files.fields import Kind
from summit_archive.models import FormerSlug

from .columns import Column
from .meanings import meaning_of
from .modelled import columns_of

PUBLISHED = Article.Status.PUBLISHED.value
OF_PUBLISHED = Q(article__status=PUBLISHED)
MAY_BE_PASSED_ON = ~Q(publisher__text_licence="") & Q(publisher__isnull=False)


@dataclass(frozen=True)
class Table:
    """`key` tells its rows apart and puts them in order. `also`: what an import writes that the files need not say."""

    name: str
    model: type[models.Model]
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[], QuerySet]
    key: tuple[str, ...] = ("id",)
    also: dict[str, Any] = field(default_factory=dict)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


@cache
def tables() -> dict[str, Table]:
    """{name: table}"""
    return {table.name: table for table in declared()}


def declared() -> Iterator[Table]:
    yield of_model("countries", met.Country, "A country, those that are no more among them.")
    yield of_model("organisations", met.Organisation, "An organisation of states, or a part of one.")
    yield of_model("people", met.Person, "Somebody who took part, held an office or spoke.")
    yield of_model("places", met.Place, "A city or another place where meetings were.")
    yield of_model("offices", met.Office, "A post of a country or an organisation.")
    yield of_model("series", met.MeetingSeries, "Meetings that belong together.")
    yield of_model(
        "names",
        met.Name,
        "A spelling by which a country, person, organisation, place, office or series is found.",
    )
    yield of_model("terms", met.Term, "A person in an office, for a time.")
    yield of_model(
        "memberships",
        met.Membership,
        "Whether a country was a member, associate or observer of an organisation, and when.",
    )
    yield of_model(
        "identifiers", met.Identifier, "A number or letters by which another collection knows the owner."
    )
    yield of_model("series_searches", met.SeriesSearch, "A search for an edition of a year that found none.")
    yield of_model(
        "meetings", met.Meeting, "A meeting: what, when as far as it is known, where, and what became of it."
    )
    yield of_model("meeting_links", met.MeetingLink, "Two meetings that have to do with each other.")
    yield of_model("participations", met.Participation, "Somebody's part in a meeting, as editors concluded.")
    yield of_model("topics", written.Topic, "What articles and statements are about: a small tree.")
    yield of_model("publishers", Publisher, "Who publishes articles.")
    yield articles()
    for name in ("countries", "people", "organisations", "topics"):
        yield links_of(f"article_{name}", Article, name, Q(article__status=PUBLISHED))
    yield of_published(
        "mentions",
        written.Mention,
        "The words of an article that name somebody.",
        Q(state="accepted"),
        state="accepted",
    )
    yield of_published("coverage", written.Coverage, "An article and a meeting: what the article says of it.")
    yield of_published(
        "attestations",
        written.Attestation,
        "An article and a participation: what it says of it, and who said so.",
    )
    yield of_published("statements", written.Statement, "Who said what, in an article.")
    yield links_of("statement_topics", written.Statement, "topics", Q(statement__article__status=PUBLISHED))
    yield citations()
    yield of_published("tags", written.Tag, "A tag of the source itself, and the one it names.")
    yield versions()
    yield of_model("sources", written.Source, "What facts cite and the archive has no article of.")
    yield of_model("source_meetings", written.SourceMeeting, "What such a source says of a meeting.")
    yield former_numbers()
    yield former_addresses()


def of_model(name: str, model: type[models.Model], meaning: str, **more: Any) -> Table:
    rows = more.pop("rows", model._base_manager.all)
    return Table(name, model, meaning, tuple(columns_of(name, model)), rows, **more)


def of_published(name: str, model: type[models.Model], meaning: str, *also_if: Q, **also: Any) -> Table:
    """Rows that hang on an article. `also` is what is the same in all of them, and not told."""
    columns = tuple(column for column in columns_of(name, model) if column.name not in also)
    rows = partial(model._base_manager.filter, OF_PUBLISHED, *also_if)
    return Table(name, model, meaning, columns, rows, also=also)


def links_of(name: str, model: type[models.Model], relation: str, condition: Q) -> Table:
    """The rows of a relation of many to many: they have no number of their own that means anything."""
    through = getattr(model, relation).through
    columns = tuple(column for column in columns_of(name, through) if column.name != "id")
    key = tuple(column.name for column in columns if column.kind is Kind.NUMBER)
    noun = model._meta.verbose_name
    meaning = f"What {'an' if str(noun)[0] in 'aeiou' else 'a'} {noun} is about: {relation}."
    return Table(name, through, meaning, columns, partial(through._base_manager.filter, condition), key)


# --- Tables that have more than their model says --------------------------------


def articles() -> Table:
    """Texts that no licence lets be passed on are left out, and the row says so."""
    name = "articles"
    told = [one for one in columns_of(name, Article) if one.name not in ("status", "text_withheld")]
    places = {"body": "told_body", "standfirst": "told_standfirst"}
    columns = [spelt_from(one, places[one.name]) if one.name in places else one for one in told]
    withheld = Article._meta.get_field("text_withheld")
    columns += [
        Column(
            *("text_withheld", Kind.YES_NO, meaning_of(name, "text_withheld", withheld), "is_withheld"),
            kept_in="text_withheld",
            is_required=True,
        ),
        Column(
            *("text_licence", Kind.WORD, meaning_of(name, "text_licence", withheld), "told_licence"),
            choices=tuple(Publisher.TextLicence.values),
        ),
    ]
    return Table(
        name, Article, "A published article of a source.", tuple(columns), rows_of_articles, also=IS_PUBLISHED
    )


IS_PUBLISHED = {"status": PUBLISHED}


def rows_of_articles() -> QuerySet:
    has_text = ~Q(body="") | ~Q(standfirst="")
    return Article._base_manager.filter(status=PUBLISHED).annotate(
        told_body=Case(When(MAY_BE_PASSED_ON, then=F("body")), default=Value(""), output_field=TextField()),
        told_standfirst=Case(
            When(MAY_BE_PASSED_ON, then=F("standfirst")), default=Value(""), output_field=TextField()
        ),
        told_licence=Case(
            When(MAY_BE_PASSED_ON & has_text, then=F("publisher__text_licence")),
            default=Value(""),
            output_field=CharField(),
        ),
        is_withheld=Case(
            When(MAY_BE_PASSED_ON, then=Q(text_withheld=True, body="")),
            default=Q(text_withheld=True) | has_text,
            output_field=BooleanField(),
        ),
    )


def citations() -> Table:
    """That a cited article is a draft is not told."""
    table = of_published("citations", written.Citation, "An entry of an article's own list of sources.")
    columns = tuple(
        spelt_from(one, "told_article") if one.name == "cited_article_id" else one for one in table.columns
    )

    def rows() -> QuerySet:
        told = Case(When(cited_article__status=PUBLISHED, then=F("cited_article_id")), default=None)
        return table.rows().annotate(told_article=told)

    return Table(table.name, table.model, table.meaning, columns, rows)


def versions() -> Table:
    """What a text is compared by is made of it anew; which articles tell one story may be an editor's word."""
    name, model = "versions", written.Sketch
    wanted = ("article_id", "story_id", "is_settled")
    columns = tuple(column for column in columns_of(name, model) if column.name in wanted)
    rows = partial(model._base_manager.filter, OF_PUBLISHED, story__isnull=False)
    also = {"words": b"", "bands": [], "sketch": b""}
    return Table(
        name, model, "Articles whose texts are versions of one story.", columns, rows, ("article_id",), also
    )


def former_numbers() -> Table:
    name, model = "former_numbers", written.FormerNumber
    meaning = "A number of an article that became one with another."
    rows = partial(model._base_manager.filter, OF_PUBLISHED)
    return Table(name, model, meaning, tuple(columns_of(name, model)), rows, ("number",))


def former_addresses() -> Table:
    """Of rows of this release alone; by the names of its tables."""
    name = "former_addresses"
    names = {table.model._meta.db_table: table.name for table in with_addresses()}
    kinds = {told: kind for kind, told in names.items()}
    field_of = FormerSlug._meta.get_field

    def rows() -> QuerySet:
        there = Q()
        for table in with_addresses():
            there |= Q(kind=table.model._meta.db_table, object_id__in=table.rows().values("pk"))
        told = Case(
            *(When(kind=kind, then=Value(name)) for kind, name in names.items()), output_field=CharField()
        )
        return FormerSlug._base_manager.filter(there).annotate(
            told_table=Collate(told, "C"), plain_slug=Collate("slug", "C")
        )

    columns = (
        Column(
            *("table", Kind.WORD, meaning_of(name, "table", field_of("kind")), "told_table"),
            kept_in="kind",
            choices=tuple(kinds),
            read=kinds.__getitem__,
            is_required=True,
        ),
        Column(
            *("row_id", Kind.NUMBER, meaning_of(name, "row_id", field_of("object_id")), "object_id"),
            kept_in="object_id",
            is_required=True,
        ),
        Column(
            *("slug", Kind.KEY, meaning_of(name, "slug", field_of("slug")), "plain_slug"),
            kept_in="slug",
            is_required=True,
        ),
    )
    meaning = "An address that a page once had, which still leads to it."
    return Table(name, FormerSlug, meaning, columns, rows, ("table", "row_id", "slug"))


def with_addresses() -> list[Table]:
    """Those whose rows have slugs; asked for once the tables before are declared."""
    addressed = [
        ("organisations", met.Organisation),
        ("people", met.Person),
        ("places", met.Place),
        ("series", met.MeetingSeries),
        ("meetings", met.Meeting),
        ("topics", written.Topic),
        ("publishers", Publisher),
    ]
    return [of_model(name, model, "") for name, model in addressed]


def spelt_from(column: Column, path: str) -> Column:
    return Column(**{**vars(column), "path": path})
