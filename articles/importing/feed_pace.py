"""Knows when a feed may be asked again: never before its own interval, later where it or its server asks for that.

RSS says in `ttl` how many minutes an answer holds, in `skipHours` and `skipDays` when nothing new comes (in GMT);
a server that has enough says Retry-After. Who fails again and again is asked less and less often, once a day at last.
"""

import datetime
import re

# What a feed or a server may ask for at most.
LONGEST_REST = datetime.timedelta(days=7)
RARELY = datetime.timedelta(days=1)

FIRST_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>")
SKIP_HOURS = re.compile(rb"<skipHours>(.*?)</skipHours>", re.DOTALL)
HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>")
SKIP_DAYS = re.compile(rb"<skipDays>(.*?)</skipDays>", re.DOTALL)
DAY = re.compile(rb"<day>\s*(\w+)\s*</day>")
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

Pace = dict[str, list[int]]
HOURS_OF_A_WEEK = 7 * 24


def pace_of(data: bytes) -> Pace:
    """What stands in the head of a feed of itself, as far as it is plain: {"ttl": [60], "hours": [0, 1], "days": [5, 6]}."""
    first = FIRST_ENTRY.search(data)
    head = COMMENT.sub(b"", data[: first.start() if first else None])
    ttl = TTL.search(head)
    hours = {int(hour) % 24 for hour in within(SKIP_HOURS, HOUR, head) if int(hour) <= 24}
    days = {
        DAYS.index(day) for name in within(SKIP_DAYS, DAY, head) if (day := name.decode().lower()) in DAYS
    }
    told = {"ttl": [int(ttl[1])] if ttl else [], "hours": sorted(hours), "days": sorted(days)}
    return {name: values for name, values in told.items() if values}


def within(whole: re.Pattern[bytes], part: re.Pattern[bytes], head: bytes) -> list[bytes]:
    found = whole.search(head)
    return part.findall(found[1]) if found else []


def rest_after_success(now: datetime.datetime, minutes: int, pace: Pace) -> datetime.datetime | None:
    """Until when to leave the feed alone; None where its own interval says enough."""
    own = now + datetime.timedelta(minutes=minutes)
    [ttl] = pace.get("ttl") or [0]
    earliest = max(own, now + min(datetime.timedelta(minutes=ttl), LONGEST_REST))
    rest = first_hour_not_skipped(earliest, pace)
    return rest if rest > own else None


def first_hour_not_skipped(moment: datetime.datetime, pace: Pace) -> datetime.datetime:
    """The moment itself, or the full hour at which a feed is no longer silent; one that always is, never is."""
    candidate = moment.astimezone(datetime.UTC)
    for _hour in range(HOURS_OF_A_WEEK):
        if candidate.hour not in pace.get("hours", ()) and candidate.weekday() not in pace.get("days", ()):
            return candidate
        candidate = candidate.replace(minute=0, second=0, microsecond=0) + datetime.timedelta(hours=1)
    return moment


def rest_after_failure(
    now: datetime.datetime, minutes: int, failures: int, retry_after: int | None = None
) -> datetime.datetime | None:
    """Twice the interval after the second failure in a row, four times after the third, a day in the end."""
    own = datetime.timedelta(minutes=minutes)
    pause = max(own, min(own * 2 ** min(failures - 1, 12), RARELY))
    asked = min(datetime.timedelta(seconds=retry_after or 0), LONGEST_REST)
    rest = max(pause, asked)
    return now + rest if rest > own else None
