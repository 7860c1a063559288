"""Forgets what the audit log has kept for long enough."""

from django.conf import settings

from summit_archive.accounts.forgetting import forget
from summit_archive.history.programs import Program


class Command(Program):
    help = "Forgets lines and addresses of the audit log that are older than AUDIT_DAYS and AUDIT_ADDRESS_DAYS say."

    def handle(self, **options):
        lines, addresses = forget(settings.AUDIT_DAYS, settings.AUDIT_ADDRESS_DAYS)
        self.stdout.write(f"{lines} lines and {addresses} addresses forgotten")
