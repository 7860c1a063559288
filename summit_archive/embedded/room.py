"""Knows how much room PostgreSQL may take: pages in a quarter of the memory, as its manual advises, and its log."""

import os
import shutil
from pathlib import Path

MEGABYTE = 2**20
LEAST, MOST = 128, 8192
# Of the log of changes, in megabytes: PostgreSQL's own limit, and as much as speeds an import up.
SHORT_LOG, LONG_LOG = 1024, 4096
# What a container is allowed, in bytes, or "max"; a machine without a limit may say a huge number.
LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def shared_buffers() -> str:
    """For PostgreSQL's setting of this name, as in "512MB". It is taken as it is used."""
    return f"{min(max(available() // 4 // MEGABYTE, LEAST), MOST)}MB"


def max_wal_size(folder: Path) -> str:
    """For the setting of this name, where the disk of `folder` has room: an eighth of what is free."""
    free = shutil.disk_usage(folder).free // MEGABYTE
    return f"{min(max(free // 8, SHORT_LOG), LONG_LOG)}MB"


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
