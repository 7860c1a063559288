"""Reads the environment, and refuses what it cannot use by name.

Every function stops the program with the variable's name and what was
expected of it, so that a slip in a deployment is read in one line.
"""

import importlib.util
import os
import re
import secrets
from collections.abc import Collection
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import unquote

import environ
from django.core.exceptions import ImproperlyConfigured

# Django's own, which finds out whether a pooler stands before the database.
OUR_ENGINE = "summit_archive.database"

TRUE = {"true", "yes", "on", "1"}
FALSE = {"false", "no", "off", "0"}
SENTRY = "sentry-sdk==2.75.0"


class Refused(ImproperlyConfigured):
    """A variable holds what it must not; the message names it and says what was expected."""


def text(name: str, default: str = "") -> str:
    """Of the variable, or of the file that NAME_FILE names, as secrets are handed to containers."""
    return os.environ.get(name, "").strip() or of_file(f"{name}_FILE") or default


def of_file(name: str) -> str:
    place = os.environ.get(name, "").strip()
    if not place:
        return ""
    try:
        return Path(place).read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(name, "a file that can be read", place) from error


def flag(name: str, default: bool = False) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value not in TRUE | FALSE:
        raise _refused(name, "true or false", value)
    return value in TRUE


def one_of(name: str, known: Collection[str], default: str) -> str:
    value = text(name, default).lower()
    if value not in known:
        raise _refused(name, f"one of {', '.join(known)}", value)
    return value


def number(name: str, default: int, lowest: int, highest: int) -> int:
    value = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", value) or not lowest <= int(value) <= highest:
        raise _refused(name, f"a whole number from {lowest} to {highest}", value)
    return int(value)


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def names(name: str, default: list[str]) -> list[str]:
    """A list with commas between, as in `one.org, two.org`."""
    value = text(name)
    return [part.strip() for part in value.split(",") if part.strip()] or default


def contact(name: str) -> str:
    """An address to write to, as in `security@one.org` or `https://one.org/contact`; "" where none is given."""
    value = text(name)
    if not value or re.fullmatch(r"(mailto:|https://|tel:)[^\s<>]+", value):
        return value
    if re.fullmatch(r"[^\s@:/<>]+@[^\s@:/<>]+", value):
        return f"mailto:{value}"
    raise _refused(name, "an address of mail, or one that begins with https://, mailto: or tel:", value)


def origin(name: str, default: str) -> str:
    """One of them."""
    return (origins(name) or [default])[0]


def origins(name: str) -> list[str]:
    """A list of web origins, as in `https://one.org`."""
    values = names(name, [])
    for value in values:
        if not re.fullmatch(r"https?://[^/\s]+", value):
            raise _refused(name, "origins such as https://archive.example.org", value)
    return values


def networks(name: str) -> list[str]:
    """Addresses or networks, as in `127.0.0.1, 10.0.0.0/24`."""
    values = names(name, [])
    for value in values:
        try:
            ip_network(value)
        except ValueError as error:
            raise _refused(name, "addresses or networks such as 127.0.0.1 or 10.0.0.0/24", value) from error
    return values


def token(name: str) -> str:
    value = text(name)
    if value and not re.fullmatch(r"[!-~]{20,}", value):
        raise _refused(name, "at least 20 letters, digits and signs that nobody can guess")
    return value


def mailboxes(name: str) -> list[str]:
    """A list of addresses of mail."""
    values = names(name, [])
    for value in values:
        if not re.fullmatch(r"[^\s@:/<>,]+@[^\s@:/<>,]+", value):
            raise _refused(name, "addresses of mail with commas between", value)
    return values


def mail(name: str) -> dict:
    """Django's settings for the address of a mail server, which may hold a password and is never repeated; {} for none."""
    value = text(name)
    if not value:
        return {}
    expected = "an address such as smtp+tls://user:password@mail.example.org:587"
    if not re.match(r"(smtp|smtps|smtp\+tls|smtp\+ssl|consolemail|filemail)://", value):
        raise _refused(name, expected)
    try:
        return environ.Env.email_url_config(value) | {"EMAIL_TIMEOUT": 10}
    except (ValueError, environ.ImproperlyConfigured) as error:
        raise _refused(name, expected) from error


