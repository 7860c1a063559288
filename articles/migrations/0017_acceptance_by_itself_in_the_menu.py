from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_what_editors_look_for")]

    operations = [
        migrations.AlterModelOptions(
            name="selfacceptance",
            options={"verbose_name": "acceptance by itself", "verbose_name_plural": "acceptance by itself"},
        ),
    ]
