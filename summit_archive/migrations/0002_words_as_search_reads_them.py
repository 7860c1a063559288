"""The function by which search reads texts: indexes of other apps are built on it."""

from django.db import migrations

from summit_archive.postgres.install import InstallSql


class Migration(migrations.Migration):
    dependencies = [("summit_archive", "0001_the_ground")]

    operations = [InstallSql("text/sql/searched.sql")]
