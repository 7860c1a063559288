"""The account that a new archive comes with, for whoever starts it."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from ..environment import keep_private

NAME = "editor"
GROUP = "Editors"
APPS = ("participants", "articles")


def editors():
    """The group that may change everything in the archive, and nothing beside it."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    group.permissions.add(*Permission.objects.filter(content_type__app_label__in=APPS))
    return group


def first_password():
    """The editor's one-time password while it is still the password, else None.

    Makes the account where there is none. The password is kept in the data
    folder until the editor has set another.
    """
    file = settings.DATA_DIR / "editor-password"
    users = get_user_model().objects
    group = editors()
    editor = users.filter(username=NAME).first()
    if editor is None:
        if not file.exists():
            keep_private(file, secrets.token_urlsafe(12))
        editor = users.create_user(NAME, password=file.read_text(), is_staff=True)
        editor.groups.add(group)
    if file.exists() and not editor.check_password(file.read_text()):
        file.unlink()
    return file.read_text() if file.exists() else None
