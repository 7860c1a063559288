"""A small archive, and everything that may be done to it: `EDITS` are functions of the archive and two numbers."""

import datetime

from django.core.management import call_command
from django.db import connection, transaction

from articles.counting import codes
from articles.counting.facets import FACETS
from articles.models import Article, Coverage, ImportBatch, ListedLanguage, Topic
from participants.models import Person
from tests.articles import news
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_organisation,
    make_person,
    make_publisher,
    make_topic,
    undo_all,
)

DAYS = [None, *(datetime.date.fromisoformat(day) for day in (
    "2019-12-31", "2020-01-01", "2020-01-31", "2020-02-29", "2020-07-15", "2020-12-31", "2021-01-01", "1991-12-26",
))]  # fmt: skip
LANGUAGES = ["en", "ru", "EN", "kk-Latn", "tg"]
STATUSES = ["published", "published", "published", "draft", "in-review", "withdrawn"]
LINKS = {"countries": "country", "people": "person", "organisations": "organisation", "topics": "topic"}


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


class Archive:
    """The rows that articles are linked to, and the articles that there are at the moment."""

    def __init__(self, folder, articles):
        self.folder = folder
        self.countries = [make_country(code) for code in ("AM", "KZ", "RU")]
        self.people = [make_person(slug=f"leader-{number}") for number in range(3)]
        self.organisations = [make_organisation("CIS"), make_organisation("EAEU")]
        energy = make_topic("Energy")
        self.topics = [energy, make_topic("Gas", parent=energy), make_topic("Trade"), make_topic("Law")]
        self.publishers = [None, make_publisher(), make_publisher(), make_publisher()]
        self.meetings = [make_meeting(), make_meeting()]
        for a, b in articles:
            add(self, a, b)

    def article(self, number):
        """One of them, by any number; a new one where there is none."""
        ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
        return Article.objects.get(pk=nth(ids, number)) if ids else make_article()

    def rows(self, name, number):
        """Some of the rows that a link may lead to: the bits of the number say which."""
        return [row for place, row in enumerate(getattr(self, name)) if number >> place & 1]


def nth(values, number):
    return values[number % len(values)]


# What an editor does


