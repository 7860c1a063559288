"""Compares the hashes of texts, history and releases with those that were noted; for cron, once a week."""

from django.core.management.base import BaseCommand, CommandError

from articles.models import Fixity, KeptPart
from articles.preservation.fixity import check_all, forget_release

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Computes the SHA-256 of all texts, of the history and of the releases anew, and compares them with what was "
        "noted: what differs was changed by nobody. Data quality shows it, too. The exit code is 1 where anything differs. "
        "manage.py work does it once a week by itself."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--forget", metavar="NAME", help="A release that was removed on purpose: it is no longer missed."
        )

    def handle(self, *, forget, **options):
        if forget is not None:
            if not forget_release(forget):
                raise CommandError(f"“{forget}” is no release that was ever checked.")
            self.stdout.write(f"{forget}: forgotten")
            return
        found = check_all(lambda done, total, note: None)
        self.stdout.write(f"{found['texts']:,} texts, {found['parts']:,} parts checked")
        if found["differing"]:
            self.tell()
            raise CommandError(f"{found['differing']:,} differ from what was noted.")

    def tell(self):
        texts = Fixity.objects.filter(differs_since__isnull=False).select_related("article")
        for row in texts.order_by("pk")[:SHOWN]:
            since = f"{row.differs_since:%Y-%m-%d}"
            self.stderr.write(f"article {row.pk} “{row.article}”: its text is another one, found on {since}")
        for part in KeptPart.objects.exclude(problem="").order_by("kind", "pk")[:SHOWN]:
            self.stderr.write(f"{part.kind} {part.name}: {part.problem}")
