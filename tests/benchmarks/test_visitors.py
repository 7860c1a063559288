"""The benchmark's visitors, at a server of the test's own."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.benchmarks.visitors import FEWEST, at_once, etags, one_after_the_other


class Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        known = self.headers.get("If-None-Match") == '"one"'
        body = b"" if known else b"page"
        self.send_response(304 if known else 500 if self.path == "/broken" else 200)
        self.send_header("ETag", '"one"')
        if not known:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said):
        pass


@pytest.fixture
def port():
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_one_visitor_asks_for_each_address_in_each_round(port):
    visit = one_after_the_other(port, ["/a", "/b"], 3)

    assert visit.addresses == ["/a", "/b"] * 3
    assert len(visit.milliseconds) == 6
    assert visit.rate == pytest.approx(6 / visit.seconds)
    assert visit.failures == {}


def test_without_patience_some_are_asked_all_the_same(port):
    addresses = ["/a", "/b", "/c", "/d"]
    assert one_after_the_other(port, addresses, 3, at_most=0).addresses == addresses[:FEWEST]


def test_another_status_than_expected_is_told(port):
    assert one_after_the_other(port, ["/a", "/broken"], 1).failures == {500: 1}


def test_a_repeat_visit_expects_to_be_sent_nothing(port):
    tags = etags(port, ["/a"])

    assert tags == {"/a": '"one"'}
    assert one_after_the_other(port, ["/a"], 2, tags).failures == {}
    assert one_after_the_other(port, ["/a"], 2, {"/a": '"other"'}).failures == {200: 2}


def test_visitors_at_once_begin_at_different_addresses(port):
    visit = at_once(port, ["/a", "/b", "/c"], 3, 0)

    assert sorted(visit.addresses) == ["/a", "/b", "/c"]
