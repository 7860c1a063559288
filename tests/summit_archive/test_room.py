"""PostgreSQL keeps pages in a quarter of the memory there is, and a log for which the disk has room."""

import os
import shutil
from types import SimpleNamespace

import pytest

from summit_archive.embedded import room
from summit_archive.embedded.cluster import Cluster
from summit_archive.embedded.places import Home

GIGABYTE = 2**30


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """Makes a machine of so many bytes, in which a container may have what its file of limits says."""

    def make(size, limit=None):
        pages = {"SC_PHYS_PAGES": size // 4096, "SC_PAGE_SIZE": 4096}
        monkeypatch.setattr(os, "sysconf", pages.get)
        file = tmp_path / "memory.max"
        if limit is not None:
            file.write_text(f"{limit}\n")
        monkeypatch.setattr(room, "LIMITS", [tmp_path / "missing", file])

    return make


@pytest.mark.parametrize(
    ("size", "limit", "expected"),
    [
        (4 * GIGABYTE, None, "1024MB"),
        (4 * GIGABYTE, "max", "1024MB"),
        (64 * GIGABYTE, 2 * GIGABYTE, "512MB"),
        (4 * GIGABYTE, 2**63 - 4096, "1024MB"),
        (GIGABYTE // 4, None, "128MB"),
        (256 * GIGABYTE, None, "8192MB"),
    ],
)
def test_a_quarter_of_what_there_is(machine, size, limit, expected):
    machine(size, limit)

    assert room.shared_buffers() == expected


def test_a_throwaway_server_takes_little(tmp_path):
    kept, thrown_away = (Cluster(Home.below(tmp_path), "user", "name", durable) for durable in (True, False))

    assert kept.settings["shared_buffers"] == room.shared_buffers()
    assert thrown_away.settings["shared_buffers"] == "128MB"


@pytest.mark.parametrize(
    ("free", "expected"),
    [(GIGABYTE, "1024MB"), (16 * GIGABYTE, "2048MB"), (10_000 * GIGABYTE, "4096MB")],
)
def test_the_log_takes_an_eighth_of_what_is_free(monkeypatch, tmp_path, free, expected):
    monkeypatch.setattr(shutil, "disk_usage", {tmp_path: SimpleNamespace(free=free)}.get)

    assert room.max_wal_size(tmp_path) == expected
