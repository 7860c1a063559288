"""Lets the clock of the program jump by hours and days, ahead and back, with the database there and away.

    python -m tests.drills clock_jumps

Two server processes whose clock alone is moved (libfaketime: `apt-get install libfaketime`; without it the drill says so
and ends). At each hour every page that was read before is read again, also while the database is away; one article is
withdrawn between two jumps, and must be sent by nobody afterwards; an editor's session, failed logins, feeds and
calendars answer as they must.
"""

# ruff: noqa: T201 - a person reads it

import contextlib
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.drills.away.editing import FORM, Editor, form_in
from tests.drills.away.faults import stopped
from tests.drills.away.reading import ADDRESSES, Readers, asked
from tests.drills.away.site import EDITOR, Site, site

LIBRARY = "faketime/libfaketimeMT.so.1"
JUMPS = ["+0", "+3h", "+2d", "+0", "-5h", "-3d", "+400d", "+0"]
LINK = re.compile(r'href="(/articles/\d+/[^"/]+/)"')
# After which of them the article is withdrawn.
WITHDRAWN_AFTER = 1
OF_NOW = ["/articles.atom", "/meetings.ics?coming=90", "/calendar/2026/", "/suggest.json?q=ka", "/readyz"]


def main(words: list[str]) -> int:
    if words:
        print(__doc__)
        return 2
    library = next(iter(sorted(Path("/usr/lib").glob(f"*/{LIBRARY}"))), None)
    if library is None:
        print("This drill needs libfaketime: apt-get install libfaketime", file=sys.stderr)
        return 2
    with tempfile.NamedTemporaryFile("w", prefix="summit-clock-") as clock:
        set_to(clock.name, "+0")
        moved = {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": clock.name,
            "FAKETIME_NO_CACHE": "1",
            # Waiting is measured by the other clock, which no machine's jumps move.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        with site(processes=2, **moved) as archive:
            return 0 if passed(archive, clock.name) else 1


def set_to(clock: str, offset: str) -> None:
    Path(clock).write_text(f"{offset}\n")


def passed(archive: Site, clock: str) -> bool:
    [address] = LINK.findall(asked(archive.ports[0], "/articles/")[2].decode())[:1]
    article, pk = address, address.split("/")[2]
    Readers(archive.ports, 0).read_once()
    read(archive, article)
    editor = Editor(archive.ports[0])
    editor.log_in()
    wrong = []
    for place, offset in enumerate(JUMPS):
        set_to(clock, offset)
        wrong += [
            f"{offset}: {fault}" for fault in faults_at(archive, article, place > WITHDRAWN_AFTER, editor)
        ]
        if place == WITHDRAWN_AFTER:
            with (
                contextlib.closing(archive.server.connect(archive.name)) as connection,
                connection.cursor() as cursor,
            ):
                cursor.execute("UPDATE articles_article SET status = 'withdrawn' WHERE id = %s", [pk])
            read(archive, "/about/")
    for line in wrong:
        print(f"  {line}")
    return not wrong


def faults_at(archive: Site, article: str, is_withdrawn: bool, editor: Editor) -> list[str]:
    """What was answered as it must not be at this hour, with the database there and away."""
    there = read(archive, article)
    wrong = [
        f"{address}: {status}" for address in OF_NOW if (status := asked(archive.ports[0], address)[0]) != 200
    ]
    session = editor.ask(FORM)[0]
    wrong += [] if session in (200, 302) else [f"the editor's form: {session}"]
    wrong += failed_login(archive)
    with stopped(archive):
        away = read(archive, article)
    Readers(archive.ports, 0).well_again()
    for when, answers in (("there", there), ("away", away)):
        wrong += [
            f"{address}: {status} {when}" for address, status, _age in answers if status not in ALLOWED[when]
        ]
        wrong += [f"{address}: age {age}" for address, _status, age in answers if age.startswith("-")]
        sent = [status for address, status, _age in answers if address == article]
        wrong += [
            f"the withdrawn article: {status} {when}" for status in sent if is_withdrawn and status == 200
        ]
    counted = Counter(status for _address, status, _age in away)
    print(
        f"there {dict(Counter(s for _a, s, _g in there))}; away {dict(counted)}; editor {session}", flush=True
    )
    if counted[200] < 0.95 * (sum(counted.values()) - 2):
        wrong.append(f"{counted} away")
    return wrong


ALLOWED = {"there": (200, 410), "away": (200, 503)}


def read(archive: Site, article: str) -> list[tuple[str, int, str]]:
    """(address, status, age) of all by each process."""
    answers = [(address, asked(port, address)) for port in archive.ports for address in [*ADDRESSES, article]]
    return [(address, status, headers.get("Age") or "") for address, (status, headers, _content) in answers]


def failed_login(archive: Site) -> list[str]:
    """One more; refused, or refused for being one too many."""
    stranger = Editor(archive.ports[1])
    fields = form_in(stranger.ask("/admin/login/")[1], "login-form") | {
        "username": f"{EDITOR}s",
        "password": "wrong",
    }
    status = stranger.ask("/admin/login/", fields)[0]
    return [] if status in (200, 429) else [f"a failed login: {status}"]
