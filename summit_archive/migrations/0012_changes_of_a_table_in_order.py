"""The last changes of a table are found without looking at those of all others: feeds ask for them."""

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
    ]
