"""What choosing each next value would leave of the articles: all counting of them stands here."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, Case, Count, F, Func, Q, Value, When
from django.db.models.functions import ExtractYear, Lower
from django.utils.translation import gettext as _

from participants.filtering.facets import facet, year_facet
from participants.filtering.values import Value as Chosen

from .languages import language_name
from .models import Article, Coverage


def of_articles(found):
    """The facets of an `ArticleFilter`, in eight queries."""
    return [
        facet(found, "country", _("Country"), countries(found)),
        facet(found, "person", _("Person"), people(found)),
        facet(found, "organisation", _("Organisation"), organisations(found)),
        facet(found, "topic", _("Topic"), topics(found)),
        facet(found, "meeting", _("Meeting"), linked(found, "meeting", Coverage, name="title")),
        facet(found, "publisher", _("Publisher"), publishers(found)),
        facet(found, "language", _("Language"), languages(found)),
        year_facet(found, years(found)),
    ]


def without(found, *names):
    """The articles that fit every other condition, in no order."""
    return found.narrowed(found.varied(dict.fromkeys(names, []))).order_by()


def links_of(articles, through):
    """The rows of `through` that belong to `articles`."""
    return through.objects.filter(article__in=articles.values("pk")).order_by()


def countries(found):
    """[(country, number)]: adding it to those chosen, under the `match` that is chosen."""
    chosen = [value.row for value in found.chosen("country")]
    through = Article.countries.through
    if chosen and found.chosen("match"):
        links, number, already = links_of(found.results, through), Count("pk"), 0
    else:
        about_chosen = through.objects.filter(country__in=chosen).values("article")
        links = links_of(without(found, "country"), through)
        number = Count("pk", filter=~Q(article__in=about_chosen)) if chosen else Count("pk")
        already = found.total if chosen else 0
    numbers = dict(links.values_list("country").annotate(number=number))
    values = (value for value in found.countries.values() if value.row.pk in numbers)
    return [(value, already + numbers[value.row.pk]) for value in values]


def people(found):
    """Adding one to those chosen, for all of whom an article is asked."""
    return rows_of(links_of(found.results, Article.people.through), "person")


def linked(found, parameter, through, name="name"):
    """Rows that articles are linked to one by one, so that a link is an article."""
    return rows_of(links_of(without(found, parameter), through), parameter, name)


def rows_of(links, parameter, name="name"):
    counted = links.values(parameter).annotate(number=Count("pk"))
    rows = counted.values_list(f"{parameter}__slug", f"{parameter}__{name}", "number")
    return [(Chosen(slug, label), number) for slug, label, number in rows]


def organisations(found):
    links = links_of(without(found, "organisation"), Article.organisations.through)
    rows = (
        links.values("organisation")
        .annotate(number=Count("pk"))
        .values_list("organisation__slug", "organisation__abbreviation", "organisation__name", "number")
    )
    return [(Chosen(slug, abbreviation or name), number) for slug, abbreviation, name, number in rows]


def topics(found):
    """An article counts once for each of its topics and for each that stands above one of them."""
    if not found.topics:
        return []
    links = links_of(without(found, "topic"), Article.topics.through).annotate(
        above=with_those_above(found.topics)
    )
    numbers = (
        links.values("above").annotate(number=Count("article", distinct=True)).values_list("above", "number")
    )
    return [(Chosen(found.topics[pk].slug, found.topics[pk].name), number) for pk, number in numbers]


def with_those_above(topics):
    """A row for the link's topic and one for each topic above it."""
    lines = {pk: line_of(topics, pk) for pk in topics}
    return Func(
        Case(
            *[When(topic=pk, then=Value(line, ArrayField(BigIntegerField()))) for pk, line in lines.items()],
            output_field=ArrayField(BigIntegerField()),
        ),
        function="unnest",
        output_field=BigIntegerField(),
        set_returning=True,
    )


def line_of(topics, pk):
    """The ids from a topic up to the root of its tree."""
    line = []
    while pk is not None and pk not in line:
        line.append(pk)
        pk = topics[pk].parent_id
    return line


def publishers(found):
    counted = without(found, "publisher").filter(publisher__isnull=False).values("publisher")
    rows = counted.annotate(number=Count("pk")).values_list("publisher__slug", "publisher__name", "number")
    return [(Chosen(slug, name), number) for slug, name, number in rows]


def languages(found):
    rows = without(found, "language").values_list(Lower("language")).annotate(number=Count("pk"))
    return [(Chosen(language, language_name(language)), number) for language, number in rows]


def years(found):
    dated = without(found, "from", "to").filter(published_on__isnull=False)
    return dict(dated.values_list(ExtractYear(F("published_on"))).annotate(number=Count("pk")))
