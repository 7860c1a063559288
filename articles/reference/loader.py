"""The shipped sources reach the archive: all of them, or none if a file is wrong.

A source of which headline and day are known becomes a published article without a text, with coverage of its meetings;
any other a record of its own. An article that is there by its address already is used, with the coverage that it has.
What an article is about is taken from the meetings that it covers, see `tagging`.
"""

from pathlib import Path

from django.db import transaction

from participants.reference.adding import fetch_references
from participants.reference.entries import Entry
from participants.reference.loader import hold_editors_off, nothing_collected, tell_the_planner
from participants.reference.memory import Memory

from .files import read_all
from .following import FOLLOWING, FollowingLinks, KnownWithArticles
from .tables import COVERAGE, TABLES
from .tagging import tag

FOLDER = Path(__file__).parent


def load(folder=FOLDER):
    """{table's name: outcome}. Make the archive say what the files say, but for what editors changed. Raises `Refused`."""
    with nothing_collected():
        shipped = read_all(folder)
        with transaction.atomic():
            hold_editors_off(table.model for table in TABLES)
            outcomes = follow_all(shipped)
            tell_the_planner({table.model: outcomes[table.name] for table in TABLES})
            return outcomes


def follow_all(shipped):
    memory, known, followings = Memory(TABLES), KnownWithArticles(), []
    for table, entries in shipped.items():
        # Of what is gone from the files, too: whether it is as it was loaded is asked of it.
        then = [Entry(row.values, str) for row in memory.of(table).values()]
        fetch_references(table.model, [*entries, *then], known)
        following = FOLLOWING.get(table, FollowingLinks)(table, entries, memory, known)
        following.follow()
        followings.append(following)
    for following in reversed(followings):
        following.finish()
    tag([row.object_id for row in memory.learnt if row.file == COVERAGE.name])
    memory.save()
    return {following.table.name: following.outcome for following in followings}
