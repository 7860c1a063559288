"""What a reader may ask of the proposed meetings: what the list of meetings asks, and the words of the articles."""

from django.utils.translation import gettext_lazy

from participants.listing.filter import MeetingFilter
from participants.listing.question import MeetingQuestion
from summit_archive.filtering import conditions as by
from summit_archive.filtering.conditions import narrowed

from ..models import Article, Encounter, ListedProposal


class WordsOfArticles(by.Words):
    """Those of which some article with these words tells: they are searched as the articles are."""

    def filter(self, queryset, value):
        told = Encounter.objects.waiting().filter(
            proposal__isnull=False, article__in=Article.objects.published().matching(value).values("pk")
        )
        return queryset.filter(pk__in=told.values("proposal"))


class ProposalFilter(MeetingFilter):
    q = WordsOfArticles(label=gettext_lazy("Words in the articles"))
    # To django-filter None takes away what the base declares: which only records have.
    participants = same = proposed = None  # type: ignore[assignment]


class ProposalQuestion(MeetingQuestion):
    """The listed proposals that an `Asked` asks for: their words are those of meetings."""

    def under(self, conditions):
        return narrowed(ListedProposal.objects.all(), self.asked.declared, conditions)
