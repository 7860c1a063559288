"""The founding story, read end to end: from a text file into an archive with only the reference, told in several ways."""

import io
import json
import re
import tomllib

import pytest
from django.core.management import call_command

from articles.demo.loader import FOLDER
from articles.demo.loader import load as load_demo
from articles.encounters.deciding import accept
from articles.encounters.deciding_words import accept_words
from articles.models import (
    Attestation,
    Encounter,
    ProposedCitation,
    ProposedStatement,
    Statement,
)
from participants.models import Meeting, Participation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_facts")]

INVITED = ["AM", "AZ", "BY", "KG", "KZ", "TJ", "TM", "UZ"]
SOURCES = ["Kremlin press service", "Armenian government communications", "regional briefings"]

STORY = tomllib.loads((FOLDER / "founding-story.toml").read_text(encoding="utf-8"))["article"]

REORDERED = (
    "Pashinyan was in St. Petersburg",
    """Armenia's government says that Prime Minister Nikol Pashinyan took part in the Eurasian Economic Council and the informal CIS summit. No bilateral meeting of Vladimir Putin and Nikol Pashinyan is scheduled, but one is possible.

The summit started on December 26 in St. Petersburg. Invited besides Russia are Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan.

The Kremlin's press secretary, Dmitry Peskov, told a newspaper that during the summit Putin had discussed natural gas with the leaders of Kazakhstan and Uzbekistan. According to Peskov, supply, pricing and joint ventures were discussed.

The sources named are the Kremlin press service, Armenian government communications, and regional briefings.
""",
)
REWORDED = (
    "Gas on the agenda of an informal summit",
    """President Putin held talks on gas with the leaders of Kazakhstan and Uzbekistan at the informal CIS summit in Saint Petersburg, said the Kremlin spokesman Dmitry Peskov. The topics included supply, pricing and joint ventures, Peskov said.

The informal CIS summit opened in Saint Petersburg on December 26. In addition to host Russia, eight countries have been invited: Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan, and Uzbekistan.

Armenian Prime Minister Nikol Pashinyan attended the meeting of the Supreme Eurasian Economic Council and the informal CIS summit, according to the Armenian government. A bilateral meeting between Putin and Pashinyan is possible but has not been scheduled.

This report is based on information from the Kremlin press service, Armenian government communications and regional briefings.
""",
)
IN_BRITISH = (
    "Putin discussed gas co-operation with Kazakh and Uzbek leaders",
    """Kremlin spokesman Dmitry Peskov told a newspaper that President Vladimir Putin discussed natural gas co-operation with the leaders of Kazakhstan and Uzbekistan during an informal CIS summit in St Petersburg, which began on 26 December. Peskov said the discussions covered gas supplies, pricing and joint ventures.

Participants invited to the summit, hosted by Russia, include Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan.

The Armenian government confirmed that Prime Minister Nikol Pashinyan attended both the Eurasian Economic Council and the informal summit. There may be a bilateral meeting between Putin and Pashinyan, although it is not currently scheduled.

Sources: Kremlin press service, Armenian government communications, and regional briefings.
""",
)
IN_RUSSIAN = (
    "Путин обсудил газ с лидерами Казахстана и Узбекистана",
    """Владимир Путин обсудил сотрудничество в газовой сфере с лидерами Казахстана и Узбекистана, сообщил крупной российской газете пресс-секретарь Кремля Дмитрий Песков. Темами стали поставки, цены и совместные предприятия. Переговоры прошли в Санкт-Петербурге в рамках неформального саммита СНГ, который начался 26 декабря.

Кроме России, на саммит приглашены восемь стран: Азербайджан, Армения, Белоруссия, Казахстан, Киргизия, Таджикистан, Туркмения и Узбекистан.

По данным правительства Армении, премьер-министр Никол Пашинян принял участие в заседании Высшего Евразийского экономического совета и в неформальном саммите. Двусторонняя встреча Путина и Пашиняна возможна, но не запланирована.

В качестве источников статья называет пресс-службу Кремля, сообщения правительства Армении и региональные брифинги.
""",
)
RUSSIAN_SOURCES = ["пресс-службу Кремля", "сообщения правительства Армении", "региональные брифинги"]
TOLD = {
    "in Russian": IN_RUSSIAN,
    "as it is": (STORY["headline"], STORY["summary"]),
    "reordered": REORDERED,
    "reworded": REWORDED,
    "in British": IN_BRITISH,
}


