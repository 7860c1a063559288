import json

import pytest
from django.db.backends.postgresql.psycopg_any import is_psycopg3

from summit_archive import environment

LONG = "k9" * 30


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PORT", "http", "a whole number from 1 to 65535, not 'http'"),
        ("PORT", "65536", "a whole number from 1 to 65535"),
        ("STATEMENT_TIMEOUT", "3s", "a whole number from 0"),
        ("LANGUAGE_CODE", "kk", "one of en, ru, not 'kk'"),
        ("DEBUG", "maybe", "true or false, not 'maybe'"),
        ("HTTPS", "2", "true or false"),
        ("SECURITY_CONTACT", "the editors", "an address of mail, or one that begins with https://"),
        ("SECRET_KEY", "short", "at least 50 characters"),
        ("SECRET_KEY_FALLBACKS", f"{LONG}, short", "secrets with commas between"),
        ("SECRET_KEY_FILE", "/nowhere/key", "a file that can be read, not '/nowhere/key'"),
        (
            "TRUSTED_PROXY",
            "127.0.0.1, proxy",
            "addresses or networks such as 127.0.0.1 or 10.0.0.0/24, not 'proxy'",
        ),
        ("SUMMIT_DATA_DIR", "data", "the full path of a folder"),
        ("METRICS", "10.0.0.7/8", "addresses or networks such as 127.0.0.1"),
        ("METRICS_TOKEN", "hidden", "at least 20 letters"),
        ("LOG_FORMAT", "xml", "one of text, json, not 'xml'"),
        ("ADMINS", "the editors", "addresses of mail with commas between"),
        ("EMAIL_URL", "mail.example.org:hidden", "an address such as smtp+tls://"),
        ("SENTRY_DSN", "https://errors.example.org/hidden", "an address such as https://key@errors"),
        ("CSRF_TRUSTED_ORIGINS", "archive.example.org", "origins such as https://"),
        ("DATABASE_URL", "mysql://user:hidden@host/name", "an address such as postgres://"),
        ("DATABASE_URL", "postgres://host", "it names no database"),
        ("DATABASE_URL", "postgres://user:hidden@host:port/name", "an address such as postgres://"),
    ],
)
def test_a_bad_value_stops_with_its_name_and_what_was_expected(run, name, value, expected):
    ended = run("manage.py", "check", **{name: value})

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"{name} must be ")
    assert expected in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert "hidden" not in ended.stderr


def show(run, *names, **environment):
    """The values of settings in such an environment."""
    code = (
        "import json; from summit_archive import settings; "
        f"print(json.dumps([getattr(settings, name) for name in {names}], default=str))"
    )
    return json.loads(run("-c", code, **environment).stdout)


def test_an_address_of_a_database_keeps_every_sign_of_its_password(run):
    url = "postgres://keeper:%24a%2Fb%40c@db.example.org:6543/archive?sslmode=require"

    [databases] = show(run, "DATABASES", DATABASE_URL=url)

    default = databases["default"]
    assert (default["USER"], default["PASSWORD"]) == ("keeper", "$a/b@c")
    assert (default["HOST"], default["PORT"]) == ("db.example.org", 6543)
    assert default["OPTIONS"]["sslmode"] == "require"
    assert "-c statement_timeout=3000" in default["OPTIONS"]["options"]


def test_a_socket_may_stand_in_place_of_the_host(run):
    [databases] = show(run, "DATABASES", DATABASE_URL="postgres://keeper@%2Frun%2Fpostgresql/archive")

    assert databases["default"]["HOST"] == "/run/postgresql"


def test_a_secret_is_made_once_and_kept_private(run, tmp_path):
    first, second = show(run, "SECRET_KEY"), show(run, "SECRET_KEY")

    assert first == second
    assert len(first[0]) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_given_secret_may_start_with_any_sign_and_is_not_kept(run, tmp_path):
    assert show(run, "SECRET_KEY", SECRET_KEY="$" + LONG) == ["$" + LONG]
    assert not (tmp_path / "secret-key").exists()


def test_readers_pages_are_limited_and_commands_are_not(run):
    code = "import os, runpy, sys; sys.argv = ['manage.py', *sys.argv[1:]]; runpy.run_path('manage.py', run_name='__main__')"
    ask = "from django.conf import settings; print(settings.STATEMENT_TIMEOUT)"

    assert run("-c", code, "shell", "--no-imports", "-c", ask).stdout == "0\n"
    assert show(run, "STATEMENT_TIMEOUT") == [3000]


def test_production_settings_pass_the_deploy_check(run):
    production = {"HTTPS": "true", "ALLOWED_HOSTS": "archive.example.org"}

    ended = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **production)

    assert ended.returncode == 0, ended.stderr


def test_cookies_behind_tls_cannot_be_planted_by_a_neighbour(run):
    assert show(run, "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", HTTPS="true") == [
        "__Host-sessionid",
        True,
    ]
    assert show(run, "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE") == ["sessionid", False]


def test_nothing_brought_psycopg_3_in():
    assert not is_psycopg3


def test_a_secret_may_stand_in_a_file(run, tmp_path):
    (tmp_path / "key").write_text(f"{LONG}\n")
    code = "from django.conf import settings; print(settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS)"
    ended = run(
        *("manage.py", "shell", "--no-imports", "-c", code),
        SECRET_KEY_FILE=str(tmp_path / "key"),
        SECRET_KEY_FALLBACKS=f"{LONG}a, {LONG}b",
    )
    assert ended.stdout == f"{LONG} ['{LONG}a', '{LONG}b']\n"


def test_mail_goes_out_as_its_address_says(run):
    host, port, tls, admins = show(
        run,
        *("EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "ADMINS"),
        EMAIL_URL="smtp+tls://keeper:%24a@mail.example.org:587",
        ADMINS="one@example.org, two@example.org",
    )
    assert (host, port, tls) == ("mail.example.org", 587, True)
    assert admins == [["", "one@example.org"], ["", "two@example.org"]]


def test_errors_by_mail_want_a_mail_server(run):
    ended = run("manage.py", "check", ADMINS="one@example.org")
    assert ended.returncode == 1
    assert ended.stderr == "ADMINS is set, and EMAIL_URL is not: name the mail server there.\n"


def test_reports_want_their_package(monkeypatch):
    monkeypatch.setenv("SENTRY_DSN", "https://key@errors.example.org/1")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(environment.Refused, match="pip install sentry-sdk=="):
        environment.reports("SENTRY_DSN")
