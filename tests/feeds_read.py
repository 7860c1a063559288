"""Our own feeds as a program reads them."""

import feedparser
from lxml import etree

ATOM, TOMBSTONES = "{http://www.w3.org/2005/Atom}", "{http://purl.org/atompub/tombstones/1.0}"


def read_feed(client, address, **options):
    """As feedparser reads it: well-formed, or the test fails."""
    answer = client.get(address, **options)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    etree.fromstring(answer.content)
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return found


def names(found):
    """What each entry is a name of, in order: "meetings/talks"."""
    return [entry.id.partition(":")[2].partition(":")[2] for entry in found.entries]


def buried(client, address):
    """The same of each tombstone."""
    whole = etree.fromstring(client.get(address).content)
    return [
        grave.get("ref").partition(":")[2].partition(":")[2]
        for grave in whole.findall(f"{TOMBSTONES}deleted-entry")
    ]
