"""Which records became one with which: by this a page says so, offers to take it back, and an old number leads on."""

from django.db import models


class MergedRecord(models.Model):
    """A record that is a part of another one of its table now."""

    kind = models.CharField(max_length=63, help_text="The table of both.")
    number = models.BigIntegerField(help_text="The id that it had.")
    object_id = models.BigIntegerField(db_index=True, help_text="The id of the record that stays.")
    title = models.CharField(max_length=1000, help_text="What it was called.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="merged_record_is_a_part_of_one"),
            models.CheckConstraint(
                condition=~models.Q(number=models.F("object_id")), name="merged_record_is_no_part_of_itself"
            ),
        ]

    def __str__(self):
        return self.title


def merged_into(model, number):
    """The id of the record that the one of this number is a part of now, or None. One query."""
    kind = model._meta.concrete_model._meta.db_table
    return MergedRecord.objects.filter(kind=kind, number=number).values_list("object_id", flat=True).first()
