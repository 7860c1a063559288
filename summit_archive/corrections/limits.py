"""How many corrections are taken, so that a robot fills no inbox: in an hour from one address, and from all."""

import datetime
import hmac

from django.conf import settings
from django.utils import timezone

from ..web.visitors import network_of
from .correction import Correction

AN_HOUR = datetime.timedelta(hours=1)
MOST_FROM_ONE, MOST_FROM_ALL = 8, 100


def sender_of(request):
    """A digest of the address, another one each day: it tells who sends much, and nobody's address."""
    today = timezone.now().date().isoformat()
    said = f"{today} {network_of(request) or ''}".encode()
    return hmac.digest(settings.SECRET_KEY.encode(), said, "sha256").hex()[:32]


def too_many(sender):
    """Two queries."""
    lately = Correction.objects.filter(sent_at__gt=timezone.now() - AN_HOUR)
    return lately.filter(sender=sender).count() >= MOST_FROM_ONE or lately.count() >= MOST_FROM_ALL
