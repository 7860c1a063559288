"""The shipped facts are no surer than their sources: where these differ, so do the days."""

import csv
import re

from participants.reference.loader import FOLDER

PLAIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# “Wikipedia, Prime Minister of Uzbekistan has the 12th”, “REIGN start 1998-03-04”
DISSENTS = re.compile(r"\b(has|have) (the )?[0-9]|^REIGN (start|end) ")
# The sources say why theirs is another day: it is the day of something else.
EXPLAINED = {
    ("leonid-kravchuk", "start"): "a slip of the year",
    ("levon-ter-petrosyan", "start"): "REIGN counts from the election",
    ("rahmon-nabiyev", "start"): "REIGN counts from his chairing the parliament",
    ("rahmon-nabiyev", "end"): "REIGN counts his presidency along",
    ("eduard-shevardnadze", "end"): "REIGN counts his presidency along",
    ("shavkat-mirziyoyev", "start"): "REIGN counts from his acting",
    ("sadyr-japarov", "start"): "REIGN counts from his acting",
    ("sadyr-japarov", "end"): "an acting one was in office by then",
    ("artem-novikov", "start"): "Wikidata has his second time, in the office that followed",
}


def parts(source, end):
    """What is said of one end of a term, source by source; `differs` is told of both."""
    said = {"start": [], "end": []}
    of = None
    for piece in source.split("; "):
        match = re.match(r"(start and end|start|end|years|month|person|person and years|differs): ", piece)
        if match:
            of, piece = match[1], piece[match.end() :]
        if of == "differs":
            for one in piece.split(", "):
                said["end" if " end " in one else "start"].append(one)
        elif of in ("start", "end"):
            said[of].append(piece)
    return said[end]


def makers(piece):
    """“Wikidata office-holder extract, REIGN 2021-03, CIA World Factbook, January 2026” are three."""
    return 1 + sum(name in piece for name in (", REIGN 2021-03", ", CIA World Factbook"))


def one_against_another(terms):
    """Plain days for which one maker speaks, while another has another day."""
    for term in terms:
        for end in ("start", "end"):
            said = parts(term["source"], end)
            agreeing = [piece for piece in said if not DISSENTS.search(piece)]
            if len(agreeing) == len(said) or not PLAIN.fullmatch(term[end]):
                continue
            if sum(map(makers, agreeing)) < 2 and (term["person"], end) not in EXPLAINED:
                yield term["person"], end, term[end]


def shipped_terms():
    with (FOLDER / "terms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_day_is_plain_against_another_source_only_where_two_have_it():
    assert list(one_against_another(shipped_terms())) == []


def test_one_source_against_another_is_found():
    term = {"person": "x", "start": "2003-12-19", "end": "", "source": "start: A; B has the 26th; years: C"}
    assert list(one_against_another([term])) == [("x", "start", "2003-12-19")]
    assert list(one_against_another([term | {"source": "start: A; D; B has the 26th"}])) == []
    assert list(one_against_another([term | {"start": "[2003-12-19,2003-12-26]"}])) == []
    assert list(one_against_another([term | {"source": "start: A; differs: REIGN start 2003-12-26"}]))
