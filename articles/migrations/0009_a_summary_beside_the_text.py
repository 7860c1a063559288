"""An article has its source's text and the archive's summary: what were two articles of one page become one."""

import django.db.models.deletion
from django.core.validators import RegexValidator
from django.db import migrations, models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

PARTS = [("body", "body"), ("headline", "headline"), ("standfirst", "standfirst"), ("summary", "summary")]
QUOTING = ["coverage", "attestation", "statement"]
LANGUAGE_TAG = RegexValidator(r"\A[a-z]{2,3}(-[A-Za-z0-9]+)*\Z", "A language tag is expected, such as ru.")
LONGEST_TEXT = 2_000_000

# What a source states: two articles that state it otherwise are not joined.
STATED = ["headline", "standfirst", "published_on", "publisher_id", "byline", "external_id", "status"]
LINKS = ["countries", "people", "organisations", "topics"]
# What hangs on an article, and by what two of them are the same.
ROWS = {
    "coverage": ["meeting_id"],
    "attestation": ["participation_id", "said_by_person_id", "said_by_organisation_id", "said_by_name"],
    "tag": ["country_id", "person_id"],
    "statement": ["speaker_id", "speaker_name", "manner", "text"],
    "citation": ["as_given"],
    "mention": [
        "part",
        "start",
        "end",
        "country_id",
        "person_id",
        "organisation_id",
        "office_id",
        "meeting_id",
    ],
}
# These may be one row of an article alone: two that say otherwise keep their articles apart.
ALONE = ["coverage", "attestation"]
SLICE = 500


def move_summaries(apps, schema_editor):
    """A summary's words leave the body, and what stands in them goes along."""
    articles = apps.get_model("articles", "Article").objects
    reached = 0
    summaries = articles.filter(text_kind="summary").order_by("pk")
    while some := list(summaries.filter(pk__gt=reached).values_list("pk", flat=True)[:SLICE]):
        reached = some[-1]
        chosen = articles.filter(pk__in=some).exclude(body="")
        moved = list(chosen.values_list("pk", flat=True))
        chosen.update(summary=F("body"), summary_language=F("language"), body="")
        for model in ["mention", *QUOTING]:
            rows = apps.get_model("articles", model).objects.filter(article__in=moved, part="body")
            rows.exclude(start=None).update(part="summary")
    join_pairs(apps)
    # Else the tables could not be altered before all that refers to them is looked at.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def join_pairs(apps):
    articles = apps.get_model("articles", "Article").objects
    summaries = articles.filter(text_kind="summary").exclude(canonical_url="").order_by("pk")
    for summary in summaries.iterator(SLICE):
        text = articles.filter(canonical_url=summary.canonical_url).exclude(text_kind="summary").first()
        if text is None:
            continue
        if fit(apps, summary, text):
            join(apps, summary, text)
        else:
            # One of two addresses stays free for the earlier one; `check_archive` tells of the pair.
            articles.filter(pk=max(summary.pk, text.pk)).update(canonical_url="")


def fit(apps, summary, text):
    """Whether the two state nothing otherwise, so that nothing is lost when they are one."""
    if any(differ(getattr(summary, name), getattr(text, name)) for name in STATED):
        return False
    if apps.get_model("articles", "Arrival").objects.filter(article__in=[summary.pk, text.pk]).count() == 2:
        return False
    return not any(contradict(apps, name, summary, text) for name in ALONE)


def differ(one, other):
    nothing = (None, "")
    return one not in nothing and other not in nothing and one != other


def contradict(apps, name, one, other):
    """Rows of both that are of the same, and not alike to the letter."""
    rows = apps.get_model("articles", name).objects
    apart = {"id", "article_id"}

    def told(article):
        return {
            tuple(row[key] for key in ROWS[name]): {k: v for k, v in row.items() if k not in apart}
            for row in rows.filter(article=article.pk).values()
        }

    mine, its = told(one), told(other)
    return any(mine[key] != its[key] for key in mine.keys() & its.keys())


def join(apps, summary, text):
    """The earlier one is both; the later one's number leads to it."""
    kept, gone = sorted([summary, text], key=lambda article: article.pk)
    for name in LINKS:
        getattr(kept, name).add(*getattr(gone, name).values_list("pk", flat=True))
    for name, same in ROWS.items():
        move_rows(apps, name, same, gone, kept)
    apps.get_model("articles", "Citation").objects.filter(cited_article=gone.pk).update(cited_article=kept.pk)
    apps.get_model("articles", "Sketch").objects.filter(article=kept.pk).delete()
    apps.get_model("articles", "Sketch").objects.filter(article=text.pk).update(article=kept.pk)
    facts = {
        name: getattr(text, name) if getattr(text, name) not in (None, "") else getattr(summary, name)
        for name in [*STATED, "url", "canonical_url", "retrieved_at"]
    }
    facts |= {
        "language": text.language if text.language != "und" else summary.language,
        "body": text.body,
        "summary": summary.summary,
        "summary_language": summary.summary_language,
        "text_kind": "full",
    }
    arrived = apps.get_model("articles", "Arrival").objects.filter(article=gone.pk).first()
    if arrived:
        keep_arrival(apps, arrived, kept)
    apps.get_model("articles", "FormerNumber").objects.create(number=gone.pk, article_id=kept.pk)
    articles = apps.get_model("articles", "Article").objects
    articles.filter(pk=gone.pk).delete()
    articles.filter(pk=kept.pk).update(**facts)


