"""Proposed meetings, and what articles report of meetings, with the words that show it."""

from participants.exporting.plain import code
from participants.exporting.together import NUMBERS, PAIR_HEADER, pair_years
from summit_archive.web.json import day, edtf, slug, words

from .meetings import from_article

HEADER_OF_YEARS = [*PAIR_HEADER, "proposed"]


def as_row(row):
    """A proposed meeting in a list; it comes from `with_countries`."""
    return {
        "slug": row.slug,
        "url": row.get_absolute_url(),
        "title": row.title,
        "kind": row.kind,
        "status": row.status,
        "when": edtf(row.when),
        "when_in_words": words(row.when),
        "possible": [[day(first), day(last)] for first, last in row.possible],
        "place": slug(row.place),
        "country": code(row.place.country) if row.place else None,
        "organisation": slug(row.organisation),
        "series": slug(row.series),
        "countries": [code(country) for country, only_invited in row.countries if not only_invited],
        "only_invited": [code(country) for country, only_invited in row.countries if only_invited],
        "articles": row.articles,
    }


def beside(proposed, rows=True):
    """What a list of meetings says of those that are only proposed; none of its totals counts them."""
    told = {"total": proposed.number, **proposed.counts, "list": proposed.url}
    return {"proposed": told | ({"newest": [as_row(row) for row in proposed.newest]} if rows else {})}


def as_report(report, with_article=True):
    """What one article reports of one meeting; `spans` are the words that show each thing."""
    told = report.encounter
    return (from_article(report.article) if with_article else {}) | {
        "state": told.state,
        "meeting": slug(report.meeting),
        "proposal": slug(report.proposal),
        "kind": told.kind,
        "status": told.status,
        "when": edtf(told.when),
        "when_basis": told.when_basis,
        "place": slug(told.place),
        "place_as_given": told.place_as_given,
        "country": code(told.country),
        "organisation": slug(told.organisation),
        "series": slug(told.series),
        "within": told.within_as_given,
        "subject": told.subject,
        "participants": [as_party(party) for party, _words in report.parties],
        "rule": told.rule,
        "sure": told.certainty,
        "contradicts": [
            {"about": one.about, "told": one.told, "on_record": one.on_record} for one in report.against
        ],
        "spans": [
            {"part": part, "start": start, "end": end, "shows": shows, "text": text}
            for part, start, end, shows, text in told.spans
        ],
    }


def as_party(party):
    return {
        "country": code(party.country),
        "organisation": slug(party.organisation),
        "office": slug(party.office),
        "person": slug(party.person),
        "name_as_given": party.name_as_given,
        "role": party.role,
        "status": party.status,
    }


# Pairs


def pair_in_full(proposed):
    """What is proposed of a pair; no other number of it counts them."""
    numbers = dict(zip(NUMBERS[:3], [count.number for count in proposed.circles], strict=True))
    years = [{"year": year, "proposed": number} for year, number in proposed.years]
    told = beside(proposed)["proposed"] | {"circles": numbers, "years": years}
    return {"proposed": told}


def years_with_proposed(pair, proposed):
    """The lines of the pair's years, with how many proposed meetings may have been in each; years of these alone, too."""
    numbers = dict(proposed.years)
    for line in pair_years(pair):
        yield [*line, numbers.pop(line[0], 0)]
    for year, number in sorted(numbers.items(), key=lambda each: each[0] or 0, reverse=True):
        known = pair.known_by_year.of(year)
        yield [year, *[0] * len(NUMBERS), known.known, known.of, number]
