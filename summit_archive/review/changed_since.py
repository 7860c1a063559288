"""What became of a submission since somebody looked at it: who changed which field, from what to what."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from .differences import in_words

LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True)
class Since:
    """One time that somebody saved it; `fields` are sentences."""

    who: str
    when: datetime
    fields: list[str] = field(default_factory=list)


def changes_since(submission, seen, form, formsets):
    """By what was typed before each change, which is kept beside the comments. One query for them."""
    kept = submission.comments.filter(former_data__isnull=False).select_related("user").order_by("pk")
    kept = list(kept)
    first = int(seen) - 1 if seen.isascii() and seen.isdecimal() and 0 < len(seen) < 10 else 0
    known = fields_by_name(form, formsets)
    told = []
    for place in range(max(first, 0), len(kept)):
        after = kept[place + 1].former_data if place + 1 < len(kept) else submission.data
        sentences = list(sentences_of(kept[place].former_data, after, known))
        told.append(Since(str(kept[place].user), kept[place].said_at, sentences))
    return told


def fields_by_name(form, formsets):
    """{name in the form: (its label, the bound field)} of all that somebody types."""
    known = {bound.html_name: (capfirst(str(bound.label)), bound) for bound in form if not bound.is_hidden}
    for formset in formsets:
        kind = capfirst(str(formset.model._meta.verbose_name))
        for number, line in enumerate(formset.forms, start=1):
            for bound in line:
                if not bound.is_hidden:
                    facts = {"kind": kind, "number": number, "field": capfirst(str(bound.label))}
                    known[bound.html_name] = (_("%(kind)s %(number)d, %(field)s") % facts, bound)
    return known


def sentences_of(before, after, known):
    for name, (label, bound) in known.items():
        old, new = (value_in(data, name, bound) for data in (before, after))
        if old != new:
            facts = {"field": label, "before": old or "—", "after": new or "—"}
            yield _("%(field)s: “%(before)s” became “%(after)s”.") % facts


def value_in(data, name, bound):
    values = data.get(name, [])
    is_list = getattr(bound.field.widget, "allow_multiple_selected", False)
    words = in_words(bound, values if is_list else values[-1] if values else "")
    return Truncator(words).chars(LONGEST_VALUE)
