"""Addresses are asked politely and safely; and readers are told only of what has failed for days."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from articles.models import LinkCheck, SilentAddress, Source
from articles.preservation import asking, links
from articles.preservation.asking import Answer, ask
from articles.preservation.concluding import conclude
from articles.quality import sources_that_do_not_answer
from tests.articles.net import Handler
from tests.make import make_article, make_source
from tests.pages import page

pytestmark = pytest.mark.django_db

PAGE = "https://news.example/talks"
HTTP = "http://news.example/talks"
COPY = "https://web.archive.org/web/2020/https://news.example/talks"
DAY = datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def _head(monkeypatch):
    monkeypatch.setattr(Handler, "do_HEAD", Handler.do_GET, raising=False)


def silent(times=4, days=8):
    """A check of which so many failures in a row are noted, over so many days."""
    check = LinkCheck.objects.create(url=PAGE, host="news.example", next_at=timezone.now())
    for number in range(times):
        if number:
            LinkCheck.objects.update(failing_since=F("failing_since") - days * DAY / (times - 1))
            check.refresh_from_db()
        conclude(check, Answer(False, 404, "the address answers 404"))
    return check


# --- One address --------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "answers"),
    [(200, True), (404, False), (410, False), (500, False), (403, None), (429, None), (451, None)],
)
def test_what_follows_from_an_answer(net, status, answers):
    net.answers["/talks"] = status, {}, b""
    assert ask(HTTP).answers is answers


def test_a_server_that_refuses_head_is_asked_by_get(net, monkeypatch):
    def refuse(handler):
        handler.send_response(405)
        handler.end_headers()

    monkeypatch.setattr(Handler, "do_HEAD", refuse)
    net.answers["/talks"] = 200, {}, b"Talks"
    assert ask(HTTP) == Answer(True, 200)


def test_a_redirect_is_followed_and_a_circle_of_them_is_no_answer(net):
    net.answers |= {"/talks": (301, {"Location": "/moved"}, b""), "/moved": (200, {}, b"")}
    assert ask(HTTP).answers is True
    net.answers["/moved"] = 302, {"Location": "/talks"}, b""
    assert ask(HTTP).answers is None


@pytest.mark.parametrize(
    "private", ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fe80::1", "100.64.0.1"]
)
def test_nothing_within_a_local_network_is_connected_to_not_even_by_a_redirect(net, private):
    net.names["inner.example"] = [private]
    assert ask("http://inner.example/").answers is None and net.connected == []

    net.answers["/talks"] = 302, {"Location": "http://inner.example/"}, b""
    answer = ask(HTTP)
    assert (answer.answers, len(net.connected)) == (None, 1) and "local network" in answer.problem


@pytest.mark.parametrize("url", ["ftp://news.example/x", "file:///etc/passwd", "http://a:b@news.example/"])
def test_what_is_no_address_of_a_page_is_not_asked(net, url):
    assert ask(url).answers is None and net.connected == []


def test_a_host_that_is_not_known_has_not_answered_and_was_not_reached(net):
    answer = ask("http://gone.example/")
    assert (answer.answers, answer.is_reached) == (False, False)


# --- What follows -------------------------------------------------------------


def test_one_failure_concludes_nothing():
    silent(times=1)
    assert not SilentAddress.objects.exists()


@pytest.mark.parametrize(("times", "days"), [(3, 8), (4, 6)])
def test_too_few_failures_or_too_few_days_conclude_nothing(times, days):
    silent(times, days)
    assert not SilentAddress.objects.exists()


def test_readers_are_told_after_failures_over_days_and_no_more_once_it_answers(client):
    article = make_article(url=PAGE, archived_url=COPY)
    check = silent()
    told = page(client, article.get_absolute_url())
    assert (
        "did not answer on" in told
        and f'href="{COPY}"' in client.get(article.get_absolute_url()).content.decode()
    )

    conclude(check, Answer(True, 200))
    assert "did not answer" not in page(client, article.get_absolute_url())


def test_an_answer_that_says_nothing_neither_counts_nor_clears():
    check = silent(times=2)
    conclude(check, Answer(None, 403))
    assert check.failures == 2 and check.failing_since


def test_editors_find_the_silent_sources_that_have_no_archived_copy(client):
    source = make_source(url=PAGE)
    silent()
    [finding] = sources_that_do_not_answer.findings()
    assert PAGE in finding.sentence and finding.address == f"/admin/articles/source/{source.pk}/change/"
    assert "did not answer on" in page(client, source.get_absolute_url())

    Source.objects.update(archived_url=COPY)
    assert sources_that_do_not_answer.findings() == []
    assert client.get(f"/sources/{source.pk}.json").json()["archived_url"] == COPY


# --- A round ------------------------------------------------------------------


def check_links(**options):
    return links.check_links(lambda done, total, note: None, pause=0, **options)


def test_what_is_cited_is_asked_once_it_is_due_and_forgotten_when_it_is_not_cited_any_more(net):
    net.answers["/talks"] = 200, {}, b""
    source = make_source(url=HTTP)
    make_article(url="", status="draft")
    assert check_links() == {"answered": 1}
    assert check_links() == {}
    source.delete()
    check_links()
    assert not LinkCheck.objects.exists()


def test_a_host_is_asked_once_in_a_while(net, monkeypatch):
    net.names |= {"one.example": ["93.184.216.34"]}
    now = [0.0]
    monkeypatch.setattr(links.time, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    monkeypatch.setattr(asking.time, "monotonic", lambda: now[0])
    asked = []
    monkeypatch.setattr(links, "ask", lambda url: asked.append((now[0], url)) or Answer(True, 200))
    for number in range(3):
        make_source(url=f"http://news.example/{number}")
    make_source(url="http://one.example/")
    links.check_links(lambda done, total, note: None)
    moments = [moment for moment, url in asked if "news" in url]
    assert all(later - earlier >= asking.PAUSE for earlier, later in zip(moments, moments[1:], strict=False))
    assert asked[1][0] < 1 or asked[0][0] < 1


def test_what_robots_txt_asks_programs_not_to_read_is_left_alone(net):
    net.answers |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /talks"), "/talks": (404, {}, b"")}
    make_source(url=HTTP)
    assert check_links() == {"said_nothing": 1}
    assert ("news.example", "/talks") not in net.asked


def test_a_machine_without_a_network_concludes_nothing(net):
    for number in range(3):
        make_source(url=f"http://gone{number}.example/")
    with pytest.raises(links.NothingAnswers, match="without a network"):
        check_links()
    assert not LinkCheck.objects.filter(failures__gt=0).exists()
    with pytest.raises(CommandError, match="expected"):
        call_command("check_links", "--most", "0")
