"""The site as the operators' text has it, started as plain processes: `manage.py serve`, alone or behind a shipped proxy."""

import contextlib
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summit_archive.production import pins
from tests.benchmarks.server import ROOT, Server

SHIPPED = Path(pins.__file__).parent
PATIENCE = 60


@dataclass
class Site:
    """Where readers find it. `trusted` is its certificate, where it has one."""

    port: int
    trusted: Path | None = None
    host: str = "localhost"

    @property
    def context(self) -> ssl.SSLContext | None:
        return ssl.create_default_context(cafile=str(self.trusted)) if self.trusted else None

    def address(self, path: str) -> str:
        return f"{'https' if self.trusted else 'http'}://{self.host}:{self.port}{path}"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def served(server: Server, database: str, before: str = "none") -> Iterator[Site]:
    """Over plain HTTP."""
    server.run(database, "collectstatic", "--no-input", "--verbosity=0")
    port = free_port()
    environment = server.environment(database) | {"TRUSTED_PROXY": "127.0.0.1", "VISITOR_SECONDS": "0"}
    del environment["STATEMENT_TIMEOUT"]
    words = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with contextlib.ExitStack() as running_ones:
        process = running_ones.enter_context(
            running(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        )
        until_ready(Site(port), process)
        site = Site(port)
        if before != "none":
            site = running_ones.enter_context(BEFORE[before](f"127.0.0.1:{port}", server.folder))
        yield site


@contextlib.contextmanager
def running(words: list, **options) -> Iterator[subprocess.Popen]:
    with subprocess.Popen(words, **options) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


def until_ready(site: Site, process: subprocess.Popen, path: str = "/readyz") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(site.address(path), timeout=5, context=site.context) as answer,
        ):
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The site was not ready within {PATIENCE} seconds.")


# --- The proxies --------------------------------------------------------------

NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx-errors.log;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    client_body_temp_path {folder}/client; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def replaced(text: str, words: dict[str, str]) -> str:
    """Each must stand there: else the drill would run something that is not shipped."""
    for old, new in words.items():
        if old not in text:
            raise RuntimeError(f"The shipped example has no {old!r}.")
        text = text.replace(old, new)
    return text


@contextlib.contextmanager
def behind_nginx(
    upstream: str, folder: Path, certificate: tuple[Path, Path] | None = None, **how
) -> Iterator[Site]:
    """`upstream` as nginx names it; `certificate`: its file and its key's."""
    port, plain = free_port(), free_port()
    words = {
        "unix:/run/summit-archive/site.sock": upstream,
        "listen 80;\n    listen [::]:80;": f"listen 127.0.0.1:{plain};",
        "archive.example.org": "localhost",
    }
    secure = "listen 443 ssl http2;\n    listen [::]:443 ssl http2;"
    if certificate:
        words |= {secure: f"listen 127.0.0.1:{port} ssl http2;"}
        words |= {"/etc/ssl/archive/fullchain.pem": str(certificate[0])}
        words |= {"/etc/ssl/archive/privkey.pem": str(certificate[1])}
    else:
        words |= {secure: f"listen 127.0.0.1:{port};"}
    text = replaced((SHIPPED / "nginx.conf").read_text(), words)
    if not certificate:
        text = "\n".join(line for line in text.splitlines() if not line.strip().startswith("ssl_"))
    (folder / "site.conf").write_text(text)
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder))
    command = [program("nginx"), "-p", folder, "-e", folder / "nginx-errors.log", "-c", folder / "nginx.conf"]
    subprocess.run([*command, "-t", "-q"], check=True, **how)
    with running(command, **how) as process:
        yield answering(Site(port, certificate and certificate[0]), process)


@contextlib.contextmanager
def behind_caddy(
    upstream: str, folder: Path, certificate: tuple[Path, Path] | None = None, **how
) -> Iterator[Site]:
    port = free_port()
    tls = f"\ttls {certificate[0]} {certificate[1]}\n" if certificate else ""
    scheme = "https" if certificate else "http"
    words = {
        "{\n\tservers {": "{\n\tadmin off\n\tauto_https disable_redirects\n\tservers {",
        "\narchive.example.org {": f"\n{scheme}://localhost:{port} {{\n\tbind 127.0.0.1\n{tls}",
        "unix//run/summit-archive/site.sock": upstream.replace("unix:", "unix/", 1),
    }
    file = folder / "Caddyfile"
    file.write_text(replaced((SHIPPED / "Caddyfile").read_text(), words))
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"]}
    quiet = {"stderr": subprocess.DEVNULL, "env": environment, **how}
    words_of = ["--config", file, "--adapter", "caddyfile"]
    subprocess.run([program("caddy"), "validate", *words_of], check=True, stdout=subprocess.DEVNULL, **quiet)
    with running([program("caddy"), "run", *words_of], **quiet) as process:
        yield answering(Site(port, certificate and certificate[0]), process)


def answering(site: Site, process: subprocess.Popen) -> Site:
    until_ready(site, process, "/livez")
    return site


def program(name: str) -> str:
    found = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin")
    if not found:
        raise RuntimeError(f"{name} is not on this machine: apt-get install {name}")
    return found


BEFORE = {"nginx": behind_nginx, "caddy": behind_caddy}
