"""Beside each published article a narrow row to count and list by."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_suggested_mentions_by_article")]

    operations = []
