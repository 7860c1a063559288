"""Another archive's program harvests this one over the network: in parts, while a row changes, with what is gone."""

import pytest
from sickle import Sickle

from articles.harvesting.oai import answers
from participants.models import Meeting
from tests.make import make_article, make_country, make_meeting


@pytest.mark.django_db(transaction=True)
def test_sickle_harvests_all_parts_while_rows_change(live_server, monkeypatch):
    monkeypatch.setattr(answers, "RECORDS", 3)
    monkeypatch.setattr(answers, "IDENTIFIERS", 2)
    meetings = [make_meeting(f"Встреча {number}") for number in range(7)]
    article = make_article("Саммит & <b>", countries=[make_country("KZ")])
    gone = meetings[6].pk
    meetings[6].delete()
    archive = Sickle(f"{live_server.url}/oai/")
    assert archive.Identify().deletedRecord == "persistent"
    assert {one.setSpec for one in archive.ListSets()} >= {"meetings", "articles"}

    found = {}
    for number, record in enumerate(archive.ListRecords(metadataPrefix="oai_dc")):
        assert record.header.identifier not in found
        found[record.header.identifier] = record
        if number == 1:
            # One that was told already, and one that is still to come.
            Meeting.objects.filter(pk=meetings[0].pk).update(title="Renamed")
            Meeting.objects.filter(pk=meetings[5].pk).update(title="Renamed")

    titles = [record.metadata["title"][0] for record in found.values() if not record.deleted]
    assert titles == [
        *(f"Встреча {number}" for number in range(5)),
        "Renamed",
        "Kazakhstan",
        article.headline,
    ]
    deleted = [key for key, record in found.items() if record.deleted]
    assert [key.rpartition(":")[2] for key in deleted] == [f"meetings/{gone}"]

    by_post = Sickle(f"{live_server.url}/oai/", http_method="POST")
    headers = list(by_post.ListIdentifiers(metadataPrefix="rdf"))
    assert [one.identifier for one in headers] == list(found)
    first = by_post.GetRecord(identifier=headers[0].identifier, metadataPrefix="oai_dc")
    assert first.metadata["title"] == ["Renamed"]
