"""What a choice list of a form offers: at most 20 rows, whose very name is typed first, with what each row is beside its name.

Each ModelAdmin says how its rows are called and what stands beside (`Choosable`); the last row makes a new one.
"""

from urllib.parse import urlencode

from django.contrib.admin.utils import get_fields_from_path, lookup_spawns_duplicates
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ..text.flat import settled
from ..text.folding import FoldedField, fold

AT_ONCE = 20
MOST_PAGES = 500
LONGEST_TYPED = 200


class Choosable:
    """For a ModelAdmin: its rows as choices. `beside` is asked only of rows that come `for_choices`."""

    # The field that what is typed goes into where a new row is made of it.
    named_by = "name"

    def label_of(self, row):
        return str(row)

    def beside(self, row):
        """What tells the row from its namesakes: date, place and status of a meeting, offices of a person."""
        return ""

    def for_choices(self, rows):
        """With all that `beside` reads, in as many queries for 20 rows as for one."""
        return rows

    def in_order(self, rows, term):
        """The nearest to what is typed first, then as they stand in the list."""
        return nearest_first(rows, self.search_fields, fold(term))


def nearest_first(rows, paths, key):
    """By their folded names: the same, the same at either end, one that begins so, one with a word that begins so."""
    folded = [path for path in paths if isinstance(get_fields_from_path(rows.model, path)[-1], FoldedField)]
    folded = [path for path in folded if path.count("__") < 2 and is_own(rows.model, path)]
    if not (key and folded):
        return rows
    ways = [{"": key}, {"__endswith": f" {key}", "__startswith": f"{key} "}, {"__startswith": key}]
    ways.append({"__contains": f" {key}"})
    whens = [When(any_of(rows.model, folded, way), then=Value(rank)) for rank, way in enumerate(ways)]
    rank = Case(*whens, default=Value(len(ways)), output_field=IntegerField())
    return rows.order_by(rank, *(rows.query.order_by or rows.model._meta.ordering))


def is_own(model, path):
    """Of the row itself or of its names: the name of its country is not its own."""
    return "__" not in path or lookup_spawns_duplicates(model._meta, path)


def any_of(model, paths, way):
    condition = Q()
    for path in paths:
        for lookup, value in way.items():
            found = Q(**{f"{path}{lookup}": value})
            if "__" in path:
                found = Q(Exists(model._base_manager.filter(found, pk=OuterRef("pk"))))
            condition |= found
    return condition


class Choices(AutocompleteJsonView):
    """Only for relations that a form can hold. What is wrong with the asking is answered as JSON, too."""

    def get(self, request, *args, **options):
        try:
            self.term, self.model_admin, self.source_field, to_field = self.process_request(request)
        except (AttributeError, ValueError, PermissionDenied):
            return refused()
        if not self.source_field.concrete or not self.has_perm(request):
            return refused()
        if (page := page_of(request)) is None:
            return JsonResponse({"refused": _("Page: a number from 1 is expected.")}, status=400)
        self.term = settled(self.term[:LONGEST_TYPED])
        first = (page - 1) * AT_ONCE
        rows = list(self.get_queryset()[first : first + AT_ONCE + 1])
        more = len(rows) > AT_ONCE
        answer = {
            "results": [self.serialize_result(row, to_field) for row in rows[:AT_ONCE]],
            "pagination": {"more": more},
        }
        if not more and self.term and self.model_admin.has_add_permission(request):
            answer["create"] = self.way_to_create(to_field)
        return JsonResponse(answer)

    def get_queryset(self):
        rows = super().get_queryset()
        if not isinstance(self.model_admin, Choosable):
            return rows
        return self.model_admin.for_choices(self.model_admin.in_order(rows, self.term))

    def serialize_result(self, obj, to_field_name):
        chosen = str(getattr(obj, to_field_name))
        if not isinstance(self.model_admin, Choosable):
            return {"id": chosen, "text": str(obj), "beside": ""}
        label, beside = self.model_admin.label_of(obj), self.model_admin.beside(obj)
        return {"id": chosen, "text": label, "beside": beside}

    def way_to_create(self, to_field):
        options = self.model_admin.opts
        address = reverse(f"admin:{options.app_label}_{options.model_name}_add")
        named_by = getattr(self.model_admin, "named_by", "name")
        query = urlencode({named_by: self.term, "_to_field": to_field, "_popup": 1})
        return {"text": _("create “%s”") % self.term, "address": f"{address}?{query}"}


def page_of(request):
    """None for what is no page."""
    text = request.GET.get("page", "1")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
    return number if 1 <= number <= MOST_PAGES else None


def refused():
    return JsonResponse({"refused": _("These choices are not offered to you.")}, status=403)


def joined(*parts):
    """What stands beside a name, without the parts that are not known."""
    return " · ".join(str(part) for part in parts if part)
