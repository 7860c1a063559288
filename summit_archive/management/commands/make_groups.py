"""The groups of contributors, editors and administrators, with exactly the rights that belong to them."""

from django.core.management.base import BaseCommand

from summit_archive.roles.groups import make_groups


class Command(BaseCommand):
    help = "Makes the groups Contributors, Editors and Administrators, or gives them their rights again."

    def handle(self, **options):
        for name, (added, removed) in make_groups().items():
            self.stdout.write(f"{name}: {added} rights added, {removed} removed")
