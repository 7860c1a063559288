"""Who is too slow, and who goes first when all places are taken. Slow is whoever keeps us waiting, not who waits for us.

A client that sends a byte a second costs a place and no thread; so there are many places, and those who have kept us
waiting longest make room for whoever comes.
"""

import time

from .connections import Channel

# Seconds for an address and headers, for a first or a next request on an open connection, and before a body or an
# answer has to go at least so fast (bytes a second).
HEADERS_WITHIN, NEXT_WITHIN, GRACE = 20, 75, 30
LEAST_RATE = 512
# Seconds after which a connection is no longer a visitor who has just come.
NEW_FOR = 2


def waits_since(channel: Channel) -> float | None:
    """The moment since which it is the client's turn; None while it waits for us."""
    if channel.total_outbufs_len:
        return channel.sending_since
    if channel.requests:
        return None
    if channel.request is not None:
        return channel.receiving_since
    return channel.quiet_since


def is_too_slow(channel: Channel, now: float) -> bool:
    since = waits_since(channel)
    if since is None:
        return False
    if channel.lingers_until:
        return now > channel.lingers_until
    if channel.total_outbufs_len:
        return is_behind(channel.sent, now - since)
    if channel.request is None:
        return now - since > (NEXT_WITHIN if channel.has_asked else HEADERS_WITHIN)
    if not channel.request.headers_finished:
        return now - since > HEADERS_WITHIN
    return is_behind(channel.request.body_bytes_received, now - since)


def is_behind(count: int, seconds: float) -> bool:
    return seconds > GRACE and count < LEAST_RATE * seconds


def is_sending(channel: Channel) -> bool:
    """Whether it can be told that it took too long."""
    is_idle = channel.total_outbufs_len or channel.requests or channel.lingers_until
    return channel.request is not None and not is_idle


def slowest(channels: list[Channel]) -> Channel | None:
    """Who has kept us waiting longest; None where all wait for us."""
    waiting = [(since, id(channel), channel) for channel in channels if (since := waits_since(channel))]
    return min(waiting)[2] if waiting else None


def lively(channels: list[Channel]) -> int:
    """How many have just come, or wait for an answer."""
    oldest = time.monotonic() - NEW_FOR
    return sum((waits_since(channel) or oldest) >= oldest for channel in channels)
