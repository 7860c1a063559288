"""Files of many rows take few places, and no page's."""

import threading

from summit_archive.server import listening
from summit_archive.server.aside import PLACE, Aside
from summit_archive.server.turns import InTurn
from tests.summit_archive.server.answering import served
from tests.summit_archive.server.test_connections import CLOSE, request, said


class Streamed:
    """A long answer that goes on when it may."""

    streaming = True

    def __init__(self, may_go_on):
        self.may_go_on, self.is_closed = may_go_on, False

    def __iter__(self):
        yield b"first "
        assert self.may_go_on.wait(10)
        yield b"last"

    def close(self):
        self.is_closed = True


def test_pages_are_answered_while_as_many_files_are_made_as_may_be(monkeypatch):
    monkeypatch.setattr(listening, "MOST_ASIDE", 2)
    may_go_on = threading.Event()

    def site(environ, start_response):
        is_file = environ["PATH_INFO"].endswith(".csv")
        start_response("200 OK", [("Content-Type", "text/csv"), ("X-Kept", "yes"), ("ETag", '"of the file"')])
        return Streamed(may_go_on) if is_file else [b"A page."]

    with served(Aside(InTurn(site, longest=0.01)), threads=1) as server:
        files = [threading.Thread(target=said, args=(server.port, request(path="/a.csv"))) for _ in range(2)]
        for file in files:
            file.start()
        while len(server.server.aside) < 2:
            assert b"A page." in said(server.port, request(CLOSE))
        refused = said(server.port, request(path="/a.csv"))
        assert b"503 Service Unavailable" in refused and b"Retry-After: 60" in refused
        assert b"X-Kept: yes" in refused and b"of the file" not in refused
        assert b"A page." in said(server.port, request(CLOSE))
        may_go_on.set()
        for file in files:
            file.join(10)
        assert b"last" in said(server.port, request(path="/a.csv"))


def test_a_file_that_breaks_off_leaves_its_place():
    left = []
    answer = Streamed(threading.Event())
    made = Aside(lambda environ, start_response: answer)({PLACE: lambda: lambda: left.append(True)}, None)
    assert next(iter(made)) == b"first "
    made.close()
    assert left and answer.is_closed
