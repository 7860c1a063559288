"""The audit log: what it notes of logins and rights, by whom and from where, and that nothing in it is changed."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone, translation

from articles.working.pruning import prune
from participants.models import Country
from summit_archive.accounts.audit_entry import AuditEntry
from summit_archive.accounts.audit_words import in_words
from tests.forms import typed
from tests.make import make_country
from tests.summit_archive.review.people import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

Kind = AuditEntry.Kind


@pytest.fixture
def administrator():
    browser = browser_of("ruth", "administrator")
    browser.defaults["REMOTE_ADDR"] = "203.0.113.7"
    return browser


@pytest.fixture
def aigul():
    account = User.objects.create_user("aigul", password="long enough", is_staff=True)
    forget_all()
    return account


def forget_all():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL summit.forgetting = 'on'")
        AuditEntry.objects.all().delete()
        cursor.execute("SET LOCAL summit.forgetting = ''")


def noted():
    """Oldest first."""
    return list(AuditEntry.objects.order_by("pk"))


def told():
    return [(entry.kind, entry.whom, entry.who, entry.details) for entry in noted()]


def save(browser, address, form, **changes):
    fields = typed(browser.get(address), form, **changes)
    answer = browser.post(address, fields)
    assert answer.status_code == 302, answer.context["errors"]


# --- Logins ---------------------------------------------------------------------------


def test_logins_in_and_out_and_failed_are_noted_with_their_address(client, aigul):
    where = {"REMOTE_ADDR": "2001:db8::7"}
    client.post("/admin/login/", {"username": "aigul", "password": "guess"}, **where)
    client.post("/admin/login/", {"username": "aigul", "password": "long enough"}, **where)
    client.post("/admin/logout/", **where)

    assert told() == [
        ("failed", "aigul", "", {}),
        ("login", "aigul", "aigul", {}),
        ("logout", "aigul", "aigul", {}),
    ]
    assert {entry.address for entry in noted()} == {"2001:db8::7"}
    assert noted()[1].who_number == aigul.pk


def test_what_is_typed_in_the_place_of_a_name_is_not_kept(client, aigul):
    client.post("/admin/login/", {"username": "my secret password", "password": ""})
    client.post("/admin/login/", {"username": "my secret password", "password": "aigul"})

    assert told() == [("failed", "", "", {})]


def test_that_logins_are_refused_is_noted_once(client, aigul):
    for _ in range(8):
        client.post("/admin/login/", {"username": "aigul", "password": "guess"})

    assert [entry.kind for entry in noted()] == ["failed"] * 5 + ["locked"]


def test_a_login_that_cannot_be_noted_is_none(client, aigul, monkeypatch):
    monkeypatch.setattr(AuditEntry.objects, "create", lambda **fields: 1 / 0)
    client.raise_request_exception = False

    answer = client.post("/admin/login/", {"username": "aigul", "password": "long enough"})
    assert answer.status_code == 500
    assert client.get("/admin/").status_code == 302
    aigul.refresh_from_db()
    assert aigul.last_login is None


# --- Accounts and rights ------------------------------------------------------------------


def test_what_an_administrator_does_to_an_account_is_noted(administrator):
    forget_all()
    save(
        administrator,
        "/admin/auth/user/add/",
        "user_form",
        username="clara",
        usable_password="true",
        password1="a long secret of ours",
        password2="a long secret of ours",
    )
    clara = User.objects.get(username="clara")
    page = f"/admin/auth/user/{clara.pk}/change/"
    editors = Group.objects.get(name="Editors")
    save(administrator, page, "user_form", is_staff="on", groups=[str(editors.pk)])
    save(administrator, page, "user_form", is_active=None, groups=[])
    administrator.post(f"/admin/auth/user/{clara.pk}/delete/", {"post": "yes"})

    before_and_after = {"is_staff": [False, True]}
    flags = {"username": "clara", "is_active": True, "is_staff": False, "is_superuser": False}
    assert told() == [
        ("account-made", "clara", "ruth", flags),
        ("account-changed", "clara", "ruth", before_and_after),
        ("groups", "clara", "ruth", {"added": ["Editors"]}),
        ("account-changed", "clara", "ruth", {"is_active": [True, False]}),
        ("groups", "clara", "ruth", {"removed": ["Editors"]}),
        ("account-deleted", "clara", "ruth", flags | {"is_staff": True, "is_active": False}),
    ]
    assert {entry.address for entry in noted()} == {"203.0.113.7"}


def test_a_changed_password_is_noted_and_a_login_is_no_change(aigul, client):
    client.post("/admin/login/", {"username": "aigul", "password": "long enough"})
    forget_all()
    fields = {
        "old_password": "long enough",
        "new_password1": "an apple a day",
        "new_password2": "an apple a day",
    }
    assert client.post("/admin/password_change/", fields).status_code == 302

    assert told() == [("password", "aigul", "aigul", {})]


def test_rights_of_accounts_and_groups_are_noted_one_line_a_statement(aigul):
    readers = Group.objects.create(name="Readers")
    two = Permission.objects.filter(codename__in=["view_country", "change_country"])
    readers.permissions.add(*two)
    readers.permissions.remove(two[0])
    aigul.user_permissions.add(two[1])
    Group.objects.filter(pk=readers.pk).update(name="Guests")
    readers.delete()

    first, second = sorted(two, key=lambda each: each.codename)
    gone = two[0].codename
    stays = second.codename if gone == first.codename else first.codename
    assert told() == [
        ("group-made", "Readers", "", {}),
        ("group-rights", "Readers", "", {"added": ["change_country", "view_country"]}),
        ("group-rights", "Readers", "", {"removed": [gone]}),
        ("rights", "aigul", "", {"added": [two[1].codename]}),
        ("group-renamed", "Guests", "", {"name": ["Readers", "Guests"]}),
        ("group-rights", "Guests", "", {"removed": [stays]}),
        ("group-deleted", "Guests", "", {}),
    ]


def test_what_a_command_does_is_noted_under_its_name(aigul):
    call_command("make_groups", verbosity=0)
    programs = {entry.program for entry in noted()}
    assert noted() and programs == {"make_groups"}


def test_what_is_taken_back_was_never_noted(aigul):
    with transaction.atomic():
        User.objects.filter(pk=aigul.pk).update(is_superuser=True)
        assert told() == [("account-changed", "aigul", "", {"is_superuser": [False, True]})]
        transaction.set_rollback(True)
    assert noted() == []


# --- Many rows at once -----------------------------------------------------------------------


def test_a_bulk_action_is_noted_when_it_is_done_and_not_when_it_is_asked_about(administrator):
    rows = [make_country("KZ").pk, make_country("UZ").pk]
    forget_all()
    asked = {"action": "delete_selected", "_selected_action": rows}
    administrator.post("/admin/participants/country/", asked)
    assert noted() == []

    administrator.post("/admin/participants/country/", asked | {"post": "yes"})
    assert not Country.objects.filter(pk__in=rows).exists()
    facts = {"action": "delete_selected", "table": "participants_country", "number": 2}
    assert told() == [("bulk-action", "", "ruth", facts)]


# --- It stays --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        lambda: AuditEntry.objects.update(who="somebody else"),
        lambda: AuditEntry.objects.update(address=None),
        lambda: AuditEntry.objects.all().delete(),
    ],
)
def test_no_line_is_changed_or_removed(aigul, change):
    User.objects.filter(pk=aigul.pk).update(is_staff=False)
    with pytest.raises(IntegrityError, match="only added to"), transaction.atomic():
        change()
    assert len(noted()) == 1


def test_an_account_that_is_deleted_leaves_its_lines(aigul, client):
    client.post("/admin/login/", {"username": "aigul", "password": "long enough"})
    aigul.delete()
    assert [(entry.kind, entry.whom) for entry in noted()] == [
        ("login", "aigul"),
        ("account-deleted", "aigul"),
    ]


def test_what_is_old_is_forgotten_first_the_addresses_then_the_lines(aigul, settings, capsys):
    settings.AUDIT_DAYS, settings.AUDIT_ADDRESS_DAYS = 100, 10
    for days in (101, 99, 11, 9):
        AuditEntry.objects.create(
            at=timezone.now() - timedelta(days=days), kind="logout", whom=str(days), address="203.0.113.7"
        )
    call_command("prune_audit_log")

    assert "1 lines and 2 addresses forgotten" in capsys.readouterr().out
    assert [(entry.whom, entry.address) for entry in noted()] == [
        ("99", None),
        ("11", None),
        ("9", "203.0.113.7"),
    ]


def test_the_worker_forgets_what_is_old_too(aigul):
    AuditEntry.objects.create(at=timezone.now() - timedelta(days=731), kind="logout", whom="old")
    task = SimpleNamespace(step=lambda done, of: None)
    assert prune(task)["audit"] == 1
    assert noted() == []


# --- The page -----------------------------------------------------------------------------------------


def test_administrators_find_lines_by_who_what_and_when(administrator, aigul):
    Group.objects.create(name="Readers")
    client = Client()
    client.post("/admin/login/", {"username": "aigul", "password": "guess"}, REMOTE_ADDR="203.0.113.9")
    page = "/admin/summit_archive/auditentry/"

    def found(query):
        return [entry.kind for entry in administrator.get(page + query).context["cl"].result_list]

    assert found("") == ["failed", "group-made"]
    assert found("?kind__exact=failed") == ["failed"]
    assert found("?q=203.0.113.9") == ["failed"]
    assert found("?q=readers") == ["group-made"]
    assert found(f"?at__year={timezone.now().year - 1}") == []
    assert found("?who=ruth") == []


@pytest.mark.parametrize("lines", [1, 30])
def test_the_page_costs_the_same_for_any_number_of_lines(
    administrator, aigul, lines, django_assert_num_queries
):
    for number in range(lines):
        Group.objects.create(name=f"Group {number}")
    administrator.get("/admin/summit_archive/auditentry/")
    with django_assert_num_queries(9):
        administrator.get("/admin/summit_archive/auditentry/")


def test_a_line_says_in_both_languages_what_was_moved():
    names = [f"right {number}" for number in range(10)]
    entry = AuditEntry(kind="group-rights", details={"added": names})
    assert in_words(entry).startswith("added: right 0, right 1") and in_words(entry).endswith("and 2 more")
    changed = AuditEntry(kind="account-changed", details={"is_staff": [False, True]})
    assert in_words(changed) == "staff status: no → yes"
    with translation.override("ru"):
        assert in_words(changed) == "статус персонала: нет → да"
        assert in_words(entry).endswith("и ещё 2")
