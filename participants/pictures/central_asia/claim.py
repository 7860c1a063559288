"""What the numbers of the last five full years carry: each claim holds whichever way the unclear meetings turn out.

Where they carry none, the picture has a title that claims nothing.
"""

from dataclasses import dataclass

from ...completeness.known import Known
from .spans import Span

MORE_WITHOUT, ALMOST_AS_OFTEN, AS_OFTEN = "more-without", "almost-as-often", "as-often"
FAR_MORE_THAN_BEFORE, MORE_WITH = "far-more-than-before", "more-with"
NOTHING = ""

# Fewer meetings of five years are no ground for a comparison.
FEWEST = 10
# Of so many of those years' meetings, in percent, it has to be on record who took part.
LEAST_KNOWN = 80
# A record that ends earlier says nothing of what leaders do now.
MOST_YEARS_AGO = 2


@dataclass(frozen=True)
class Claim:
    """`kind` is one of the above; `now`: the last five full years, `before`: the five before them. Either may be None."""

    kind: str = NOTHING
    now: Span | None = None
    before: Span | None = None

    @property
    def russia_rose_too(self):
        """Whether meetings with Russia became more as well, whichever way the unclear ones turn out."""
        if self.kind != FAR_MORE_THAN_BEFORE or self.before is None or self.now is None:
            return False
        return self.now.with_russia > self.before.with_russia + self.before.unclear


def claim(spans: tuple[Span, ...], known_lately: Known, last_full: int, this_year: int) -> Claim:
    full = [span for span in spans if span.is_five_years and span.last <= last_full]
    if not full:
        return Claim()
    now, before = full[-1], full[-2] if len(full) > 1 else None
    carries = (
        now.last == last_full
        and now.last >= this_year - MOST_YEARS_AGO
        and now.with_russia + now.without >= FEWEST
        and known_lately.known * 100 >= known_lately.of * LEAST_KNOWN
    )
    return Claim(kind_of(now, before) if carries else NOTHING, now, before)


def kind_of(now, before):
    """The most that may be said; at its highest and at its lowest each number has what is unclear in it, or not."""
    most_with, most_without = now.with_russia + now.unclear, now.without + now.unclear
    if now.without > most_with:
        return MORE_WITHOUT
    if now.without * 4 >= most_with * 3 and now.with_russia * 4 >= most_without * 3:
        return ALMOST_AS_OFTEN if most_without < now.with_russia else AS_OFTEN
    if before and is_far_more(now, before):
        return FAR_MORE_THAN_BEFORE
    return MORE_WITH if now.with_russia * 4 >= most_without * 5 else NOTHING


def is_far_more(now, before):
    """Twice as many without Russia, and not only because more of all meetings are on record: a larger share too."""
    most_before = before.without + before.unclear
    of_all_now, of_all_before = (span.with_russia + span.without + span.unclear for span in (now, before))
    return (
        now.without >= max(2 * most_before, FEWEST) and now.without * of_all_before > most_before * of_all_now
    )
