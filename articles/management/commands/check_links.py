"""Asks the addresses of articles and sources whether they still answer; for cron, or by manage.py work."""

from django.core.management.base import BaseCommand, CommandError

from articles.models import SilentAddress
from articles.preservation.links import MOST, NothingAnswers, check_links


class Command(BaseCommand):
    help = (
        "Asks the addresses of published articles and of sources that are due whether they answer: each host once in five "
        "seconds, as its robots.txt allows, never within a local network. After four failures in a row over seven days "
        "readers are told, with the archived copy where one is known. manage.py work does it once a day, if an "
        "administrator switches it on."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--most", type=int, default=MOST, metavar="NUMBER", help=f"At most so many now: {MOST}."
        )

    def handle(self, *, most, **options):
        if most < 1:
            raise CommandError(f"--most {most}: a number from 1 up is expected.")
        try:
            found = check_links(lambda done, total, note: None, most)
        except NothingAnswers as error:
            raise CommandError(str(error)) from error
        told = (
            f"{found['answered']:,} answered, {found['failed']:,} failed, {found['said_nothing']:,} undecided"
        )
        self.stdout.write(
            f"{told}; of {SilentAddress.objects.count():,} readers are told that they do not answer"
        )
