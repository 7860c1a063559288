"""Runs the steps of Containerfile and compose.yaml as plain processes, and asks whether each did what it is there for.

    python -m tests.drills production [--fresh]

A copy of the program, with `--fresh` in a new environment whose packages are checked by their digests; an unprivileged
user where root runs it; a PostgreSQL of its own; `roles.sql` twice; `migrate` as the owner, facts, pages and a login as the
role that changes no table; `manage.py serve` at a Unix socket; nginx, then Caddy, with the shipped files and a
certificate made for it. Printed is a line for each thing that must hold.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import http.client
import http.cookiejar
import os
import re
import secrets
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from summit_archive import embedded_postgres
from summit_archive.embedded_postgres.cluster import PORT, Cluster
from summit_archive.embedded_postgres.folders import Home, as_server, reachable, server_user
from tests.benchmarks.server import ROOT
from tests.drills.production_served import BEFORE, SHIPPED, Site, program, running
from tests.throwaway import throwaway_folder

PARTS = ("manage.py", "summit_archive", "participants", "articles", "templates", "static", "requirements.txt")
WORDS = {role: secrets.token_urlsafe(24) for role in ("owner", "site", "reader")}
EDITOR = "my own choice of words"


class Steps:
    """What was asked, and what did not hold."""

    def __init__(self):
        self.failed = 0

    def hold(self, sentence: str, holds: bool) -> None:
        self.failed += not holds
        print(f"{'ok' if holds else 'FAILED':8}{sentence}", flush=True)


class Production:
    """A copy of the program in a folder of its own, and its database; `user` is whom it runs as."""

    def __init__(self, folder: Path, cluster: Cluster, python: str):
        self.folder, self.cluster, self.python = folder, cluster, python
        self.data, self.program = folder / "data", folder / "program"
        self.place = folder / "run" / "site.sock"
        self.as_user = as_server()

    def address(self, role: str) -> str:
        place = urllib.parse.quote(str(self.cluster.home.socket_folder), safe="")
        return f"postgres://archive_{role}:{WORDS[role]}@{place}:{PORT}/summit_archive"

    def environment(self, role: str) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            # Of a Python that was copied.
            "LD_LIBRARY_PATH": str(self.folder / "python" / "lib"),
            "SUMMIT_DATA_DIR": str(self.data),
            "SECRET_KEY_FILE": str(self.folder / "secret-key"),
            "DATABASE_URL": self.address(role),
            "ALLOWED_HOSTS": "localhost",
            "SITE_URL": "https://localhost",
            "HTTPS": "true",
            "DJANGO_SUPERUSER_PASSWORD": EDITOR,
        }

    def manage(self, role: str, *words: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [self.python, "manage.py", *words],
            cwd=self.program,
            env=self.environment(role),
            capture_output=True,
            text=True,
            **self.as_user,
        )

    def psql(self, *words: str, role: str = "") -> subprocess.CompletedProcess:
        home = self.cluster.home
        who = (
            self.address(role)
            if role
            else f"host={home.socket_folder} user={embedded_postgres.USER} dbname=postgres"
        )
        environment = {"PATH": os.environ["PATH"], "PGPASSFILE": str(home.passfile)}
        environment |= {f"{role.upper()}_PASSWORD": word for role, word in WORDS.items()}
        # Its file of passwords is root's.
        return subprocess.run(
            [home.programs / "psql", "-X", "-q", *words, who], env=environment, capture_output=True, text=True
        )

    @contextlib.contextmanager
    def serving(self) -> Iterator[subprocess.Popen]:
        words = [self.python, "manage.py", "serve", "--socket", str(self.place)]
        quiet = {"stdout": subprocess.DEVNULL, **self.as_user}
        with running(words, cwd=self.program, env=self.environment("site"), **quiet) as process:
            yield process


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args(words)
    steps = Steps()
    with throwaway_folder("production") as folder:
        home = Home.below(folder)
        home.folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        cluster = Cluster(home, embedded_postgres.USER, "postgres")
        cluster.start()
        try:
            production = Production(folder, cluster, environment_made(folder, is_fresh=options.fresh))
            prepare(production, steps)
            for name in BEFORE:
                with production.serving() as process:
                    ask_through(name, production, process, steps)
        finally:
            cluster.stop()
    print(f"{steps.failed} did not hold." if steps.failed else "All held.")
    return 1 if steps.failed else 0


def environment_made(folder: Path, *, is_fresh: bool) -> str:
    """As the Containerfile makes it; else with the packages that are here. Root's own Python is copied, which nobody else can run."""
    user = server_user()
    base = Path(sys.base_prefix)
    if user and not reachable(base, user):
        unneeded = shutil.ignore_patterns("site-packages", "test", "__pycache__", "*.a")
        base = Path(shutil.copytree(base, folder / "python", symlinks=True, ignore=unneeded))
    subprocess.run(
        [base / "bin" / "python3", "-m", "venv", *([] if is_fresh else ["--without-pip"]), folder / "venv"],
        check=True,
    )
    python = str(folder / "venv" / "bin" / "python")
    if is_fresh:
        words = ["--quiet", "--only-binary=:all:", "--require-hashes", "--requirement"]
        install = [python, "-m", "pip", "install", *words, SHIPPED / "requirements-hashed.txt"]
        subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
    else:
        [packages] = (folder / "venv" / "lib").glob("python*/site-packages")
        (packages / "here.pth").write_text(sysconfig.get_path("purelib"))
    return python


