"""A PgBouncer of the tests' own, in front of the tests' PostgreSQL."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from summit_archive.embedded_postgres.folders import as_server, server_user

PROGRAM = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")

CONFIGURATION = """
[databases]
* = host={host} port={port} user={user} password={password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {own_port}
unix_socket_dir =
auth_type = any
pool_mode = {mode}
default_pool_size = {sessions}
ignore_startup_parameters = options,extra_float_digits
server_login_retry = 1
query_wait_timeout = 5
logfile = {folder}/pgbouncer.log
"""


@contextlib.contextmanager
def pgbouncer(server: dict, mode: str = "transaction", sessions: int = 3, own_port: int = 0):
    """Gives its port. `server`: host, port, user and password of the PostgreSQL behind it."""
    folder = Path(tempfile.mkdtemp(prefix="summit-pgbouncer-"))
    own_port = own_port or free_port()
    configuration = folder / "pgbouncer.ini"
    told = {"mode": mode, "sessions": sessions, "folder": folder, "own_port": own_port}
    configuration.write_text(CONFIGURATION.format(**server, **told))
    if user := server_user():
        for path in (folder, configuration):
            os.chown(path, user.pw_uid, user.pw_gid)
    process = subprocess.Popen([PROGRAM, "-q", configuration], stderr=subprocess.DEVNULL, **as_server())
    try:
        wait_for(own_port)
        yield own_port
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(port: int, seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
