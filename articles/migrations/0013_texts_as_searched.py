"""What is searched of each published article, by its language."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_listings_beside_articles")]

    operations = []
