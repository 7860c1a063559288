"""Texts with signs that made a difference are compared anew, as are the search keys of publishers and topics."""

from django.db import migrations

from articles.importing.likeness import normalised_hash, signature
from summit_archive.text.folding import fold_again

# Signs of which nothing was known: letters like apostrophes, wide ones, a grave for stress, invisible ones.
NEW_SIGNS = (
    r"[\u02b9-\u02bf\u02c8\u02ca\u02cb\uff07\uff02\ufe58\ufe63\uff0d\u0300\u0340\u0400\u040d\u0450\u045d"
    r"\u034f\u061c\u180e\u2061-\u2065\u206a-\u206f\ufe00-\ufe0f]"
)
AT_ONCE = 200


def compare_again(apps, schema_editor):
    """The stories stay: who is in one by an import or an editor's word is not asked again."""
    sketches = apps.get_model("articles", "Sketch").objects
    chosen = sketches.filter(article__body__regex=NEW_SIGNS).order_by("pk").values_list("pk", flat=True)
    pks = list(chosen)
    for at in range(0, len(pks), AT_ONCE):
        some = list(sketches.filter(pk__in=pks[at : at + AT_ONCE]).select_related("article"))
        for sketch in some:
            made = signature(sketch.article.body)
            sketch.words = normalised_hash(sketch.article.body)
            sketch.bands, sketch.sketch = (list(made.bands), made.sketch) if made else ([], b"")
        sketches.bulk_update(some, ["words", "bands", "sketch"])


def keys_anew(apps, schema_editor):
    for model in ("Publisher", "Topic"):
        fold_again(apps.get_model("articles", model), "sort_key", lambda row: row.name)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_feeds_that_go_on"),
        ("participants", "0009_names_and_titles_by_one_folding"),
    ]

    operations = [
        # Back: both are made by today's folding, whatever the migrations say.
        migrations.RunPython(compare_again, migrations.RunPython.noop),
        migrations.RunPython(keys_anew, migrations.RunPython.noop),
    ]
