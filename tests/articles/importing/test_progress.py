import io

import pytest

from articles.importing import progress
from articles.importing.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that passes 20 seconds at each look."""
    ticks = iter(range(0, 10_000, 20))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(ticks))


def said(out, *, position):
    Progress(out, total=1000).show(500, position)
    return out.getvalue()


def test_a_log_gets_plain_lines(clock):
    assert said(io.StringIO(), position=250) == " 25% · 500 records · 12/s · 2:00 left\n"


def test_a_terminal_gets_one_line_that_is_drawn_anew(clock):
    assert said(Terminal(), position=250).startswith("\r\x1b[K██████░░░░")


def test_of_standard_input_only_the_rate_is_known(clock):
    out = io.StringIO()

    Progress(out).show(500, 12_345)

    assert out.getvalue() == "500 records · 12/s\n"
