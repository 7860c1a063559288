"""The function by which search reads texts, as it is now: indexes of other apps are built anew on it."""

from django.db import migrations

from summit_archive.postgres.install import InstallSql


class Migration(migrations.Migration):
    dependencies = [("summit_archive", "0010_changes_are_counted_by_kind")]

    operations = [InstallSql("text/sql/searched.sql")]
