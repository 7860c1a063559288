"""PostgreSQL keeps pages in a quarter of the memory there is, and a log for which the disk has room."""

import os
import resource
import shutil
import time
from types import SimpleNamespace

import pytest

from summit_archive.embedded_postgres import memory as room
from summit_archive.embedded_postgres.cluster import Cluster
from summit_archive.embedded_postgres.folders import Home

GIGABYTE = 2**30


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """Makes a machine of so many bytes, in which a container may have what its file of limits says."""

    def make(size, limit=None):
        pages = {"SC_PHYS_PAGES": size // 4096, "SC_PAGE_SIZE": 4096}
        monkeypatch.setattr(os, "sysconf", pages.get)
        monkeypatch.setattr(room, "GROUPS", tmp_path)
        monkeypatch.setattr(room, "OWN_GROUPS", tmp_path / "own")
        if limit is not None:
            (tmp_path / "memory.max").write_text(f"{limit}\n")

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


GROUPS = {
    "0::/system.slice/archive.service\n": "system.slice/archive.service/memory.max",
    "0::/system.slice/archive.service/inner\n": "system.slice/memory.max",
    "4:cpu,memory:/docker/1\n3:pids:/docker/1\n": "memory/docker/1/memory.limit_in_bytes",
    "4:memory:/docker/1\n0::/\n": "memory/memory.limit_in_bytes",
}


@pytest.mark.parametrize("own", GROUPS)
def test_a_limit_of_any_group_that_the_process_is_in_counts(machine, tmp_path, own):
    machine(64 * GIGABYTE)
    (tmp_path / "own").write_text(own)
    file = tmp_path / GROUPS[own]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{GIGABYTE}\n")

    assert room.shared_buffers() == "256MB"


def test_so_does_what_the_process_may_map(machine, monkeypatch):
    machine(64 * GIGABYTE)
    monkeypatch.setattr(resource, "getrlimit", {resource.RLIMIT_AS: (2 * GIGABYTE, 4 * GIGABYTE)}.get)

    assert room.shared_buffers() == "512MB"


def test_where_the_memory_cannot_be_had_the_server_starts_with_little(tmp_path, monkeypatch):
    asked = []

    def start(cluster, otherwise):
        asked.append((cluster.settings | otherwise)["shared_buffers"])
        return asked[-1] != "128MB"

    monkeypatch.setattr(Cluster, "_start", start)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    Cluster(Home.below(tmp_path), "user", "name")._launch()

    assert asked == [room.shared_buffers()] * 2 + ["128MB"]


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
