"""Processes share pages and render each once; what was taken from readers is sent by none of them.

A handler of its own, with its own memory, stands for each process; where the system's locks matter, a real one.
"""

import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings as of_the_site
from django.db import connections
from django.test import Client

from articles.models import Article
from participants.models import Country
from summit_archive.page_cache import files, middleware, page
from summit_archive.page_cache.files import SharedPages
from summit_archive.page_cache.page import Page
from summit_archive.page_cache.renderers import FILE, Renderers
from tests.make import make_article, make_country

KEY, OTHER = "a" * 32, "b" * 32
EIGHT = 8


@pytest.fixture
def folder(tmp_path, settings):
    settings.PAGES_DIR = tmp_path / "pages"
    return settings.PAGES_DIR


@pytest.fixture
def renderings(monkeypatch):
    """The addresses that were rendered, each for `seconds`; `fails` breaks the next."""

    class Renderings(list):
        seconds = 0.0
        fails = False

    rendered = Renderings()
    as_it_is = middleware.PageCache.rendered

    def counted(self, request, version, key):
        rendered.append(request.path)
        time.sleep(rendered.seconds)
        if rendered.fails:
            rendered.fails = False
            raise MemoryError
        return as_it_is(self, request, version, key)

    monkeypatch.setattr(middleware.PageCache, "rendered", counted)
    return rendered


def at_once(clients, address="/articles/"):
    """The pages that all get who ask at the same moment."""
    gate = threading.Barrier(len(clients))

    def visit(client):
        try:
            gate.wait(10)
            return client.get(address)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(clients)) as threads:
        return list(threads.map(visit, clients))


def visitors(number=EIGHT):
    """So many, at one handler: threads of one process."""
    first = Client(raise_request_exception=False)
    first.get("/about/")
    others = [Client(raise_request_exception=False) for _ in range(number - 1)]
    for client in others:
        client.handler = first.handler
    return [first, *others]


# Files


@pytest.mark.django_db(transaction=True)
def test_what_one_process_has_rendered_the_other_sends(folder, renderings):
    make_article("Gas talks")
    first, second = Client().get("/articles/"), Client().get("/articles/")

    assert renderings == ["/articles/"]
    assert second.content == first.content and dict(second.headers) == dict(first.headers)


@pytest.mark.django_db(transaction=True)
def test_what_was_withdrawn_is_sent_by_no_process(folder, renderings):
    article = make_article("Gas talks")
    processes = [Client() for _ in range(3)]
    for client in processes[:2]:
        assert client.get(article.get_absolute_url()).status_code == 200
    Article.objects.update(status="withdrawn")

    for client in processes:
        assert client.get(article.get_absolute_url()).status_code == 410
        assert b"Gas talks" not in client.get("/articles/").content


def test_nobody_else_may_read_the_files(tmp_path):
    shared = SharedPages(tmp_path / "pages", 2**20)
    shared.keep(KEY, Page(b"a page", (("A", "b"),), 1, "1", "0"))

    assert (tmp_path / "pages").stat().st_mode & 0o077 == 0
    assert (tmp_path / "pages" / KEY).stat().st_mode & 0o077 == 0
    assert shared.get(KEY).content == b"a page" and shared.get(KEY).headers == (("A", "b"),)


@pytest.mark.parametrize("damage", [b"", b"\0" * 200, b"cut", None])
def test_a_damaged_file_is_none(tmp_path, damage):
    shared = SharedPages(tmp_path, 2**20)
    shared.keep(KEY, Page(b"a page", (), 1, "1", "0"))
    whole = (tmp_path / KEY).read_bytes()
    (tmp_path / KEY).write_bytes(whole[:-1] if damage is None else damage)

    assert shared.get(KEY) is None and shared.get(OTHER) is None


def test_the_room_of_the_files_is_limited_and_the_oldest_go(tmp_path):
    shared = SharedPages(tmp_path, 200_000)
    (tmp_path / FILE).touch()
    abandoned, draft = tmp_path / ".abandoned", tmp_path / ".draft"
    for file in (abandoned, draft):
        file.touch()
    files.os.utime(abandoned, (1, 1))
    for number in range(60):
        shared.keep(f"{number:032x}", Page(b"a" * 10_000, (), 1, "1", "0"))
        files.os.utime(tmp_path / f"{number:032x}", (number + 1, number + 1))

    kept = [number for number in range(60) if shared.get(f"{number:032x}")]
    assert kept == list(range(60 - len(kept), 60)) and 14 <= len(kept) <= 20
    assert (tmp_path / FILE).exists() and draft.exists() and not abandoned.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("broken", ["a file in its place", "full"])
