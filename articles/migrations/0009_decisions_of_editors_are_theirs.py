"""Marks the mentions that an editor decided before decisions were told apart from rules."""

from django.db import migrations

# Until now the import made accepted mentions by this one rule alone.
MARK = """
UPDATE articles_mention SET is_checked = true
WHERE NOT (state = 'accepted' AND rule = 'country name')
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_imports_stories_and_checked_mentions")]

    operations = [migrations.RunSQL(MARK, migrations.RunSQL.noop)]
