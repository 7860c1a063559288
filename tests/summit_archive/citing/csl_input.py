"""What the Citation Style Language lets an item of its input be, by its specification (docs.citationstyles.org).

Written down anew, as far as the archive's items go: an item with any other name in it is refused.
"""

TYPES = {"article-newspaper", "webpage", "dataset"}
TEXTS = {
    "archive",
    "archive_location",
    "container-title",
    "language",
    "note",
    "publisher",
    "source",
    "title",
    "URL",
}
TEXTS |= {"version"}
DATES = {"issued", "accessed"}
NAME_PARTS = {"family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"}


def problems_of(item):
    """In words; none of an item that is allowed."""
    found = [f"{name} is missing" for name in ("id", "type") if name not in item]
    for name, value in item.items():
        if not allows(name, value):
            found.append(f"{name}: {value!r}")
    return found


def allows(name, value):
    if name == "type":
        return value in TYPES
    if name == "id":
        return isinstance(value, str | int)
    if name in TEXTS:
        return isinstance(value, str)
    if name in DATES:
        return is_date(value)
    return name == "author" and all(one and one.keys() <= NAME_PARTS and all_text(one) for one in value)


def all_text(one):
    return all(isinstance(part, str) for part in one.values())


def is_date(value):
    if value.keys() - {"date-parts", "circa", "literal", "season", "raw"}:
        return False
    dates = value.get("date-parts", [[2000]])
    return 1 <= len(dates) <= 2 and all(
        1 <= len(one) <= 3 and all(isinstance(part, int) for part in one) for one in dates
    )
