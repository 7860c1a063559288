"""Does in the background what the archive asks for: uploads, feeds, findings, releases, fixity, links."""

import os
import signal
import sys
import threading

from django.core.management.base import BaseCommand, CommandError

from summit_archive.jobs.kinds import kinds
from summit_archive.jobs.standing import in_lines, standing
from summit_archive.jobs.worker import GRACE, Work


class Command(BaseCommand):
    help = (
        "Works in the background, one job after the other, until it is told to end (SIGTERM, Ctrl-C): uploads, feeds, "
        "checks of the data, releases, fixity, links. What is asked for by the clock is kept in the database. Any number "
        "may run beside each other, on any number of machines; one that is killed loses nothing, and what it was at "
        "another does within a minute."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--once", action="store_true", help="Do all that is due, and end: for cron, every ten minutes."
        )
        parser.add_argument(
            "--status",
            action="store_true",
            help="Tell how it stands, and do nothing. The exit code is 1 where something waits and nobody works.",
        )
        parser.add_argument(
            "--kind",
            action="append",
            choices=[kind.name for kind in kinds()],
            metavar="KIND",
            help=f"Only these; may be given again. One of: {', '.join(kind.name for kind in kinds())}.",
        )
        parser.add_argument(
            "--grace",
            type=float,
            default=GRACE,
            metavar="SECONDS",
            help="How long a job that has no place to stop may go on when the worker is told to end: "
            f"{GRACE:g}.",
        )
        parser.add_argument("--beside", action="store_true", help="End when the standard input does.")

    def handle(self, *, once, status, kind, grace, beside, **options):
        if status:
            self.tell_standing()
            return
        work = Work(kind or (), (lambda line: None) if beside else self.say, grace)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda number, frame: self.told_to_end(work))
        if beside:
            # Readers who wait come first.
            os.nice(5)
            threading.Thread(target=end_with_input, args=[work], daemon=True).start()
        work.run(once)

    def told_to_end(self, work):
        if work.is_ending.is_set():
            # Told twice: at once. What it was at is undone, and done again by another.
            sys.exit(130)
        work.tell_to_end()

    def tell_standing(self):
        now = standing()
        for line in in_lines(now):
            self.stdout.write(line)
        if now.is_unattended:
            raise CommandError("Something waits, and no worker is there: start manage.py work.")

    def say(self, line):
        self.stdout.write(line)
        self.stdout.flush()


def end_with_input(work):
    """So that none outlives the process that began it, however that ends."""
    sys.stdin.buffer.read()
    work.tell_to_end()
