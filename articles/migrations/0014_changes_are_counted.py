"""Every change of what readers see is counted."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_texts_as_searched")]

    operations = []
