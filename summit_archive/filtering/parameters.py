"""What an address knows of what stands behind its question mark; whatever else stands there is told.

A view that reads its whole query by a filter tells that itself, and says so: `reads_its_query`. Of any other the
parameters that it `knows` are named; where nothing is said, it knows none. A file with an unknown one answers 400,
as a list's does; a page comes with a notice, which stands in `base.html`. So a new address need not think of it.
"""

from ..web.problems import refusal
from ..web.programs import is_for_programs
from .address import read

# Editors' pages have their own ways, and of the health checks only the status counts.
NOT_OF_READERS = ("/admin/", "/livez", "/readyz", "/metrics")


def knows(*parameters):
    """The view reads these parameters, each once, and no other."""

    def marked(view):
        view.known_parameters = parameters
        return view

    return marked


def reads_its_query(view):
    """The view tells itself what of its query it cannot use."""
    view.known_parameters = None
    return view


class UnknownParameters:
    """Refuses a file that is asked for with unknown parameters, and gives a page `request.unknown_parameters`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named):
        known, path = getattr(view, "known_parameters", ()), request.path_info
        if known is None or not request.META.get("QUERY_STRING") or path.startswith(NOT_OF_READERS):
            return None
        _known, problems = read(request.GET, dict.fromkeys(known, False))
        if problems and is_for_programs(path):
            return refusal(problems)
        request.unknown_parameters = problems
        return None
