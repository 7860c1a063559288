"""Through how many of our files a request runs, and which of them call each other.

    python -m tests.structure_flow [ADDRESS …]

Without an address: the list of articles about one country. The archive is the one that the environment names
(SUMMIT_DATA_DIR), best with the demo in it. Each address is asked for once before, so that what is kept in
memory is there; then its view and template run, without the middleware, and every call from one function to
another is noted. A file counts when its code runs in `articles/`, `participants/` or `summit_archive/`; two
files call each other when a function of each calls one of the other, directly or by a cached property.
"""

# ruff: noqa: T201 - a person reads it

import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = tuple(f"{ROOT / room}{os.sep}" for room in ("articles", "participants", "summit_archive"))
LOOKED_THROUGH = str(Path("django", "utils", "functional.py"))
ADDRESS = "/articles/?country=kz"


def run_through(work: Callable) -> tuple[set[str], set[tuple[str, str]]]:
    """The files that `work` runs through, and (caller, called) for each call from one to another."""
    files, calls = set(), set()

    def note(frame, event, _argument):
        called = frame.f_code.co_filename
        if event != "call" or not called.startswith(ROOMS):
            return
        files.add(called)
        caller = caller_of(frame)
        if caller.startswith(ROOMS) and caller != called:
            calls.add((caller, called))

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return files, calls


def caller_of(frame) -> str:
    """The file that called; what a cached property of Django's computes, whoever reads it calls."""
    frame = frame.f_back
    while frame and frame.f_code.co_filename.endswith(LOOKED_THROUGH):
        frame = frame.f_back
    return frame.f_code.co_filename if frame else ""


def each_other(calls: set[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted((one, other) for one, other in calls if one < other and (other, one) in calls)


def view_of(address: str) -> Callable:
    """Answers `address`, without the middleware."""
    from django.test import RequestFactory
    from django.urls import resolve

    request = RequestFactory().get(address)
    match = resolve(request.path_info)
    request.resolver_match = match
    return lambda: match.func(request, *match.args, **match.kwargs)


def shown(path: str) -> str:
    return str(Path(path).relative_to(ROOT))


def main(addresses: list[str]) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summit_archive.settings")
    django.setup()
    for address in addresses or [ADDRESS]:
        answer = view_of(address)
        answer()
        files, calls = run_through(answer)
        pairs = each_other(calls)
        print(f"{address}: {len(files)} files, {len(pairs)} pairs call each other")
        for path in sorted(files):
            print(f"    {shown(path)}")
        for one, other in pairs:
            print(f"    {shown(one)} <-> {shown(other)}")


if __name__ == "__main__":
    if any(not address.startswith("/") for address in sys.argv[1:]):
        sys.exit(__doc__)
    main(sys.argv[1:])
