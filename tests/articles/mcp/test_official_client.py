"""The official client starts the command as a program of its own, and reads what it answers."""

import asyncio
import json
import os
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from mcp import Client, StdioServerParameters

from tests.make import make_country, make_meeting, make_name, make_participation

ROOT = Path(__file__).parents[3]


def environment():
    """That of the tests, with their database."""
    told = connection.get_connection_params()
    password = f":{quote(told['password'], safe='')}" if told.get("password") else ""
    user = f"{quote(told.get('user', ''))}{password}@"
    port = f":{told['port']}" if told.get("port") else ""
    url = f"postgres://{user}{quote(str(told.get('host', '')), safe='')}{port}/{told['dbname']}"
    kept = {
        name: os.environ[name]
        for name in ("PATH", "HOME", "SUMMIT_DATA_DIR", "SECRET_KEY")
        if name in os.environ
    }
    kept |= {"PGPASSFILE": told["passfile"]} if "passfile" in told else {}
    return kept | {"DATABASE_URL": url, "SITE_URL": "http://localhost:8000", "DEBUG": "1"}


async def conversation():
    server = StdioServerParameters(
        command=sys.executable, args=["manage.py", "mcp"], cwd=ROOT, env=environment()
    )
    async with Client(server, read_timeout_seconds=30) as client:
        tools = await client.list_tools()
        calls = [
            await client.call_tool("search", {"words": "Казахстан, RU", "of": "meetings"}),
            await client.call_tool("get", {"address": "meeting:summit"}),
            await client.call_tool("claim", {"who": "kz", "met": "ru"}),
            await client.call_tool("cite", {"address": "/meetings/summit/"}),
            await client.call_tool("get", {"address": "person:nobody"}),
        ]
        return [tool.name for tool in tools.tools], calls


@pytest.mark.django_db(transaction=True)
def test_the_official_client_finds_gets_checks_and_cites():
    meeting = make_meeting("Summit «газ»", slug="summit", status="held", when="2023-12-26")
    for code in ("KZ", "RU"):
        make_participation(meeting, country=make_country(code), status="attended")
    make_name("Казахстан", country=make_country("KZ"), language="ru", kind="preferred")
    names, calls = asyncio.run(conversation())
    assert names == ["search", "get", "claim", "cite"]
    assert [call.is_error for call in calls] == [False, False, False, False, True]
    found, record, claim, cited, nobody = (json.loads(call.content[0].text) for call in calls)
    assert [row["slug"] for row in found["results"]] == ["summit"]
    assert record["record"]["title"] == "Summit «газ»"
    assert claim["claim"]["verdict"] == "attested"
    assert "Summit «газ»" in cited["citations"]["APA 7"]
    assert nobody["message"] == "Nothing is on record under this id."
