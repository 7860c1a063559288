"""The addresses of a matrix: itself in another order or size, and the lists of meetings behind its cells."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode

from summit_archive.filtering import Links
from summit_archive.filtering.values import Value
from summit_archive.web.fast_reverse import path_to

from .matrix_filter import MOST
from .sides import asking
from .ways import CIRCLE_OF


class MatrixLinks(Links):
    def __init__(self, question):
        super().__init__(question.asked, "matrix", "matrix-json")
        self.question = question

    # The same meetings, seen otherwise

    def sorted_by(self, order):
        return self.varied({"sort": [Value(order, "")] if order != "meetings" else []})

    @property
    def by_name_url(self):
        return self.sorted_by("name")

    @property
    def by_meetings_url(self):
        return self.sorted_by("meetings")

    @property
    def more_url(self):
        return self.varied({"rows": [Value(str(MOST), "")]})

    @property
    def countries_url(self):
        return self.of_lines("country")

    @property
    def leaders_url(self):
        return self.of_lines("leader")

    def of_lines(self, kind):
        """The matrix of countries or of leaders, with the same meetings."""
        by = [Value(kind, "")] if kind == "leader" else []
        return self.varied({"country": [], "person": [], "sort": [], "by": by})

    @property
    def bilateral_url(self):
        return self.in_circle(CIRCLE_OF["bilateral"])

    @property
    def any_circle_url(self):
        return self.in_circle()

    def in_circle(self, *circle):
        return self.varied({"circle": [Value(text, "") for text in circle]})

    # The pages and lists behind it

    def to_pair(self, *parties):
        """The page of two, countries by their codes or people by their slugs: `pair_url` of both, from memory."""
        one, other = sorted(parties)
        detail = "person-detail" if self.question.is_of_leaders else "country-detail"
        return f"{path_to(detail, one)}{other}/"

    @property
    def possible_url(self):
        return asking("meeting-list", parameters(self.question.possible_conditions))

    @property
    def perhaps_same_url(self):
        return asking(
            "meeting-list",
            [*parameters(self.question.conditions), ("match", "at-least"), ("n", "1"), ("same", "perhaps")],
        )

    @cached_property
    def meetings_url(self):
        """The list of the meetings that are counted, to which the parties of a cell are added."""
        return f"{reverse('meeting-list')}?{urlencode(parameters(self.question.conditions))}"

    def to_meetings(self, *parties):
        """The list of those at which all `parties` were, countries by their codes or people by their slugs."""
        question = self.question
        all_of_them = "".join(f"&{question.parameter}={party}" for party in parties)
        match = "&match=all" if len(parties) > 1 and not question.is_of_leaders else ""
        return f"{self.meetings_url}{all_of_them}{match}&part=present"


def parameters(conditions):
    return [(name, value.text) for name, values in conditions.items() for value in values]
