"""The three roles of those who work in the archive, as groups: what each may do follows from what the apps declare.

A group has exactly what is said here after each run of `make_groups`. Whoever wants other rights makes a group of
another name.
"""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

CONTRIBUTORS, EDITORS, ADMINISTRATORS = "Contributors", "Editors", "Administrators"
PROPOSE = "propose_submission"


def make_groups():
    """{name: (rights that it got, rights that it lost)} of the groups, which are made where they are not there."""
    with transaction.atomic():
        return {name: given(name, chosen) for name, chosen in permissions().items()}


def given(name, chosen):
    group, _made = Group.objects.get_or_create(name=name)
    held = set(group.permissions.values_list("pk", flat=True))
    wanted = set(Permission.objects.filter(chosen).values_list("pk", flat=True))
    group.permissions.add(*wanted - held)
    group.permissions.remove(*held - wanted)
    return len(wanted - held), len(held - wanted)


def permissions():
    """{name of a group: which permissions it has}"""
    contributors, editors = Q(codename=PROPOSE), Q(pk__in=[])
    for app in apps.get_app_configs():
        if rights := getattr(app, "rights", None):
            ours = Q(content_type__app_label=app.label)
            looking = Q(codename__startswith="view_")
            contributors |= ours & looking & ~of_models(rights.unseen + rights.closed)
            editors |= ours & (looking | ~of_models(rights.administered)) & ~of_models(rights.closed)
    return {CONTRIBUTORS: contributors, EDITORS: editors, ADMINISTRATORS: Q()}


def of_models(names):
    return Q(content_type__model__in=[name.lower() for name in names])
