"""Rows for tests: each function makes only what it is about, the rest is plausible and unique."""

import datetime
from itertools import count
from string import ascii_uppercase

from articles.importing.undoing import undo_some
from articles.models import (
    Article,
    Attestation,
    Citation,
    Coverage,
    Encounter,
    EncounterDecision,
    Feed,
    Proposal,
    ProposedCitation,
    ProposedStatement,
    Publisher,
    Source,
    SourceMeeting,
    Statement,
    Topic,
)
from articles.models.quote import texts_of
from participants.models import (
    Country,
    Identifier,
    Meeting,
    MeetingSeries,
    Membership,
    Name,
    Office,
    Organisation,
    Participation,
    Person,
    Place,
    SeriesSearch,
    Term,
)

numbers = count(1)

COUNTRIES = {
    "AM": "Armenia",
    "AZ": "Azerbaijan",
    "BY": "Belarus",
    "GE": "Georgia",
    "KZ": "Kazakhstan",
    "KG": "Kyrgyzstan",
    "MD": "Moldova",
    "RU": "Russia",
    "TJ": "Tajikistan",
    "TM": "Turkmenistan",
    "UA": "Ukraine",
    "UZ": "Uzbekistan",
}


# ISO 3166 leaves these to its users: no test's country is ever taken for a real one.
FREE_CODES = [f"X{letter}" for letter in ascii_uppercase] + [f"Q{letter}" for letter in ascii_uppercase[12:]]


def make_country(code=None, **fields):
    """The country of `code`, made once; without a code, a new one."""
    if code is None:
        taken = set(Country.objects.values_list("code", flat=True))
        code = next(free for free in FREE_CODES if free not in taken)
    fields = {"name": COUNTRIES.get(code, f"Country {code}"), "is_of_region": code in COUNTRIES} | fields
    return Country.objects.get_or_create(code=code, defaults=fields)[0]


def make_organisation(abbreviation=None, **fields):
    number = next(numbers)
    names = {
        "CIS": "Commonwealth of Independent States",
        "EAEU": "Eurasian Economic Union",
    }
    fields = {
        "slug": (abbreviation or f"organisation-{number}").lower(),
        "name": names.get(abbreviation, f"Organisation {number}"),
        "abbreviation": abbreviation or "",
    } | fields
    return Organisation.objects.create(**fields)


def known_today(start, end=None, known_until=None, **fields):
    """The fields of a term or a membership: what has no end is known until today, or the day that a test is about."""
    if start and not end:
        known_until = known_until or datetime.datetime.now(datetime.UTC).date()
    if isinstance(known_until, str):
        known_until = datetime.date.fromisoformat(known_until)
    return fields | {"start": start, "end": end, "known_until": known_until}


def make_membership(country, organisation, start="1991-12-21", **fields):
    fields = known_today(start, **fields)
    return Membership.objects.create(country=country, organisation=organisation, **fields)


def make_person(name=None, **fields):
    number = next(numbers)
    fields = {"name": name or f"Person {number}", "slug": f"person-{number}"} | fields
    return Person.objects.create(**fields)


def make_name(text, language="en", **fields):
    return Name.objects.create(text=text, language=language, **fields)


def make_identifier(scheme, value, start=None, end=None, **fields):
    """Of the country, organisation or person among `fields`; one with a start and no end is known until today."""
    return Identifier.objects.create(scheme=scheme, value=value, **known_today(start, end, **fields))


def make_office(name=None, kind=Office.Kind.HEAD_OF_STATE, **fields):
    number = next(numbers)
    if "country" not in fields and "organisation" not in fields:
        fields["country"] = make_country()
    fields = {"name": name or f"President {number}", "slug": f"office-{number}"} | fields
    return Office.objects.create(kind=kind, **fields)


def make_term(person=None, office=None, start="2019-03-20", **fields):
    fields = known_today(start, **fields)
    return Term.objects.create(person=person or make_person(), office=office or make_office(), **fields)


def make_place(name="St. Petersburg", country=None, **fields):
    number = next(numbers)
    fields = {"slug": f"place-{number}"} | fields
    return Place.objects.create(name=name, country=country or make_country("RU"), **fields)


def make_series(name=None, **fields):
    number = next(numbers)
    fields = {"name": name or f"Series {number}", "slug": f"series-{number}"} | fields
    return MeetingSeries.objects.create(**fields)


def make_search(series=None, year=2020, **fields):
    """A search for an edition of `year` that found none."""
    fields = {"source": "Kremlin press service", "searched_on": datetime.date(2026, 11, 20)} | fields
    return SeriesSearch.objects.create(series=series or make_series(), year=year, **fields)


def make_meeting(title=None, when="2023-12-26", countries=(), people=(), offices=(), **fields):
    """A held summit, with a participation for each of `countries`, `people` and `offices`."""
    number = next(numbers)
    fields = {
        "title": title or f"Meeting {number}",
        "slug": f"meeting-{number}",
        "kind": Meeting.Kind.SUMMIT,
        "status": Meeting.Status.HELD,
    } | fields
    meeting = Meeting.objects.create(when=when, **fields)
    for country in countries:
        make_participation(meeting, country=country)
    for person in people:
        make_participation(meeting, person=person)
    for office in offices:
        make_participation(meeting, office=office)
    meeting.refresh_from_db()
    return meeting


def make_participation(meeting=None, **fields):
    return Participation.objects.create(meeting=meeting or make_meeting(), **fields)


