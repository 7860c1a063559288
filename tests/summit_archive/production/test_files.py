"""The files for operators are those of this version, and agree with each other and with the program."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from summit_archive.production import pins
from summit_archive.production.alive import is_alive
from summit_archive.server.serving import OPTIONS
from tests.summit_archive.conftest import ROOT
from tests.summit_archive.server.answering import served

HERE = Path(pins.__file__).parent
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())


def test_digests_and_bill_of_materials_are_those_of_the_packages():
    assert pins.what_is_stale() == []


def test_another_version_is_noticed(monkeypatch, tmp_path):
    other = tmp_path / "requirements.txt"
    other.write_text(pins.PINS.read_text().replace("Django==", "Django==1."))
    monkeypatch.setattr(pins, "PINS", other)
    assert len(pins.what_is_stale()) == 2


def test_every_package_has_digests():
    text = pins.HASHED.read_text()
    assert all("--hash=sha256:" in part for part in re.split(r"\n(?=\w)", text)[1:])


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile", "Caddyfile.compose"])
def test_a_proxy_takes_as_much_as_the_site(name):
    [megabytes] = re.findall(
        r"(?:client_max_body_size|max_size) (\d+)M(?:iB)?\b", (HERE / name).read_text(), re.IGNORECASE
    )
    assert int(megabytes) * 2**20 >= OPTIONS["max_request_body_size"] - 2**20


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile", "Caddyfile.compose"])
def test_a_proxy_passes_no_word_of_a_visitor_on_who_it_is(name):
    text = (HERE / name).read_text()
    for header in ("X-Forwarded-Host", "Forwarded"):
        assert re.search(rf'(header_up -{header}$|proxy_set_header {header} "";)', text, re.MULTILINE)


def test_containers_have_no_rights_and_write_to_volumes_alone():
    for name in ("site", "worker", "prepare", "proxy"):
        service = COMPOSE["services"][name]
        assert (
            service["cap_drop"] == ["ALL"]
            and service["read_only"]
            and "ports" not in service
            or name == "proxy"
        )
    assert COMPOSE["networks"]["within"]["internal"]
    assert re.search(r"^USER archive$", (ROOT / "Containerfile").read_text(), re.MULTILINE)


def test_the_site_in_containers_is_not_the_owner_of_its_tables():
    def address(name):
        return COMPOSE["services"][name]["environment"]["DATABASE_URL_FILE"]

    assert address("site") == address("worker") == "/run/secrets/database_url_site"
    assert address("prepare") == "/run/secrets/database_url_owner"


def test_what_compose_mounts_is_there():
    mounted = [
        volume.split(":")[0]
        for service in COMPOSE["services"].values()
        for volume in service.get("volumes", [])
        if volume.startswith("./")
    ]
    assert mounted and all((ROOT / each).is_file() for each in mounted)


def test_secrets_are_made_once_and_are_those_of_compose(tmp_path):
    script = HERE / "make-secrets.sh"
    subprocess.run(["sh", script], cwd=tmp_path, check=True)
    made = {file.name: file.read_text() for file in (tmp_path / "secrets").iterdir()}
    assert (tmp_path / "secrets").stat().st_mode & 0o077 == 0
    assert set(made) == set(COMPOSE["secrets"])
    assert len(made["secret_key"]) >= 50 and made["database_site"] in made["database_url_site"]
    subprocess.run(["sh", script], cwd=tmp_path, check=True)
    assert made == {file.name: file.read_text() for file in (tmp_path / "secrets").iterdir()}


@pytest.mark.parametrize("name", [".gitignore", ".dockerignore"])
def test_secrets_are_in_no_commit_and_in_no_image(name):
    assert re.search("^/?secrets/?$", (ROOT / name).read_text(), re.MULTILINE)


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine")
@pytest.mark.parametrize("name", ["summit-archive", "summit-archive-worker"])
def test_a_unit_gives_the_program_little(name):
    words = ["systemd-analyze", "security", "--offline=true", "--threshold=15", HERE / f"{name}.service"]
    shown = subprocess.run(words, capture_output=True, text=True)
    assert shown.returncode == 0, shown.stdout[-300:]


def test_whether_a_site_is_alive_is_told_by_its_answer():
    def refuses(environ, start_response):
        start_response("400 Bad Request", [])
        return [b"Not my name."]

    with served(refuses) as server:
        assert is_alive(str(server.port))
    assert not is_alive(str(server.port))
