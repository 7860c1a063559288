"""One version number: the program's, the page's and the changelog's."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import reverse

from summit_archive import __version__

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_the_page_about_the_archive_tells_the_version(client):
    assert f"version {__version__} of" in client.get(reverse("about")).content.decode()


@pytest.mark.parametrize("word", ["--version", "version"])
def test_the_command_line_tells_the_version_of_the_archive_and_not_djangos_alone(word):
    told = subprocess.run([sys.executable, "manage.py", word], cwd=ROOT, capture_output=True, text=True)
    assert told.stdout.startswith(f"Summit archive {__version__} (Django ")
    assert told.returncode == 0


def test_the_changelog_begins_with_what_is_coming_and_the_version_that_runs():
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert headings[1].split(" ")[0] == __version__
