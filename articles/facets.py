"""What choosing each next value would leave of the articles; how it is counted is `counting`'s business."""

from itertools import chain

from django.utils.translation import gettext as _

from participants.filtering.facets import SHOWN, facet, year_facet
from participants.filtering.values import Value
from participants.models import Meeting, Organisation, Person

from .asking import ASKED, question_of
from .counting.codes import FacetNumber, facet_of, key_of
from .counting.counts import counts
from .languages import language_name
from .models import ListedLanguage, Publisher

FACETS = {"country": FacetNumber.COUNTRY, "language": FacetNumber.LANGUAGE, "year": FacetNumber.YEAR} | ASKED
# Choosing one of these puts it in the place of the one that is chosen.
REPLACED = {
    "organisation": ["organisation"],
    "topic": ["topic"],
    "meeting": ["meeting"],
    "publisher": ["publisher"],
    "language": ["language"],
    "year": ["from", "to"],
}
# Names are fetched of no more values that have the same number as the last that is shown.
TIED = 100


class Tally:
    """The numbers of an `ArticleFilter`: each question that its facets pose is counted once."""

    def __init__(self, found):
        self.found = found
        self.searched = found.searched
        self.question = question_of(found.conditions, self.searched)
        self.bases = {parameter: self.base(parameter) for parameter in FACETS}
        self.adds_countries = bool(found.chosen("country")) and not found.chosen("match")
        self.counted = {}

    def base(self, parameter):
        """Of what the values of a facet are counted."""
        replaced = REPLACED.get(parameter, [])
        if parameter == "country" and not self.found.chosen("match"):
            replaced = ["country"]
        if not any(self.found.chosen(name) for name in replaced):
            return self.question
        return question_of(self.found.varied(dict.fromkeys(replaced, [])), self.searched)

    @property
    def total(self):
        return self.counts_of(self.question).total

    def counts_of(self, question):
        if question not in self.counted:
            self.counted[question] = self.count(question)
        return self.counted[question]

    def count(self, question):
        facets = {FACETS[parameter] for parameter, base in self.bases.items() if base == question}
        whole = {FacetNumber.YEAR, FacetNumber.LANGUAGE}
        if self.adds_countries:
            facets |= {FacetNumber.COUNTRY} if question == self.question else set()
            whole |= {FacetNumber.COUNTRY}
        shown = None if self.found.shows_all_facets else SHOWN
        return counts(question, facets, shown, chain(*question.clauses), whole)

    def numbers(self, parameter):
        """{key: number} of what choosing each value would give; of those beside the chosen ones."""
        number = FACETS[parameter]
        numbers = of_facet(self.counts_of(self.bases[parameter]).numbers, number)
        if parameter == "country" and self.adds_countries:
            both = of_facet(self.counts_of(self.question).numbers, number)
            return {key: self.total + count - both.get(key, 0) for key, count in numbers.items()}
        return numbers

    def is_partial(self, parameter):
        return FACETS[parameter] in self.counts_of(self.bases[parameter]).partly


def of_facet(numbers, facet):
    return {key_of(code): number for code, number in numbers.items() if facet_of(code) == facet}


def of_articles(found):
    """The facets of an `ArticleFilter`: the counts, and a query for the names of each that is no small table."""
    names = {
        "country": countries,
        "person": named(Person),
        "organisation": organisations,
        "topic": topics,
        "meeting": named(Meeting, "title"),
        "publisher": named(Publisher),
        "language": languages,
    }
    labels = {
        "country": _("Country"),
        "person": _("Person"),
        "organisation": _("Organisation"),
        "topic": _("Topic"),
        "meeting": _("Meeting"),
        "publisher": _("Publisher"),
        "language": _("Language"),
    }
    facets = [one(found, name, labels[name], names[name]) for name in names]
    return [*facets, year_facet(found, found.tally.numbers("year"))]


def one(found, parameter, label, values):
    numbers = found.tally.numbers(parameter)
    every = found.shows_all_facets or parameter == "language"
    shown = numbers if every else highest(numbers, found.chosen(parameter))
    counted = [(value, shown[key]) for key, value in values(found, shown).items()]
    beyond = None if found.tally.is_partial(parameter) else len(numbers) - len(shown)
    return facet(found, parameter, label, counted, beyond)


def highest(numbers, chosen):
    """Those that may be among the first that are shown, and the chosen ones."""
    ranked = sorted(numbers.items(), key=lambda item: -item[1])
    last = ranked[:SHOWN][-1][1] if ranked else 0
    kept = dict(item for item in ranked[:TIED] if item[1] >= last)
    return kept | {value.row.pk: numbers[value.row.pk] for value in chosen if value.row.pk in numbers}


# --- The values behind the keys --------------------------------------------------


def countries(found, keys):
    return {value.row.pk: value for value in found.countries.values() if value.row.pk in keys}


def topics(found, keys):
    if not keys:
        return {}
    return {pk: Value(topic.slug, topic.name) for pk, topic in found.topics.items() if pk in keys}


def named(model, name="name"):
    def values(found, keys):
        rows = model.objects.filter(pk__in=keys).order_by().values_list("pk", "slug", name) if keys else []
        return {pk: Value(slug, label) for pk, slug, label in rows}

    return values


def organisations(found, keys):
    rows = (
        Organisation.objects.filter(pk__in=keys).order_by().values_list("pk", "slug", "abbreviation", "name")
    )
    return {pk: Value(slug, abbreviation or name) for pk, slug, abbreviation, name in (rows if keys else [])}


def languages(found, keys):
    rows = ListedLanguage.objects.filter(pk__in=keys).values_list("pk", "tag") if keys else []
    return {pk: Value(tag, language_name(tag)) for pk, tag in rows}
