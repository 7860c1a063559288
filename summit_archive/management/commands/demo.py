"""One command from nothing to a running archive."""

import io
import signal
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection

from articles.models import Article
from participants.models import Country
from summit_archive.checks import what_it_lacks, what_slows
from summit_archive.database.pooled import lift_limits
from summit_archive.server.background import background_worker
from summit_archive.server.first_start import EDITOR, collect_if_changed, first_password, one_at_a_time
from summit_archive.server.places import Taken, port_at
from summit_archive.server.serving import server_at

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Brings the archive up with all it ships and serves it on this machine."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--port", type=int, default=settings.PORT, help="8000, or PORT of the environment."
        )

    def handle(self, *, port, **options):
        # A shell that starts us in the background has us ignore Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            with port_at(HOST, port) as address:
                with one_at_a_time(self.say):
                    self.prepare()
                self.serve(address, port)
        except Taken as error:
            raise CommandError(str(error)) from error
        finally:
            # Stopping the database is not to be interrupted by an impatient second Ctrl-C.
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def prepare(self):
        self.say("Preparing the archive …")
        # Compressing files and filling the database wait for different things.
        with ThreadPoolExecutor(1) as beside:
            collecting = beside.submit(collect_if_changed)
            self.open_database()
            call_command("migrate", interactive=False, verbosity=0)
            self.tell_what_slows()
            fill_if_empty()
            password = first_password()
            collecting.result()
        connection.close()
        self.say(f"Editor: {EDITOR} / {password}" if password else SET_BY_EDITOR)

    def open_database(self):
        """Connect, without the time limit of readers' pages, and look whether the archive fits."""
        try:
            lift_limits(connection)
        except OperationalError as error:
            raise CommandError(f"The database does not answer: {error}".strip()) from error
        lacks = what_it_lacks(connection)
        if lacks:
            raise CommandError("\n".join(lacks))

    def tell_what_slows(self):
        for sentence in what_slows(connection):
            self.say(f"Slow: {sentence}")

    @background_worker()
    def serve(self, address, port):
        with server_at(address, settings.WEB_CONCURRENCY, proxies=settings.TRUSTED_PROXY) as server:
            self.say(f"Address: http://{HOST}:{port}/  (Ctrl-C stops it)")
            server.run()
        self.say("Stopped.")

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()


SET_BY_EDITOR = f"Editor: {EDITOR} (the password you have set)"


def fill_if_empty():
    """Load what the project ships, once: what an editor deletes later does not come back. The checks look at it then."""
    is_filled = Article.objects.exists()
    for command, model in (("load_reference", Country), ("load_demo", Article)):
        if not model.objects.exists():
            call_command(command, stdout=io.StringIO())
    if not is_filled:
        # After the stories, which say more of the same sources: what is there is used as it is.
        call_command("load_sources", stdout=io.StringIO())
        # Else the database plans for the tables as they were for a minute yet, and a check may take many.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        call_command("refresh_findings", stdout=io.StringIO())
