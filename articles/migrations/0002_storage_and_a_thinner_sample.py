"""What the models cannot say: how rows are stored, and the index of the thinner sample of texts."""

from django.db import migrations

from summit_archive.postgres.install import InstallSql

STORAGE = """
-- Few, narrow and often changed rows: without this their dead ones would slow down every reader.
ALTER TABLE articles_listingchange SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
ALTER TABLE articles_codecount SET (fillfactor = 80);
ALTER TABLE articles_listing SET (fillfactor = 90);
-- A bitmap has 4,000 bytes at most: none is stored apart, from where it would have to be fetched.
ALTER TABLE articles_codebitmap ALTER COLUMN bits SET STORAGE MAIN;
-- A vector is stored aside and as it is, so that a million rows are some 70 MB to walk through.
ALTER TABLE articles_searchedtext SET (toast_tuple_target = 128);
ALTER TABLE articles_searchedtext ALTER COLUMN vector SET STORAGE EXTERNAL;
"""

# The part of the sample by which the commonest words are counted: see articles/searching/samples.py.
THIN_SAMPLE = """
CREATE INDEX searched_thin_sample ON articles_searchedtext USING gin (vector)
WHERE is_published AND is_sampled AND summit_is_thinly_sampled(article_id)
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_what_was_written")]

    operations = [
        migrations.RunSQL(STORAGE, migrations.RunSQL.noop),
        InstallSql("searching/sql/samples.sql"),
        migrations.RunSQL(THIN_SAMPLE, "DROP INDEX searched_thin_sample"),
    ]
