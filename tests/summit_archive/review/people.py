"""Logged-in browsers of those who work in the archive, one for each role."""

from django.contrib.auth.models import Group, User
from django.test import Client

from summit_archive.roles.groups import ADMINISTRATORS, CONTRIBUTORS, EDITORS, make_groups

GROUPS = {"contributor": CONTRIBUTORS, "editor": EDITORS, "administrator": ADMINISTRATORS}


def browser_of(name, role=None):
    """Somebody of the staff, with the rights of the role alone; without a role, with none."""
    make_groups()
    user = User.objects.create_user(name, is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=GROUPS[role]))
    client = Client()
    client.force_login(user)
    client.user = user
    return client
