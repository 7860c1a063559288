"""A quote is a place in its article's text, or is marked as none: those that are there are looked for."""

from itertools import groupby

from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact

from summit_archive.text.finding import places_of

# The field that keeps the words.
WORDS = {"coverage": "quote", "attestation": "quote", "statement": "text"}
PARTS = {"body": "body", "headline": "headline", "standfirst": "standfirst"}
STANDINGS = {"in-text": "in the text", "missing": "not found in the text", "apart": "not from the text"}
SLICE = 200


def new_fields():
    return {
        "part": models.CharField(
            choices=list(PARTS.items()), default="body", max_length=20, verbose_name="stands in the"
        ),
        "start": models.PositiveIntegerField(blank=True, null=True, verbose_name="start in the text"),
        "end": models.PositiveIntegerField(blank=True, null=True, verbose_name="end in the text"),
        "standing": models.CharField(
            blank=True,
            choices=list(STANDINGS.items()),
            editable=False,
            max_length=20,
            verbose_name="do its words stand in the text",
        ),
    }


def add_fields():
    """Statements have a start and an end already."""
    for model in WORDS:
        held = ("start", "end") if model == "statement" else ()
        for name, field in new_fields().items():
            step = migrations.AlterField if name in held else migrations.AddField
            yield step(model, name, field)
    for model in ("coverage", "attestation"):
        yield migrations.AlterField(model, "quote", models.TextField(blank=True, verbose_name="quote"))


def find_places(apps, schema_editor):
    """In slices, one article's texts at a time. A quoted statement that is not found stays quoted, and is missing."""
    for name, words in WORDS.items():
        rows = apps.get_model("articles", name).objects
        reached = 0
        while some := list(rows.exclude(**{words: ""}).filter(pk__gt=reached).order_by("pk")[:SLICE]):
            reached = some[-1].pk
            some.sort(key=lambda row: row.article_id)
            for article, its_rows in groupby(some, lambda row: row.article_id):
                texts = apps.get_model("articles", "Article").objects.values(*PARTS).get(pk=article)
                for row in its_rows:
                    settle(row, words, texts)
            rows.bulk_update(some, ["part", "start", "end", "standing", words])


def settle(row, words, texts):
    """A place that a statement has already stays, where its words are there."""
    kept = getattr(row, words)
    is_verbatim = getattr(row, "manner", "quoted") == "quoted"
    if row.start is not None and row.end <= len(texts["body"]):
        there = texts["body"][row.start : row.end]
        if there == kept or not is_verbatim:
            row.standing = "in-text"
            return
    places = ((part, *place) for part in PARTS for place in places_of(kept, texts[part]))
    row.part, row.start, row.end = next(places, ("body", None, None))
    if row.start is not None:
        row.standing = "in-text"
        setattr(row, words, texts[row.part][row.start : row.end])
    elif kept.strip():
        row.standing = "missing" if is_verbatim else "apart"
    else:
        setattr(row, words, "")


def constraints(name, words):
    nowhere, in_text = Q(start__isnull=True, end__isnull=True), Q(standing="in-text")
    whole = nowhere | Q(start__isnull=False, end__isnull=False, end__gt=F("start"))
    filled = Q(Exact(Length(words), F("end") - F("start"))) & Q(**{f"{words}__regex": r"\S"})
    if name == "statement":
        filled = ~Q(manner="quoted") | filled
    else:
        told = "Give both the start and a later end, or neither."
        yield models.CheckConstraint(
            condition=whole, name=f"{name}_span_is_whole", violation_error_message=told
        )
    yield models.CheckConstraint(
        condition=nowhere | Q(end__lte=2_000_000) & (~Q(part="headline") | Q(end__lte=1000)),
        name=f"{name}_span_is_no_longer_than_a_text",
    )
    yield models.CheckConstraint(
        condition=in_text & Q(start__isnull=False) | ~in_text & Q(start__isnull=True),
        name=f"{name}_has_a_span_if_in_the_text",
    )
    yield models.CheckConstraint(condition=~in_text | filled, name=f"{name}_words_fill_their_span")
    yield models.CheckConstraint(
        condition=Q(standing__in=list(STANDINGS)) & Q(**{f"{words}__regex": r"\S"})
        | Q(standing="", **{words: ""}),
        name=f"{name}_says_whether_its_words_stand_there",
    )


QUOTED = models.CheckConstraint(
    condition=~Q(manner="quoted") | Q(standing__in=["in-text", "missing"]),
    name="statement_quoted_has_its_words_in_the_text_or_misses_them",
)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_storage_and_a_thinner_sample"),
        ("participants", "0002_possible_days_and_likenesses"),
    ]

    operations = [
        *add_fields(),
        # Back: the words and the places of statements stay, and no other row had one.
        migrations.RunPython(find_places, migrations.RunPython.noop),
        *(
            migrations.AddConstraint(name, rule)
            for name, words in WORDS.items()
            for rule in constraints(name, words)
        ),
        migrations.AddConstraint("statement", QUOTED),
    ]
