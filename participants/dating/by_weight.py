"""The candidate dates of a meeting by weight, those with the same arguments in one row: what most fits comes first."""

import datetime
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# More rows are folded.
SHOWN = 9
# More arguments are told as a number alone.
MOST_DOTS = 12
STEP = 15
ONE_DAY = datetime.timedelta(days=1)
FEWEST_OF_A_STRETCH = 3


@dataclass(frozen=True)
class Row:
    """Candidates, newest first, with the same arguments for and against: those of the first stand for all."""

    label: str
    candidates: tuple

    @property
    def speaking_for(self):
        return self.candidates[0].speaking_for

    @property
    def speaking_against(self):
        return self.candidates[0].speaking_against

    @property
    def numbers(self):
        """In words, for those who do not see the dots."""
        facts = {"number": len(self.speaking_for), "against": len(self.speaking_against)}
        return _("%(number)s for, %(against)s against") % facts

    @property
    def dots(self):
        """[(whether it speaks for, where it stands)], () of too many."""
        signs = [True] * len(self.speaking_for) + [False] * len(self.speaking_against)
        return (
            [(sign, 6 + STEP * place) for place, sign in enumerate(signs)] if len(signs) <= MOST_DOTS else ()
        )

    @property
    def width(self):
        return STEP * max(len(self.dots), 1)


@dataclass(frozen=True)
class ByWeight:
    """`are_years`: whether the dates differ in their years alone, and so are told by these."""

    are_years: bool
    rows: tuple

    @property
    def shown(self):
        return self.rows[:SHOWN]

    @property
    def folded(self):
        return self.rows[SHOWN:]

    @property
    def best(self):
        """The one candidate that fits better than every other, in a row of its own; None where there is no such."""
        first, *others = self.rows or (None,)
        if first is None or not others or len(first.candidates) > 1 or not first.speaking_for:
            return None
        return first if weight(first.candidates[0]) > weight(others[0].candidates[0]) else None

    @property
    def best_in_words(self):
        """That it fits best, and by which numbers; "" where none does."""
        if not (best := self.best):
            return ""
        number, against = len(best.speaking_for), len(best.speaking_against)
        facts = {"date": best.label, "number": number, "against": against}
        if against:
            told = ngettext(
                "The record fits %(date)s best: %(number)s argument for it, %(against)s against.",
                "The record fits %(date)s best: %(number)s arguments for it, %(against)s against.",
                number,
            )
        else:
            told = ngettext(
                "The record fits %(date)s best: %(number)s argument for it, none against.",
                "The record fits %(date)s best: %(number)s arguments for it, none against.",
                number,
            )
        return told % facts


def by_weight(weighing):
    """The candidates that anything speaks for or against, and those that nothing does, in `Row`s."""
    are_years = is_of_one_occasion([one.candidate for one in weighing.candidates])
    rows = {}
    for one in weighing.candidates:
        rows.setdefault(arguments_of(one), []).append(one)
    ordered = sorted(rows.values(), key=lambda some: weight(some[0]), reverse=True)
    return ByWeight(are_years, tuple(Row(label_of(some, are_years), tuple(some)) for some in ordered))


def weight(one):
    """By this the rows are in order: more for than against, and of equal ones those with less against."""
    return len(one.speaking_for) - len(one.speaking_against), -len(one.speaking_against)


def arguments_of(one):
    return tuple(argument.words for argument in one.speaking_for), tuple(
        argument.words for argument in one.speaking_against
    )


def is_of_one_occasion(candidates):
    """Whether each is the same day or days of another year, or a whole year."""
    days = {(one.first.month, one.first.day, one.last.month, one.last.day) for one in candidates}
    return len(days) == 1 and all(one.first.year == one.last.year for one in candidates)


def label_of(some, are_years):
    if not are_years:
        return "; ".join(stretches([one.candidate for one in some]))
    years = sorted(one.candidate.first.year for one in some)
    spans = [list(span) for _key, span in groupby(enumerate(years), key=lambda one: one[1] - one[0])]
    return ", ".join(span_of(span[0][1], span[-1][1]) for span in spans)


def stretches(candidates):
    """In words, newest first: three or more that follow each other without a gap are one stretch."""
    runs = []
    for one in sorted(candidates, key=lambda candidate: candidate.first, reverse=True):
        if runs and one.last + ONE_DAY == runs[-1][-1].first:
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        if len(run) < FEWEST_OF_A_STRETCH:
            yield from (one.in_words for one in run)
        else:
            yield f"{run[-1].in_words} – {run[0].in_words}"


def span_of(first, last):
    return str(first) if first == last else f"{first}–{last}"
