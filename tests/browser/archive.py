"""A small archive for browser tests, and the addresses of every kind of page in the shipped one."""

import io

from django.core.management import call_command

from articles.models import Article
from participants.models import Meeting
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_person,
    make_place,
    make_proposal,
    make_publisher,
    make_source,
    make_term,
    make_topic,
)

FOUNDING = "Putin discussed gas with the leaders of Kazakhstan and Uzbekistan"

PAGES = {
    "home": "/",
    "articles": "/articles/",
    "articles, filtered": "/articles/?country=kz&country=uz&match=all&q=gas",
    "articles, nothing found": "/articles/?country=md&topic=natural-gas",
    "articles, wrong address": "/articles/?country=zz&from=2023-02-30&page=99",
    "meetings": "/meetings/?from=2019-12&to=2019-12&country=am",
    "a meeting in doubt": "/meetings/gas-talks-st-petersburg-26-december/",
    "a meeting of many": "/meetings/cica-summit-2002-06-04/",
    "a meeting with evidence": "/meetings/informal-cis-summit-st-petersburg-26-december/",
    "not confirmed": "/meetings/not-confirmed/",
    "countries": "/countries/",
    "a country": "/countries/kz/?on=2019-03-20",
    "leaders": "/leaders/",
    "people": "/people/",
    "a person": "/people/vladimir-putin/",
    "organisations": "/organisations/",
    "an organisation": "/organisations/cis/",
    "series": "/series/",
    "a series": "/series/informal-cis-summit/",
    "a series of many editions": "/series/supreme-eurasian-economic-council/",
    "topics": "/topics/",
    "a topic": "/topics/natural-gas/",
    "publishers": "/publishers/",
    "a publisher": "/publishers/kremlin-press-service/",
    "about": "/about/",
    "help": "/help/",
    "coverage": "/coverage/",
    "method": "/method/",
    "a year of the calendar": "/calendar/2017/",
    "a year of the calendar, filtered": "/calendar/2017/?country=kz&status=held",
    "a page, wrong address": "/calendar/2017/10/?country=kz&nonsense=1",
    "a month of the calendar": "/calendar/2017/10/",
    "a day through the years": "/calendar/on/12-26/",
    "meetings by year": "/meetings/timeline/",
    "meetings by organisation": "/meetings/timeline/?by=organisation",
    "meetings on a map": "/meetings/map/?from=2000",
    "who took part, on a map": "/meetings/map/?show=parties&country=kz&country=ru",
    "a country's network": "/countries/kz/network/",
    "a person's network": "/people/vladimir-putin/network/",
    "a person's stays": "/people/vladimir-putin/trips/",
    "a person's stays, filtered": "/people/vladimir-putin/trips/?from=2015&to=2018&in=ru&nonsense=1",
    "proposed meetings": "/meetings/proposed/?country=kz",
    "a proposed meeting": "/meetings/proposed/talks-in-astana/",
    "meetings, and what is proposed": "/meetings/?country=kz&country=ru&match=all&proposed=1",
    "a pair, and what is proposed": "/countries/kz/ru/?proposed=1",
    "who met whom": "/matrix/",
    "who met whom, and what is proposed": "/matrix/?proposed=1",
    "leaders, and what is proposed": "/matrix/?by=leader&proposed=1",
    "a year, and what is proposed": "/calendar/2017/?proposed=1",
    "a month, and what is proposed": "/calendar/2017/12/?proposed=1",
    "not found": "/countries/atlantis/",
}


def fill_as_shipped():
    """Load what the project ships. Returns {kind of page: address}."""
    for command in ("load_reference", "load_demo"):
        call_command(command, stdout=io.StringIO())
    founding = Article.objects.get(headline__startswith=FOUNDING)
    fill_with_proposals(founding)
    summit = Meeting.objects.get(slug="informal-cis-summit-st-petersburg-26-december")
    url = "https://agency.example/news/2023-12-26/leaders-met"
    source = make_source([summit], url=url, publisher=make_publisher("Agency"), published_on="2023-12")
    summit.links_in.update(source="Agency, December 2023", source_url=url)
    return PAGES | {"an article": founding.get_absolute_url(), "a source": source.get_absolute_url()}


def fill_as_demo():
    """Load the records of the cited sources, too, as the demo does. Returns {kind of page: address}."""
    pages = fill_as_shipped()
    call_command("load_sources", stdout=io.StringIO())
    bare = Article.objects.filter(body="", summary="").first()
    return pages | {"an article without text": bare.get_absolute_url()}


def fill_with_proposals(article):
    """Talks of Kazakhstan and Russia that the archive lacks, told by two articles that differ; and what is perhaps on record."""
    countries = [make_country("KZ"), make_country("RU")]
    talks = make_proposal("Talks of Kazakhstan and Russia, Astana", slug="talks-in-astana")
    for when in ("2017-12-26", "2017-12-27"):
        told = make_article("Talks on transit in Astana", body="They met on Tuesday.", countries=countries)
        spans = [["body", 5, 8, "kind", "met"], ["body", 12, 19, "when", "Tuesday"]]
        make_encounter(told, countries, proposal=talks, when=when, spans=spans)
    make_encounter(parties=countries, when="2017-12", status="announced")
    on_record = Meeting.objects.get(slug="informal-cis-summit-st-petersburg-26-december")
    make_encounter(article, countries, meeting=on_record, kind="informal-summit")


def fill():
    """Three countries with 30 articles about Kazakhstan, ten of them about Uzbekistan too."""
    kazakhstan, uzbekistan, armenia = make_country("KZ"), make_country("UZ"), make_country("AM")
    publisher, gas = make_publisher("Kremlin press service"), make_topic("Gas")
    for number in range(30):
        about = [kazakhstan, uzbekistan] if number < 10 else [kazakhstan]
        make_article(f"Gas talks, day {number}", countries=about, publisher=publisher, topics=[gas])
    make_article("Yerevan prepares", countries=[armenia])
    make_article("Лидеры встретились в Ташкенте", language="ru", countries=[uzbekistan])


def fill_for_editing():
    """What an editor needs to add a meeting: a country, an organisation with members, an office, a person."""
    russia, kazakhstan = make_country("RU"), make_country("KZ")
    cis = make_organisation("CIS")
    for country in (russia, kazakhstan):
        make_membership(country, cis, start="1991-12-21")
    office = make_office("President of Kazakhstan", country=kazakhstan)
    make_term(make_person("Kassym-Jomart Tokayev"), office, start="2019-03-20")
    make_person("Vladimir Putin")
    make_place("St. Petersburg", russia)
    make_meeting("Summit in Astana", when="2022-10-14", organisation=cis)
