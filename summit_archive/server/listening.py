"""Waitress' server with manners of ours: slow clients make room for others, and it ends when its answers are sent."""

import contextlib
import resource
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from waitress.adjustments import Adjustments
from waitress.server import BaseWSGIServer, TcpWSGIServer, UnixWSGIServer
from waitress.wasyncore import poll2

from . import slow
from .connections import Channel
from .queueing import PagesFirst

# Connections of each process; each may need a file for its answer and one for what it sends.
MOST_CONNECTIONS = 800
FILES_EACH, FILES_OTHERWISE = 3, 100
# Long answers that may be made at once in each process, each with a thread and a connection to the database.
MOST_ASIDE = 4
# Seconds: between looks at who is too slow, and for what is being answered when the end is asked for.
LOOKS_EVERY, ENDS_WITHIN = 5, 20
# Seconds in which whoever has just come may still ask when the end is asked for.
MAY_STILL_ASK = 1
# Seconds for each visitor's connection.
HESITATION, LONGEST_HESITATION = 0.0005, 0.005


def listening(application: Callable, address: socket.socket, threads: int, **options: Any) -> "Manners":
    """A server of this process at a bound address, to `run()`."""
    adjustments = Adjustments(sockets=[address], threads=threads, **options)
    dispatcher = PagesFirst()
    dispatcher.set_thread_count(threads)
    kind = OverUnix if address.family == socket.AF_UNIX else OverTcp
    told = (address.family, address.type, address.proto, address.getsockname())
    return kind(
        *(application, {}, True, address),
        dispatcher=dispatcher,
        adj=adjustments,
        sockinfo=told,
        bind_socket=False,
    )


def most_connections() -> int:
    """As many as this process may have files open for; it asks for more files first."""
    files, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS * FILES_EACH + FILES_OTHERWISE
    if files < wanted:
        files = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (files, most))
    return max(1, min(MOST_CONNECTIONS, (files - FILES_OTHERWISE) // FILES_EACH))


Base: Any = object
if TYPE_CHECKING:
    Base = BaseWSGIServer


class Manners(Base):
    channel_class = Channel
    is_ending = False
    # Whether others serve at the same address: then each leaves newcomers to them, the more visitors it has.
    stands_back = False
    # What the end begins with.
    at_end: Callable = staticmethod(lambda: None)

    def __init__(self, *words, **options):
        self.places = most_connections()
        self.aside: set[Channel] = set()
        self.waited_for: set[Channel] = set()
        self.changing = threading.Lock()
        super().__init__(*words, **options)

    # --- Slow clients -------------------------------------------------------

    def readable(self):
        now = time.monotonic()
        if now >= self.next_channel_cleanup:
            self.next_channel_cleanup = now + LOOKS_EVERY
            self.maintenance(now)
        return self.accepting and (len(self.active_channels) < self.places or self.has_slow())

    def visitors(self) -> list[Channel]:
        return list(self.active_channels.values())

    def has_slow(self):
        return slow.slowest(self.visitors()) is not None

    def handle_accept(self):
        if self.stands_back:
            time.sleep(min(HESITATION * slow.lively(self.visitors()), LONGEST_HESITATION))
        if len(self.active_channels) >= self.places and not self.make_room():
            return
        super().handle_accept()

    def make_room(self) -> bool:
        """Not where the last slow one has asked within this very round: who comes waits for the next."""
        last = slow.slowest(self.visitors())
        if last is not None:
            last.handle_close()
        return last is not None

    def maintenance(self, now):
        for channel in self.visitors():
            if not slow.is_too_slow(channel, now):
                continue
            if slow.is_sending(channel):
                channel.time_out()
            else:
                channel.handle_close()

    # --- Long answers ---------------------------------------------------------

    def place_aside(self, channel: Channel) -> Callable | None:
        """What to call at the end of a long answer, during which there is one thread more; None where all places are
        taken. One that is kept from going on by its reader makes room."""
        with self.changing:
            if len(self.aside) >= MOST_ASIDE and not self.drop_slowest_reader():
                return None
            self.aside.add(channel)
            self.count_threads()
        return partial(self.leave, self.aside, channel)

    @contextlib.contextmanager
    def waiting_for(self, channel: Channel) -> Iterator[None]:
        """A thread waits for its reader: as long as it does, there is one more."""
        with self.changing:
            self.waited_for.add(channel)
            if len(self.waited_for) > MOST_ASIDE:
                self.drop_slowest_reader()
            self.count_threads()
        try:
            yield
        finally:
            self.leave(self.waited_for, channel)

    def leave(self, places: set[Channel], channel: Channel) -> None:
        with self.changing:
            places.discard(channel)
            self.count_threads()

    def count_threads(self) -> None:
        if not self.is_ending:
            self.task_dispatcher.set_thread_count(self.adj.threads + len(self.aside | self.waited_for))

    def drop_slowest_reader(self) -> bool:
        last = slow.slowest([channel for channel in self.waited_for if not channel.will_close])
        if last:
            last.will_close = True
            self.pull_trigger()
        return last is not None

    # --- The end ------------------------------------------------------------

    def run(self):
        """Until a signal or `end_soon`; then what is being answered is sent first. A second signal waits for nothing."""
        with end_at_signals(self.end_soon):
            while not self.is_ending:
                poll2(1, self._map)
            self.finish()

    def end_soon(self):
        if self.is_ending:
            self.ends_by = 0.0
        else:
            self.ends_by = time.monotonic() + ENDS_WITHIN
            self.is_ending = True
        with contextlib.suppress(OSError):  # it has ended meanwhile
            self.pull_trigger()

    def finish(self):
        self.at_end()
        self.take_who_has_come()
        while self.let_go() and time.monotonic() < self.ends_by:
            poll2(0.1, self._map)
        self.task_dispatcher.shutdown(timeout=max(1, min(5, self.ends_by - time.monotonic())))
        for channel in self.visitors():
            channel.handle_close()
        self.close()

    def take_who_has_come(self):
        """Else the system would refuse them, who are connected already."""
        self.socket.setblocking(False)
        known = None
        while known != len(self.active_channels) < self.places:
            known = len(self.active_channels)
            super().handle_accept()
        self.accepting = False
        self.del_channel()
        self.socket.close()

    def let_go(self):
        """End the connections at which nothing happens; how many are left."""
        newest = time.monotonic() - MAY_STILL_ASK
        for channel in self.visitors():
            is_idle = not (channel.requests or channel.request or channel.total_outbufs_len)
            if is_idle and channel.quiet_since < newest:
                channel.handle_close()
        return len(self.active_channels)


class OverTcp(Manners, TcpWSGIServer):
    pass


class OverUnix(Manners, UnixWSGIServer):
    pass


@contextlib.contextmanager
def end_at_signals(end: Callable) -> Iterator[None]:
    """In the main thread; elsewhere nobody is told of signals."""
    is_told = threading.current_thread() is threading.main_thread()
    # One that is ignored stays so: `nohup` has a reason.
    before = {
        number: handler
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
        if is_told and (handler := signal.getsignal(number)) not in (signal.SIG_IGN, None)
    }
    for number in before:
        signal.signal(number, lambda *_: end())
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
