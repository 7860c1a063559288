"""Encounters as texts tell them, before anybody looked for a meeting: of Russia, Kazakhstan and their leaders."""

import datetime

from articles.models import Proposal
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_office,
    make_person,
    make_place,
    make_term,
)

DAY = "2004-01-09"


class Leaders:
    """Presidents and prime ministers of Russia and Kazakhstan, as people and offices; Astana and Moscow."""

    def __init__(self):
        self.russia, self.kazakhstan = make_country("RU"), make_country("KZ")
        self.uzbekistan = make_country("UZ")
        self.putin, self.nazarbayev = make_person("Vladimir Putin"), make_person("Nursultan Nazarbayev")
        self.kasyanov, self.akhmetov = make_person("Mikhail Kasyanov"), make_person("Daniyal Akhmetov")
        self.president_of_russia = make_office("President of Russia", country=self.russia)
        self.president_of_kazakhstan = make_office("President of Kazakhstan", country=self.kazakhstan)
        self.president_of_uzbekistan = make_office("President of Uzbekistan", country=self.uzbekistan)
        self.premier_of_russia = make_office(
            "Prime Minister of Russia", kind="head-of-government", country=self.russia
        )
        make_term(self.putin, self.president_of_russia, "2000-05-07", end="2008-05-07")
        make_term(self.kasyanov, self.premier_of_russia, "2000-05-17", end="2004-02-24")
        make_term(self.nazarbayev, self.president_of_kazakhstan, "1991-12-16", end="2019-03-20")
        self.moscow = make_place("Moscow", self.russia)
        self.novo_ogaryovo = make_place("Novo-Ogaryovo", self.russia)
        self.astana = make_place("Astana", self.kazakhstan)

    def presidents(self):
        return [
            {"country": self.russia, "person": self.putin, "status": "attended"},
            {"country": self.kazakhstan, "person": self.nazarbayev, "status": "attended"},
        ]

    def premiers(self):
        return [
            {"country": self.russia, "person": self.kasyanov, "status": "attended"},
            {"country": self.kazakhstan, "person": self.akhmetov, "status": "attended"},
        ]


def article_of(day=DAY, **fields):
    return make_article(published_on=day and datetime.date.fromisoformat(day), **fields)


def tell(article=None, parties=(), when=DAY, **fields):
    """What an article reports, of which nobody has looked yet whether a meeting of it is on record."""
    fields = {"when": when, "when_basis": "published", "meeting": None} | fields
    encounter = make_encounter(article or article_of(), parties, **fields)
    encounter.possible = encounter.possible_days()
    encounter.save()
    return encounter


def told(encounter):
    """(the meeting, the title of the proposal) that the encounter is now known to tell of."""
    encounter.refresh_from_db()
    return encounter.meeting, encounter.proposal and encounter.proposal.title


def titles():
    return sorted(Proposal.objects.values_list("title", flat=True))
