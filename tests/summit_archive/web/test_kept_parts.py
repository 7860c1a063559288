"""Rendered parts take no more memory than they have room, and those that are asked for stay."""

from summit_archive.web.kept_parts import BESIDE, KeptParts, size_of

ROOM = 100_000


def kept(parts, names):
    return {name for name in names if parts.get((name,)) is not None}


def size_of_all(parts):
    halves = [*parts._new.items(), *parts._old.items()]
    return sum(size_of(part) + size_of(key) + BESIDE for key, part in halves)


def test_no_more_is_kept_than_has_room():
    parts = KeptParts(ROOM)
    for number in range(1000):
        parts.keep((f"m{number}",), "x" * 1000)
        assert size_of_all(parts) <= ROOM
    assert kept(parts, ["m999"]) and not kept(parts, ["m0"])


def test_what_is_asked_for_stays():
    parts = KeptParts(ROOM)
    for number in range(1000):
        parts.keep((f"m{number}",), "x" * 1000)
        assert parts.get(("m0",)) == "x" * 1000


def test_a_part_that_would_push_out_many_is_not_kept():
    parts = KeptParts(ROOM)
    parts.keep(("small",), "x")
    parts.keep(("large",), "x" * (ROOM // 4))
    assert kept(parts, ["small", "large"]) == {"small"}


def test_a_long_key_counts_as_well():
    parts = KeptParts(ROOM)
    parts.keep((("y" * (ROOM // 4), 1),), "x")
    assert not parts.get((("y" * (ROOM // 4), 1),))