@pytest.fixture
def bring_in_all(bring_in_text):
    """All that tell the story, by how they tell it, read into an archive with only the reference."""

    def bring_in_all(day=""):
        return {how: bring_in_text(told, day) for how, told in TOLD.items()}

    return bring_in_all


def parties(encounter):
    """(country, office, person, role, status) of each, by their codes and slugs."""
    rows = encounter.parties.select_related("country", "office__country", "person")
    return [
        (
            row.country.code if row.country else "",
            row.office.slug if row.office else "",
            row.person.slug if row.person else "",
            row.role,
            row.status,
        )
        for row in rows
    ]


def the(article, kind):
    return article.encounters.get(kind=kind)


@pytest.mark.parametrize(("day", "when"), [("", "XXXX-12-26"), ("27 December 2023", "2023-12-26")])
def test_four_encounters_are_read_and_nothing_else(bring_in_all, day, when):
    for how, article in bring_in_all(day).items():
        assert article.encounters.count() == 4, how
        check_summit(the(article, "informal-summit"), when, how)
        check_talks(the(article, "margins"), the(article, "informal-summit"), how)
        session, talk = the(article, "council-session"), the(article, "bilateral")
        assert (str(session.when), session.status, session.within) == ("XXXX", "held", None), how
        assert session.organisation.slug == "supreme-eurasian-economic-council", how
        assert [row[2] for row in parties(session)] == ["nikol-pashinyan"], how
        assert (talk.status, talk.within) == ("possible", None), how
        assert {row[2:] for row in parties(talk)} == {
            ("vladimir-putin", "not-stated", "not-stated"),
            ("nikol-pashinyan", "not-stated", "not-stated"),
        }, how


def check_summit(summit, when, how):
    assert (str(summit.when), summit.status, summit.place.name) == (when, "held", "St. Petersburg"), how
    assert (summit.organisation.slug, summit.series.slug) == ("cis", "informal-cis-summit"), how
    countries = [row for row in parties(summit) if not row[2]]
    assert sorted(row[0] for row in countries if row[4] == "invited") == INVITED, how
    assert [row for row in countries if row[4] != "invited"] == [("RU", "", "", "host", "not-stated")], how
    assert [row for row in parties(summit) if row[2]] == [
        ("AM", "prime-minister-of-armenia", "nikol-pashinyan", "not-stated", "attended")
    ], how


def check_talks(talks, summit, how):
    assert (str(talks.when), talks.when_basis, talks.status) == ("XXXX", "not-stated", "held"), how
    assert talks.within == summit, how
    [putin, *offices] = parties(talks)
    assert (putin[2], putin[4]) == ("vladimir-putin", "attended"), how
    assert [(office, person) for _country, office, person, *_told in offices] == [
        ("president-of-kazakhstan", ""),
        ("president-of-uzbekistan", ""),
    ], how


def test_who_says_what_is_read_and_which_sources_there_are(bring_in_all):
    for how, article in bring_in_all().items():
        statements = list(article.proposed_statements.order_by("start"))
        by_peskov = [one for one in statements if one.speaker and one.speaker.slug == "dmitry-peskov"]
        [of_the_government] = [one for one in statements if one not in by_peskov]
        assert len(by_peskov) == 2, how
        assert by_peskov[0].on_behalf_of.removeprefix("the ") in ("Kremlin", "Кремля"), how
        assert re.search("leaders of Kazakhstan|лидерами Казахстана", by_peskov[0].text), how
        assert re.search("joint ventures|совместные предприятия", by_peskov[1].text), how
        assert re.search("government|правительства", of_the_government.speaker_name), how
        assert not of_the_government.speaker, how
        assert re.search("Pashinyan|Пашинян", of_the_government.text), how
        sources = [one.as_given for one in article.proposed_citations.all()]
        assert sources == (RUSSIAN_SOURCES if how == "in Russian" else SOURCES), how

        said = the(article, "informal-summit").parties.exclude(person=None).get()
        assert said.said_by_name in (
            "Armenia's government",
            "Armenian government",
            "правительства Армении",
        ), how
        talks = the(article, "margins").parties.all()
        assert {row.said_by_person.slug for row in talks} == {"dmitry-peskov"}, how
        check_words(article, how)


