"""Every change of what readers see is counted."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("participants", "0010_addresses_of_pages_are_taken")]

    operations = []
