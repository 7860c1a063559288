"""The list of organisations. An organisation's own page stands in `articles`."""

from django.shortcuts import render

from ..models import Organisation


def organisation_list(request):
    """Every organisation, by kind."""
    organisations = Organisation.objects.select_related("country").order_by("-kind", "sort_key", "pk")
    return render(request, "participants/organisation_list.html", {"organisations": organisations})
