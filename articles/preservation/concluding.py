"""What follows from an answer, or from none: one failure says nothing, and failures over days are told to readers."""

import datetime

from django.db import transaction
from django.utils import timezone

from ..models import LinkCheck, SilentAddress
from .asking import Answer

# So many failures in a row, the last at least so long after the first.
FAILURES, DAYS = 4, datetime.timedelta(days=7)
# When an address is asked again: that answers, that failed, that says nothing.
ANSWERED = datetime.timedelta(days=30)
FAILED = datetime.timedelta(days=2)
SAID_NOTHING = datetime.timedelta(days=14)


@transaction.atomic
def conclude(check: LinkCheck, answer: Answer) -> None:
    now = timezone.now()
    check.checked_at, check.status, check.problem = now, answer.status, answer.problem[:300]
    if answer.answers:
        check.failures, check.failing_since, check.answered_at = 0, None, now
        check.next_at = now + ANSWERED
        SilentAddress.objects.filter(url=check.url).delete()
    elif answer.answers is None:
        check.next_at = now + SAID_NOTHING
    else:
        check.failures, check.failing_since = check.failures + 1, check.failing_since or now
        check.next_at = now + FAILED
        if check.failures >= FAILURES and now - check.failing_since >= DAYS:
            SilentAddress.objects.get_or_create(url=check.url, defaults={"day": now.date()})
    check.save()