def check_words(article, how):
    """Each stands where it is said to."""
    texts = {"body": article.body, "headline": article.headline}
    for encounter in article.encounters.all():
        shown = {shows for _part, _start, _end, shows, _words in encounter.spans}
        assert {"kind", "status"} | {f"party {row.number}" for row in encounter.parties.all()} <= shown, how
        for part, start, end, _shows, words in encounter.spans:
            assert texts[part][start:end] == words, how
    for one in article.proposed_statements.all():
        assert texts[one.part][one.start : one.end] == one.text, how
    for one in article.proposed_citations.all():
        assert texts[one.part][one.start : one.end] == one.as_given, how


def test_it_is_exported_with_what_was_said_and_its_sources(bring_in_text):
    article = bring_in_text(TOLD["as it is"])
    said = io.StringIO()
    call_command("export_encounters", stdout=said)
    [line] = map(json.loads, said.getvalue().splitlines())
    assert [one["kind"] for one in line["encounters"]].count("talks-on-the-margins") == 1
    first = line["statements"][0]
    assert (first["person"], first["on_behalf_of"], first["manner"]) == (
        "dmitry-peskov",
        "the Kremlin",
        "paraphrased",
    )
    for one in [*line["statements"], *line["citations"]]:
        [start, end, _shows] = one["spans"][0]
        assert article.body[start:end] == one.get("text", one.get("as_given"))
    assert [one["as_given"] for one in line["citations"]] == SOURCES


def test_beside_the_record_it_is_found_from_its_own_text(bring_in_text):
    load_demo()
    meetings = Meeting.objects.count()
    article = bring_in_text(TOLD["as it is"])
    assert the(article, "informal-summit").meeting.slug == "informal-cis-summit-st-petersburg-26-december"
    assert the(article, "margins").meeting.slug == "gas-talks-st-petersburg-26-december"
    assert Meeting.objects.count() == meetings


def test_accepted_it_is_on_record_with_its_evidence(bring_in_text, admin_user):
    article = bring_in_text(TOLD["as it is"])
    accept(article.encounters.all(), admin_user)
    accept_words([*article.proposed_statements.all(), *article.proposed_citations.all()], admin_user)
    summit = the(article, "informal-summit").meeting
    assert (str(summit.when), summit.participations.count()) == ("XXXX-12-26", 10)
    assert the(article, "margins").meeting.parent == summit
    assert not Participation.objects.filter(
        meeting=the(article, "margins").meeting, person__slug="kassym-jomart-tokayev"
    ).exists()
    attested = Attestation.objects.get(
        article=article, participation__meeting=summit, participation__person__slug="nikol-pashinyan"
    )
    assert (attested.status, attested.said_by_name) == ("attended", "Armenia's government")
    assert [one.text for one in Statement.objects.filter(article=article)][
        1
    ] == "The subjects were supply, pricing and joint ventures"
    assert [one.as_given for one in article.citations.all()] == SOURCES


def test_a_list_of_sources_that_the_import_took_is_exported_too(bring_in_text):
    headline, text = TOLD["in British"]
    bring_in_text(
        (headline, text.replace("service, ", "service; ").replace("communications, and ", "communications; "))
    )
    said = io.StringIO()
    call_command("export_encounters", stdout=said)
    [line] = map(json.loads, said.getvalue().splitlines())
    assert [one["as_given"].rstrip(".") for one in line["citations"]] == SOURCES
    assert {(one["state"], one["rule"]) for one in line["citations"]} == {("accepted", None)}


NEAR_MISSES = [
    (
        "Greetings for a holiday",
        "Vladimir Putin sent greetings to the leaders of Kazakhstan and Uzbekistan. He wished them health.",
    ),
    (
        "Members of the CIS",
        "The CIS has these members: Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan and Uzbekistan.",
    ),
    (
        "Guests of a festival",
        "Dancers from Armenia, Belarus and Kazakhstan were invited to the festival in Moscow. Russia hosts it each year.",
    ),
]


def test_near_misses_give_nothing(bring_in_text):
    for told in NEAR_MISSES:
        bring_in_text(told, "27 December 2023")
    assert not Encounter.objects.exists()
    assert not ProposedStatement.objects.exists()
    assert not ProposedCitation.objects.exists()
