"""Which records look alike and are known to be two: an editor takes back here what was said of a pair."""

from collections import defaultdict

from django.apps import apps
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.distinct import DistinctPair, kind_of


@admin.register(DistinctPair)
class DistinctPairAdmin(admin.ModelAdmin):
    """A list with its deleting; pairs are said in the form of one of the two."""

    list_display = ["kind_in_words", "first", "second"]
    list_display_links = None
    list_per_page = 50

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_changelist_instance(self, request):
        """With the rows of the page's pairs, in a query for each table."""
        changelist = super().get_changelist_instance(request)
        changelist.result_list = self.with_rows(list(changelist.result_list))
        return changelist

    def with_rows(self, pairs):
        ids = defaultdict(set)
        for pair in pairs:
            ids[pair.kind] |= {pair.one, pair.other}
        models = {kind_of(model): model for model in apps.get_models() if not model._meta.proxy}
        rows = {kind: models[kind]._base_manager.in_bulk(ids[kind]) for kind in ids if kind in models}
        for pair in pairs:
            found = rows.get(pair.kind, {})
            pair.both = [found.get(pair.one), found.get(pair.other)]
            pair.model = models.get(pair.kind)
        return pairs

    @admin.display(description=gettext_lazy("what"))
    def kind_in_words(self, pair):
        return pair.model._meta.verbose_name if pair.model else pair.kind

    @admin.display(description=gettext_lazy("one"))
    def first(self, pair):
        return link_to(pair.both[0])

    @admin.display(description=gettext_lazy("the other"))
    def second(self, pair):
        return link_to(pair.both[1])


def link_to(row):
    if row is None:
        return _("no longer there")
    try:
        address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return str(row)
    return format_html('<a href="{}">{}</a>', address, row)
