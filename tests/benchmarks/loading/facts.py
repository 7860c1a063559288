"""What articles are about, beside the shipped countries and people: topics, publishers, meetings."""

from random import Random

from django.db import connection

from tests.benchmarks import generator, meetings

MEETINGS, PARTICIPATIONS = 20_000, 200_000
LARGE, PARTIES = "benchmark-of-200", 200
TOPICS = ["Trade", "Energy", "Security", "Transport", "Culture", "Water", "Migration", "Borders"]
PARTS = ["agreements", "talks", "projects", "disputes"]


def make(seed: int) -> None:
    with connection.cursor() as cursor:
        make_topics()
        make_publishers(seed)
        meetings.fill(cursor, MEETINGS, PARTICIPATIONS, 0, seed)
        make_large_meeting(cursor)


def make_topics() -> None:
    """Forty: eight, each with four parts."""
    from articles.models import Topic

    for name in TOPICS:
        whole = Topic.objects.create(slug=name.lower(), name=name)
        for part in PARTS:
            Topic.objects.create(slug=f"{name.lower()}-{part}", name=f"{name} {part}", parent=whole)


def make_publishers(seed: int) -> None:
    from articles.models import Publisher

    names = generator.generator(seed).publishers.choices
    Publisher.objects.bulk_create(
        Publisher(slug=name.replace(".", "-"), name=name, url=f"https://{name}") for name in names
    )


def make_large_meeting(cursor) -> None:
    """One of exactly 200 participants: countries, then people."""
    for table in ("participants_meeting", "participants_participation"):
        cursor.execute(f"SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id)) FROM {table}", [table])
    cursor.execute(
        """INSERT INTO participants_meeting (version, slug, title, kind, "when", possible, format, status,
               window_reason, summary, recorded_on, source, source_url, confirmation, has_complete_list, list_source,
               list_source_url)
           SELECT 1, %s, 'Meeting of 200 participants', 'other', "when", possible, 'in-person', 'held', '',
               summary, recorded_on, '', '', 'not-stated', false, '', ''
           FROM participants_meeting WHERE "when" ~ '^20[0-9]{2}-[0-9]{2}-[0-9]{2}$' ORDER BY id LIMIT 1
           RETURNING id""",
        [LARGE],
    )
    (meeting,) = cursor.fetchone()
    of_now = "existed_until IS NULL"
    for column, table, which, number in [
        ("country_id", "country", of_now, PARTIES // 2),
        ("person_id", "person", "true", PARTIES),
    ]:
        cursor.execute(
            f"""INSERT INTO participants_participation (meeting_id, {column}, name_as_given, role, status, note,
                    source, source_url, confirmation)
                SELECT %s, id, '', 'participant', 'attended', '', '', '', 'not-stated'
                FROM participants_{table} WHERE {which} ORDER BY id
                LIMIT %s - (SELECT count(*) FROM participants_participation WHERE meeting_id = %s)""",
            [meeting, number, meeting],
        )
    cursor.execute("SELECT count(*) FROM participants_participation WHERE meeting_id = %s", [meeting])
    if cursor.fetchone()[0] != PARTIES:
        raise RuntimeError(
            f"the large meeting has not {PARTIES} participants: the shipped tables are smaller"
        )


def topic_weights() -> list[float]:
    return [1 / (rank + 1) for rank in range(len(TOPICS) * len(PARTS) + len(TOPICS))]


def random_of(seed: int, number: int) -> Random:
    """For what the generator leaves open of an article: its topics, its meetings."""
    return Random(seed << 42 | number)
