"""Computes the hashes of what is kept anew, and compares them: of texts, of the history, of releases.

What an editor changes has a new version, of which the hash is noted anew. What is other under the same version was
changed by nobody, so something else did it: a disk, a hand in the database.
"""

import datetime
from collections.abc import Callable, Iterator

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from ..models import Article, Fixity, KeptPart
from ..releasing.bag import check_bag, digest_of
from ..releasing.kept import KeptRelease, releases
from ..releasing.moment import Refused

AT_ONCE = 1000
# So many changes of the history are one part, and so old they have to be: nothing is added among them any more.
STRETCH = 10_000
SETTLED = datetime.timedelta(days=1)

Step = Callable[[int, int, str], object]

# The hash that is noted stays until the article has another version. One that the database itself keeps of the body
# (`body_hash`) must be the body's.
CHECK = """
WITH looked AS (
    SELECT id, version, body_hash = summit_text_hash(body) AS is_whole,
        sha256(convert_to(concat_ws(chr(31), headline, standfirst, body, summary), 'UTF8')) AS digest
    FROM articles_article WHERE id > %(after)s ORDER BY id LIMIT %(most)s
), noted AS (
    INSERT INTO articles_fixity AS kept (article_id, version, digest, checked_at, differs_since)
    SELECT id, version, digest, %(now)s, CASE WHEN NOT is_whole THEN %(now)s::timestamptz END FROM looked
    ON CONFLICT (article_id) DO UPDATE SET
        checked_at = excluded.checked_at,
        differs_since = CASE
            WHEN excluded.differs_since IS NOT NULL
                OR kept.version = excluded.version AND kept.digest <> excluded.digest
            THEN coalesce(kept.differs_since, excluded.checked_at) END,
        digest = CASE WHEN kept.version = excluded.version THEN kept.digest ELSE excluded.digest END,
        version = excluded.version
    RETURNING article_id, differs_since
)
SELECT coalesce(max(article_id), 0), count(*), count(differs_since) FROM noted
"""
DIGEST = """
SELECT count(*), sha256(coalesce(string_agg(
    sha256(convert_to(concat_ws(chr(31), id, step_id, kind, table_name, row, rows::text, refers, before, after), 'UTF8')),
    ''::bytea ORDER BY id), ''::bytea))
FROM summit_archive_change WHERE id >= %s AND id < %s
"""
LAST_SETTLED = """
SELECT coalesce(max(id), 0) FROM summit_archive_change
WHERE step_id <= (SELECT max(id) FROM summit_archive_step WHERE at < %s)
"""


def check_all(step: Step, since: datetime.datetime | None = None) -> dict[str, int]:
    """How many texts and parts were checked, and how many of them differ. `step` is told how far it is.

    What was checked after `since` is not checked again: there an earlier run was interrupted.
    """
    texts = check_texts(step, since)
    parts = [*check_history(), *check_releases()]
    differing = Fixity.objects.filter(differs_since__isnull=False).count()
    differing += KeptPart.objects.exclude(problem="").count()
    return {"texts": texts, "parts": len(parts), "differing": differing}


# --- Texts --------------------------------------------------------------------


def check_texts(step: Step, since: datetime.datetime | None = None) -> int:
    total, done, after = Article.objects.count(), 0, 0
    if since:
        checked = Fixity.objects.filter(checked_at__gte=since).order_by("-pk")
        done, after = checked.count(), checked.values_list("pk", flat=True).first() or 0
    while True:
        step(done, max(total, done), "")
        try:
            last, number, _differing = check_some(after)
        except IntegrityError:
            # An article was deleted meanwhile.
            continue
        if not number:
            return done
        after, done = last, done + number


@transaction.atomic
def check_some(after: int, most: int = AT_ONCE) -> tuple[int, int, int]:
    """The last article that was checked, how many were, how many differ. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(CHECK, {"after": after, "most": most, "now": timezone.now()})
        return cursor.fetchone()


# --- The history --------------------------------------------------------------


def check_history() -> Iterator[KeptPart]:
    with connection.cursor() as cursor:
        cursor.execute(LAST_SETTLED, [timezone.now() - SETTLED])
        [last] = cursor.fetchone()
    for first in range(0, last - last % STRETCH, STRETCH):
        with connection.cursor() as cursor:
            cursor.execute(DIGEST, [first, first + STRETCH])
            number, digest = cursor.fetchone()
        yield note_stretch(f"{first}–{first + STRETCH - 1}", number, bytes(digest))


def note_stretch(name: str, number: int, digest: bytes) -> KeptPart:
    kept = KeptPart.objects.filter(kind=KeptPart.Kind.HISTORY, name=name).first()
    if kept is None:
        return KeptPart.objects.create(
            kind=KeptPart.Kind.HISTORY, name=name, number=number, digest=digest, checked_at=timezone.now()
        )
    problem = ""
    if bytes(kept.digest or b"") != digest:
        problem = f"Of {kept.number:,} changes {number:,} are there, and their hash is another one."
    return note(kept, problem)


def note(kept: KeptPart, problem: str) -> KeptPart:
    """Since when it differs stays."""
    kept.checked_at, kept.problem = timezone.now(), problem[:1000]
    kept.differs_since = (kept.differs_since or kept.checked_at) if problem else None
    kept.save()
    return kept


# --- Releases -----------------------------------------------------------------


def check_releases() -> Iterator[KeptPart]:
    """Each bag by its manifests, the packed file by its summary; and those that were there and are gone."""
    there = {release.name: release for release in releases()}
    known = KeptPart.objects.filter(kind=KeptPart.Kind.RELEASE)
    gone = set(known.values_list("name", flat=True)) - set(there)
    for name in sorted(gone | set(there)):
        problem = problem_of(there[name]) if name in there else "The release is gone from its folder."
        kept = known.filter(name=name).first() or KeptPart(kind=KeptPart.Kind.RELEASE, name=name)
        yield note(kept, problem)


def problem_of(release: KeptRelease) -> str:
    try:
        check_bag(release.bag)
        whole = release.whole
        if digest_of(whole.place) != whole.sha256:
            return f"{whole.place}: its SHA-256 is not that of its summary."
    except (Refused, OSError, UnicodeDecodeError, KeyError, TypeError) as error:
        return str(error) or type(error).__name__
    return ""


def forget_release(name: str) -> bool:
    """It was removed on purpose. False where none of this name was known."""
    return bool(KeptPart.objects.filter(kind=KeptPart.Kind.RELEASE, name=name).delete()[0])
