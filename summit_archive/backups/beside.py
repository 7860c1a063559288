"""The files that belong to the archive beside its database: the secret key, and the releases that are offered.

Rendered pages, collected static files and the demo's first password are made anew; what people upload is in the database.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from . import sums
from .refusing import Refused

FOLDER = "files"
SECRET, RELEASES = "secret-key", "releases"


def refuse_what_is_offered(folder: Path) -> None:
    """A backup in a folder that the site offers would be everybody's."""
    for offered in (settings.RELEASES_DIR, settings.STATIC_ROOT):
        if offered and Path(offered).resolve() in (folder.resolve(), *folder.resolve().parents):
            raise Refused(f"{folder} stands in {offered}, which everybody may read: name another folder.")


def copy_to(backup: Path, *, releases: bool) -> list[str]:
    """What was found, by its name within the backup's files."""
    target = backup / FOLDER
    target.mkdir(mode=0o700)
    found = []
    secret = settings.DATA_DIR / SECRET
    # Where the environment tells it, it is a setting, and stays out like all of them.
    if secret.is_file() and secret.read_text() == settings.SECRET_KEY:
        shutil.copyfile(secret, target / SECRET)
        (target / SECRET).chmod(0o600)
        found.append(SECRET)
    for release in whole_releases() if releases else ():
        shutil.copytree(release, target / RELEASES / release.name)
        found.append(f"{RELEASES}/{release.name}")
    return found


def whole_releases() -> Iterator[Path]:
    """A release that is being made begins with a point."""
    if settings.RELEASES_DIR.is_dir():
        for entry in sorted(settings.RELEASES_DIR.iterdir()):
            if entry.is_dir() and not entry.name.startswith("."):
                yield entry


# --- Brought back


def bring_back(backup: Path, moment: str) -> Iterator[str]:
    """A line about each. What was there stays beside, under a name with `moment`; a release that is there stays."""
    source = backup / FOLDER
    if (source / SECRET).is_file():
        yield bring_secret_back(source / SECRET, moment)
    if (source / RELEASES).is_dir():
        for release in sorted((source / RELEASES).iterdir()):
            yield bring_release_back(release)


def bring_secret_back(kept: Path, moment: str) -> str:
    there = settings.DATA_DIR / SECRET
    if os.environ.get("SECRET_KEY", "").strip():
        return "The secret key comes from SECRET_KEY of the environment: the one of the backup was not taken."
    if there.exists() and there.read_text() == kept.read_text():
        return "The secret key is the same."
    draft = there.with_name(f".{SECRET}.{moment}")
    shutil.copyfile(kept, draft)
    draft.chmod(0o600)
    sums.sync(draft)
    if there.exists():
        os.link(there, there.with_name(f"{SECRET}.before-{moment}"))
    draft.rename(there)
    return f"The secret key was brought back; the former is {SECRET}.before-{moment} beside it. Restart what serves."


def bring_release_back(kept: Path) -> str:
    there = settings.RELEASES_DIR / kept.name
    if there.exists():
        return f"The release {kept.name} is there already, and stays."
    settings.RELEASES_DIR.mkdir(parents=True, exist_ok=True)
    draft = there.with_name(f".{kept.name}.brought-back")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(kept, draft)
    draft.rename(there)
    return f"The release {kept.name} was brought back."
