"""How many meetings in person there were in each five years, counted back from the last full year."""

from dataclasses import dataclass

FIVE_YEARS = 5


@dataclass(frozen=True)
class Span:
    """The years from `first` to `last`, and how many met in person with Russia and without; `unclear`: with or without."""

    first: int
    last: int
    with_russia: int
    without: int
    unclear: int

    @property
    def is_five_years(self):
        return self.last - self.first + 1 == FIVE_YEARS

    @property
    def is_one_year(self):
        return self.first == self.last


def spans_of(years, last_full):
    """`Span`s, the oldest first; the first of them may have fewer years, and so has what comes after the year `last_full`."""
    spans = []
    ahead = [year for year in years if year.year > last_full]
    past = [year for year in years if year.year <= last_full]
    while past:
        spans.append(counted(past[-FIVE_YEARS:]))
        past = past[:-FIVE_YEARS]
    return (*reversed(spans), *([counted(ahead)] if ahead else []))


def counted(years):
    return Span(
        years[0].year,
        years[-1].year,
        sum(len(year.with_russia.in_person) for year in years),
        sum(len(year.without.in_person) for year in years),
        sum(len(year.unclear) for year in years),
    )
