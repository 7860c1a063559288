"""Addresses at which a page of another kind stands: no row may have one of them, it would be hidden."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

TOLD = _("“%(slug)s” is the address of another page: choose a longer one.")


def slug_is_not_taken(model, slugs):
    """The rule for the database, by the name of its `model`."""
    return models.CheckConstraint(condition=~Q(slug__in=slugs), name=f"{model}_slug_is_no_other_page")


def refuse_taken(slug, slugs):
    """The same rule where an editor sees it, beside the field."""
    if slug in slugs:
        raise ValidationError({"slug": TOLD % {"slug": slug}})
