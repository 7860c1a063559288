"""Whether what a row gives as its source is one: who published it, in words, and no address among them."""

import re

MONTHS = "January February March April May June July August September October November December".split()
# Nothing, or nothing but a day, a month or a year, or that there is none.
NOBODY = re.compile(
    rf"\s*(?:undated|\d{{4}}-\d\d(?:-\d\d)?|(?:(?:\d+\s*[–-]\s*)?\d+\s+)?(?:(?:{'|'.join(MONTHS)}),?\s+)?\d{{4}})?\s*",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
# Each column with a citation, and that of its address.
CITATIONS = {"source": "source_url", "list_source": "list_source_url"}


def wrong_citations(table, entry):
    """Several sources stand in one cell, apart by semicolons; an empty cell is another rule's."""
    for column, beside in CITATIONS.items():
        # A column beside which no address is expected holds something else, such as the record of a source.
        if not {column, beside} <= set(table.columns) or not entry[column]:
            continue
        cited = entry[column]
        if ADDRESS.search(cited):
            why = f"an address: expected the source in words here, and its address in {beside}"
            yield entry.complaint(column, cited, why)
        elif any(NOBODY.fullmatch(source) for source in cited.split(";")):
            why = "nobody's name: expected who published it, such as “Kremlin press service, 25 January 2000”"
            yield entry.complaint(column, cited, why)
