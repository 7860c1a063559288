"""The indexes that readers' searches use take new rows at once, and the quarter of the sample has none any more.

PostgreSQL would gather new rows in a list that every search walks through, and for which its planner takes the
whole index for dear. The indexes stay as they are but for that: nothing is built anew.
"""

import django.contrib.postgres.indexes
from django.db import migrations
from django.db.models import Q

CONDITIONS = {
    "searched_published": Q(is_published=True),
    "searched_sample": Q(is_published=True, is_sampled=True),
    "searched_unpublished": Q(is_published=False),
}
IN_ORDER = [*CONDITIONS, "listing_by_codes"]
AT_ONCE = [
    f"ALTER INDEX {name} SET (fastupdate = off); SELECT gin_clean_pending_list('{name}')" for name in IN_ORDER
]
LATER = [f"ALTER INDEX {name} RESET (fastupdate)" for name in IN_ORDER]
THIN_SAMPLE = """
CREATE INDEX searched_thin_sample ON articles_searchedtext USING gin (vector)
WHERE is_published AND is_sampled AND summit_is_thinly_sampled(article_id)
"""


def of_words(name, condition):
    index = django.contrib.postgres.indexes.GinIndex(
        fields=["vector"], name=name, fastupdate=False, condition=condition
    )
    return [migrations.RemoveIndex("searchedtext", name), migrations.AddIndex("searchedtext", index)]


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_mentions_take_less_room")]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunSQL(AT_ONCE, LATER)],
            [
                *(operation for each in CONDITIONS.items() for operation in of_words(*each)),
                migrations.RemoveIndex("listing", "listing_by_codes"),
                migrations.AddIndex(
                    "listing",
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["codes"], name="listing_by_codes", fastupdate=False
                    ),
                ),
            ],
        ),
        migrations.RunSQL("DROP INDEX searched_thin_sample", THIN_SAMPLE),
    ]
