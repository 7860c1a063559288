"""Addresses that pages once had. Triggers write this table whenever a slug changes."""

from django.db import models


class FormerSlug(models.Model):
    kind = models.CharField(max_length=63, help_text="The table whose row had the slug.")
    slug = models.SlugField(max_length=120)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_leads_to_one_row")]

    def __str__(self):
        return self.slug
