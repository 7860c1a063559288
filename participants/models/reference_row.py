"""What the archive last took from the shipped files, so that an editor's change is told from an old fact."""

from django.db import models


class ReferenceRow(models.Model):
    """One row of a shipped file as it was last loaded, and the row of the archive that it became."""

    file = models.CharField(max_length=60, help_text="The file's name without its ending.")
    key = models.TextField(help_text="The cells that tell the row from the others of its file.")
    values = models.JSONField(help_text="The cells as the file had them, by column.")
    object_id = models.BigIntegerField(help_text="The row of the file's table that was made of it.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "key"], name="reference_row_is_remembered_once")
        ]

    def __str__(self):
        return f"{self.file}: {self.key}"
