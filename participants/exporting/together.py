"""Pairs and the matrix as files tell them."""

from summit_archive.web import json as plain

PAIR_HEADER = "year bilateral trilateral same_room certain possible".split()


def pair_years(pair):
    for year, cells in pair.lines:
        yield [year, *(cell.number for cell in cells)]


def pair_in_full(pair):
    """A pair with every meeting that counts, newest first."""
    sure, gap = pair.of_sure_days, pair.longest_gap
    return {
        "sides": [{side.kind: side.value, "name": side.label} for side in pair.sides],
        "meetings_held": len(pair.held),
        "circles": dict(zip(PAIR_HEADER[1:4], numbers(pair.circles), strict=True)),
        "first": sure[0].slug if sure else None,
        "last": sure[-1].slug if sure else None,
        "longest_gap": {"days": gap.days, "after": gap.before.slug, "until": gap.after.slug} if gap else None,
        "without_certain_day": len(pair.of_unsure_days),
        "years": [dict(zip(PAIR_HEADER, row, strict=True)) for row in pair_years(pair)],
        "hosts": [{"host": str(host.label), "meetings": host.number} for host in pair.hosts],
        "places": [{"place": place.label, "meetings": place.number} for place in pair.places],
        "meetings": [meeting_row(meeting) for meeting in pair.held],
    }


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
    }


def matrix_header(matrix):
    return ["with", "name", "meetings", *(matrix.value(row) for row in matrix.ranked)]


def matrix_rows(matrix):
    together = matrix.together(matrix.ranked)
    for row in matrix.ranked:
        cells = [together[row.pk, other.pk] for other in matrix.ranked]
        yield [matrix.value(row), row.name, together[row.pk, row.pk], *cells]


def matrix_in_full(matrix):
    """All lines of the matrix; each names those with whom there was a meeting."""
    together = matrix.together(matrix.ranked)
    return {
        "of": matrix.parameter,
        "lines": [
            {
                matrix.parameter: matrix.value(row),
                "name": row.name,
                "meetings": together[row.pk, row.pk],
                "together": {
                    matrix.value(other): number
                    for other in matrix.ranked
                    if other != row and (number := together[row.pk, other.pk])
                },
            }
            for row in matrix.ranked
        ],
    }
