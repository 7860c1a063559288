"""A comparison of several countries, or several people, as files tell it."""


def header(comparison):
    sides = [side.value for side in comparison.sides]
    numbers = (f"{what}_{side}" for side in sides for what in ("meetings", "possible", "articles"))
    return ["year", *numbers, "known", "of"]


def rows(comparison):
    """`known`: of how many `of` the year's held meetings the participants are on record."""
    for year, cells, known in comparison.years:
        numbers = (number for cell in cells for number in (cell.certain, cell.possible, cell.articles))
        yield [year, *numbers, known.known, known.of]


def in_full(comparison):
    """What the page of a comparison tells; `known`, `of` and `complete` are of held meetings, in all and in each year."""
    lists = zip(comparison.totals, comparison.partners, comparison.hosts, comparison.topics, strict=True)
    return comparison.known.as_json | {
        "sides": [
            {
                side.kind: side.value,
                "name": side.label,
                "meetings_held": total.number,
                "met_most": numbered("name", partners),
                "hosts": numbered("host", hosts),
                "topics_of_articles": [{"topic": row.label, "articles": row.number} for row in topics],
            }
            for side, (total, partners, hosts, topics) in zip(comparison.sides, lists, strict=True)
        ],
        "all_together": comparison.all_together.number,
        "years": [
            {"year": year}
            | {side.value: year_of(cell) for side, cell in zip(comparison.sides, cells, strict=True)}
            | known.as_json
            for year, cells, known in comparison.years
        ],
    }


def numbered(name, counts):
    return [{name: str(row.label), "meetings": row.number} for row in counts]


def year_of(cell):
    return {"meetings": cell.certain, "possible": cell.possible, "articles": cell.articles}
