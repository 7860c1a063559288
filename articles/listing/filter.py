"""What a reader may ask of the articles."""

from django.forms import HiddenInput
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.models import Meeting, Organisation, Person
from summit_archive.filtering import conditions as by
from summit_archive.filtering.base import ListFilter
from summit_archive.filtering.chips import conditions_in_words
from summit_archive.filtering.forms import SearchForm
from summit_archive.filtering.paging import page_number

from ..counting.counts import counts
from ..models import Publisher, Topic
from . import facets
from .cards import cards
from .conditions import Language, Order, TheirCountries
from .histogram import histogram
from .pages import FARTHEST, Listed, place_asked, placed_page
from .question import question_of
from .text_search import Asked, Looking

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
        self.asked = Asked(words.row, exact=bool(self.cleaned_data.get("exact"))) if words else None
        if words and not self.asked.query:
            self.refuse("q", self.asked.expected)
        sort = self.cleaned_data.get("sort")
        if sort and sort.text == "relevance":
            self.refuse_without(
                "sort", ["q"], _("it only together with “q”; without words use newest or oldest")
            )


class ArticleFilter(ListFilter):
    """Articles by their words, by what they are about, and by where and when they were published."""

    list_name = "article-list"
    json_name = "article-list-json"
    needs = {"match": ("country",), "exact": ("q",)}
    turning = ("page", "after", "before")

    q = by.Words(label=gettext_lazy("Words"))
    exact = by.OptionAside(
        label=gettext_lazy("Spelling"), choices=[("1", gettext_lazy("as typed"))], widget=HiddenInput
    )
    country = TheirCountries(label=gettext_lazy("Country"))
    match = by.Match(label=gettext_lazy("Countries taken together"), choices=MATCHES, default="any")
    person = by.Rows(
        Person,
        label=gettext_lazy("Person"),
        expected=gettext_lazy("the address of a person, such as vladimir-putin, and no more than ten people"),
    )
    meeting = by.Row(
        Meeting,
        label=gettext_lazy("Meeting"),
        expected=gettext_lazy("the address of a meeting"),
    )
    organisation = by.Row(
        Organisation,
        label=gettext_lazy("Organisation"),
        expected=gettext_lazy("the address of an organisation, such as cis"),
    )
    topic = by.Row(Topic, label=gettext_lazy("Topic"), expected=gettext_lazy("the address of a topic"))
    publisher = by.Row(
        Publisher, label=gettext_lazy("Publisher"), expected=gettext_lazy("the address of a publisher")
    )
    language = Language(label=gettext_lazy("Language"), widget=HiddenInput)
    from_ = by.FirstDay(label=gettext_lazy("From"), edge="first")
    to = by.LastDay(label=gettext_lazy("To"), edge="last")
    sort = Order(label=gettext_lazy("Order"), choices=ORDERS)
    facets_ = by.OptionAside(label=gettext_lazy("Facets"), choices=[("all", "all")], widget=HiddenInput)

    class Meta:
        form = ArticleSearchForm

    # How the question is counted, and its page found

    @cached_property
    def looking(self):
        """What is made of the words, or None without any."""
        return Looking(self, self.form.asked) if self.chosen("q") else None

    def searched(self, conditions):
        """What the words find of what fits `conditions`, or None without any."""
        return self.looking.searched(conditions) if conditions.get("q") else None

    def question(self, conditions):
        return question_of(conditions, self.searched(conditions))

    @cached_property
    def tally(self):
        return facets.Tally(self)

    @cached_property
    def facets(self):
        return facets.of_articles(self)

    @property
    def is_exact(self):
        return self.tally.is_exact

    @cached_property
    def histogram(self):
        return histogram(self)

    @cached_property
    def counts(self):
        return {"total": self.tally.total}

    def narrowed(self, conditions):
        return self.queryset.listed_for(self.question(conditions))

    @cached_property
    def way_out(self):
        """When nothing is found: what dropping each condition that helps would give, most first."""
        if self.total:
            return []
        ways = [(chip, self.total_of(without)) for chip, without in conditions_in_words(self)]
        return sorted([way for way in ways if way[1]], key=lambda way: -way[1])

    def total_of(self, conditions):
        return counts(self.question(conditions)).total

    # The page

    @property
    def is_ranked(self):
        return bool(self.chosen("q")) and not self.chosen("sort")

    @cached_property
    def page(self):
        page = self.places()
        page.object_list = cards(page.ids)
        self.dress(page.object_list)
        return page

    def page_of(self, rows):
        page = self.places()
        return page.fill(rows.filter(pk__in=page.ids))

    def places(self):
        if self.is_ranked:
            return self.looking.ranked_page(self.asked_page[0], self.page_size)
        order = "oldest" if self.chosen_row("sort") == "oldest" else "newest"
        listed = self.looking and self.looking.listed_in(order)
        return placed_page(self, self.page_size, listed or Listed(self.tally.question, order))

    def for_export(self):
        return self.queryset.for_export()

    @cached_property
    def asked_page(self):
        text = self.data.get("page", "").strip()
        if self.is_ranked:
            return page_number(text, self.looking.last_page(self.page_size))
        if self.asked_place[1] and not self.is_exact:
            return page_number(text, FARTHEST)
        return super().asked_page

    @cached_property
    def asked_place(self):
        return place_asked(self.data)[0]

    @property
    def page_problem(self):
        place, problem = place_asked(self.data)
        return problem if place[1] or problem else super().page_problem

    def address_after(self, page, name=None):
        if self.is_ranked or not page.has_next() or not page.places:
            return super().address_after(page, name)
        turning = [("after", page.places[-1]), ("page", page.number + 1)]
        return self.address(self.conditions, turning, name)

    def address_before(self, page, name=None):
        is_counted = self.asked_place[1] is None
        if self.is_ranked or page.is_first or not page.places or (is_counted and page.number == 2):
            return super().address_before(page, name)
        turning = [("before", page.places[0]), ("page", max(1, page.number - 1))]
        return self.address(self.conditions, turning, name)

    def dress(self, articles):
        passages = self.looking.passages([row.pk for row in articles]) if self.looking else {}
        for article in articles:
            article.passage = passages.get(article.pk, "")
