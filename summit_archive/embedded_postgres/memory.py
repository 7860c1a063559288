"""Knows how much room PostgreSQL may take: pages in a quarter of the memory, as its manual advises, and its log."""

import os
import resource
import shutil
from collections.abc import Iterator
from pathlib import Path

MEGABYTE = 2**20
LEAST, MOST = 128, 8192
# Of the log of changes, in megabytes: PostgreSQL's own limit, and as much as speeds an import up.
SHORT_LOG, LONG_LOG = 1024, 4096
# The groups of processes that this one is in, as Linux tells of them, and where their limits stand.
OWN_GROUPS, GROUPS = Path("/proc/self/cgroup"), Path("/sys/fs/cgroup")


def shared_buffers() -> str:
    """For PostgreSQL's setting of this name, as in "512MB". It is mapped at once, and taken as it is used."""
    return f"{min(max(available() // 4 // MEGABYTE, LEAST), MOST)}MB"


def max_wal_size(folder: Path) -> str:
    """For the setting of this name, where the disk of `folder` has room: an eighth of what is free."""
    free = shutil.disk_usage(folder).free // MEGABYTE
    return f"{min(max(free // 8, SHORT_LOG), LONG_LOG)}MB"


def available() -> int:
    """Bytes that this process may have, of the machine's: a container or a service may have been given fewer."""
    whole = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    mapped, _hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [limit for file in files_of_limits() if (limit := limit_in(file)) is not None]
    return min([whole, *limits, *([] if mapped == resource.RLIM_INFINITY else [mapped])])


def files_of_limits() -> Iterator[Path]:
    """Of each group and of all that it is part of, by either version of the kernel's interface."""
    yield from (GROUPS / "memory.max", GROUPS / "memory/memory.limit_in_bytes")
    for line in text_of(OWN_GROUPS).splitlines():
        _number, kinds, path = line.split(":", 2)
        if not kinds:
            root, name = GROUPS, "memory.max"
        elif "memory" in kinds.split(","):
            root, name = GROUPS / "memory", "memory.limit_in_bytes"
        else:
            continue
        inner = Path(path.lstrip("/"))
        yield from (root / group / name for group in (inner, *inner.parents))


def limit_in(file: Path) -> int | None:
    """In bytes. None where there is none: it cannot be read, or is "max"; a huge number means none, too."""
    text = text_of(file).strip()
    return int(text) if text.isdecimal() else None


def text_of(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""
