"""An archive with all that files stumble over: every table has a row, and what readers do not see stands beside it."""

import datetime

from articles.models import Article, FormerNumber, Mention, Sketch, Story, Tag
from participants.models import Identifier, MeetingLink
from tests.make import (
    make_article,
    make_attestation,
    make_citation,
    make_country,
    make_coverage,
    make_meeting,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_publisher,
    make_search,
    make_series,
    make_source,
    make_statement,
    make_term,
    make_topic,
)

FORMULAS = [
    "=cmd|' /C calc'!A0",
    "+7 495",
    "-5",
    "@leader",
    "\tTab",
    "\rReturn",
    "'=1+1",
    "''=2",
    "'plain'",
    "'",
]
SCRIPTS = [
    "Токаев",
    "Тоқаев, «Қ.»",
    "محمد بن سلمان",
    "习近平",
    "ნინო ბურჯანაძე",
    "Նիկոլ",
    "नरेन्द्र मोदी",
    "Ἀλέξανδρος",
    "Nuñez 🕊",
]
NASTY = (
    'He said: "a, b; c"\nand\r\nmore \x01\x1f\x7f\u2028\u200b\ufeff {braces} \\N \\. NULL null \' ` $1 %s |'
)
LONG = "Длинный текст, очень. " * 15_000
WITHHELD = "These words nobody may pass on."
SECRETS = ["Draft that nobody may see", "Withdrawn that nobody may see", "Suggested words", WITHHELD]
QUOTED = "supplies will grow"
DATES = [
    "XXXX-12-26",
    "2023-12",
    "2022-12-26/2022-12-27",
    "[2022-12-26,2023-12-26]",
    "2023-12-26?",
    "2019~",
    "1991-12-XX",
]


def fill():
    kazakhstan, russia = make_country("KZ", name='Kazakh "stan"', wikidata="Q232"), make_country("RU")
    cis = make_organisation("CIS", founded_on=datetime.date(1991, 12, 8), country=None)
    make_organisation(name=NASTY, parent=cis)
    tokayev = make_person("Kassym-Jomart Tokayev", slug="tokayev", source=NASTY, confirmation="official")
    for text in [*SCRIPTS, *FORMULAS]:
        make_name(text, "mul", person=tokayev)
    office = make_office("President of Kazakhstan", country=kazakhstan)
    make_term(tokayev, office, start="2019-03-20")
    make_term(make_person("=cmd()"), office, start=None, end="XXXX-03")
    make_membership(kazakhstan, cis)
    Identifier.objects.create(
        country=kazakhstan, scheme="cow", value="705", start="1991", known_until=datetime.date(2016, 12, 31)
    )
    series = make_series("Informal summits", organisation=cis, usual_month=12)
    make_search(series)
    place = make_place("Saint Petersburg", country=russia, latitude="59.9500", longitude="30.3000")
    meetings = [make_meeting(f"Summit {date}", when=date, summary=NASTY) for date in DATES]
    summit = make_meeting(
        "The summit", countries=[kazakhstan], offices=[office], place=place, series=series, parent=meetings[0]
    )
    summit.slug = "renamed"
    summit.save()
    MeetingLink.objects.create(first=summit, second=meetings[1], kind=MeetingLink.Kind.values[0])
    there = make_participation(summit, name_as_given="the leaders of …", status="invited", role="guest")
    write_articles(kazakhstan, tokayev, cis, office, summit, there)


def write_articles(kazakhstan, tokayev, cis, office, summit, there):
    topics = [make_topic("Energy", slug="energy")]
    topics.append(make_topic("Gas", slug="gas", parent=topics[0]))
    kremlin = make_publisher(
        "Kremlin press service",
        slug="kremlin",
        text_licence="CC-BY-4.0",
        licence_source_url="http://en.kremlin.ru/about/copyrights",
        office=office,
    )
    tass = make_publisher("TASS", slug="tass", country=kazakhstan)
    links = {"countries": [kazakhstan], "people": [tokayev], "organisations": [cis], "topics": topics}
    free = make_article(
        "=HYPERLINK(evil)",
        body=f"{NASTY} Tokayev: {QUOTED}. {LONG}",
        standfirst="'=lead",
        publisher=kremlin,
        published_on=None,
        canonical_url="http://en.kremlin.ru/1",
        retrieved_at=datetime.datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=datetime.UTC),
        **links,
    )
    kept = make_article(
        "Talks", body=f"{WITHHELD} {QUOTED}", standfirst="Lead.", publisher=tass, summary=NASTY
    )
    draft = make_article(SECRETS[0], status=Article.Status.DRAFT, publisher=kremlin, **links)
    withdrawn = make_article(SECRETS[1], status=Article.Status.WITHDRAWN, publisher=kremlin, **links)
    for article in (free, kept, draft):
        make_coverage(article, summit, quote=QUOTED if article is not draft else "")
    make_attestation(kept, there, status="invited", quote=QUOTED, said_by_person=tokayev)
    make_attestation(withdrawn, there, status="attended")
    statement = make_statement(free, QUOTED, speaker=tokayev)
    statement.topics.set(topics)
    make_citation(free, "'=source", cited_article=draft)
    make_citation(kept, NASTY.replace("\n", " "), cited_article=free, position=1)
    Tag.objects.create(article=free, text="Казахстан", country=kazakhstan)
    at = free.body.index("Tokayev")
    for state, text in (("accepted", "Tokayev"), ("suggested", SECRETS[2]), ("rejected", SECRETS[2])):
        where = {
            "start": at if state == "accepted" else 1 + len(state),
            "end": at + 7 if state == "accepted" else 30,
        }
        Mention.objects.create(article=free, text=text, person=tokayev, rule="name", state=state, **where)
    FormerNumber.objects.create(number=900_001, article=free)
    story = Story.objects.create()
    for article in (free, kept, draft):
        Sketch.objects.update_or_create(
            article=article, defaults={"story": story, "words": b"x", "is_settled": True}
        )
    make_source(
        [summit],
        url="https://agency.example/=1",
        publisher=tass,
        published_on="2016?",
        headline="«Встреча»",
        language="ru",
    )
