"""Whether the program answers, and whether it can do its work: for whoever watches it, people and programs.

`/readyz` is 200 where readers can be answered from a database of this version, also where nothing can be changed: a
balancer that took such a node out would take reading with it. It is 503 where no database answers, though readers
still get last good copies: what decides about sending visitors to a node is `/livez`.
"""

from django.http import HttpResponse, JsonResponse

from .readiness import Disk, Machine, Readiness, Server, readiness

AWAY = "the database does not answer"
OTHER_VERSION = "the database is of another version of the archive: run manage.py migrate"


def live(request):
    """The program answers. Touches nothing else."""
    return text(200, ["alive"])


def ready(request):
    """In words, or as JSON by `?format=json` or where only that is accepted."""
    found = readiness()
    status, summary = verdict(found)
    if request.GET.get("format") == "json" or request.headers.get("Accept", "") == "application/json":
        return as_json(status, summary, found)
    lines = [line for server in found.servers for line in lines_of(server)]
    return text(status, [summary, *lines, *map(line_of, found.machines), *map(room_of, found.disks)])


def verdict(found: Readiness) -> tuple[int, str]:
    """The status, and one line. Any server that is ready can be read from."""
    if any(server.takes_changes() for server in found.servers):
        return 200, "ready"
    # Where the primary is lost readers are sent to the standbys.
    is_elsewhere = any(machine.is_there for machine in found.machines)
    is_answered = any(server.answers for server in found.servers)
    if any(server.is_ready() for server in found.servers) or (is_elsewhere and not is_answered):
        return 200, "ready: reading only"
    if not is_answered:
        return 503, AWAY
    if any(server.is_of_this_version is None for server in found.servers if server.answers):
        return 503, "the database is slow to answer"
    return 503, OTHER_VERSION


def lines_of(server: Server) -> list[str]:
    """What an operator looks for, a line each."""
    if not server.answers:
        return [f"{server.name}: does not answer"]
    kind = "a standby" if server.is_standby else "reading only" if server.is_read_only else "takes changes"
    lines = [f"{server.name}: answers, {kind}"]
    if server.lag is not None:
        lines.append(f"{server.name}: {server.lag:g} s behind")
    for what, names in (
        ("migrations not applied", server.migrations_missing),
        ("migrations that this version does not know", server.migrations_unknown),
        ("extensions missing", server.extensions_missing),
    ):
        if names:
            lines.append(f"{server.name}: {what}: {', '.join(names)}")
    if server.is_of_this_version is False and not server.migrations_missing:
        lines.append(f"{server.name}: functions, views or triggers are of another version")
    return lines


def line_of(machine: Machine) -> str:
    if not machine.is_there:
        return f"{machine.name}: does not answer"
    return (
        f"{machine.name}: a standby, {machine.lag:g} s behind"
        if machine.is_standby
        else f"{machine.name}: the primary"
    )


def room_of(disk: Disk) -> str:
    if disk.free is None:
        return f"disk of the {disk.name}: does not answer"
    return f"disk of the {disk.name}: {disk.free} % free{', which is little' if disk.is_short() else ''}"


def as_json(status: int, summary: str, found: Readiness) -> JsonResponse:
    told = {
        "status": summary,
        "is_ready": status == 200,
        "servers": [vars(server) | {"takes_changes": server.takes_changes()} for server in found.servers],
        "machines": [vars(machine) for machine in found.machines],
        "disks": [vars(disk) | {"is_short": disk.is_short()} for disk in found.disks],
    }
    return JsonResponse(told, status=status, headers={"Cache-Control": "no-store"})


def text(status: int, lines: list[str]) -> HttpResponse:
    return HttpResponse(
        "".join(f"{line}\n" for line in lines),
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
