"""Pictures of pages, for wherever their addresses are shared: drawn from what is on record, with no word of a draft."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from summit_archive.pictures.shared import drawn
from summit_archive.web.former_slugs import Moved, moved_for_good

from ..linked_data import pictured
from .changes import row_of


def page_picture(request, page):
    """Of pages that are about no one row, by the first word of their address."""
    if page not in pictured.PAGES:
        raise Http404
    return png(pictured.of_page(page))


def row_picture(request, of, key):
    """Of a row's page; of a row that readers do not see there is none."""
    row = row_of(of, key)
    if isinstance(row, Moved):
        return moved_for_good(request, "row-picture", of, row.slug)
    return png(pictured.of_row(of, row))


def png(shared):
    return HttpResponse(drawn(shared, _("Summit archive")), content_type="image/png")
