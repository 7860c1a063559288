"""The table that remembers which text was installed."""

from django.db import models


class InstalledText(models.Model):
    """A function, view or trigger that the archive installed in this database.

    Not `managed`, so that `flush`, which empties the tables of all managed models, does not forget what
    is still there; its migration makes the table by its own statement.
    """

    pk = models.CompositePrimaryKey("kind", "key")
    kind = models.CharField(max_length=8, help_text="function, view or trigger")
    key = models.TextField(help_text="What tells it from the others of its kind.")
    text = models.CharField(max_length=32, help_text="Digest of the text that was installed.")
    found = models.CharField(max_length=32, help_text="Digest of what PostgreSQL made of it.")

    class Meta:
        managed = False
        db_table = "summit_archive_installedtext"

    def __str__(self):
        return f"{self.kind} {self.key}"
