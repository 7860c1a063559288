"""What systemd is told, and what it hands over. Without it, nothing happens here."""

import os
import socket

FIRST_HANDED_OVER = 3


def tell(state: str) -> None:
    """`READY=1` or `STOPPING=1`, to whoever started us and waits for it (`Type=notify`)."""
    place = os.environ.get("NOTIFY_SOCKET", "")
    if not place:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        # An abstract name is written with an @ in place of its first byte, which is zero.
        line.sendto(state.encode(), place.replace("@", "\0", 1) if place.startswith("@") else place)


def handed_over() -> socket.socket | None:
    """The address that a unit of systemd listens at for us, so that nobody is refused while we start anew."""
    if os.environ.get("LISTEN_PID") != str(os.getpid()) or os.environ.get("LISTEN_FDS") != "1":
        return None
    return socket.socket(fileno=FIRST_HANDED_OVER)
