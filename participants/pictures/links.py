"""The addresses behind a picture: the lists that its numbers count, the other pictures, and its file."""

from summit_archive.filtering import Links
from summit_archive.filtering.values import Value

from ..listing.filter import WITH_YEAR, WITHOUT_YEAR
from .question import OF_PICTURES, OF_THE_LIST


class PictureLinks(Links):
    """`question` has the conditions of the picture's numbers; its own parameters never reach the list's addresses."""

    def __init__(self, question, list_name):
        super().__init__(question.asked, list_name, f"{list_name}-json")
        self.question = question

    def to_meetings(self, changes=None):
        """The list of the meetings that a number counts."""
        conditions = self.asked.settled(self.question.conditions | (changes or {}))
        return self.to(conditions, name="meeting-list")

    def to_meetings_of_year(self, year, certainty, changes=None):
        """Those that surely were in a year, or only possibly; of the year None those that state none."""
        if year is None:
            return self.to_meetings((changes or {}) | {"year": [WITHOUT_YEAR]})
        year = [Value(str(year), str(year))]
        stated = [WITH_YEAR] if certainty == "possible" else []
        when = {"from": year, "to": year, "year": stated, "certainty": [Value(certainty, certainty)]}
        return self.to_meetings((changes or {}) | when)

    def to_meetings_of_state(self, country, certainty=None):
        """The list of the meetings that a state's tile counts; `certainty`: those that are so in the days."""
        conditions = self.question.of_state(Value(country.address_code, country.called))
        which = [Value(certainty, certainty)] if certainty else []
        return self.to(self.asked.settled(conditions | {"certainty": which}), name="meeting-list")

    # The same conditions elsewhere

    @property
    def conditions_url(self):
        """The list of meetings under the same conditions, where they can be changed."""
        return self.elsewhere("meeting-list")

    @property
    def timeline_url(self):
        return self.elsewhere("meeting-timeline")

    @property
    def map_url(self):
        return self.elsewhere("meeting-map")

    def elsewhere(self, name):
        left_behind = (*OF_PICTURES, *OF_THE_LIST)
        kept = {name: values for name, values in self.asked.conditions.items() if name not in left_behind}
        return self.to(kept, name=name)

    def narrowed(self, changes):
        """The same picture of those alone that `changes` adds to its conditions."""
        return self.to(self.asked.conditions | changes)

    def seen(self, parameter, option):
        """The same picture, seen otherwise; "" for the way in which it is seen without being asked."""
        return self.to(self.asked.conditions | {parameter: [Value(option, option)] if option else []})
