"""Lists of so many rows that to count them all would cost more than to show a page of them.

Counted are the first MOST; of more “10,000+” stands wherever the list tells its number, and the pages end there.
"""

from django.core.paginator import Paginator
from django.utils.formats import number_format
from django.utils.functional import cached_property

MOST = 10_000


class OrMore(int):
    """A number of which is known only that there are more; a page says so wherever it writes it."""

    def __str__(self):
        return f"{number_format(int(self), force_grouping=True)}+"


class CountedSoFar(Paginator):
    @cached_property
    def count(self):
        """One query, which reads no more rows than it counts."""
        counted = self.object_list.order_by().values("pk")[: MOST + 1].count()
        return OrMore(MOST) if counted > MOST else counted
