"""Every address of the editors' desk × who asks × how: whoever may not gets nothing, and changes nothing.

The addresses are those that the URL resolver knows. Who may what there says the table of `test_roles.py`, which fails
where an address is not in it, and asks with what belongs there; here all others ask (of accounts without staff status
those, too), by each method, with nothing and with what belongs to other forms.
"""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tests.summit_archive.review.people import browser_of
from tests.test_roles import ROLES, TABLE, World, editors_pages, state_of_tables

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

# What buttons of all kinds send: a form that belongs nowhere may do nothing anywhere.
FOREIGN = {
    "post": "yes",
    "_save": "Save",
    "_publish": "1",
    "_continue": "1",
    "accept": "1",
    "undo": "1",
    "decision": "accept",
    "action": "delete_selected",
    "name": "Ardak",
    "title": "Ardak",
    "username": "ardak",
    "is_superuser": "on",
    "text": "Ardak",
    "code": "123456",
}
REFUSED = {403, 404, 405}


class Addresses(World):
    """{name of an address: the address}, each with a record of its kind."""

    def __init__(self):
        super().__init__()
        self.browsers["reader"] = browser_of("reader")
        User.objects.filter(username="reader").update(is_staff=False)
        self.of = {name: self.address(name) for name in {action.name for action in TABLE}}

    def address(self, name):
        if name.startswith("admin:articles_importbatch_") and not name.endswith(("_add", "_changelist")):
            batch = self.rows["articles.importbatch"].pk
            return reverse(name, args=[batch, "csv"] if name.endswith("_download") else [batch])
        action = next(action for action in TABLE if action.name == name)
        return reverse(name, args=action.args(self))

    def closed_to(self, role):
        """The names of those where the role may nothing, by the table."""
        return sorted(
            name
            for name in self.of
            if all(is_refused(action, role) for action in TABLE if action.name == name)
        )


def is_refused(action, role):
    if role == "reader":
        return action.anonymous in ("login", "refused")
    return action.of(role) == "refused"


def is_turned_away(answer):
    """Refused, or led to the login or to a page that says for itself who may look at it."""
    leads_on = answer.status_code == 302 and answer.headers["Location"].startswith("/admin/")
    return leads_on or answer.status_code in REFUSED


WAYS = {
    "HEAD": lambda browser, address: browser.head(address),
    "POST, nothing": lambda browser, address: browser.post(address),
    "POST, foreign": lambda browser, address: browser.post(address, FOREIGN),
}


def asked_by(role, world):
    """What was not turned away, and what has changed."""
    browser, names = world.browsers[role], world.closed_to(role)
    with transaction.atomic():
        before = state_of_tables()
        let_in = [
            f"{role}, {way}, {name}: {answer.status_code}"
            for name in names
            for way, ask in WAYS.items()
            if way == "POST, foreign" or role in ("contributor", "editor")
            if not is_turned_away(answer := ask(browser, world.of[name]))
        ]
        changed = {table for table, state in state_of_tables().items() if state != before[table]}
        transaction.set_rollback(True)
    return let_in + [f"{role} has changed {table}" for table in sorted(changed)]


def test_whoever_may_not_is_turned_away_everywhere_and_changes_nothing():
    world = Addresses()
    wrong = [line for role in ["reader", *ROLES] for line in asked_by(role, world)]
    assert not wrong, "\n".join(wrong)
    # So that nobody is asked too little: who has fewer rights is turned away more often.
    numbers = [len(world.closed_to(role)) for role in ["reader", *ROLES]]
    assert numbers == sorted(numbers, reverse=True) and numbers[0] > 250


def test_a_form_that_is_not_ours_and_other_methods_are_refused_to_administrators_too():
    world = Addresses()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.user("administrator"))
    before = state_of_tables()
    wrong = [
        f"POST without our token, {name}: {answer.status_code}"
        for name, address in world.of.items()
        if (answer := strict.post(address, FOREIGN)).status_code != 403
    ]
    wrong += [
        f"{method}, {name}: {answer.status_code}"
        for name, address in world.of.items()
        for method in ("PUT", "DELETE")
        if (answer := strict.generic(method, address)).status_code != 405
    ]
    wrong += [
        method
        for method in ("PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND")
        if strict.generic(method, "/admin/").status_code != 405
    ]
    assert not wrong, "\n".join(wrong)
    assert state_of_tables() == before


def test_administrators_have_every_right_that_a_superuser_has():
    """So what the table says of them holds of superusers."""
    administrator = browser_of("ruth", "administrator").user
    every = {
        f"{app}.{name}" for app, name in Permission.objects.values_list("content_type__app_label", "codename")
    }
    assert administrator.get_all_permissions() == every
    assert User(is_superuser=True, is_active=True).has_perms(every)


def test_every_address_of_the_resolver_is_asked():
    known = {action.name.partition(":")[2] or action.name for action in TABLE}
    assert {name for _route, name in editors_pages(get_resolver().url_patterns) if name} <= known