def test_without_files_nothing_is_shared_and_all_is_well(folder, renderings, broken, monkeypatch):
    if broken == "full":
        monkeypatch.setattr(files.Path, "rename", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    else:
        folder.write_text("")
    make_article("Gas talks")
    one, other = Client(), Client()

    for client in (one, one, other):
        assert b"Gas talks" in client.get("/articles/").content
    assert renderings == ["/articles/"] * 2
    assert broken != "full" or {file.name for file in folder.iterdir()} == {FILE, "taken"}


# One renders


@pytest.mark.django_db(transaction=True)
def test_eight_who_ask_at_once_are_served_by_one_rendering(folder, renderings):
    make_article("Gas talks")
    clients = visitors()
    renderings.clear()
    renderings.seconds = 0.3
    answers = at_once(clients)

    assert renderings == ["/articles/"]
    assert all(b"Gas talks" in answer.content for answer in answers)


@pytest.mark.django_db(transaction=True)
def test_the_old_page_is_sent_while_another_is_rendered_where_something_was_added(folder, renderings):
    make_article("Gas talks")
    clients = visitors()
    clients[0].get("/articles/")
    make_article("Oil talks")
    renderings.clear()
    renderings.seconds = 0.5
    answers = at_once(clients)

    assert renderings == ["/articles/"]
    assert sum(b"Oil talks" in answer.content for answer in answers) == 1
    assert all(b"Gas talks" in answer.content for answer in answers)
    assert b"Oil talks" in clients[1].get("/articles/").content


@pytest.mark.django_db(transaction=True)
def test_nobody_gets_the_old_page_where_something_was_taken_away(folder, renderings):
    make_article("Gas talks")
    make_article("Oil talks")
    clients = visitors()
    clients[0].get("/articles/")
    Article.objects.filter(headline="Gas talks").update(status="withdrawn")
    renderings.clear()
    renderings.seconds = 0.3
    answers = at_once(clients)

    assert renderings == ["/articles/"]
    assert all(b"Oil talks" in one.content and b"Gas talks" not in one.content for one in answers)


@pytest.mark.django_db(transaction=True)
def test_whoever_is_logged_in_gets_the_new_page(folder, renderings):
    make_article("Gas talks")
    clients = visitors()
    clients[0].get("/articles/")
    make_article("Oil talks")
    for client in clients[:4]:
        client.cookies[of_the_site.SESSION_COOKIE_NAME] = "a" * 32
    renderings.clear()
    renderings.seconds = 0.3
    answers = at_once(clients)

    assert renderings == ["/articles/"]
    assert all(b"Oil talks" in answer.content for answer in answers[:4])


@pytest.mark.django_db(transaction=True)
def test_a_page_that_was_true_long_ago_is_not_sent_meanwhile(folder, renderings, monkeypatch):
    make_article("Gas talks")
    clients = visitors()
    clients[0].get("/articles/")
    make_article("Oil talks")
    monkeypatch.setattr(page, "LONGEST_OLD", 0)
    renderings.seconds = 0.3
    answers = at_once(clients)

    assert all(b"Oil talks" in answer.content for answer in answers)


@pytest.mark.django_db(transaction=True)
def test_a_rendering_that_fails_frees_the_others(folder, renderings):
    make_article("Gas talks")
    clients = visitors()
    renderings.clear()
    renderings.seconds, renderings.fails = 0.1, True
    answers = at_once(clients)

    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [500]
    assert len(renderings) == 2


@pytest.mark.django_db(transaction=True)
def test_who_waits_too_long_renders_as_well(folder, renderings, monkeypatch):
    make_article("Gas talks")
    monkeypatch.setattr(middleware, "PATIENCE", 0.1)
    clients = visitors(2)
    renderings.clear()
    renderings.seconds = 0.5

    assert all(b"Gas talks" in answer.content for answer in at_once(clients))
    assert len(renderings) == 2


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_what_is_not_kept(folder, renderings):
    clients = visitors()
    clients[0].get("/meetings/not-confirmed.csv")
    renderings.clear()
    renderings.seconds = 0.3
    began = time.monotonic()
    answers = at_once(clients, "/meetings/not-confirmed.csv")

    assert len(renderings) == EIGHT and time.monotonic() - began < EIGHT * 0.3
    assert {answer.status_code for answer in answers} == {200}


HOLDS = """
import sys, pathlib
from summit_archive.page_cache.renderers import Renderers
print(Renderers(pathlib.Path(sys.argv[1])).begin(sys.argv[2]), flush=True)
sys.stdin.read()
"""


def test_another_process_holds_one_page_until_it_is_gone(tmp_path):
    renderers = Renderers(tmp_path)
    words = [sys.executable, "-c", HOLDS, str(tmp_path), KEY]
    with subprocess.Popen(
        words, cwd=of_the_site.BASE_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "True\n"
        assert renderers.is_anyone_at(KEY) and not renderers.is_anyone_at(OTHER)
        assert not renderers.begin(KEY) and renderers.begin(OTHER)
        other.kill()
        other.wait()

    assert not renderers.is_anyone_at(KEY)
    assert renderers.begin(KEY) and not renderers.begin(KEY)


# After each kind of change


CHANGES = {
    "articles": lambda: make_article("Oil talks"),
    "names": lambda: Country.objects.update(name="Qazaqstan"),
}
# Of which kinds a page of each is.
PAGES = {"/articles/": {"articles", "names"}, "/meetings/": {"names"}, "/about/": {"names"}}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", CHANGES)
def test_after_a_change_exactly_those_pages_are_new_that_show_its_kind(client, renderings, kind):
    make_article("Gas talks", countries=[make_country("KZ")])
    for address in PAGES:
        client.get(address)
    renderings.clear()
    CHANGES[kind]()
    for address in PAGES:
        client.get(address)

    assert renderings == [address for address, kinds in PAGES.items() if kind in kinds]
