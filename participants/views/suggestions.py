"""What a search box suggests as one types, for programs too: JSON."""

from summit_archive.filtering.parameters import knows
from summit_archive.web.json import answer

from ..exporting.parties import as_json
from ..names.completing import beginning_with


@knows("q")
def suggest(request):
    """At most ten people, countries, organisations, series and meetings that begin with `q`."""
    text = request.GET.get("q", "")
    return answer({"q": text, "results": [as_json(row) for row in beginning_with(text)]})
