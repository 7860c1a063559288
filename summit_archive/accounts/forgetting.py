"""Forgets what the audit log has kept for long enough: first the addresses, then the lines."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from .audit_entry import AuditEntry


def forget(days: int, address_days: int) -> tuple[int, int]:
    """(lines that went, addresses that went) of those that are older than so many days."""
    now = timezone.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('summit.forgetting', 'on', true)")
        lines = AuditEntry.objects.filter(at__lt=now - timedelta(days=days)).delete()[0]
        with_address = AuditEntry.objects.filter(address__isnull=False)
        addresses = with_address.filter(at__lt=now - timedelta(days=address_days)).update(address=None)
        cursor.execute("SELECT set_config('summit.forgetting', '', true)")
    return lines, addresses
