"""What readers see changes kind by kind: the count of the whole archive becomes that of each kind."""

from django.db import migrations, models

SHARE_OUT = """
INSERT INTO summit_archive_changecount (kind, number, changed_at)
SELECT shown.kind, sum(number), max(changed_at)
FROM summit_archive_changecount, unnest(ARRAY['articles', 'meetings', 'names', 'proposals', 'reports', 'sources']) AS shown(kind)
GROUP BY shown.kind;
DELETE FROM summit_archive_changecount WHERE kind = '';
"""


class Migration(migrations.Migration):
    dependencies = [
        ("summit_archive", "0009_findings_lead_to_a_merge"),
    ]

    operations = [
        migrations.AddField(
            model_name="changecount",
            name="kind",
            field=models.CharField(db_default="", max_length=40),
        ),
        migrations.RunSQL(SHARE_OUT, migrations.RunSQL.noop),
    ]
