"""A release of a nasty archive, made once for all of these tests; and what came of bringing it in and exporting again."""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import override_settings

from articles.models import Article
from articles.releasing.exporting import export
from articles.releasing.importing import bring_in
from articles.releasing.kept import KeptRelease
from articles.releasing.making import make_release
from participants.models import Meeting

from .nasty import fill

SITE = "https://archive.example"


@dataclass(frozen=True)
class Made:
    """`first` and `again` are bags; `kept` releases of the site's folder, the newest first."""

    first: Path
    again: Path
    folder: Path
    kept: list[KeptRelease]
    told: str


@pytest.fixture(scope="package")
def made(tmp_path_factory, django_db_setup, django_db_blocker):
    folder = tmp_path_factory.mktemp("releases")
    first, again, releases = folder / "first", folder / "again", folder / "kept"
    with django_db_blocker.unblock(), override_settings(RELEASES_DIR=releases):
        try:
            fill()
            kept = [make_release(SITE)[0]]
            export(first, f"{SITE}/")
            empty()
            bring_in(first)
            export(again, SITE)
            told = change_and_export(folder)
            kept.insert(0, make_release(SITE)[0])
        finally:
            empty()
    return Made(first, again, releases, kept, told)


def change_and_export(folder):
    Meeting.objects.filter(slug="renamed").update(title="Саммит", status="cancelled")
    Article.objects.filter(headline="Talks").delete()
    out = io.StringIO()
    call_command("export_archive", folder / "changed", "--previous", str(folder / "first"), stdout=out)
    return out.getvalue()


def empty():
    call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def offered(made, settings):
    settings.RELEASES_DIR = made.folder
    return made
