"""Lets the checks look at the archive, and keeps what they find for the editors' page “Data quality”; for cron."""

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from articles.quality import CHECKS, RECOUNTS
from summit_archive.findings.looking import LooksAlready, look

BY_NAME = {check.name: check for check in [*CHECKS, *RECOUNTS]}


class Command(BaseCommand):
    help = (
        "Lets every check look at the whole archive, and keeps what it finds: the page “Data quality” shows it, with "
        "the moment. Changes no fact. Put it into cron, once a night."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--check",
            action="append",
            choices=BY_NAME,
            metavar="NAME",
            help=f"Only this one; may be given again. One of: {', '.join(BY_NAME)}.",
        )

    def handle(self, *, check, **options):
        for name in dict.fromkeys(check or BY_NAME):
            try:
                kept = look(BY_NAME[name])
            except LooksAlready:
                self.stdout.write(f"{name}: looks at this moment, for somebody else")
                continue
            found = ngettext("%(number)d finding", "%(number)d findings", kept.number)
            self.stdout.write(f"{name}: {found % {'number': kept.number}}, {kept.seconds:.1f} s")
