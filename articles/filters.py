"""What a reader may ask of the articles."""

from django.forms import HiddenInput
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.filtering import conditions as by
from participants.filtering.base import ListFilter
from participants.filtering.forms import SearchForm
from participants.models import Meeting, Organisation, Person

from . import facets
from .conditions import Language, Order, SearchedWords, TheirCountries, TopicTree
from .models import Publisher, Topic
from .querysets import says_something

MATCHES = [
    ("any", gettext_lazy("any of the countries")),
    ("all", gettext_lazy("all of the countries")),
]
ORDERS = [
    ("newest", gettext_lazy("newest first")),
    ("oldest", gettext_lazy("oldest first")),
    ("relevance", gettext_lazy("best match first")),
]


class ArticleSearchForm(SearchForm):
    def clean(self):
        super().clean()
        self.refuse_match_of_none()
        words = self.cleaned_data.get("q")
        if words and not says_something(words.row):
            self.refuse("q", _("a word that is not too common to be searched for"))
        sort = self.cleaned_data.get("sort")
        if sort and sort.text == "relevance":
            self.refuse_without(
                "sort", ["q"], _("it only together with “q”; without words use newest or oldest")
            )


class ArticleFilter(ListFilter):
    """Articles by their words, by what they are about, and by where and when they were published."""

    list_name = "article-list"
    json_name = "article-list-json"
    needs = {"match": ("country",)}

    q = SearchedWords(label=gettext_lazy("Words"))
    country = TheirCountries(label=gettext_lazy("Country"))
    match = by.Match(label=gettext_lazy("Countries taken together"), choices=MATCHES, default="any")
    person = by.Rows(
        Person,
        label=gettext_lazy("Person"),
        words="naming",
        expected=gettext_lazy("the address of a person, such as vladimir-putin, and no more than ten people"),
    )
    meeting = by.Row(
        Meeting,
        label=gettext_lazy("Meeting"),
        words="covering",
        expected=gettext_lazy("the address of a meeting"),
    )
    organisation = by.Row(
        Organisation,
        label=gettext_lazy("Organisation"),
        field_name="organisations",
        expected=gettext_lazy("the address of an organisation, such as cis"),
    )
    topic = TopicTree(Topic, label=gettext_lazy("Topic"), expected=gettext_lazy("the address of a topic"))
    publisher = by.Row(
        Publisher, label=gettext_lazy("Publisher"), expected=gettext_lazy("the address of a publisher")
    )
    language = Language(label=gettext_lazy("Language"), widget=HiddenInput)
    from_ = by.FirstDay(label=gettext_lazy("From"), edge="first", words="published_between")
    to = by.LastDay(label=gettext_lazy("To"), edge="last")
    sort = Order(label=gettext_lazy("Order"), choices=ORDERS)
    facets_ = by.OptionAside(label=gettext_lazy("Facets"), choices=[("all", "all")], widget=HiddenInput)

    class Meta:
        form = ArticleSearchForm

    def ids_matching(self, words):
        if self.found_ids is None:
            self.found_ids = self.queryset.matching(words).ids()
        return self.found_ids

    found_ids = None

    @cached_property
    def topics(self):
        """{id: Topic} of the whole tree, which is small. One query."""
        return Topic.objects.in_bulk()

    def subtree(self, topic):
        """The ids of `topic` and of all below it."""
        return [pk for pk in self.topics if topic.pk in facets.line_of(self.topics, pk)]

    def in_order(self):
        if self.chosen("q") and not self.chosen("sort"):
            return self.results.by_relevance(self.chosen_row("q"))
        return super().in_order()

    def dress(self, articles):
        words = self.chosen_row("q")
        passages = self.queryset.filter(pk__in=[row.pk for row in articles]).passages(words) if words else {}
        for article in articles:
            article.passage = passages.get(article.pk, "")

    @cached_property
    def facets(self):
        return facets.of_articles(self)
