"""How the tests of the worksheet ask its endpoints, and what an article with one of each card is made of."""

import json

from django.contrib.auth.models import Permission, User

from articles.encounters.matching import match
from articles.models import Mention
from articles.worksheet.sheet import Sheet
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_person,
    make_proposed_citation,
    make_proposed_statement,
)

BODY = (
    "Vladimir Putin met Kassym-Jomart Tokayev in Astana. Gas was the topic, Dmitry Peskov said. "
    "Belarus and Armenia were invited.\n\nThis follows from the Kremlin press service."
)


def address(article, page=""):
    return f"/admin/articles/article/{getattr(article, 'pk', article)}/worksheet/{page}"


def post(client, article, page, content):
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    return client.post(address(article, page), text, content_type="application/json")


def decide(client, article, card, decision="accept", **more):
    """With the version that a page opened now shows, unless another is given."""
    return post(client, article, "decide/", asked(article, card, decision, **more))


def asked(article, card, decision="accept", **more):
    return {"version": version_of(article, card), "card": card, "decision": decision, **more}


def version_of(article, card):
    found = sheet_of(article).cards.get(card)
    return found.version if found else "of a card that is gone"


def save(client, article, **more):
    version = str(type(article).objects.get(pk=article.pk).version)
    return post(client, article, "save/", {"version": version, **more})


def words(client, article, text, what, part="body", **target):
    start = getattr(article, part).index(text)
    content = {"part": part, "start": start, "end": start + len(text), "text": text, "what": what}
    return post(client, article, "words/", content | {"target": target})


def undo(client, article, answer):
    return post(client, article, "undo/", {"step": answer.json()["step"]})


def sheet_of(article):
    return Sheet(type(article).objects.get(pk=article.pk))


def states(article):
    return {card.id: card.state for card in sheet_of(article).cards.values()}


def card_of(article, kind):
    return next(card for card in sheet_of(article).cards.values() if card.kind == kind)


def login_with(client, *codenames):
    user = User.objects.create_user(f"user-{User.objects.count()}", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client.force_login(user)
    return user


def name_in(article, text, certainty="sure", state=None, number=0, **target):
    """A mention as the linker leaves it."""
    start = -1
    for _ in range(number + 1):
        start = article.body.index(text, start + 1)
    state = state or ("accepted" if certainty == "sure" else "suggested")
    facts = {"start": start, "end": start + len(text), "text": text, "rule": "person-name"}
    return Mention.objects.create(article=article, certainty=certainty, state=state, **facts, **target)


def shows(article, what, words, part="body"):
    start = getattr(article, part).index(words)
    return [part, start, start + len(words), what, words]


class Story:
    """An article with a card of each kind, of talks of two presidents in Astana."""

    def __init__(self, **fields):
        self.article = article = make_article(**{"body": BODY, "status": "draft"} | fields)
        self.putin, self.tokayev = make_person("Vladimir Putin"), make_person("Kassym-Jomart Tokayev")
        self.peskov = make_person("Dmitry Peskov")
        self.russia, self.kazakhstan = make_country("RU"), make_country("KZ")
        name_in(article, "Vladimir Putin", person=self.putin)
        name_in(article, "Kassym-Jomart Tokayev", person=self.tokayev)
        self.doubt = name_in(article, "Dmitry Peskov", "likely", person=self.peskov)
        for name, code in (("Belarus", "BY"), ("Armenia", "AM")):
            name_in(article, name, country=make_country(code))
        parties = [
            {
                "person": self.putin,
                "country": self.russia,
                "status": "attended",
                "name_as_given": "Vladimir Putin",
            },
            {
                "person": self.tokayev,
                "country": self.kazakhstan,
                "status": "attended",
                "name_as_given": "Kassym-Jomart Tokayev",
            },
        ]
        self.encounter = make_encounter(
            article,
            parties,
            when="2023-12-26",
            meeting=None,
            spans=[
                shows(article, "kind", "met"),
                shows(article, "status", "met"),
                shows(article, "party 0", "Vladimir Putin"),
                shows(article, "party 1", "Kassym-Jomart Tokayev"),
            ],
        )
        self.encounter.possible = self.encounter.possible_days()
        self.encounter.save()
        said = "Gas was the topic"
        start = article.body.index(said)
        facts = {
            "start": start,
            "end": start + len(said),
            "speaker": self.peskov,
            "speaker_name": "Dmitry Peskov",
        }
        self.statement = make_proposed_statement(article, said, **facts)
        start = article.body.index("Kremlin press service")
        self.citation = make_proposed_citation(article, start=start, end=start + 21)
        match([article.pk])

    @property
    def meeting(self):
        return f"meeting-{self.encounter.pk}"

    @property
    def name(self):
        return f"name-{self.doubt.pk}"

    @property
    def said(self):
        return f"statement-{self.statement.pk}"

    @property
    def source(self):
        return f"citation-{self.citation.pk}"
