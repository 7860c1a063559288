"""An index of the quarter of the sample by which the commonest words are counted: see `articles/searching/matches.py`."""

from django.db import migrations

INDEX = """
CREATE INDEX searched_thin_sample ON articles_searchedtext USING gin (vector)
WHERE is_published AND is_sampled AND (hashint8(article_id) >> 5 & 1023) < 256
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_saved_once")]

    operations = [migrations.RunSQL(INDEX, "DROP INDEX searched_thin_sample")]
