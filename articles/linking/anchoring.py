"""Where words stand after their text was changed, so that no mention and no quote points beside them.

What lies before the change stays, what lies behind it moves with it, and what lies in it is found
again by its words, in their order. What is not found has no place any more: a mention is removed,
while a quote is looked for in the whole article, and else keeps its words and is marked as missing.
"""

import re
from dataclasses import dataclass
from os.path import commonprefix

from django.db.models import F

from ..models import Attestation, Coverage, Mention, Statement
from ..models.article import LONGEST_BODY
from ..models.mention import TARGETS
from ..models.quote import texts_of

QUOTING = [Coverage, Attestation, Statement]
# What of a quote changes with its article's text.
STANDS = ["part", "start", "end", "standing"]

# Start and end, in characters: what lies between them is body[start:end].
Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Anchored:
    """How many mentions and quotes moved or were found, how many mentions are gone, how many quotes lost their place."""

    moved: int = 0
    mentions_lost: int = 0
    quotes_lost: int = 0

    def __bool__(self):
        return bool(self.moved or self.mentions_lost or self.quotes_lost)


def anchor(article, before):
    """Move what points into the parts of the article that changed. To be called in a transaction.

    `before`: {part: its text before the change}, the parts being those of mentions.
    """
    moved = mentions_lost = quotes_lost = 0
    for part, old in before.items():
        of_part, lost = anchor_mentions(article, part, old)
        moved, mentions_lost = moved + of_part, mentions_lost + lost
    for model in QUOTING:
        of_model, lost = anchor_quotes(model, article, before)
        moved, quotes_lost = moved + of_model, quotes_lost + lost
    return Anchored(moved, mentions_lost, quotes_lost)


def anchor_mentions(article, part, old):
    """How many mentions in a part of the article moved, and how many are gone."""
    mentions = list(article.mentions.filter(part=part))
    new = getattr(article, part)
    offsets = offsets_after(old, new, [offsets_of(one) for one in mentions if one.is_in(old)])
    lost, moved, taken = [], [], set()
    for mention in mentions:
        span = offsets.get(offsets_of(mention))
        # Two that named the same thing may have found the same words.
        names = (span, *(getattr(mention, f"{target}_id") for target in TARGETS))
        if span is None or not mention.is_in(old) or names in taken:
            lost.append(mention.pk)
            continue
        taken.add(names)
        if span != offsets_of(mention):
            mention.start, mention.end = span
            moved.append(mention)
    Mention.objects.filter(pk__in=lost).delete()
    # First out of one another's way, for no two may name the same thing at one place even for a moment.
    Mention.objects.filter(pk__in=[one.pk for one in moved]).update(
        start=F("start") + LONGEST_BODY, end=F("end") + LONGEST_BODY
    )
    Mention.objects.bulk_update(moved, ["start", "end"], batch_size=1000)
    return len(moved), len(lost)


def anchor_quotes(model, article, before):
    """How many quotes of `model` moved or were found, and how many have no place any more. Two queries at most."""
    rows = list(model.objects.filter(article=article).exclude(standing=""))
    changed = quotes_after(rows, before, texts_of(article))
    model.objects.bulk_update(changed, [*STANDS, model.WORDS], batch_size=1000)
    lost = sum(row.place is None for row in changed)
    return len(changed) - lost, lost


def quotes_after(rows, before, now):
    """Those of an article's quotes that stand elsewhere in its texts `now`, or no longer, or at last: as they are now.

    `before`: the texts of the parts that changed. Words that stand at several places take the first.
    """
    offsets = {part: offsets_of_quotes(rows, part, old, now[part]) for part, old in before.items()}
    return [row for row in rows if has_changed(row, before, now, offsets)]


def offsets_of_quotes(rows, part, old, new):
    places = [offsets_of(row) for row in rows if row.place and row.part == part and row.is_in(old)]
    return offsets_after(old, new, places)


def has_changed(row, before, now, offsets):
    """Put the row where its words are now; whether that changed anything of it."""
    earlier, words = row.place, row.words
    if earlier is None:
        return row.find_place(now) > 0
    if earlier.part not in before:
        return False
    old = before[earlier.part]
    if not row.is_in(old):
        row.find_place(now)
        return True
    if span := offsets[earlier.part][offsets_of(row)]:
        row.start, row.end = span
    else:
        row.find_place(now, words=old[row.start : row.end])
    return (row.place, row.words) != (earlier, words)


def offsets_of(row):
    return row.start, row.end


def offsets_after(old: str, new: str, offsets: list[Offsets]) -> dict[Offsets, Offsets | None]:
    """Where each of `offsets` in the body `old` is in `new`; None where its words are gone."""
    before = len(commonprefix([old, new]))
    behind = len(commonprefix([old[before:][::-1], new[before:][::-1]]))
    moved: dict[Offsets, Offsets | None] = {}
    touched = []
    for start, end in sorted(set(offsets)):
        if end <= before:
            moved[start, end] = start, end
        elif start >= len(old) - behind:
            moved[start, end] = start + len(new) - len(old), end + len(new) - len(old)
        else:
            touched.append((start, end))
    if not touched:
        return moved
    first = min(before, touched[0][0])
    last = len(new) - min(behind, len(old) - max(end for start, end in touched))
    return moved | found_again(old, new, touched, first, last)


def found_again(old, new, touched, first, last):
    """Each of the sorted places `touched`, by its words between `first` and `last` of the new body, in order."""
    offsets, missing, earliest, previous = {}, set(), first, None
    for start, end in touched:
        words = old[start:end]
        if previous:
            # Behind the previous one; where the two overlapped, as far behind its start as they were.
            (previous_start, previous_end), found_at = previous
            earliest = found_at + min(start, previous_end) - previous_start
        found = None if words in missing else whole(words).search(new, earliest)
        if found and found.end() <= last:
            offsets[start, end] = found.span()
            previous = (start, end), found.start()
        else:
            missing.add(words)
            offsets[start, end] = None
    return offsets


def whole(words):
    """What finds `words` and no part of longer ones: “Iran” is not found in “Iranian”."""
    begins = r"\b" if re.match(r"\w", words) else ""
    ends = r"\b" if re.search(r"\w\Z", words) else ""
    return re.compile(begins + re.escape(words) + ends)