def make_publisher(name=None, **fields):
    number = next(numbers)
    fields = {"name": name or f"Publisher {number}", "slug": f"publisher-{number}"} | fields
    return Publisher.objects.create(**fields)


def make_source(meetings=(), **fields):
    """A source without an article, that reports each of `meetings`."""
    number = next(numbers)
    source = Source.objects.create(**{"url": f"https://agency.example/{number}"} | fields)
    for meeting in meetings:
        SourceMeeting.objects.create(source=source, meeting=meeting, kind=Coverage.Kind.REPORTS)
    return source


def make_feed(name=None, address=None, **fields):
    """An active feed whose new articles are published; nobody has fetched it."""
    number = next(numbers)
    fields = {"name": name or f"Feed {number}", "status": Article.Status.PUBLISHED} | fields
    return Feed.objects.create(address=address or f"https://news.example/feeds/{number}.xml", **fields)


def make_topic(name=None, **fields):
    number = next(numbers)
    fields = {"name": name or f"Topic {number}", "slug": f"topic-{number}"} | fields
    return Topic.objects.create(**fields)


def make_article(headline=None, countries=(), people=(), organisations=(), topics=(), **fields):
    """A published article in English."""
    number = next(numbers)
    fields = {
        "headline": headline or f"Leaders meet for the {number}th time",
        "body": "The leaders discussed trade.",
        "language": "en",
        "published_on": datetime.date(2023, 12, 26),
        "status": Article.Status.PUBLISHED,
    } | fields
    article = Article.objects.create(**fields)
    article.countries.set(countries)
    article.people.set(people)
    article.organisations.set(organisations)
    article.topics.set(topics)
    return article


def make_coverage(article=None, meeting=None, kind=Coverage.Kind.REPORTS, **fields):
    return placed(
        Coverage(article=article or make_article(), meeting=meeting or make_meeting(), kind=kind, **fields)
    )


def make_attestation(article=None, participation=None, status="attended", **fields):
    return placed(
        Attestation(
            article=article or make_article(),
            participation=participation or make_participation(country=make_country("KZ")),
            status=status,
            **fields,
        )
    )


def placed(row):
    """The row, kept, at its place or where its words are found: else they are missing, unless it says otherwise."""
    if row.start is not None or row.end is not None:
        row.standing = "missing" if row.start is None else "in-text"
    else:
        row.find_place(texts_of(row.article))
    row.save(force_insert=True)
    return row


def make_proposal(title=None, when="2017-12-26", **fields):
    """A meeting that the archive does not have; it waits as soon as an encounter tells of it."""
    number = next(numbers)
    defaults = {"kind": "bilateral", "status": "held", "slug": f"proposal-{number}"}
    return Proposal.objects.create(title=title or f"Talks {number}", when=when, **defaults | fields)


def make_encounter(article=None, parties=(), state="proposed", **fields):
    """What `article` reports of a meeting; `parties` are dictionaries, or countries that attended.

    Without a meeting and a proposal it has a proposal of its own; decided, a decision.
    """
    number = next(numbers)
    article = article or make_article()
    defaults = {"kind": "bilateral", "status": "held", "when": "2017-12-26", "when_basis": "stated"}
    defaults |= {"rule": "met-with", "certainty": "sure", "number": number, "digest": f"{number:032}"}
    if not fields.keys() & {"meeting", "proposal"}:
        same = {name: fields.get(name, defaults[name]) for name in ("kind", "status", "when")}
        fields["proposal"] = make_proposal(**same, place=fields.get("place"), stated_on=article.published_on)
    if state != "proposed":
        action = {"rejected": "reject", "superseded": "change"}.get(state, "accept")
        fields.setdefault("decision", EncounterDecision.objects.create(action=action))
    encounter = Encounter.objects.create(article=article, state=state, **defaults | fields)
    for place, party in enumerate(parties):
        facts = party if isinstance(party, dict) else {"country": party, "status": "attended"}
        encounter.parties.create(number=place, **facts)
    return encounter


def make_proposed_statement(article=None, text="Supplies will grow.", **fields):
    number = next(numbers)
    defaults = {"number": number, "digest": f"{number:032}", "rule": "said", "certainty": "sure"}
    defaults |= {
        "part": "body",
        "start": 0,
        "end": len(text),
        "manner": "paraphrased",
        "speaker_name": "Somebody",
    }
    defaults |= {"speaker_start": 0, "speaker_end": 1}
    return ProposedStatement.objects.create(article=article or make_article(), text=text, **defaults | fields)


def make_proposed_citation(article=None, as_given="Kremlin press service", **fields):
    number = next(numbers)
    defaults = {"number": number, "digest": f"{number:032}", "rule": "named-as-source", "certainty": "sure"}
    defaults |= {"part": "body", "start": 0, "end": len(as_given)}
    return ProposedCitation.objects.create(
        article=article or make_article(), as_given=as_given, **defaults | fields
    )


def make_citation(article=None, as_given="Kremlin press service", **fields):
    return Citation.objects.create(article=article or make_article(), as_given=as_given, **fields)


def make_statement(article=None, text="Supplies will grow.", **fields):
    if "speaker" not in fields and "speaker_name" not in fields:
        fields["speaker"] = make_person()
    fields = {"manner": Statement.Manner.QUOTED} | fields
    return placed(Statement(article=article or make_article(), text=text, **fields))


def undo_all(batch):
    """What the editors' page does slice by slice; the last `Undoing`."""
    undoing = undo_some(batch)
    while not undoing.is_over:
        undoing = undo_some(batch)
    return undoing
