"""Names are found by what they look like."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("participants", "0011_changes_are_counted")]

    operations = []
