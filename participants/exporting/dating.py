"""What speaks for and against the candidate dates of a meeting, in files."""

from summit_archive.web.json import day

HEADER = ["meeting", "candidate", "first", "last", "kind", "stance", "argument", "url"]


def rows(meeting, weighing):
    """A line for each argument; one for a candidate that has none."""
    for one in weighing.candidates if weighing else ():
        candidate = [meeting.slug, one.candidate.edtf, day(one.candidate.first), day(one.candidate.last)]
        if not one.arguments:
            yield [*candidate, "", "", "", ""]
        for kind, arguments in one.by_kind.items():
            for argument in arguments:
                yield [*candidate, kind, argument.stance.value, argument.words, argument.url]


def as_json(weighing):
    """The same for a program, newest first; [] for a definite date."""
    return [
        {
            "candidate": one.candidate.edtf,
            "first": day(one.candidate.first),
            "last": day(one.candidate.last),
            "for": len(one.speaking_for),
            "against": len(one.speaking_against),
            "arguments": [
                {
                    "kind": kind,
                    "stance": argument.stance.value,
                    "argument": argument.words,
                    "url": argument.url,
                }
                for kind, arguments in one.by_kind.items()
                for argument in arguments
            ],
        }
        for one in (weighing.candidates if weighing else ())
    ]