def reports(name: str) -> str:
    """The address of a service for errors; it wants a package that is not among the requirements."""
    value = text(name)
    if not value:
        return ""
    if not re.fullmatch(r"https?://[^\s@/]+@[^\s@]+/\d+", value):
        raise _refused(name, "an address such as https://key@errors.example.org/1")
    if importlib.util.find_spec("sentry_sdk") is None:
        raise Refused(f"{name} is set, and the package that it needs is not there: pip install {SENTRY}.")
    return value


def folder(name: str, default: Path) -> Path:
    value = text(name)
    if not value:
        return default
    if not Path(value).is_absolute():
        raise _refused(name, "the full path of a folder", value)
    return Path(value)


def database(name: str) -> dict | None:
    """Django's settings for a PostgreSQL address, or None where none is given.

    The address may hold a password and is never repeated in the message. Of several hosts, with commas between, the one
    that takes changes is meant.
    """
    value = text(name)
    return database_at(name, value) if value else None


def databases(name: str, beside: str) -> list[dict]:
    """Of several addresses, with commas between; they make sense `beside` another variable alone."""
    if text(name) and not text(beside):
        raise Refused(f"{name} must stand beside {beside}, which is not set.")
    # A comma within one stands before a host, not before `postgres://`.
    return [
        database_at(name, value.strip()) for value in BETWEEN_ADDRESSES.split(text(name)) if value.strip()
    ]


BETWEEN_ADDRESSES = re.compile(r",\s*(?=\w+://)")
SEVERAL_HOSTS = re.compile(r"(\w+://(?:[^@/?]*@)?)([^/?@]+,[^/?@]+)(.*)", re.DOTALL)


def database_at(name: str, value: str) -> dict:
    expected = "an address such as postgres://user:password@host:5432/name"
    if not re.match(r"(postgres|postgresql)://", value):
        raise _refused(name, expected)
    if found := SEVERAL_HOSTS.fullmatch(value):
        before, hosts, after = found.groups()
        each = [database_at(name, f"{before}{host}{after}") for host in hosts.split(",")]
        return each[0] | {
            "HOST": ",".join(one["HOST"] for one in each),
            "PORT": ",".join(str(one["PORT"] or 5432) for one in each),
            "OPTIONS": {"target_session_attrs": "read-write"} | each[0].get("OPTIONS", {}),
        }
    try:
        settings = environ.Env.db_url_config(value)
    except (ValueError, environ.ImproperlyConfigured) as error:
        raise _refused(name, expected) from error
    if not settings.get("NAME"):
        raise _refused(name, expected + " (it names no database)")
    # A socket's folder stands where the host does, with %2F for its slashes.
    return settings | {"HOST": unquote(settings["HOST"]), "ENGINE": OUR_ENGINE}


LONG_ENOUGH = "at least 50 characters that nobody can guess"


def secrets_of(name: str) -> list[str]:
    """A list of them, with commas between."""
    values = names(name, [])
    if any(len(value) < 50 for value in values):
        raise _refused(name, f"secrets with commas between, each of {LONG_ENOUGH}")
    return values


def secret(name: str, file: Path) -> str:
    """The secret of the environment, else one made once and kept in `file`."""
    value = text(name)
    if value:
        if len(value) < 50:
            raise _refused(name, LONG_ENOUGH)
        return value
    try:
        if not file.exists():
            keep_private(file, secrets.token_urlsafe(64))
        return file.read_text()
    except OSError as error:
        raise Refused(
            f"{name} is not set, and none can be kept in {file} ({error.strerror}): set {name}, "
            "or SUMMIT_DATA_DIR to a folder that can be written."
        ) from error


def keep_private(file: Path, content: str) -> None:
    """Write `content` so that only this user reads it; of two writers the first wins."""
    make_folder(file.parent)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
        handle.write(content)
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def make_folder(path: Path) -> None:
    """Make our own data folder: others may pass through it, not look into it.

    The database may run as another user below it (see `embedded_postgres`), so 0711;
    what is private has a mode of its own.
    """
    if not path.exists():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o711)


def _refused(name, expected, value=None):
    given = "" if value is None else f", not {value!r}"
    return Refused(f"{name} must be {expected}{given}.")