def prepare(production: Production, steps: Steps) -> None:
    copy(production)
    made = [production.psql(f"--file={SHIPPED / 'roles.sql'}") for _ in range(2)]
    steps.hold("roles.sql runs, and again", all(each.returncode == 0 for each in made))
    migrated = production.manage("owner", "migrate", "--verbosity=0")
    steps.hold("the owner, who is no superuser, migrates", migrated.returncode == 0)
    print(migrated.stderr[-500:] if migrated.returncode else "", end="")
    steps.hold(
        "static files are collected", production.manage("site", "collectstatic", "--no-input").returncode == 0
    )
    for command in ("load_reference", "make_groups", "refresh_findings"):
        steps.hold(f"{command} works as the site's role", production.manage("site", command).returncode == 0)
    editor = ("createsuperuser", "--no-input", "--username=editor", "--email=editor@example.org")
    steps.hold("an administrator is made", production.manage("site", *editor).returncode == 0)
    for role, statement, expected in DENIED:
        said = production.psql("--command", statement, role=role)
        steps.hold(f"{role} is refused: {statement}", said.returncode != 0 and expected in said.stderr)
    limits = production.psql("-tA", "--command", "SHOW statement_timeout", role="site")
    steps.hold("the site's role has its time limit", limits.stdout.strip() == "3s")


DENIED = [
    ("site", "CREATE TABLE mine (id int)", "permission denied"),
    ("site", "DROP TABLE articles_article", "must be owner"),
    ("site", "TRUNCATE articles_article", "permission denied"),
    ("site", "COPY articles_article TO PROGRAM 'cat'", "permission denied"),
    ("reader", "DELETE FROM articles_article", "read-only transaction"),
    ("reader", "BEGIN READ WRITE; DELETE FROM articles_article", "permission denied"),
]


def copy(production: Production) -> None:
    """The program is root's and cannot be written to; the data folder, the socket's and the secret are the user's."""
    production.program.mkdir()
    for part in PARTS:
        source, target = ROOT / part, production.program / part
        shutil.copytree(source, target) if source.is_dir() else shutil.copy2(source, target)
    (production.folder / "secret-key").write_text(secrets.token_urlsafe(64))
    owned = [production.data, production.folder / "run", production.folder / "proxy"]
    for folder in owned:
        folder.mkdir(mode=0o750)
    if production.as_user:
        for each in (*owned, production.folder / "secret-key"):
            os.chown(each, production.as_user["user"], production.as_user["group"])


