"""What a reader may ask of the proposed meetings: what the list of meetings asks, and the words of the articles."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from participants.listing.filter import MeetingFilter
from participants.listing.question import MeetingQuestion
from summit_archive.filtering import conditions as by
from summit_archive.filtering.conditions import narrowed
from summit_archive.postgres.expressions import IsAmong

from ..models import Article, Encounter, ListedProposal


class WordsOfArticles(by.Words):
    """Those of which some article with these words tells. The question looks for them, once for all that it is asked."""

    def narrow(self, queryset, name, conditions):
        return queryset


class ProposalFilter(MeetingFilter):
    q = WordsOfArticles(label=gettext_lazy("Words in the articles"))
    # To django-filter None takes away what the base declares: which only records have.
    participants = same = proposed = None  # type: ignore[assignment]


class ProposalQuestion(MeetingQuestion):
    """The listed proposals that an `Asked` asks for: their words are those of meetings."""

    def under(self, conditions):
        proposals = narrowed(ListedProposal.objects.all(), self.asked.declared, conditions)
        return proposals.filter(IsAmong("pk", self.told_in_words)) if conditions.get("q") else proposals

    @cached_property
    def told_in_words(self):
        """The ids of those of which some article tells that is found by the words: as the articles are searched. Two queries."""
        found = Article.objects.published().matching(self.asked.chosen_row("q"))
        told = Encounter.objects.waiting().filter(proposal__isnull=False, article__in=found.values("pk"))
        return set(told.order_by().values_list("proposal", flat=True))
