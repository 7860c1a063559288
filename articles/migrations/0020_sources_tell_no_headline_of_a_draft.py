"""Sources that were written from articles that readers do not see tell their headlines no more."""

from django.db import migrations
from django.utils.formats import date_format
from django.utils.translation import override

LONGEST = 500


def withhold(apps, schema_editor):
    """What was cut, or edited since, is left to the trigger and to the editors."""
    article = apps.get_model("articles", "Article")
    meeting = apps.get_model("participants", "Meeting")
    participation = apps.get_model("participants", "Participation")
    unseen = article.objects.exclude(status="published").filter(publisher=None)
    for one in unseen.only("headline", "published_on").iterator(chunk_size=500):
        with override("en"):
            day = date_format(one.published_on, "j F Y") if one.published_on else ""
        told = ", ".join(filter(None, [f"“{one.headline}”", day]))
        instead = ", ".join(filter(None, ["An article", day]))
        rows = [
            meeting.objects.filter(coverage__article=one, source__contains=told[:LONGEST]),
            participation.objects.filter(attestations__article=one, source__contains=told[:LONGEST]),
        ]
        for row in (row for some in rows for row in some.distinct()):
            row.source = row.source.replace(told[:LONGEST], instead)
            row.save(update_fields=["source"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_decisions_remembered_for_what_comes_later")]
    operations = [migrations.RunPython(withhold, migrations.RunPython.noop)]
