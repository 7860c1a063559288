"""Where the site listens: taken at once, so that a place in use is told before minutes of work, not after."""

import contextlib
import errno
import socket
import stat
from collections.abc import Iterator
from pathlib import Path


class Taken(Exception):
    """The place cannot be had; the message says why in a sentence."""


@contextlib.contextmanager
def port_at(host: str, port: int) -> Iterator[socket.socket]:
    if not 0 < port < 65536:
        raise Taken("--port must be a whole number from 1 to 65535.")
    try:
        family, kind, _protocol, _name, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as error:
        raise Taken(f"--host must be an address of this machine, not {host!r}.") from error
    with socket.socket(family, kind) as address:
        address.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            address.bind(place)
            # Two who only bind would both have it.
            address.listen()
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise Taken(f"--host must be an address of this machine, not {host!r}.") from error
            raise Taken(
                f"Port {port} cannot be used ({error.strerror}): choose another with --port."
            ) from error
        yield address


# Whoever is of the program's group, as the proxy should be, may come in.
PERMISSIONS = 0o660


@contextlib.contextmanager
def file_at(path: Path) -> Iterator[socket.socket]:
    """A Unix socket, whose file is gone afterwards. One that a dead program left is removed."""
    with socket.socket(socket.AF_UNIX) as address:
        try:
            remove_if_left(path)
            address.bind(str(path))
            path.chmod(PERMISSIONS)
        except OSError as error:
            raise Taken(f"{path} cannot be used ({error.strerror or error}).") from error
        try:
            yield address
        finally:
            path.unlink(missing_ok=True)


def remove_if_left(path: Path) -> None:
    if not path.exists():
        return
    if not stat.S_ISSOCK(path.stat().st_mode):
        raise Taken(f"{path} cannot be used (it is no socket): choose another with --socket.")
    with socket.socket(socket.AF_UNIX) as asking:
        if asking.connect_ex(str(path)) == 0:
            raise Taken(f"{path} cannot be used (somebody listens there): choose another with --socket.")
    path.unlink(missing_ok=True)
