"""Addresses that make themselves from a title or a name, in whatever script it is."""

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from summit_archive.slugs import FormerSlug

from .versions import EditingForm

LONGEST = 80


def free_slug(model, text):
    """A short address from `text` that no row of `model` has or has had, or "" where `text` gives none."""
    return free_beside(model, stem_of(text))


def stem_of(text):
    """`text` as an address has it, whether or not it is free."""
    return slugify(anyascii(text))[:LONGEST].strip("-")


def free_beside(model, stem):
    """`stem`, or the first of stem-2, stem-3, … that no page has or has had; "" of none. Two queries."""
    if not stem:
        return ""
    longest = model._meta.get_field("slug").max_length
    begins = stem[: longest - len("-99999")]
    taken = {*addresses_of_pages(model)}
    taken |= set(model._base_manager.filter(slug__startswith=begins).values_list("slug", flat=True))
    former = FormerSlug.objects.filter(kind=model._meta.db_table, slug__startswith=begins)
    taken |= set(former.values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        ending = f"-{number}"
        slug = stem[: longest - len(ending)].rstrip("-") + ending
    return slug


def addresses_of_pages(model):
    """Those at which a page of another kind stands: see `slug_is_not_taken`."""
    rule = f"{model._meta.model_name}_slug_is_no_other_page"
    found = (one.condition for one in model._meta.constraints if one.name == rule)
    return [slug for condition in found for _name, slugs in condition.children for slug in slugs]


def row_once_at(model, slug):
    """The row of `model` that had this address before, or None."""
    former = FormerSlug.objects.filter(kind=model._meta.db_table, slug=slug)
    return model._base_manager.filter(pk__in=former.values("object_id")).first()


class SluggedForm(EditingForm):
    """A form whose address may be left empty: a new row gets one, an old row keeps its own."""

    titled_by = "name"
    # What to tell of the address once the row is saved.
    address_told = ""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Leave empty to have it made. An old address leads on to the new one."
            )

    def clean(self):
        cleaned = super().clean()
        if "slug" not in self.fields or "slug" in self.errors:
            return cleaned
        title = cleaned.get(self.titled_by) or ""
        if not self.instance.pk:
            cleaned["slug"] = self.slug_of_a_new_row(cleaned.get("slug") or stem_of(title), title)
        elif not cleaned.get("slug"):
            cleaned["slug"] = self.instance.slug
        elif "slug" in self.changed_data:
            self.refuse_if_it_leads_elsewhere(cleaned["slug"])
        return cleaned

    @property
    def table(self):
        return self._meta.model._meta.concrete_model

    def slug_of_a_new_row(self, wanted, title):
        """One that is taken is not asked about: the next free one is, and it is told."""
        slug = free_beside(self.table, wanted)
        if slug != wanted:
            told = _("Another page has the address “%(wanted)s”, so this one got “%(slug)s”.")
            self.address_told = told % {"wanted": wanted, "slug": slug}
        elif title and not slug:
            self.add_error("slug", _("No address can be made of this: give one, such as almaty-2002."))
        return slug

    def refuse_if_it_leads_elsewhere(self, slug):
        """An address that a page has, or once had, stays that page's: links to it go on leading there."""
        row = self.table._base_manager.filter(slug=slug).first() or row_once_at(self.table, slug)
        if row is not None and row.pk != self.instance.pk:
            told = _(
                "“%(slug)s” is or was the address of “%(row)s” and leads there. Give another one, such as "
                "“%(free)s”, or leave it empty to keep the old one."
            )
            facts = {"slug": slug, "row": row, "free": free_beside(self.table, slug)}
            self.add_error("slug", told % facts)


class TitledForm(SluggedForm):
    titled_by = "title"
