"""What of the archive goes by a name like the one that an editor is about to save: people, organisations, places and such."""

from django.utils.translation import gettext as _

from summit_archive.editing.cautions import MOST, LookAlike

from ..names.alike import named_alike

SAME = 0.999


def alike_by_name(admin, row, texts, **how):
    """`LookAlike`s of `row`, as `admin` describes its rows; `how` is that of `named_alike`, whose queries it costs and two more."""
    others = admin.model._base_manager.exclude(pk=row.pk) if row.pk else admin.model._base_manager.all()
    return as_look_alikes(admin, named_alike(others, texts, **how))


def as_look_alikes(admin, found):
    ids = list(found)[: 2 * MOST]
    if not ids:
        return []
    rows = {one.pk: one for one in admin.for_choices(admin.model._base_manager.filter(pk__in=ids))}
    return [LookAlike(rows[pk], why(found[pk]), admin.beside(rows[pk])) for pk in ids if pk in rows]


def why(likeness):
    return _("the same name") if likeness >= SAME else _("nearly the same name")
