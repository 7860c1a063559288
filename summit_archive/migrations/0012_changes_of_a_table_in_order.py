"""The last changes of a table, and the addresses that its rows gave up, are found without looking at all others: feeds ask for them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("summit_archive", "0011_letters_searched_without_accents"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["table_name", "id"], name="change_of_a_table"),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(
                fields=["table_name", "row"],
                name="change_of_an_address",
                condition=models.Q(row__isnull=False, before__has_key="slug"),
            ),
        ),
    ]
