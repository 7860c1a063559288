"""Pairs: the meetings of two countries, or of two people, what was written of both and what is proposed; and their files."""

from functools import wraps

from django.forms import HiddenInput
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from participants.exporting import together
from participants.models import Country
from participants.pair_page.page import PairPage
from participants.together.pair import MOST_TOLD, SHOWN, Pair
from participants.together.sides import PersonSide
from summit_archive.files.answers import csv_of, json_of
from summit_archive.filtering import conditions as by
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.former_slugs import find_rows, moved_for_good
from summit_archive.web.problems import refusal

from ..exporting.proposals import HEADER_OF_YEARS, pair_in_full, years_with_proposed
from ..joining.pairs_and_comparisons import articles_url, statements_between
from ..models import Article
from ..proposals.beside import ShownToo
from ..proposals.together import ProposedPair

WHICH = [("bilateral", _("Bilateral")), ("others", _("With others")), ("calls", _("Calls"))]


class OfThePage(ShownToo):
    """What the page of a pair reads: to which meetings its list is narrowed, and which year of them is open."""

    which = by.OptionAside(label=_("Which meetings"), choices=WHICH, widget=HiddenInput)
    year = by.NumberAside(label=_("Year"), highest=9999, widget=HiddenInput)


def of_countries(view):
    """Gives `view` the two countries in the order of their codes; every other spelling leads there."""

    @wraps(view)
    def paired(request, code, other):
        codes = [code.lower(), other.lower()]
        rows = {
            row.address_code: row for row in Country.objects.filter(code__in=[code.upper() for code in codes])
        }
        if not all(code in rows for code in codes):
            raise Http404
        return in_order(request, view, [code, other], [rows[code] for code in codes], "address_code")

    return paired


def of_people(view):
    """Gives `view` the two people in the order of their slugs; every other spelling leads there."""

    @wraps(view)
    def paired(request, slug, other):
        rows = find_rows(PersonSide.rows(), [slug, other])
        if not (slug in rows and other in rows):
            raise Http404
        return in_order(request, view, [slug, other], [rows[slug], rows[other]], "slug")

    return paired


def in_order(request, view, asked, rows, key):
    if rows[0] == rows[1]:
        return moved_for_good(request, rows[0])
    rows.sort(key=lambda row: getattr(row, key))
    values = [getattr(row, key) for row in rows]
    if values == asked:
        return view(request, Pair(*rows))
    return moved_for_good(request, request.resolver_match.view_name, *values)


@reads_its_query
def pair_page(request, pair):
    """The meetings of both, what was written of both, and what one said of the other."""
    article_count = Article.objects.number_about_both(*pair.rows)
    proposed = ProposedPair(pair, request.GET, OfThePage)
    which, year = (proposed.asked.chosen_row(name) for name in ("which", "year"))
    told = PairPage(pair, which or "", year)
    context = {
        "pair": pair,
        "told": told,
        "ways": [(name, label, told.numbers[name]) for name, label in (("", _("All")), *WHICH)],
        "proposed": proposed,
        "links": proposed,
        "problems": proposed.problems,
        "first": pair.sides[0],
        "second": pair.sides[1],
        "shown": f":{SHOWN}",
        "untold": pair.untold_gap.between[:MOST_TOLD] if pair.untold_gap else (),
        "articles": Article.objects.newest_about_both(*pair.rows, SHOWN, article_count),
        "article_count": article_count,
        "articles_url": articles_url(pair.sides),
        "statements": statements_between(*pair.sides)[:SHOWN],
    }
    return render(request, "participants/pair_detail.html", context)


@reads_its_query
def pair_csv(request, pair):
    """The years of the page's picture, a line each."""
    proposed = ProposedPair(pair, request.GET)
    if proposed.problems:
        return refusal(proposed.problems)
    name = "-".join(side.value for side in pair.sides)
    if proposed.is_shown:
        return csv_of(request, f"{name}-by-year", HEADER_OF_YEARS, years_with_proposed(pair, proposed))
    return csv_of(request, f"{name}-by-year", together.PAIR_HEADER, together.pair_years(pair))


@reads_its_query
def pair_json(request, pair):
    proposed = ProposedPair(pair, request.GET)
    if proposed.problems:
        return refusal(proposed.problems)
    content = together.pair_in_full(pair)
    return json_of(request, content | pair_in_full(proposed) if proposed.is_shown else content)


country_pair, country_pair_csv, country_pair_json = map(of_countries, (pair_page, pair_csv, pair_json))
person_pair, person_pair_csv, person_pair_json = map(of_people, (pair_page, pair_csv, pair_json))
