"""For tests of merges: what the page of two records says, sending it, and what the whole archive holds."""

from django.apps import apps
from django.db import connection
from django.urls import reverse

from tests.forms import typed


def page_of(one, other=None, model=None):
    noun = (model or type(one))._meta.label_lower.replace(".", "_")
    address = f"{reverse(f'admin:{noun}_merge')}?one={one.pk}"
    return f"{address}&other={other.pk}" if other else address


def merge(client, one, other, **choices):
    """Opens the page and sends it, with `choices` beside what it came with."""
    page = page_of(one, other)
    fields = typed(client.get(page), "merge_form", **choices)
    return client.post(page, fields)


def words(answer):
    return " ".join(answer.content.decode().split())


# What tells of what was done, and what only counts.
NOT_COMPARED = {
    "summit_archive_step",
    "summit_archive_change",
    "summit_archive_changecount",
    "articles_listingchange",
    "django_admin_log",
    "django_session",
    "auth_user",
}


def whole_archive():
    """{table: its rows as text, in order}, without versions."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} - NOT_COMPARED
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT (to_jsonb(t) - 'version')::text FROM \"{table}\" t ORDER BY 1")
            found[table] = [row for (row,) in cursor.fetchall()]
    return found
