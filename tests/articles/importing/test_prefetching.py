"""Work that goes on in a thread of its own."""

import threading
import time

import pytest

from articles.importing.prefetching import WAITING, prefetched


def workers():
    return [thread for thread in threading.enumerate() if thread.name == "ahead"]


def test_everything_comes_in_its_order():
    with prefetched(range(100)) as items:
        assert list(items) == list(range(100))
    assert workers() == []


def test_no_more_is_taken_than_may_wait():
    taken = []

    def items():
        for number in range(100):
            taken.append(number)
            yield number

    with prefetched(items()) as coming:
        assert next(coming) == 0
        time.sleep(0.3)
        # One is in use, and one in the hand of who waits for a place.
        assert len(taken) <= WAITING + 2


def test_what_goes_wrong_there_goes_wrong_here_after_what_came_before():
    def items():
        yield 1
        raise ValueError("two")

    with pytest.raises(ValueError, match="two"), prefetched(items()) as coming:
        assert next(coming) == 1
        next(coming)
    assert workers() == []


def test_who_stops_early_leaves_no_thread_behind():
    with pytest.raises(KeyboardInterrupt), prefetched(iter(int, 1)) as coming:
        next(coming)
        raise KeyboardInterrupt
    assert workers() == []
