"""Notes in the audit log what no trigger sees: logins, and what is done to many rows at once."""

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import connection
from django.dispatch import receiver
from django.utils import timezone

from ..web.visitors import address_of
from .audit_entry import AuditEntry

Kind = AuditEntry.Kind
WROTE = "SELECT pg_current_xact_id_if_assigned() IS NOT NULL"


def note(request, kind, who=None, whom="", **details):
    """One query. `who`: an account."""
    return AuditEntry.objects.create(
        at=timezone.now(),
        kind=kind,
        who=who.get_username() if who else "",
        who_number=who.pk if who else None,
        whom=whom,
        address=address_of(request) if request else None,
        details=details,
    )


@receiver(user_logged_in)
def logged_in(sender, request, user, **kwargs):
    note(request, Kind.LOGGED_IN, user, user.get_username(), **getattr(user, "logged_in_by", {}))


@receiver(user_logged_out)
def logged_out(sender, request, user, **kwargs):
    if user is not None:
        note(request, Kind.LOGGED_OUT, user, user.get_username())


def failed(request, name, is_locked):
    """The name only of an account: what is typed there by mistake may be a password."""
    is_name = get_user_model().objects.filter(username=name).exists()
    note(request, Kind.FAILED, whom=name if is_name else "")
    if is_locked:
        note(request, Kind.LOCKED, whom=name if is_name else "")


def done_to_many(request, action, table, number):
    """Within the transaction of what was done; nothing where that wrote nothing."""
    with connection.cursor() as cursor:
        cursor.execute(WROTE)
        [wrote] = cursor.fetchone()
    if wrote:
        note(request, Kind.BULK_ACTION, request.user, action=action, table=table, number=number)
