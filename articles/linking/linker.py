"""Says what an article names. Built once from the archive; linking then asks the database nothing.

Web pages, which cannot wait a second for it each time, share the one of their process: it is made anew when
anything that it knows has changed.
"""

import datetime
import threading
from collections import defaultdict
from operator import itemgetter

from django.apps import apps
from django.db import connection

from ..models import RememberedDecision
from . import rules
from .article_text import ArticleText, FoundMention
from .counterparts import Counterparts
from .countries import countries_of
from .facts import Facts, governments_of, read_facts
from .gazetteer import Gazetteer
from .gazetteer_entries import entries, office_title
from .gazetteer_entry import COUNTERPART, ORGANISATION
from .holders import Holders
from .meetings import Meetings
from .offices import Offices
from .on_record import OnRecord
from .people import People
from .person_names import given_names
from .remembered import Remembered
from .titles import title_forms, titles_for

in_order = itemgetter(0, 1, 2)


class Linker:
    """One for any number of articles, whatever their language."""

    def __init__(self, facts: Facts):
        self.facts = facts
        own_titles = {office_title(facts, office) for office in facts.offices if office.country}
        self.gazetteer = Gazetteer(entries(facts).items())
        self.holders = Holders(facts)
        self.offices = Offices(self.holders, own_titles, governments_of(facts))
        self.people = People(self.holders, given_names(facts), offices_by_words(self.holders, own_titles))
        self.counterparts = Counterparts(self.offices, self.people)
        self.meetings = Meetings(facts)
        self.on_record = OnRecord(facts)
        self.remembered = Remembered(facts.remembered, self.gazetteer)

    def link(
        self,
        headline: str,
        standfirst: str,
        body: str,
        published_on: datetime.date | None,
        language: str,
        summary: str = "",
    ) -> list[FoundMention]:
        """By part, then in the order of the text, shorter mentions first. Mentions of one kind do not
        overlap, but for those of one span: offices of a list, people who may have held an office."""
        article = ArticleText(headline, standfirst, body, self.gazetteer, summary)
        offices = self.offices.find(article, published_on)
        offices += self.counterparts.find(article, published_on) if article.by_sort[COUNTERPART] else []
        people = self.people.find(article, [one for one in offices if one.kind == "office"], published_on)
        countries = countries_of(article, language)
        meetings = self.meetings.find(article, countries, published_on)
        found = [*countries, *people, *organisations_of(article), *offices, *meetings]
        found.sort(key=in_order)
        return self.remembered.follow(found)


def organisations_of(article: ArticleText) -> list[FoundMention]:
    return [
        article.mention(start, end, "organisation", entry.targets[0], rules.ORGANISATION_NAME)
        for start, end, entry in article.by_sort[ORGANISATION]
        if len(entry.targets) == 1
    ]


def offices_by_words(holders: Holders, own_titles: set[str]) -> dict[str, frozenset[int]]:
    """For each way of writing a title, the offices that it may mean."""
    by_key: dict[str, set[int]] = defaultdict(set)
    for (key, _country), offices in holders.by_title.items():
        by_key[key] |= set(offices)
    return {
        way: frozenset(by_key[words.key])
        for title in titles_for(own_titles)
        for way, words in title_forms(title)
        if not words.is_plural
    }


def read_linker() -> Linker:
    """A linker by all that the archive knows now; eleven queries and about a second."""
    return Linker(read_facts())


# --- The linker of this process -----------------------------------------------

_lock = threading.Lock()
_kept: tuple[str, Linker] | None = None


def current_linker() -> Linker:
    """One query where nothing has changed."""
    global _kept
    with _lock:
        state = state_of_the_archive()
        if _kept is None or _kept[0] != state:
            _kept = (state, read_linker())
        return _kept[1]


def state_of_the_archive() -> str:
    """Another one after any change of who there is and of what editors decided of words: each written row bears the number of its transaction."""
    tables = {model._meta.db_table for model in apps.get_app_config("participants").get_models()}
    tables.add(RememberedDecision._meta.db_table)
    parts = " UNION ALL ".join(
        f"SELECT '{table}' AS name, count(*) AS rows, sum(xmin::text::bigint) AS written FROM {table}"
        for table in sorted(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT string_agg(format('%s %s %s', name, rows, written), ', ') FROM ({parts}) AS told"
        )
        return f"{connection.settings_dict['NAME']}: {cursor.fetchone()[0]}"
