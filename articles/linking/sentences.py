"""The sentence in which a mention stands, for lists of mentions."""

from itertools import chain

from django.db.models import Case, F, IntegerField, TextField, When
from django.db.models.functions import Greatest, Substr

from ..models import Mention

BEFORE, AFTER = 160, 160
ENDS = (". ", "! ", "? ", "\n", "… ")


def sentence_around(before: str, after: str) -> tuple[str, str]:
    """Of what stands before and after some words what belongs to their sentence, as far as it can be told."""
    begins = max(chain([0], (before.rfind(end) + len(end) for end in ENDS if end in before)))
    stops = min(chain([len(after)], (after.find(end) + 1 for end in ENDS if end in after)))
    cut_before = begins == 0 and len(before) == BEFORE
    cut_after = stops == len(after) == AFTER
    first, last = before[begins:], after[:stops].rstrip("\n")
    return (f"…{first}" if cut_before else first), (f"{last}…" if cut_after else last)


def passages_of(mentions):
    """{pk: (before, after)}, the words of their sentences around these mentions. One query."""
    part = Case(
        When(part=Mention.Part.HEADLINE, then=F("article__headline")),
        When(part=Mention.Part.STANDFIRST, then=F("article__standfirst")),
        default=F("article__body"),
        output_field=TextField(),
    )
    first = Greatest(F("start") - BEFORE, 0, output_field=IntegerField())
    rows = Mention.objects.filter(pk__in=[mention.pk for mention in mentions]).order_by()
    cut = rows.values_list(
        "pk", Substr(part, first + 1, F("start") - first), Substr(part, F("end") + 1, AFTER)
    )
    return {pk: sentence_around(before, after) for pk, before, after in cut}
