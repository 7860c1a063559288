"""Every country, as the filters offer them: read anew only where a row of the table is another."""

from functools import cached_property

from summit_archive.filtering.values import Value
from summit_archive.web.languages import meanwhile

from ..called import order_of, speaks_english
from ..models import Country

# The rows, in the order of `in_order`, come only where they are not those that are known already.
EVERY = """
WITH now AS MATERIALIZED (
    SELECT md5(coalesce(string_agg(c::text, ' ' ORDER BY c.id), '')) AS digest FROM participants_country c
)
SELECT now.digest, c.* FROM now LEFT JOIN participants_country c ON now.digest <> %s
ORDER BY c.existed_until IS NOT NULL, c.sort_key, c.code
"""


class Countries(dict):
    """{code: Value} in order. Its rows are shared by all requests: who changes one, changes a copy."""

    @cached_property
    def choices(self):
        """[(code, name)] of those that there are today, after that of none; the states of the region come first."""
        return [("", "—"), *((value.text, value.label) for value in self.region_first)]

    @cached_property
    def region_first(self):
        """The values of those that there are today, the states of the region before the others."""
        present = [value for value in self.values() if not value.row.is_former]
        return sorted(present, key=lambda value: not value.row.is_of_region)


class Process:
    """What the threads of this process share: the digest of all rows, and what was made of them."""

    known: tuple[str, Countries] = ("", Countries())


def every_country():
    """`Countries` as they are now, also within a transaction, in the language of the page.

    One query, which reads the rows only where they are others; beside it what names cost.
    """
    countries = in_english()
    if speaks_english():
        return countries
    asked = meanwhile()
    if asked is None or (known := asked.get("countries")) is None or known[0] is not countries:
        known = countries, as_called(countries)
        if asked is not None:
            asked["countries"] = known
    return known[1]


def as_called(countries):
    values = [Value(code, value.row.called, value.row) for code, value in countries.items()]
    values.sort(key=lambda value: (value.row.is_former, order_of(value.label)))
    return Countries((value.text, value) for value in values)


def in_english():
    digest, countries = Process.known
    rows = list(Country.objects.raw(EVERY, [digest]))
    if rows[0].digest == digest:
        return countries
    read = [row for row in rows if row.pk is not None]
    countries = Countries((row.address_code, Value(row.address_code, row.name, row)) for row in read)
    Process.known = rows[0].digest, countries
    return countries
