"""Takes the second factor of an account away, as when a phone was lost, and ends its sessions."""

from axes.utils import reset
from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.db import transaction

from summit_archive.accounts.second_factor import SecondFactor
from summit_archive.accounts.sessions import end_sessions
from summit_archive.history.programs import Program


class Command(Program):
    help = "Takes the second factor of an account away, as when a phone was lost, and ends its sessions."

    def add_arguments(self, parser):
        parser.add_argument("name", help="The name by which the account logs in.")

    def handle(self, *, name, **options):
        account = get_user_model().objects.filter(username=name).first()
        if account is None:
            raise CommandError(f"No account is called {name!r}.")
        with transaction.atomic():
            if not SecondFactor.objects.filter(account=account).delete()[0]:
                raise CommandError(f"The account {name!r} has no second factor.")
            sessions = end_sessions(account)
        # Who has lost it may have guessed codes until no more were taken.
        reset(username=name)
        self.stdout.write(f"The second factor of {name} is taken away; {sessions} of its sessions ended.")
