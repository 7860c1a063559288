"""Rows to race for, each with lines, and with what an editor may do to it."""

from itertools import count

from tests.make import (
    make_article,
    make_citation,
    make_country,
    make_meeting,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_statement,
    make_term,
    make_topic,
)
from tests.races.edits import Element, LineWords, NewLine, TakenOut, Words

PLAIN = {"confirmation": "not-stated"}
numbers = count(1)


def word():
    return f"word{next(numbers)}x"


def some_words(random, *names):
    return [Words(name, word()) for name in random.sample(names, random.randint(0, 2))]


def on_lines(random, prefix, pks, name):
    """Of some lines one is changed or taken out."""
    some = random.sample(pks, random.randint(0, 2))
    return [
        LineWords(prefix, pk, name, word()) if random.random() < 0.7 else TakenOut(prefix, pk) for pk in some
    ]


def new_line(random, prefix, text_field, **values):
    told = word()
    return [NewLine(prefix, PLAIN | values | {text_field: told}, told)] if random.random() < 0.4 else []


def elements(random, name, present, absent):
    """Some of `present` are taken away, and some of `absent` put there."""
    gone = [Element(name, one.pk, False) for one in random.sample(present, random.randint(0, 1))]
    come = [Element(name, one.pk, True) for one in random.sample(absent, random.randint(0, 1))]
    return gone + come


def meeting(random):
    countries = [make_country(code) for code in ("KZ", "UZ", "AM")]
    row = make_meeting(f"Summit {next(numbers)}", summary="As it was.", countries=countries)
    pks = list(row.participations.values_list("pk", flat=True))
    russia, member = make_country("RU").pk, {"role": "member", "status": "invited"}

    def edits():
        found = some_words(random, "title", "summary", "source", "window_reason")
        found += on_lines(random, "participations", pks, "note")
        found += new_line(random, "participations", "name_as_given", **member)
        if random.random() < 0.3:
            told = word()
            line = PLAIN | member | {"country": russia, "note": told}
            found.append(NewLine("participations", line, told))
        return found

    return row, "meeting_form", edits


def person(random):
    row = make_person(f"Person {next(numbers)}", family_name="Family")
    names = [make_name(f"{row.name} {language}", language, person=row).pk for language in ("en", "ru")]
    terms = [make_term(row, make_office(country=make_country("KZ"))).pk for _number in range(2)]

    def edits():
        found = some_words(random, "name", "family_name", "source")
        found += on_lines(random, "names", names, "source")
        found += on_lines(random, "terms", terms, "source")
        return found + new_line(random, "names", "text", language="en", kind="variant")

    return row, "person_form", edits


def organisation(random):
    row = make_organisation(f"ORG{next(numbers)}")
    members = [make_membership(make_country(code), row).pk for code in ("KZ", "RU")]
    names = [make_name(f"{row.name} {language}", language, organisation=row).pk for language in ("en", "ru")]

    def edits():
        found = some_words(random, "name", "source")
        found += on_lines(random, "memberships", members, "source")
        found += on_lines(random, "names", names, "source")
        return found + new_line(random, "names", "text", language="ru", kind="variant")

    return row, "organisation_form", edits


def article(random):
    there, elsewhere = [make_country("KZ"), make_country("UZ")], [make_country("AM"), make_country("GE")]
    topics, others = [make_topic() for _number in range(2)], [make_topic() for _number in range(2)]
    row = make_article(f"Talks {next(numbers)}", there, topics=topics, body="Words that name nobody.")
    citations = [make_citation(row, f"Source {number}", position=number).pk for number in (1, 2)]
    statement = make_statement(row, "Words that name nobody.").pk

    def edits():
        found = some_words(random, "headline", "byline", "standfirst", "summary", "place_line")
        found += on_lines(random, "citations", citations, "as_given")
        if random.random() < 0.3:
            found.append(LineWords("statements", statement, "speaker_name", word()))
        found += elements(random, "countries", there, elsewhere) + elements(random, "topics", topics, others)
        return found + new_line(random, "citations", "as_given", position=9)

    return row, "article_form", edits


KINDS = [meeting, person, article, organisation]
