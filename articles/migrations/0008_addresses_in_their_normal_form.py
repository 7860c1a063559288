"""Articles are known by the normal form of their addresses: those that are there are brought to it."""

from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery

from summit_archive.addresses import is_front_page, normal_form

SLICE = 1000
LONGEST = 2000
HELP = (
    "The address that the source itself calls the article's own; the address above, where this is empty. "
    "Kept in its normal form, without “utm_source=…” and the like. Two articles cannot share it."
)


def bring_to_normal_form(apps, schema_editor):
    """In slices, from the first article on. Where another has the form already, both stay: `check_archive` tells it."""
    articles = apps.get_model("articles", "Article").objects
    some, reached = articles.exclude(url="", canonical_url="").order_by("pk"), 0
    while rows := list(some.filter(pk__gt=reached).only("url", "canonical_url", "text_kind")[:SLICE]):
        reached = rows[-1].pk
        others = [
            (row, known) for row in rows if (known := known_address(row)) not in ("", row.canonical_url)
        ]
        held = articles.filter(canonical_url__in=[known for _row, known in others])
        taken = set(held.values_list("canonical_url", "text_kind"))
        moved = []
        for row, known in others:
            if (known, row.text_kind) not in taken:
                taken.add((known, row.text_kind))
                row.canonical_url = known
                moved.append(row)
        save(apps, articles, moved)


def known_address(row):
    """As `Article.known_address` has it when this was written."""
    if row.canonical_url:
        known = normal_form(row.canonical_url)
        return known if len(known) <= LONGEST else ""
    known = normal_form(row.url)
    return "" if is_front_page(known) or len(known) > LONGEST else known


def save(apps, articles, moved):
    """A row's version is raised by any change; of what nobody has edited since its import that is not said."""
    arrivals = apps.get_model("articles", "Arrival").objects
    as_they_came = arrivals.filter(article__in=moved, version=F("article__version"))
    unedited = list(as_they_came.values_list("pk", flat=True))
    articles.bulk_update(moved, ["canonical_url"])
    version = articles.filter(pk=OuterRef("pk")).values("version")
    arrivals.filter(pk__in=unedited).update(version=Subquery(version))


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_publishers_may_have_a_time_zone")]

    operations = [
        migrations.AlterField(
            "article",
            "canonical_url",
            models.URLField(blank=True, help_text=HELP, max_length=2000, verbose_name="canonical address"),
        ),
        # Back: any form of an address stands for its page.
        migrations.RunPython(bring_to_normal_form, migrations.RunPython.noop),
    ]
