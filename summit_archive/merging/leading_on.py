"""The addresses of a record that goes lead to the one that stays, for good; and its number does, on editors' pages."""

from django.db.models import Q

from summit_archive.distinct import DistinctPair
from summit_archive.slugs import FormerSlug

from .merged_record import MergedRecord


def take_former_addresses(kept, gone):
    """Before it goes: a trigger forgets the addresses that a deleted row once had."""
    rows = FormerSlug.objects.filter(kind=kept._meta.db_table, object_id=gone.pk)
    rows.update(object_id=kept.pk)


def lead_on(kept, gone, number):
    """After it went. `number`: the id that it had."""
    kind = kept._meta.db_table
    if getattr(gone, "slug", "") and any(one.name == "slug" for one in kept._meta.concrete_fields):
        FormerSlug.objects.update_or_create(kind=kind, slug=gone.slug, defaults={"object_id": kept.pk})
    stay_others(kept, number)
    MergedRecord.objects.filter(kind=kind, object_id=number).update(object_id=kept.pk)
    MergedRecord.objects.create(kind=kind, number=number, object_id=kept.pk, title=str(gone)[:1000])


def stay_others(kept, number):
    """Whoever was known to be another than the one that went is another than the one that stays. Three queries."""
    pairs = DistinctPair.objects.of(kept).filter(Q(one=number) | Q(other=number))
    others = {pk for pair in pairs.values_list("one", "other") for pk in pair} - {number, kept.pk}
    pairs.delete()
    DistinctPair.objects.remember(kept, sorted(others))
