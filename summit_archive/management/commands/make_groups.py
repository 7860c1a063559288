"""The groups of contributors, editors and administrators, with exactly the rights that belong to them."""

from summit_archive.history.programs import Program
from summit_archive.roles.groups import make_groups


class Command(Program):
    help = "Makes the groups Contributors, Editors and Administrators, or gives them their rights again."

    def handle(self, **options):
        for name, (added, removed) in make_groups().items():
            self.stdout.write(f"{name}: {added} rights added, {removed} removed")
