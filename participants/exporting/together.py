"""Pairs and the matrix as files tell them."""

from summit_archive.web import json as plain

NUMBERS = "bilateral trilateral same_room certain possible".split()
PAIR_HEADER = ["year", *NUMBERS, "known", "of"]


def pair_years(pair):
    """`known`: of how many `of` the year's held meetings the participants are on record; else 0 says nothing."""
    for year, cells, known in pair.lines:
        yield [year, *numbers(cells), known.known, known.of]


def pair_in_full(pair):
    """A pair with every meeting that counts, newest first.

    `known`, `of` and `complete` are of all held meetings, in all and in each year. `longest_gap_on_record` is the
    longest in which no meeting lies at which both may have been; `untold_gap` is longer, and such meetings do.
    """
    gap, untold = pair.longest_gap, pair.untold_gap
    slug_of = {meeting.pk: meeting.slug for meeting in pair.held}
    sure = slugs(slug_of, pair.of_sure_days)
    return pair.known.as_json | {
        "sides": [{side.kind: side.value, "name": side.label} for side in pair.sides],
        "meetings_held": len(pair.held),
        "perhaps_the_same": pair.perhaps_same.number,
        "circles": dict(zip(NUMBERS[:3], numbers(pair.circles), strict=True)),
        "first_on_record": sure[0] if sure else None,
        "possibly_earlier": slugs(slug_of, pair.possibly_earlier) if sure else [],
        "last_on_record": sure[-1] if sure else None,
        "possibly_later": slugs(slug_of, pair.possibly_later) if sure else [],
        "longest_gap_on_record": stretch(gap, slug_of) if gap else None,
        "untold_gap": stretch(untold, slug_of) | possibly_at(untold) if untold else None,
        "without_certain_day": pair.number_unsure,
        "years": [year_line(*line) for line in pair.lines],
        "hosts": [{"host": str(host.label), "meetings": host.number} for host in pair.hosts],
        "places": [{"place": place.label, "meetings": place.number} for place in pair.places],
        "meetings": [meeting_row(meeting) for meeting in pair.held],
    }


def year_line(year, cells, known):
    return {"year": year} | dict(zip(NUMBERS, numbers(cells), strict=True)) | known.as_json


def stretch(gap, slug_of):
    return {"days": gap.days, "after": slug_of.get(gap.before), "until": slug_of.get(gap.after)}


def possibly_at(gap):
    return {"both_possibly_at": [meeting.slug for meeting in gap.between]}


def slugs(slug_of, ids):
    return [slug_of[pk] for pk in ids if pk in slug_of]


def numbers(counts):
    return [count.number for count in counts]


def meeting_row(meeting):
    return {
        "slug": meeting.slug,
        "title": meeting.title,
        "when": plain.edtf(meeting.when),
        "when_in_words": plain.words(meeting.when),
        "kind": meeting.kind,
        "circle": meeting.circle,
        "part_of": meeting.parent__slug,
        "confirmation": meeting.confirmation,
    }


def matrix_header(matrix):
    values = [matrix.value(row) for row in matrix.ranked]
    beside = ["proposed", *(f"proposed_{value}" for value in values)] if matrix.beside else []
    return ["with", "name", "meetings", "known", "of", *values, *beside]


def matrix_rows(matrix):
    """Each line says that the participants of `known` of the `of` held meetings are on record: else 0 says nothing."""
    together, known = matrix.together(matrix.ranked), matrix.question.known
    ids = [row.pk for row in matrix.ranked]
    for row in matrix.ranked:
        pk = row.pk
        cells = [together[pk, other] for other in ids]
        beside = beside_cells(matrix, row)
        yield [matrix.value(row), row.name, together[row.pk, row.pk], known.known, known.of, *cells, *beside]


def beside_cells(matrix, row):
    """What is only proposed, and counted apart: of the line, and with each other."""
    if not matrix.beside:
        return []
    return [matrix.beside.times(row, other) for other in [row, *matrix.ranked]]


def matrix_in_full(matrix):
    """All lines of the matrix; each names those with whom a meeting is on record."""
    together = matrix.together(matrix.ranked)
    values = [(row.pk, matrix.value(row)) for row in matrix.ranked]
    return matrix.question.known.as_json | {
        "lines_of": matrix.parameter,
        "perhaps_the_same": matrix.perhaps_same.number,
        "lines": [
            {
                matrix.parameter: matrix.value(row),
                "name": row.name,
                "meetings": together[pk, pk],
                "together": {
                    value: number
                    for other, value in values
                    if other != pk and (number := together[pk, other])
                },
            }
            | line_beside(matrix, row)
            for row, (pk, _value) in zip(matrix.ranked, values, strict=True)
        ],
    }


def line_beside(matrix, row):
    """What is only proposed of a line, where it is asked for."""
    if not matrix.beside:
        return {}
    together = {
        matrix.value(other): number
        for other in matrix.ranked
        if other != row and (number := matrix.beside.times(row, other))
    }
    return {"proposed": {"meetings": matrix.beside.times(row, row), "together": together}}
