"""What the database does by itself for articles, publishers and topics: see the participants' migration."""

from importlib import import_module

from django.db import migrations

shared = import_module("participants.migrations.0002_versions_trees_and_former_slugs")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_what_was_written"),
        ("participants", "0002_versions_trees_and_former_slugs"),
    ]

    operations = [
        *shared.count_versions("articles_article"),
        *shared.count_versions("articles_publisher"),
        *shared.count_versions("articles_topic"),
        *shared.keep_tree("articles_topic"),
        *shared.remember_slugs("articles_publisher"),
        *shared.remember_slugs("articles_topic"),
    ]
