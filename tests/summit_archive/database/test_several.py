"""Which servers the settings name, and what is refused."""

import pytest

from summit_archive import environment
from summit_archive.database import several

THREE = "postgres://keeper:s%2Ft@one.example.org:6432,two.example.org,%2Frun%2Fpg:5433/archive"


def read(monkeypatch, **variables):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def servers_named(monkeypatch, **variables):
    read(monkeypatch, **variables)
    options = {"options": "-c statement_timeout=3000", "connect_timeout": 2}
    database = environment.database("DATABASE_URL")
    default = database | {"OPTIONS": options | database.get("OPTIONS", {})}
    return several.servers_at(default, environment.databases("REPLICA_URLS", beside="DATABASE_URL"), 5)


def test_of_several_hosts_the_one_that_takes_changes_is_meant(monkeypatch):
    read(monkeypatch, DATABASE_URL=THREE)
    found = environment.database("DATABASE_URL")
    assert found["HOST"] == "one.example.org,two.example.org,/run/pg"
    assert found["PORT"] == "6432,5432,5433"
    assert (found["USER"], found["PASSWORD"], found["NAME"]) == ("keeper", "s/t", "archive")
    assert found["OPTIONS"]["target_session_attrs"] == "read-write"


def test_each_host_is_a_server_that_may_lead_or_serve_readers_or_both(monkeypatch):
    replicas = "postgres://keeper:s%2Ft@two.example.org/archive, postgres://reader@three.example.org/archive?sslmode=require"
    servers = servers_named(monkeypatch, DATABASE_URL=THREE, REPLICA_URLS=replicas)
    told = {server.name: (server.may_lead, server.may_serve) for server in servers.all}
    assert told == {
        "one.example.org:6432": (True, False),
        "two.example.org:5432": (True, True),
        "/run/pg:5433": (True, False),
        "three.example.org:5432": (False, True),
    }
    third = servers.all[-1].settings
    assert third["USER"] == "reader" and third["OPTIONS"]["sslmode"] == "require"
    assert third["OPTIONS"]["options"] == "-c statement_timeout=3000"
    assert "target_session_attrs" not in servers.all[0].settings["OPTIONS"]


def test_without_replicas_there_is_one_database_as_ever(settings):
    settings.REPLICAS = []
    assert several.begin() is None


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"REPLICA_URLS": "postgres://two/archive"}, "REPLICA_URLS must stand beside DATABASE_URL"),
        (
            {"DATABASE_URL": "postgres://one/archive", "REPLICA_URLS": "two:5432"},
            "REPLICA_URLS must be an address",
        ),
        ({"DATABASE_URL": "postgres://u:hidden@one:x,two/archive"}, "DATABASE_URL must be an address"),
    ],
)
def test_what_is_no_address_is_refused_by_name(monkeypatch, variables, said):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    read(monkeypatch, **variables)
    with pytest.raises(environment.Refused, match=said) as refused:
        environment.database("DATABASE_URL")
        environment.databases("REPLICA_URLS", beside="DATABASE_URL")
    assert "hidden" not in str(refused.value)
