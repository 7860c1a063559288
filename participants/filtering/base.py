"""The filter of a list, as its views and templates see it."""

from django.core.paginator import Paginator
from django.urls import reverse


class ListFilter:
    list_name = json_name = ""
    form = None
    hidden = problems = chips = facets = way_out = ()
    held_total = certain_total = possible_total = previous_url = next_url = None
    is_filtered = False
    query = ""

    def __init__(self, data, queryset):
        self.page = Paginator(queryset.newest_first().for_list(), 25).get_page(1)
        self.total = self.page.paginator.count
        self.clear_url = self.all_facets_url = reverse(self.list_name)
        self.json_url = f"{self.clear_url[:-1]}.json"
