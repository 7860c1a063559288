"""Several processes serve one address, and none of them outlives the one that began them."""

import contextlib
import http.client
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from summit_archive.server.turns import InTurn
from tests.summit_archive.conftest import ROOT
from tests.summit_archive.test_demo import free_port

PATIENCE = 20


@contextlib.contextmanager
def serving(processes):
    """(process, port) of a site that says which process answers."""
    port = free_port()
    words = [sys.executable, "-m", "tests.summit_archive.server.answering", str(port), str(processes)]
    with subprocess.Popen(words, cwd=ROOT, start_new_session=True) as process:
        try:
            yield process, port
        finally:
            process.kill()


def answered(port, number):
    """The processes that answered so many visitors at once."""
    with ThreadPoolExecutor(number) as visitors:
        return {int(answer) for answer in visitors.map(asked, [port] * number)}


def asked(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE) as response:
        return response.read()


def all_of(port, number):
    """The processes that answer, as soon as there are so many."""
    until, found = time.monotonic() + PATIENCE, set()
    while len(found) < number and time.monotonic() < until:
        with contextlib.suppress(OSError):
            found |= answered(port, 20)
    return found


def await_end_of(pids):
    _gone, alive = psutil.wait_procs(
        [psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)], PATIENCE
    )
    return alive


def test_all_of_them_answer_at_one_address():
    with serving(3) as (_process, port):
        assert len(all_of(port, 3)) == 3


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_the_first_ends_the_others_end_with_it(how):
    with serving(2) as (process, port):
        pids = all_of(port, 2)
        assert len(pids) == 2
        process.send_signal(how)
        assert await_end_of(pids - {process.pid}) == []
        process.wait(PATIENCE)
        with pytest.raises(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            pass


def test_when_another_dies_the_first_goes_on_and_begins_a_new_one():
    with serving(2) as (process, port):
        [other] = all_of(port, 2) - {process.pid}
        psutil.Process(other).kill()
        assert answered(port, 5) == {process.pid}
        pids = all_of(port, 2)
        assert process.pid in pids and len(pids) == 2 and other not in pids
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        assert await_end_of(pids) == []


def test_one_process_needs_no_other():
    with serving(1) as (process, port):
        assert all_of(port, 1) == {process.pid}
        assert psutil.Process(process.pid).children() == []


def test_those_who_come_at_once_are_shared_out():
    """Each keeps its connection, as browsers do."""
    with serving(2) as (_process, port):
        assert len(all_of(port, 2)) == 2
        visitors = [http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE) for _ in range(12)]
        for visitor in visitors:
            visitor.connect()
        with ThreadPoolExecutor(len(visitors)) as threads:
            numbers = Counter(threads.map(answer_of, visitors))
        for visitor in visitors:
            visitor.close()
    assert min(numbers.values()) >= 3


def answer_of(visitor):
    visitor.request("GET", "/")
    return visitor.getresponse().read()


class Slow:
    """An application that is at a request until it is let go; knows how many it is at."""

    def __init__(self):
        self.begun, self.let_go = threading.Semaphore(0), threading.Semaphore(0)

    def __call__(self, environ, start_response):
        self.begun.release()
        assert self.let_go.acquire(timeout=PATIENCE)
        if environ == "bad":
            raise ValueError
        return environ


def test_the_second_begins_when_the_first_is_done():
    slow = Slow()
    in_turn = InTurn(slow, longest=PATIENCE)
    with ThreadPoolExecutor(2) as threads:
        answers = [threads.submit(in_turn, word, None) for word in ("one", "two")]
        assert slow.begun.acquire(timeout=PATIENCE)
        assert not slow.begun.acquire(timeout=0.2)
        slow.let_go.release(2)
        assert {answer.result(PATIENCE) for answer in answers} == {"one", "two"}


class Answered:
    """An answer as Django gives it."""

    def __init__(self, word, streaming):
        self.word, self.streaming, self.is_closed = word, streaming, False

    def __iter__(self):
        return iter([self.word])

    def close(self):
        self.is_closed = True


@pytest.mark.parametrize("is_streamed", [False, True])
def test_the_turn_ends_with_the_answer_unless_it_is_streamed_to_whoever_is_slow(is_streamed):
    answers = {word: Answered(word, is_streamed) for word in ("one", "two")}
    in_turn = InTurn(lambda word, _start: answers[word], longest=PATIENCE)
    first = in_turn("one", None)
    assert list(first) == ["one"]
    with ThreadPoolExecutor(1) as threads:
        second = threads.submit(in_turn, "two", None)
        if not is_streamed:
            with pytest.raises(TimeoutError):
                second.result(0.2)
            first.close()
            assert answers["one"].is_closed
        assert list(second.result(PATIENCE / 2)) == ["two"]
        second.result().close()


def test_the_turn_ends_even_if_closing_breaks():
    class Breaking(Answered):
        def close(self):
            raise ValueError

    in_turn = InTurn(lambda _word, _start: Breaking("one", False), longest=PATIENCE)
    for _ in range(2):
        began = time.monotonic()
        with pytest.raises(ValueError):
            in_turn("one", None).close()
        assert time.monotonic() - began < PATIENCE / 2


def test_nobody_waits_long_for_a_slow_one():
    slow = Slow()
    in_turn = InTurn(slow, longest=0.01)
    with ThreadPoolExecutor(2) as threads:
        answers = [threads.submit(in_turn, word, None) for word in ("one", "two")]
        assert slow.begun.acquire(timeout=PATIENCE) and slow.begun.acquire(timeout=PATIENCE)
        slow.let_go.release(2)
        assert {answer.result(PATIENCE) for answer in answers} == {"one", "two"}


def test_one_that_breaks_leaves_the_turn_to_the_next():
    slow = Slow()
    slow.let_go.release(2)
    in_turn = InTurn(slow, longest=PATIENCE)
    with pytest.raises(ValueError):
        in_turn("bad", None)
    began = time.monotonic()
    assert in_turn("good", None) == "good"
    assert time.monotonic() - began < PATIENCE / 2
