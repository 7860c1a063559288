"""The several servers of this process, if the settings name more than one."""

import copy
import functools
from typing import Any

from django.conf import settings

from ..postgres.outage import OUTAGE
from .server import Server
from .servers import Lookout, Servers


class Process:
    """Only a process that serves readers has them: a command has one connection, to the primary."""

    servers: Servers | None = None


def servers() -> Servers | None:
    return Process.servers


def begin() -> Servers | None:
    """From now on readers may be sent to several servers. None where the settings name only one."""
    if Process.servers is None:
        Process.servers = of_settings()
    if Process.servers is not None:
        OUTAGE.is_of_one_server = False
        lookout(Process.servers).begin()
    return Process.servers


@functools.cache
def lookout(of: Servers) -> Lookout:
    return Lookout(of)


def of_settings() -> Servers | None:
    if not settings.REPLICAS:
        return None
    return servers_at(settings.DATABASES["default"], settings.REPLICAS, settings.REPLICA_MAX_LAG)


def servers_at(default: dict[str, Any], replicas: list[dict[str, Any]], max_lag: float) -> Servers:
    """A host that stands in both is one server."""
    found = {where(part): Server(part, may_lead=True) for part in each_host(default)}
    for replica in replicas:
        options = default["OPTIONS"] | replica.get("OPTIONS", {})
        for part in each_host({**default, **replica, "OPTIONS": options}):
            found.setdefault(where(part), Server(part)).may_serve = True
    return Servers(found.values(), max_lag)


def each_host(database: dict[str, Any]) -> list[dict[str, Any]]:
    """A database's settings once for each of its hosts."""
    hosts, ports = str(database["HOST"]).split(","), str(database["PORT"] or "5432").split(",")
    ports = ports if len(ports) == len(hosts) else ports * len(hosts)
    options = {name: value for name, value in database["OPTIONS"].items() if name != "target_session_attrs"}
    return [
        copy.deepcopy(database) | {"HOST": host, "PORT": port, "OPTIONS": options}
        for host, port in zip(hosts, ports, strict=True)
    ]


def where(database: dict[str, Any]) -> tuple[str, str]:
    return str(database["HOST"]), str(database["PORT"])
