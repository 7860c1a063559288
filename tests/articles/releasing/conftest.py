"""A release of a nasty archive, made once for all of these tests; and what came of bringing it in and exporting again."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from articles.models import Article
from articles.releasing.exporting import export
from articles.releasing.importing import bring_in
from articles.releasing.kept import KeptRelease
from articles.releasing.making import make_release
from articles.releasing.moment import one_moment
from participants.models import Meeting

from .nasty import fill

SITE = "https://archive.example"


@dataclass(frozen=True)
class Made:
    """`first` and `again` are bags; `kept` releases of the site's folder, the newest first, and `repeated` what was made
    where nothing had changed; `told` the words of a command, `read` what was read while another wrote."""

    first: Path
    again: Path
    folder: Path
    kept: list[KeptRelease]
    told: str
    read: list[str]
    repeated: object


@pytest.fixture(scope="package")
def made(tmp_path_factory, django_db_setup, django_db_blocker):
    folder = tmp_path_factory.mktemp("releases")
    first, again, releases = folder / "first", folder / "again", folder / "kept"
    with django_db_blocker.unblock(), override_settings(RELEASES_DIR=releases):
        try:
            fill()
            kept = [make_release(SITE)[0]]
            repeated = make_release(SITE)[1]
            read = read_while_another_writes()
            export(first, f"{SITE}/")
            empty()
            bring_in(first)
            export(again, SITE)
            told = change_and_export(folder)
            kept.insert(0, make_release(SITE)[0])
        finally:
            empty()
    return Made(first, again, releases, kept, told, read, repeated)


def read_while_another_writes():
    """What is read of a title at one moment, before and after another connection changes it; and afterwards."""

    def title():
        return Meeting.objects.get(slug="renamed").title

    def change():
        Meeting.objects.filter(slug="renamed").update(title="Changed meanwhile")
        connection.close()

    with one_moment():
        read = [title()]
        with ThreadPoolExecutor(1) as other:
            other.submit(change).result()
        read.append(title())
    read.append(title())
    Meeting.objects.filter(slug="renamed").update(title=read[0])
    return read


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
