"""A line of the audit log in words."""

from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..history.reading import models_by_table
from .audit_entry import AuditEntry

FLAGS = {
    "username": gettext_lazy("name"),
    "is_active": gettext_lazy("may log in"),
    "is_staff": gettext_lazy("staff status"),
    "is_superuser": gettext_lazy("all rights"),
    "name": gettext_lazy("name"),
}
WAYS = {
    "code": gettext_lazy("with a one-time code"),
    "recovery-code": gettext_lazy("with a recovery code"),
}
# Of a hundred rights that a group got, the first tell what it was about.
MOST_NAMED = 8


def in_words(entry: AuditEntry) -> str:
    """What there is to say beside the kind; "" where that says it all."""
    details = entry.details
    if entry.kind == entry.Kind.BULK_ACTION:
        return many(details)
    parts = [moved(_("added: %s"), details.get("added")), moved(_("removed: %s"), details.get("removed"))]
    parts += [flag(name, details[name]) for name in FLAGS if name in details]
    parts.append(str(WAYS.get(details.get("by"), "")))
    return "; ".join(part for part in parts if part)


def moved(pattern, names):
    if not names:
        return ""
    told = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    if more > 0:
        told = ngettext("%(names)s and %(number)d more", "%(names)s and %(number)d more", more) % {
            "names": told,
            "number": more,
        }
    return pattern % told


def flag(name, value):
    """`value`: [before, after], or what it is."""
    if isinstance(value, list):
        before, after = value
        return f"{FLAGS[name]}: {localized(before)} → {localized(after)}"
    return str(FLAGS[name]) if value is True else ""


def localized(value):
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return localize(value)


def many(details):
    model = models_by_table().get(details["table"])
    rows = model._meta.verbose_name_plural if model else details["table"]
    return f"{details['action']}: {rows} ({localize(details['number'])})"
