"""What a press service may write of two presidents, and what may be read in it."""

from articles.encounters.encounter import ReadEncounter, ReadParty, ReadSpan

TEXT = "President of Russia Vladimir Putin met with President of Kazakhstan Kassym-Jomart Tokayev. Gas was the topic."
NEWS = {
    "id": "news-7",
    "url": "http://news.example/7",
    "title": "The presidents talked about gas",
    "lead": "",
    "text": TEXT,
    "published": "2023-03-14",
    "language": "en",
    "source": "A newspaper",
}


def news(number, **fields):
    return NEWS | {"id": f"news-{number}", "url": f"http://news.example/{number}"} | fields


def read(words="met with", text=TEXT, parties=(), **fields):
    """A meeting of `parties`, whose words stand in the text."""
    start = text.index(words)
    spans = [ReadSpan("body", start, start + len(words), "kind")]
    for number, party in enumerate(parties):
        if party.name_as_given in text:
            at = text.index(party.name_as_given)
            spans.append(ReadSpan("body", at, at + len(party.name_as_given), f"party {number}"))
    facts = {
        "kind": "bilateral",
        "status": "held",
        "when": "2023-03-14",
        "when_basis": "published",
        "parties": tuple(parties),
        "rule": "met-with",
        "certainty": "sure",
        "spans": tuple(spans),
    }
    return ReadEncounter(**facts | fields)


def attended(leader, **fields):
    facts = {"office": leader.office.pk, "person": leader.person.pk, "status": "attended"}
    return ReadParty(country=leader.office.country_id, name_as_given=leader.person.name, **facts | fields)
