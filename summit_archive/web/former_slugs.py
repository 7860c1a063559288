"""Pages by their slug, and what becomes of the slugs they once had."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect

from summit_archive.slugs import FormerSlug


class Moved(Exception):
    """The page is at another slug now."""

    def __init__(self, slug):
        super().__init__(slug)
        self.slug = slug


def row_at(queryset, slug):
    """The row of `queryset` at `slug`. Raises Moved for a former slug, Http404 for none."""
    row = queryset.filter(slug=slug).first()
    if row is not None:
        return row
    table = queryset.model._meta.concrete_model._meta.db_table
    former = FormerSlug.objects.filter(kind=table, slug=slug).values("object_id")
    slug_now = queryset.filter(pk__in=former).values_list("slug", flat=True).first()
    if slug_now is None:
        raise Http404
    raise Moved(slug_now)


def find_row(queryset, slug):
    """The row of `queryset` that is or once was at `slug`, else None."""
    try:
        return row_at(queryset, slug)
    except Moved as moved:
        return row_at(queryset, moved.slug)
    except Http404:
        return None


def find_rows(queryset, slugs):
    """{slug: the row of `queryset` that is or once was at it}. At most three queries."""
    if not slugs:
        return {}
    rows = {row.slug: row for row in queryset.filter(slug__in=slugs)}
    if gone := [slug for slug in slugs if slug not in rows]:
        table = queryset.model._meta.concrete_model._meta.db_table
        former = FormerSlug.objects.filter(kind=table, slug__in=gone).values_list("slug", "object_id")
        moved = dict(former)
        found = queryset.in_bulk(moved.values()) if moved else {}
        rows |= {slug: found[pk] for slug, pk in moved.items() if pk in found}
    return rows


def moved_for_good(request, to, *values):
    """Redirects for good; whatever the address asked for is still asked."""
    return with_its_query(request, redirect(to, *values, permanent=True))


def with_its_query(request, response):
    """The redirection `response`, which asks for what the request asked for."""
    if query := request.META.get("QUERY_STRING"):
        response["Location"] += f"?{query}"
    return response


def follows_former_slugs(view):
    """Redirects for good, to the same view and query, when the row at `slug` has moved."""

    @wraps(view)
    def followed(request, slug, **arguments):
        try:
            return view(request, slug, **arguments)
        except Moved as moved:
            return moved_for_good(request, request.resolver_match.view_name, moved.slug)

    return followed
