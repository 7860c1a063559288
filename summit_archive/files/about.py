"""What every file says of itself: whose facts under which licence, of which version of the archive, from when and where."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from .. import __version__
from ..page_cache.version import Version, read_version

LICENCE = "CC0-1.0"
LICENCE_ADDRESS = "https://creativecommons.org/publicdomain/zero/1.0/"


@dataclass(frozen=True)
class About:
    """`site` is what stands before our paths in whole addresses, without a slash at its end."""

    site: str
    address: str
    archive_version: str
    taken_at: datetime.datetime
    licence: str = LICENCE

    def whole(self, path: str | None) -> str | None:
        """An address as a file has it: ours with the site before it."""
        return f"{self.site}{path}" if path and path.startswith("/") else path

    @property
    def as_json(self) -> dict[str, str]:
        """As JSON has it, under "archive"."""
        return {
            "address": self.address,
            "licence": self.licence,
            "licence_address": LICENCE_ADDRESS,
            "archive_version": self.archive_version,
            "taken_at": self.taken_at.isoformat(),
        }


def about(request: HttpRequest) -> About:
    """Of the file that is asked for. One question to the database, which is none of the page's queries."""
    site = request.build_absolute_uri("/").removesuffix("/")
    return About(site, request.build_absolute_uri(), version_of_archive(), now())


def about_command(path: str = "/") -> About:
    """Of what a command writes: the site is that of the settings."""
    return About(settings.SITE_URL, f"{settings.SITE_URL}{path}", version_of_archive(), now())


def version_of_archive(version: Version | None = None) -> str:
    """The release and how many changes of what readers see were counted: another one whenever anything is another."""
    counts = (version or read_version()).counts
    return f"{__version__}+{sum(count.number for count in counts.values())}"


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
