"""How much is kept, so that nobody fills the disk: rows of one result, results in an hour from one address, and from all."""

import datetime

from django.utils import timezone

from ..models import KeptResult

MOST_ROWS = 5000
AN_HOUR = datetime.timedelta(hours=1)
MOST_FROM_ONE, MOST_FROM_ALL = 10, 100


def too_many(sender: str) -> bool:
    """Two queries."""
    lately = KeptResult.objects.filter(kept_at__gt=timezone.now() - AN_HOUR)
    return lately.filter(sender=sender).count() >= MOST_FROM_ONE or lately.count() >= MOST_FROM_ALL
