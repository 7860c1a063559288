"""Knows how much memory PostgreSQL may keep pages in: a quarter of the machine's, as its manual advises."""

import os
from pathlib import Path

MEGABYTE = 2**20
LEAST, MOST = 128, 8192
# What a container is allowed, in bytes, or "max"; a machine without a limit may say a huge number.
LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def shared_buffers() -> str:
    """For PostgreSQL's setting of this name, as in "512MB". It is taken as it is used."""
    return f"{min(max(available() // 4 // MEGABYTE, LEAST), MOST)}MB"


def available() -> int:
    """Bytes that this machine, or the container that this runs in, has."""
    whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return min([whole, *(limit for file in LIMITS if (limit := limit_in(file)))])


def limit_in(file: Path) -> int | None:
    """None where there is none to be read."""
    try:
        text = file.read_text().strip()
    except OSError:
        return None
    return int(text) if text.isdecimal() else None
