"""Which article the number of one that became a part of another leads to."""

from django.db.models import BigIntegerField

from ..models import Article


def article_once_at(number):
    """Readers' article of which the one of that number is a part now, else None. One query."""
    readable = Article.objects.published().without_texts()
    return readable.filter(former_numbers=min(number, BigIntegerField.MAX_BIGINT)).first()
