"""Addresses that make themselves from a title or a name, in whatever script it is."""

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from summit_archive.slugs import FormerSlug

from .versions import EditingForm

LONGEST = 80


def free_slug(model, text):
    """A short address from `text` that no row of `model` has or has had, or "" where `text` gives none."""
    stem = stem_of(text)
    if not stem:
        return ""
    taken = set(model._base_manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    former = FormerSlug.objects.filter(kind=model._meta.db_table, slug__startswith=stem)
    taken |= set(former.values_list("slug", flat=True))
    number = 1
    slug = stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def stem_of(text):
    """`text` as an address has it, whether or not it is free."""
    return slugify(anyascii(text))[:LONGEST].strip("-")


def row_once_at(model, slug):
    """The row of `model` that had this address before, or None."""
    former = FormerSlug.objects.filter(kind=model._meta.db_table, slug=slug)
    return model._base_manager.filter(pk__in=former.values("object_id")).first()


class SluggedForm(EditingForm):
    """A form whose address may be left empty: a new row gets one, an old row keeps its own."""

    titled_by = "name"

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Empty: it makes itself. An old address leads on to the new one."
            )

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = self.slug_instead(cleaned.get(self.titled_by) or "")
        elif "slug" in self.changed_data and cleaned.get("slug"):
            self.refuse_if_it_leads_elsewhere(cleaned["slug"])
        return cleaned

    def refuse_if_it_leads_elsewhere(self, slug):
        """An address that a page once had stays that page's: links to it go on leading there."""
        row = row_once_at(self._meta.model._meta.concrete_model, slug)
        if row is not None and row.pk != self.instance.pk:
            told = _("“%(slug)s” is an old address that still leads to “%(row)s”: give another one.")
            self.add_error("slug", told % {"slug": slug, "row": row})

    def slug_instead(self, title):
        slug = self.instance.slug or free_slug(self._meta.model._meta.concrete_model, title)
        if title and not slug:
            self.add_error("slug", _("No address can be made of this: give one, such as almaty-2002."))
        return slug


class TitledForm(SluggedForm):
    titled_by = "title"