def keep_arrival(apps, arrived, kept):
    """The batch that brought the text stays known; what came is not as it left it any more."""
    arrivals = apps.get_model("articles", "Arrival").objects
    facts = {"batch_id": arrived.batch_id, "record": arrived.record, "version": 0}
    arrived.delete()
    arrivals.create(article_id=kept.pk, **facts)


def move_rows(apps, name, same, gone, kept):
    """All that the kept article has no alike of."""
    rows = apps.get_model("articles", name).objects
    held = set(rows.filter(article=kept.pk).values_list(*same))
    moving = [
        pk for pk, *key in rows.filter(article=gone.pk).values_list("pk", *same) if tuple(key) not in held
    ]
    rows.filter(pk__in=moving).update(article=kept.pk)


def part_summaries(apps, schema_editor):
    """Back: a summary is the body of an article of its own, beside that of its source's text."""
    articles = apps.get_model("articles", "Article").objects
    for article in articles.exclude(summary="").order_by("pk").iterator(SLICE):
        pk, links = article.pk, {name: list(getattr(article, name).all()) for name in LINKS}
        facts = {"body": article.summary, "text_kind": "summary", "summary": "", "summary_language": ""}
        facts["language"] = article.summary_language or article.language
        if article.body:
            fields = [field.attname for field in article._meta.concrete_fields]
            told = {name: getattr(article, name) for name in fields if name not in ("id", "body_hash")}
            beside = articles.create(**told | facts)
            for name in LINKS:
                getattr(beside, name).add(*links[name])
            pk = beside.pk
        else:
            articles.filter(pk=pk).update(**facts)
        for model in ["mention", *QUOTING]:
            rows = apps.get_model("articles", model).objects.filter(article=article.pk, part="summary")
            rows.update(article=pk, part="body")
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def part():
    return models.CharField(choices=PARTS, default="body", max_length=20, verbose_name="stands in the")


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_addresses_in_their_normal_form")]

    operations = [
        migrations.AddField(
            "article",
            "summary",
            models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="In the archive's own words: readers see it apart from the source's text, and marked as ours.",
                verbose_name="summary",
            ),
        ),
        migrations.AddField(
            "article",
            "summary_language",
            models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Empty: the article's.",
                max_length=35,
                validators=[LANGUAGE_TAG],
                verbose_name="language of the summary",
            ),
        ),
        migrations.AlterField(
            "article",
            "body",
            models.TextField(
                blank=True,
                help_text="The source's own text. Empty where the archive has only a summary.",
                verbose_name="body",
            ),
        ),
        *(migrations.AlterField(model, "part", part()) for model in ["mention", *QUOTING]),
        migrations.CreateModel(
            name="FormerNumber",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_numbers",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
            ],
            options={"verbose_name": "former number", "verbose_name_plural": "former numbers"},
        ),
        migrations.CreateModel(
            name="Completion",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="completion",
                        serialize=False,
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to="articles.importbatch",
                        verbose_name="import batch",
                    ),
                ),
                ("record", models.PositiveIntegerField(verbose_name="record")),
                ("version", models.PositiveIntegerField(editable=False)),
                ("before", models.JSONField(default=dict, editable=False)),
            ],
            options={
                "verbose_name": "completion",
                "verbose_name_plural": "completions",
                "constraints": [
                    models.UniqueConstraint(fields=["batch", "record"], name="completion_is_of_one_record")
                ],
            },
        ),
        migrations.RunPython(move_summaries, part_summaries),
        migrations.RemoveConstraint("article", "article_of_one_address_stands_once"),
        migrations.RemoveField("article", "text_kind"),
        migrations.AddField(
            "article",
            "text_kind",
            models.GeneratedField(
                db_persist=True,
                expression=Case(
                    When(Q(body="") & ~Q(summary=""), then=Value("summary")), default=Value("full")
                ),
                output_field=models.CharField(
                    "the archive has",
                    choices=[
                        ("full", "the source's own text"),
                        ("summary", "a summary in the archive's own words"),
                    ],
                    max_length=20,
                ),
            ),
        ),
        migrations.AddConstraint(
            "article",
            models.UniqueConstraint(
                fields=["canonical_url"],
                condition=~Q(canonical_url=""),
                name="article_of_one_address_stands_once",
                violation_error_message="An article with this canonical address is already in the archive.",
            ),
        ),
        migrations.AddConstraint(
            "article",
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("summary"), LONGEST_TEXT),
                name="article_summary_is_not_endless",
                violation_error_message="The summary is longer than 2,000,000 characters.",
            ),
        ),
        migrations.AddConstraint(
            "article",
            models.CheckConstraint(
                condition=~Q(summary="") | Q(summary_language=""),
                name="article_summary_has_words_if_a_language",
                violation_error_message="There is a language of the summary, but no summary.",
            ),
        ),
    ]
