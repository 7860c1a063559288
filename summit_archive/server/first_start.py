"""What has to be there before `manage.py demo` serves: static files as the browser gets them, and an editor's account."""

import contextlib
import fcntl
import hashlib
import os
import secrets
from collections.abc import Callable, Iterator

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from ..environment import keep_private, make_folder
from ..roles.groups import ADMINISTRATORS, EDITORS, make_groups


@contextlib.contextmanager
def one_at_a_time(say: Callable[[str], object]) -> Iterator[None]:
    """Of those who start at once on one data folder the first prepares it, and the others find it done."""
    make_folder(settings.DATA_DIR)
    with open(settings.DATA_DIR / "preparing.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another start is preparing this archive: waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def collect_if_changed():
    """Hash, compress and collect the static files; a second time only if one has changed."""
    mark = settings.STATIC_ROOT / "collected-from"
    state = state_of_sources()
    if mark.exists() and mark.read_text() == state:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(state)


def state_of_sources():
    """A hash that changes with any file's name, size or time."""
    digest = hashlib.sha256(f"{django.__version__} {settings.STORAGES}".encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            status = os.stat(storage.path(name))
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


# --- The first editor ---------------------------------------------------------

EDITOR = "editor"


def groups():
    """The groups of all roles. The first account is an administrator, that of an archive from before the roles too."""
    were_there = Group.objects.filter(name=ADMINISTRATORS).exists()
    make_groups()
    found = [Group.objects.get(name=EDITORS), Group.objects.get(name=ADMINISTRATORS)]
    editor = get_user_model().objects.filter(username=EDITOR).first()
    if editor is not None and not were_there:
        editor.groups.add(*found)
    return found


def first_password():
    """The editor's one-time password while it is still the password, else None.

    Makes the account where there is none. The password is kept in the data
    folder until the editor has set another.
    """
    file = settings.DATA_DIR / "editor-password"
    users = get_user_model().objects
    both = groups()
    editor = users.filter(username=EDITOR).first()
    if editor is None:
        if not file.exists():
            keep_private(file, secrets.token_urlsafe(12))
        editor = users.create_user(EDITOR, password=file.read_text(), is_staff=True)
        editor.groups.add(*both)
    if file.exists() and not editor.check_password(file.read_text()):
        file.unlink()
    return file.read_text() if file.exists() else None
