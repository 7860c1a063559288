"""What somebody sees at the editors' desk: of articles that readers do not see yet nothing, unless they work on those."""

from typing import Any

from django.db.models import QuerySet

from summit_archive.review import rules

from ..models import Article


def sees_drafts(user: Any) -> bool:
    return rules.sees_drafts(user, Article)


def seen_by(user: Any, rows: QuerySet) -> QuerySet:
    """Those of `rows` that stand in articles which `user` may see."""
    return rows if sees_drafts(user) else rows.filter(article__status=Article.Status.PUBLISHED)
