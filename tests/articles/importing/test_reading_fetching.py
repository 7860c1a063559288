"""Feeds by their address, from the server that `tests/articles/net.py` puts in the place of the web."""

import gzip
import socket
import threading
import time

import pytest

from articles.importing.reading import Broken, fetching, open_source
from tests.articles.net import PUBLIC

RSS = b"<rss version='2.0'><channel><item><title>Summit</title><link>/1</link></item></channel></rss>"


def titles(url):
    with open_source(url) as source:
        return [line.fields["headline"] for line in source]


def test_a_feed_is_read_from_its_address_and_its_links_are_whole(net):
    net.answers["/feed?a=1"] = (200, {}, RSS)

    with open_source("http://news.example/feed?a=1") as source:
        [line] = source

    assert (line.fields["headline"], line.fields["url"]) == ("Summit", "http://news.example/1")
    assert source.size == source.position() == len(RSS)
    assert net.asked == [("news.example", "/feed?a=1")]


def test_the_name_is_resolved_once_and_the_connection_goes_to_what_was_looked_at(net):
    net.answers["/"] = (200, {}, RSS)

    titles("http://news.example")

    assert net.resolved == ["news.example"]
    assert net.connected == [(PUBLIC, 80)]


LOCAL = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "192.0.0.8",
    "192.0.0.192",
    "100.100.100.200",
    "168.63.129.16",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "fec0::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::1",
    "2001:0:7f00:1::1",
]


@pytest.mark.parametrize("address", LOCAL)
def test_what_lies_within_a_local_network_is_not_asked(net, address):
    net.names["inside.example"] = [PUBLIC, address]

    with pytest.raises(Broken, match="within a local network: it is not fetched"):
        titles("http://inside.example/feed")

    assert net.connected == []


@pytest.mark.parametrize(
    "address", [PUBLIC, "2606:4700:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_a_public_address_is(address):
    assert fetching.is_public(address)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "[::1]", "localhost"])
def test_other_ways_to_write_loopback_are_resolved_like_any_name(net, host):
    net.names[host.strip("[]")] = ["127.0.0.1"]

    with pytest.raises(Broken, match="within a local network"):
        titles(f"http://{host}/")


def test_each_redirect_is_looked_at_again(net):
    net.names["inside.example"] = ["10.0.0.1"]
    net.answers["/far"] = (302, {"Location": "/near"}, b"")
    net.answers["/near"] = (301, {"Location": "http://inside.example/"}, b"")

    with pytest.raises(Broken, match="inside.example stands for 10.0.0.1"):
        titles("http://news.example/far")

    assert net.asked == [("news.example", "/far"), ("news.example", "/near")]


def test_a_name_that_leads_elsewhere_the_second_time_is_looked_at_again(net):
    net.answers["/"] = (302, {"Location": "/again"}, b"")
    addresses = iter([[PUBLIC], ["127.0.0.1"]])
    net.names = type(
        "Names", (), {"__contains__": lambda s, n: True, "__getitem__": lambda s, n: next(addresses)}
    )()

    with pytest.raises(Broken, match="within a local network"):
        titles("http://news.example/")


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("file:///etc/passwd", "only http:// and https:// are fetched, not file:"),
        ("ftp://news.example/", "only http:// and https:// are fetched, not ftp:"),
        ("/again", "redirects more than 5 times"),
        ("http://user:word@news.example/", "has a name or a password in it"),
        ("http://user@news.example/", "has a name or a password in it"),
        ("http://news.example:99999/", "this is no address"),
    ],
)
def test_a_redirect_to_what_is_not_fetched_is_told(net, location, why):
    net.answers["/again"] = (302, {"Location": location}, b"")

    with pytest.raises(Broken, match=why):
        titles("http://news.example/again")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((404, {}, b""), "the address answers 404; 200 is expected"),
        ((200, {}, b"<!doctype html><html><body>News</body></html>"), "that of its feed is expected"),
        ((200, {"Content-Length": "999"}, RSS), "the answer was cut off|cannot be read"),
        ((200, {}, b"\x89PNG"), "this is a picture"),
    ],
)
def test_an_answer_that_is_no_feed_is_told(net, answer, why):
    net.answers["/"] = answer

    with pytest.raises(Broken, match=why):
        titles("http://news.example/")


def test_an_answer_without_end_is_not_held(net, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST_ANSWER", 100_000)
    net.answers["/"] = (200, {}, [b" " * 65536] * 1000)

    with pytest.raises(Broken, match="longer than 100,000 bytes"):
        titles("http://news.example/")


def test_a_packed_bomb_is_not_unpacked(net, monkeypatch):
    monkeypatch.setattr("articles.importing.reading.unpacking.FREE_BYTES", 2**20)
    net.answers["/"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(RSS[:60] + b" " * 2**26))

    with pytest.raises(Broken, match="more than 250 times its size"):
        titles("http://news.example/")


def test_a_server_that_drips_is_left_when_the_time_is_over(net, monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", 0.5)
    stopped = threading.Event()

    def drip():
        stopped.wait(0.1)
        return b" "

    net.answers["/"] = (200, {"Content-Length": "1000"}, [drip] * 100)
    started = time.monotonic()
    with pytest.raises(Broken, match="did not answer to its end within 0.5 seconds"):
        titles("http://news.example/")
    stopped.set()
    assert time.monotonic() - started < 5


def test_what_does_not_speak_tls_is_told(net):
    with pytest.raises(Broken, match="the address cannot be read"):
        titles("https://news.example/")

    assert net.connected == [(PUBLIC, 443)]


@pytest.mark.parametrize(
    "url", ["http:///feed", "http://", "http://[::1", "http://a..b/", "http://news.example\n/x y"]
)
def test_what_is_no_address_is_told(net, url):
    with pytest.raises(Broken):
        titles(url)


@pytest.mark.parametrize("length", ["", "1000"])
def test_an_answer_that_was_shut_for_its_slowness_is_never_taken_for_whole(net, monkeypatch, length):
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", 0.5)
    late = threading.Event()
    net.answers["/"] = (
        200,
        {"Content-Length": length} if length else {},
        [RSS, lambda: [late.wait(2), b" "][1]],
    )

    with pytest.raises(Broken, match="did not answer to its end within 0.5 seconds"):
        titles("http://news.example/")
    late.set()


def test_a_name_that_nobody_knows_is_told(net):
    with pytest.raises(Broken, match="the host nobody.example is not known$"):
        titles("http://nobody.example/")


@pytest.mark.parametrize(
    ("part", "error", "told"),
    [
        ("create_connection", ConnectionRefusedError(111, "Connection refused"), r"\(Connection refused\)$"),
        ("create_connection", ValueError(), r"\(ValueError\)$"),
        ("getaddrinfo", socket.gaierror(socket.EAI_AGAIN, "x"), "nobody.example cannot be looked up"),
    ],
)
def test_why_nothing_answers_is_told_without_numbers(net, monkeypatch, part, error, told):
    net.names["nobody.example"] = [PUBLIC]

    def fail(*arguments, **options):
        raise error

    monkeypatch.setattr(socket, part, fail)

    with pytest.raises(Broken, match=told):
        titles("http://nobody.example/")


def test_a_russian_host_and_path_are_asked_for_in_ascii(net):
    net.names["xn--e1afmkfd.xn--p1ai"] = [PUBLIC]
    net.answers["/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0"] = (200, {}, RSS)

    assert titles("http://пример.рф/лента") == ["Summit"]