def add(archive, a, b):
    links = {name: archive.rows(name, a >> place) for place, name in enumerate(LINKS)}
    article = make_article(
        published_on=nth(DAYS, a),
        language=nth(LANGUAGES, b),
        status=nth(STATUSES, b // 2),
        publisher=nth(archive.publishers, a + b),
        **links,
    )
    if b % 3 == 0:
        make_coverage(article, nth(archive.meetings, a))


def save(archive, a, b):
    article = archive.article(a)
    article.status, article.published_on = nth(STATUSES, b), nth(DAYS, b // 2)
    article.language, article.publisher = nth(LANGUAGES, b // 3), nth(archive.publishers, b)
    article.save()


def add_links(archive, a, b):
    name = nth(list(LINKS), b)
    getattr(archive.article(a), name).add(*archive.rows(name, b))


def set_links(archive, a, b):
    for name in LINKS:
        getattr(archive.article(a), name).set(archive.rows(name, b))


def cover(archive, a, b):
    article = archive.article(a)
    if article.coverage.exists():
        article.coverage.update(meeting=nth(archive.meetings, b))
    else:
        make_coverage(article, nth(archive.meetings, b))


def uncover(archive, a, b):
    Coverage.objects.filter(meeting=nth(archive.meetings, a)).delete()


def delete_article(archive, a, b):
    archive.article(a).delete()


def delete_publisher(archive, a, b):
    if publisher := nth(archive.publishers, a):
        Article.objects.filter(publisher=publisher).update(publisher=None)
        archive.publishers.remove(publisher)
        publisher.delete()


def move_topic(archive, a, b):
    topic, parent = nth(archive.topics, a), nth([None, *archive.topics], b)
    above = parent
    while above is not None and above != topic:
        above = Topic.objects.get(pk=above.pk).parent
    if above is None:
        topic.parent = parent
        topic.save()


def delete_topic(archive, a, b):
    topic = nth(archive.topics, a)
    if len(archive.topics) > 1 and not Topic.objects.filter(parent=topic).exists():
        archive.topics.remove(topic)
        topic.delete()


def merge_people(archive, a, b):
    """One takes over the links of the other, who then goes."""
    if len(archive.people) < 2:
        return
    gone = archive.people.pop(a % len(archive.people))
    stays = nth(archive.people, b)
    sql(
        "UPDATE articles_article_people l SET person_id = %s WHERE person_id = %s AND NOT EXISTS ("
        "SELECT FROM articles_article_people WHERE article_id = l.article_id AND person_id = %s)",
        stays.pk, gone.pk, stays.pk,
    )  # fmt: skip
    Person.objects.get(pk=gone.pk).delete()


def withdrawn_after_all(archive, a, b):
    """What is rolled back leaves no trace."""

    class Regretted(Exception):
        pass

    try:
        with transaction.atomic():
            nth(REVERSIBLE, b)(archive, a, b)
            raise Regretted
    except Regretted:
        pass


# In bulk, and in plain SQL


def publish_many(archive, a, b):
    Article.objects.filter(pk__gt=archive.article(a).pk).update(status=nth(STATUSES, b))


def date_many(archive, a, b):
    sql(
        "UPDATE articles_article SET published_on = %s, language = 'hy' WHERE (id - (SELECT min(id)"
        " FROM articles_article)) %% 3 = %s",
        nth(DAYS, a),
        b % 3,
    )


def renumber(archive, a, b):
    sql(
        "UPDATE articles_article SET id = id + 70000 WHERE id = (SELECT max(id) FROM articles_article a WHERE"
        " NOT EXISTS (SELECT FROM articles_arrival WHERE article_id = a.id) AND "
        + " AND ".join(
            f"NOT EXISTS (SELECT FROM {table} WHERE article_id = a.id)"
            for table in ("articles_coverage", "articles_sketch", *map(table_of, LINKS))
        )
        + ")"
    )


def table_of(name):
    return f"articles_article_{name}"


def link_all(archive, a, b):
    name = nth(list(LINKS), a)
    sql(
        f"INSERT INTO {table_of(name)} (article_id, {LINKS[name]}_id) SELECT id, %s FROM articles_article"
        " ON CONFLICT DO NOTHING",
        nth(getattr(archive, name), b).pk,
    )


def unlink_some(archive, a, b):
    table = table_of(nth(list(LINKS), a))
    sql(f"DELETE FROM {table} WHERE (id - (SELECT min(id) FROM {table})) %% 2 = %s", b % 2)


def hand_over_links(archive, a, b):
    """The links of one article become another's."""
    name = nth(list(LINKS), a)
    giving, taking = archive.article(a).pk, archive.article(b).pk
    sql(
        f"UPDATE {table_of(name)} SET article_id = %s WHERE article_id = %s AND {LINKS[name]}_id NOT IN ("
        f"SELECT {LINKS[name]}_id FROM {table_of(name)} WHERE article_id = %s)",
        taking, giving, taking,
    )  # fmt: skip


def topics_in_one_go(archive, a, b):
    """A topic that articles have before it is there: what refers to what is looked at in the end."""
    new = Topic.objects.order_by("-pk").first().pk + 1
    sql("SET CONSTRAINTS ALL DEFERRED")
    sql(
        "INSERT INTO articles_article_topics (article_id, topic_id) VALUES (%s, %s)",
        archive.article(a).pk,
        new,
    )
    archive.topics.append(make_topic(pk=new, parent=nth(archive.topics, b)))
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def delete_many(archive, a, b):
    Article.objects.filter(pk__in=[archive.article(a).pk, archive.article(b).pk]).delete()


def empty_links(archive, a, b):
    sql(f"TRUNCATE {nth([*map(table_of, LINKS), 'articles_coverage'], a)} CASCADE")


def empty(archive, a, b):
    sql("TRUNCATE articles_article CASCADE")


# What programs do


def bring_in(archive, a, b):
    records = [
        {"title": f"Talks {a + n}, {b}", "text": "Armenia and Russia agreed.", "url": f"http://kremlin.ru/{a + n}/{b}"}
        | ({"published": str(day)} if (day := nth(DAYS, a + n)) else {})
        for n in range(1 + b % 4)
    ]  # fmt: skip
    file = archive.folder / "news.jsonl"
    file.write_bytes(b"".join(news.line_of(record) + b"\n" for record in records))
    news.command(file, status=nth(["published", "draft"], a), publisher="en.kremlin.ru")


def undo(archive, a, b):
    if batch := ImportBatch.objects.exclude(state="undone").order_by("pk").first():
        undo_all(batch)


def relink(archive, a, b):
    call_command("link_articles")


def fold(archive, a, b):
    sql("SELECT summit_fold(1)")


EDITS = [
    add, save, add_links, set_links, cover, uncover, delete_article, delete_publisher, move_topic, delete_topic,
    merge_people, withdrawn_after_all, publish_many, date_many, renumber, link_all, unlink_some, hand_over_links,
    topics_in_one_go, delete_many, empty_links, empty, bring_in, undo, relink, fold,
]  # fmt: skip
# Those that change no list of the archive's.
REVERSIBLE = [save, set_links, cover, publish_many, link_all, delete_many, empty, bring_in, fold]


def listed():
    """{id: (day, codes)} of the published articles, worked out from their own rows."""
    numbers = dict(ListedLanguage.objects.values_list("tag", "pk"))
    parents = dict(Topic.objects.values_list("pk", "parent"))

    def with_those_above(topic):
        return {topic} | with_those_above(parents[topic]) if topic is not None else set()

    found = {}
    for article in Article.objects.published().prefetch_related(*LINKS, "coverage"):
        keys = {
            FACETS["country"]: {row.pk for row in article.countries.all()},
            FACETS["person"]: {row.pk for row in article.people.all()},
            FACETS["organisation"]: {row.pk for row in article.organisations.all()},
            FACETS["topic"]: set().union(*(with_those_above(row.pk) for row in article.topics.all())),
            FACETS["meeting"]: {row.meeting_id for row in article.coverage.all()},
            FACETS["publisher"]: {article.publisher_id} - {None},
            FACETS["language"]: {numbers[article.language.lower()]},
        }
        day = article.published_on
        if day:
            keys |= {FACETS["year"]: {day.year}, FACETS["month"]: {day.year * 12 + day.month - 1}}
        unrecorded = {
            FACETS[name].number
            for name in ("country", "person", "organisation", "topic", "publisher", "year")
            if not keys.get(FACETS[name])
        }
        keys[FACETS["unrecorded"]] = unrecorded
        found[article.pk] = day, {codes.code(facet, key) for facet in keys for key in keys[facet]}
    return found
