"""Makes a release of the archive, which the site offers from then on under /data/."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.releasing.making import make_release
from articles.releasing.moment import Refused


class Command(BaseCommand):
    help = (
        "Makes a release of the whole archive in the folder of releases, with what has changed since the one before. "
        "It is there whole or not at all; where nothing has changed, none is made."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--site",
            default=settings.SITE_URL,
            help="What stands before addresses: SITE_URL of the environment.",
        )

    def handle(self, *, site, **options):
        try:
            release, made = make_release(site)
        except Refused as refused:
            raise CommandError(f"No release was made. {refused}") from refused
        if made is None:
            self.stdout.write(f"Nothing has changed since the release {release.name}: none was made.")
            return
        whole = release.whole
        self.stdout.write(
            f"{release.name}, version {release.version}: {whole.size:,} bytes, SHA-256 {whole.sha256}"
        )
        self.stdout.write(str(release.folder))
