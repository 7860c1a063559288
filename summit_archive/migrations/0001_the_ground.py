"""The ground's tables."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="InstalledText",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "kind", "key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(help_text="function, view or trigger", max_length=8)),
                ("key", models.TextField(help_text="What tells it from the others of its kind.")),
                ("text", models.CharField(help_text="Digest of the text that was installed.", max_length=32)),
                ("found", models.CharField(help_text="Digest of what PostgreSQL made of it.", max_length=32)),
            ],
            options={
                "db_table": "summit_archive_installedtext",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="ChangeCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField()),
                ("changed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(help_text="The table whose row had the slug.", max_length=63)),
                ("slug", models.SlugField(max_length=120)),
                ("object_id", models.BigIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "slug"), name="former_slug_leads_to_one_row")
                ],
            },
        ),
        migrations.RunSQL(
            """
            CREATE TABLE summit_archive_installedtext (
                kind varchar(8) NOT NULL,
                key text NOT NULL,
                text varchar(32) NOT NULL,
                found varchar(32) NOT NULL,
                PRIMARY KEY (kind, key)
            )
            """,
            "DROP TABLE summit_archive_installedtext",
        ),
    ]
