"""The editors' lists, row by row at less cost than Django's: the HTML is the same.

Django renders a template for the tick of each row, and finds out anew for each which page its link leads to.
"""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.utils.html import format_html
from django.utils.translation import gettext as _


class EditorsList(ChangeList):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        # What a row's page leads back to is said of the list once: with nothing to keep, Django looks no further.
        self.kept_conditions, self.preserved_filters = self.preserved_filters, ""

    def url_for_result(self, result):
        address = super().url_for_result(result)
        return f"{address}?{self.kept_conditions}" if self.kept_conditions else address


def tick(row):
    """The box by which an action takes a row."""
    told = format_html(_("Select this object for an action - {}"), str(row))
    return format_html(
        '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">',
        ACTION_CHECKBOX_NAME,
        row.pk,
        told,
    )
