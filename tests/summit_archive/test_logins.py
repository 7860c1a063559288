import pytest
from django.contrib.auth.hashers import MD5PasswordHasher

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def log_in(client, username, password, address="127.0.0.1"):
    form = {"username": username, "password": password}
    return client.post("/admin/login/", form, REMOTE_ADDR=address).status_code


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("aigul", password="long enough", is_staff=True)


def test_after_five_failures_even_the_right_password_waits(client, editor):
    failures = [log_in(client, "aigul", "guess") for _ in range(5)]

    assert failures == [200, 200, 200, 200, 429]
    assert log_in(client, "aigul", "long enough") == 429


def test_a_refused_login_costs_no_hashing(client, editor, monkeypatch):
    for _ in range(5):
        log_in(client, "aigul", "guess")
    hashed = []
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *arguments: hashed.append(arguments))

    assert log_in(client, "aigul", "guess") == 429
    assert hashed == []


def test_failures_from_elsewhere_do_not_lock_the_editor_out(client, editor):
    for _ in range(6):
        log_in(client, "aigul", "guess", address="203.0.113.9")

    assert log_in(client, "aigul", "long enough") == 302
