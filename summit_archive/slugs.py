"""Addresses of pages: those that they once had, and those at which a page of another kind stands."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

TOLD = _("“%(slug)s” is the address of another page: choose a longer one.")


class FormerSlug(models.Model):
    """An address that a page once had. Triggers write this table whenever a slug changes."""

    kind = models.CharField(max_length=63, help_text="The table whose row had the slug.")
    slug = models.SlugField(max_length=120)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_leads_to_one_row")]

    def __str__(self):
        return self.slug


def slug_is_not_taken(model, slugs):
    """The rule that no row has one of `slugs`, where it would be hidden; by the name of its `model`."""
    return models.CheckConstraint(condition=~Q(slug__in=slugs), name=f"{model}_slug_is_no_other_page")


def refuse_taken(slug, slugs):
    """The same rule where an editor sees it, beside the field."""
    if slug in slugs:
        raise ValidationError({"slug": TOLD % {"slug": slug}})