def ask_through(name: str, production: Production, process: subprocess.Popen, steps: Steps) -> None:
    folder = production.folder / "proxy"
    certificate = certificate_in(folder, production.as_user)
    with BEFORE[name](f"unix:{production.place}", folder, certificate, **production.as_user) as site:
        ask(name, site, steps)
        steps.hold(f"{name}: told to end, the site answers what it is at", ends_in_order(site, process))


def certificate_in(folder: Path, as_user: dict) -> tuple[Path, Path]:
    files = folder / "fullchain.pem", folder / "privkey.pem"
    if not files[0].exists():
        words = (
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
        )
        also = ["-addext", "subjectAltName=DNS:localhost", "-out", files[0], "-keyout", files[1]]
        subprocess.run(
            [program("openssl"), *words.split(), *also], check=True, stderr=subprocess.DEVNULL, **as_user
        )
        files[0].chmod(0o644)
    return files


def ask(name: str, site: Site, steps: Steps) -> None:
    def hold(sentence: str, holds: bool) -> None:
        steps.hold(f"{name}: {sentence}", holds)

    status, headers, page = asked(site, "/")
    hold(
        "a page comes by TLS, with HSTS and its policy",
        status == 200 and "max-age" in headers["Strict-Transport-Security"],
    )
    style = re.search(r"/static/css/[\w.]+\.css", page.decode())
    status, headers, _body = asked(site, style[0] if style else "/none")
    hold("a static file is kept for good", status == 200 and "immutable" in headers["Cache-Control"])
    spoofed = {
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-For": "1.2.3.4, 5.6.7.8",
    }
    hold(
        "a visitor who says that it came by HTTP, from elsewhere, is not believed",
        asked(site, "/", spoofed)[0] == 200,
    )
    hold(
        "a pasted page of words is searched for",
        asked(site, "/search/?q=" + "%D1%81" * 20_000)[0] in (200, 400),
    )
    hold(
        "102 MB are refused",
        asked(site, "/admin/login/", {"Content-Length": str(102 * 2**20)}, method="POST")[0] == 413,
    )
    hold("a login works, with a cookie for this host alone", is_logged_in(site))
    hold("a file of many rows comes whole", asked(site, "/participations.csv")[2].count(b"\n") > 1000)


def asked(
    site: Site, path: str, headers: dict | None = None, method: str = "GET"
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPSConnection(site.host, site.port, timeout=60, context=site.context)
    with contextlib.closing(connection):
        connection.request(method, path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def is_logged_in(site: Site) -> bool:
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(jar), urllib.request.HTTPSHandler(context=site.context)
    )
    address = site.address("/admin/login/?next=/admin/")
    try:
        page = opener.open(address, timeout=60).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        form = {"username": "editor", "password": EDITOR, "csrfmiddlewaretoken": token[1] if token else ""}
        request = urllib.request.Request(address, urllib.parse.urlencode(form).encode(), {"Referer": address})
        opener.open(request, timeout=60).read()
    except urllib.error.HTTPError as error:
        print(f"        the login was answered with {error.code}")
        return False
    return any(cookie.name == "__Host-sessionid" and cookie.secure for cookie in jar)


def ends_in_order(site: Site, process: subprocess.Popen) -> bool:
    """Four readers who came before are answered whole."""
    found: list[int] = []
    readers = [
        threading.Thread(target=lambda: found.append(asked(site, "/meetings.csv")[0])) for _ in range(4)
    ]
    for reader in readers:
        reader.start()
    threading.Event().wait(0.3)
    process.send_signal(signal.SIGTERM)
    for reader in readers:
        reader.join()
    return process.wait(60) == 0 and found == [200] * 4
