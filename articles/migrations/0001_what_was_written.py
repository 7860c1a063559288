"""What was written: every table of it."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models

import articles.models.article
import articles.models.listing
import summit_archive.text.folding
from summit_archive.postgres.install import InstallSql


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("participants", "0001_who_met"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InstallSql("sql/text_hash.sql"),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("headline", models.CharField(max_length=1000, verbose_name="headline")),
                ("standfirst", models.TextField(blank=True, verbose_name="standfirst")),
                ("body", models.TextField(blank=True, verbose_name="body")),
                (
                    "text_kind",
                    models.CharField(
                        choices=[
                            ("full", "the source's own text"),
                            ("summary", "a summary in the archive's own words"),
                        ],
                        default="full",
                        max_length=20,
                        verbose_name="the body is",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        help_text="BCP 47, such as en or ru.",
                        max_length=35,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z]{2,3}(-[A-Za-z0-9]+)*\\Z", "A language tag is expected, such as ru."
                            )
                        ],
                        verbose_name="language",
                    ),
                ),
                (
                    "published_on",
                    models.DateField(
                        blank=True,
                        help_text="Leave empty when the source does not say.",
                        null=True,
                        verbose_name="published on",
                    ),
                ),
                ("byline", models.CharField(blank=True, max_length=300, verbose_name="byline")),
                ("url", models.URLField(blank=True, max_length=2000, verbose_name="address")),
                (
                    "canonical_url",
                    models.URLField(
                        blank=True,
                        help_text="The address that the source itself calls the article's own. Two articles cannot share it.",
                        max_length=2000,
                        verbose_name="canonical address",
                    ),
                ),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=300, verbose_name="the source's own number"),
                ),
                ("retrieved_at", models.DateTimeField(blank=True, null=True, verbose_name="retrieved")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("in-review", "in review"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        help_text="Readers see only what is published.",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "body_hash",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Func(
                            models.F("body"), function="summit_text_hash", output_field=models.BinaryField()
                        ),
                        output_field=models.BinaryField(),
                    ),
                ),
                (
                    "countries",
                    models.ManyToManyField(
                        blank=True,
                        related_name="articles",
                        to="participants.country",
                        verbose_name="countries",
                    ),
                ),
                (
                    "organisations",
                    models.ManyToManyField(
                        blank=True,
                        related_name="articles",
                        to="participants.organisation",
                        verbose_name="organisations",
                    ),
                ),
                (
                    "people",
                    models.ManyToManyField(
                        blank=True, related_name="articles", to="participants.person", verbose_name="people"
                    ),
                ),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
                "ordering": [
                    models.OrderBy(models.F("published_on"), descending=True, nulls_last=True),
                    "-pk",
                ],
            },
        ),
        migrations.CreateModel(
            name="CodeBitmap",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "code", "chunk", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.BigIntegerField()),
                ("chunk", models.IntegerField()),
                ("bits", articles.models.listing.BitsField()),
            ],
        ),
        migrations.CreateModel(
            name="ListedLanguage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tag", models.CharField(max_length=35, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="ListingChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article_id", models.BigIntegerField()),
                ("sign", models.SmallIntegerField()),
                (
                    "codes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
        ),
        migrations.CreateModel(
            name="CodeCount",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "one", "other", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("one", models.BigIntegerField()),
                ("other", models.BigIntegerField()),
                ("number", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["other", "one"], name="code_count_other_way")],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("staged", "read, not yet compared"),
                            ("previewed", "waits for your word"),
                            ("running", "running, or stopped before its end"),
                            ("finished", "finished"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                        ],
                        default="running",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                ("fingerprint", models.CharField(editable=False, max_length=64)),
                (
                    "files",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=1000), size=None, verbose_name="files"
                    ),
                ),
                ("options", models.JSONField(default=dict, verbose_name="options")),
                ("mapping", models.TextField(blank=True, verbose_name="fields")),
                ("counts", models.JSONField(default=dict, verbose_name="counts")),
                ("unresolved", models.JSONField(default=list, verbose_name="names met and not known")),
                (
                    "publishers_made",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                ("so_far", models.JSONField(default=dict, editable=False)),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone")),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import batch",
                "verbose_name_plural": "import batches",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportProblem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("file", models.CharField(max_length=1000, verbose_name="file")),
                ("line", models.PositiveBigIntegerField(verbose_name="line")),
                ("outcome", models.CharField(max_length=20, verbose_name="outcome")),
                ("field", models.CharField(blank=True, max_length=200, verbose_name="field")),
                ("value", models.CharField(blank=True, max_length=300, verbose_name="value")),
                ("reason", models.TextField(verbose_name="reason")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="problems",
                        to="articles.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "problem of an import",
                "verbose_name_plural": "problems of imports",
                "ordering": ["batch", "number"],
            },
        ),
        migrations.CreateModel(
            name="ListedArticle",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "code",
                        "day",
                        "article_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("code", models.BigIntegerField()),
                ("day", models.DateField()),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[("body", "body"), ("headline", "headline"), ("standfirst", "standfirst")],
                        default="body",
                        max_length=20,
                        verbose_name="stands in the",
                    ),
                ),
                ("start", models.PositiveIntegerField(verbose_name="start")),
                (
                    "end",
                    models.PositiveIntegerField(
                        help_text="The character after the last one.", verbose_name="end"
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="text")),
                ("rule", models.CharField(max_length=100, verbose_name="how it was found")),
                (
                    "certainty",
                    models.CharField(
                        choices=[("sure", "sure"), ("likely", "likely"), ("possible", "possible")],
                        default="sure",
                        max_length=20,
                        verbose_name="how sure the rule is",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("suggested", "suggested"),
                            ("accepted", "accepted"),
                            ("rejected", "rejected"),
                        ],
                        default="suggested",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "is_checked",
                    models.BooleanField(
                        default=False,
                        editable=False,
                        help_text="What an editor decided stays, however often the article is linked again.",
                        verbose_name="checked by an editor",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="articles.article",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="participants.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="Who held the office on the article's day, as the terms of office said when it was linked.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="mentions_by_office",
                        to="participants.person",
                        verbose_name="held by",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="participants.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="participants.office",
                        verbose_name="office",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="participants.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mentions",
                        to="participants.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "mention",
                "verbose_name_plural": "mentions",
                "ordering": ["start", "-end", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Publisher",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("press-service", "press service"),
                            ("government", "government"),
                            ("agency", "news agency"),
                            ("newspaper", "newspaper"),
                            ("broadcaster", "broadcaster"),
                            ("aggregator", "aggregator"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=2000, verbose_name="site")),
                (
                    "sort_key",
                    summit_archive.text.folding.FoldedField(
                        db_index=True, editable=False, max_length=300, of="name"
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publishers",
                        to="participants.country",
                        verbose_name="country",
                    ),
                ),
            ],
            options={
                "verbose_name": "publisher",
                "verbose_name_plural": "publishers",
                "ordering": ["sort_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("as_given", models.CharField(max_length=1000, verbose_name="as given")),
                ("url", models.URLField(blank=True, max_length=2000, verbose_name="address")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="articles.article",
                    ),
                ),
                (
                    "cited_article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="cited_by",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="articles.publisher",
                        verbose_name="publisher",
                    ),
                ),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="publisher",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="articles.publisher",
                verbose_name="publisher",
            ),
        ),
        migrations.CreateModel(
            name="StagedRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                ("file", models.CharField(max_length=1000, verbose_name="file")),
                ("line", models.PositiveBigIntegerField(verbose_name="line")),
                ("fields", models.TextField(blank=True)),
                ("problems", models.JSONField(default=list)),
                ("outcome", models.CharField(blank=True, max_length=20, verbose_name="outcome")),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staged",
                        to="articles.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "staged record",
                "verbose_name_plural": "staged records",
                "ordering": ["batch", "number"],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="as given")),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to="articles.article",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to="participants.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to="participants.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "tag of the source",
                "verbose_name_plural": "tags of the source",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "sort_key",
                    summit_archive.text.folding.FoldedField(
                        db_index=True, editable=False, max_length=300, of="name"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="articles.topic",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["sort_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "speaker_name",
                    models.CharField(
                        blank=True,
                        help_text="When the source's words name nobody for certain.",
                        max_length=300,
                        verbose_name="speaker as given",
                    ),
                ),
                ("on_behalf_of", models.CharField(blank=True, max_length=300, verbose_name="on behalf of")),
                (
                    "manner",
                    models.CharField(
                        choices=[("quoted", "quoted"), ("paraphrased", "paraphrased")],
                        max_length=20,
                        verbose_name="manner",
                    ),
                ),
                ("text", models.TextField(verbose_name="words")),
                (
                    "start",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="start in the body"),
                ),
                ("end", models.PositiveIntegerField(blank=True, null=True, verbose_name="end in the body")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statements",
                        to="articles.article",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="participants.person",
                        verbose_name="speaker",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True, related_name="statements", to="articles.topic", verbose_name="topics"
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="topics",
            field=models.ManyToManyField(
                blank=True, related_name="articles", to="articles.topic", verbose_name="topics"
            ),
        ),
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="arrival",
                        serialize=False,
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "record",
                    models.PositiveIntegerField(
                        help_text="Its number among all that the batch has read.", verbose_name="record"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="articles.importbatch",
                        verbose_name="import batch",
                    ),
                ),
            ],
            options={
                "verbose_name": "arrival",
                "verbose_name_plural": "arrivals",
            },
        ),
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="listing",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("day", models.DateField()),
                (
                    "codes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["day", "article"], name="listing_by_day"),
                    django.contrib.postgres.indexes.GinIndex(fields=["codes"], name="listing_by_codes"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchedText",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="searched",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("day", models.DateField(null=True)),
                ("is_published", models.BooleanField()),
                ("is_stemmed", models.BooleanField()),
                ("is_sampled", models.BooleanField()),
                ("headline_words", models.SmallIntegerField()),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("is_published", True)),
                        fields=["vector"],
                        name="searched_published",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("is_published", True), ("is_sampled", True)),
                        fields=["vector"],
                        name="searched_sample",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("is_published", False)),
                        fields=["vector"],
                        name="searched_unpublished",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sketch",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="sketch",
                        serialize=False,
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                ("words", models.BinaryField()),
                (
                    "bands",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), default=list, size=None
                    ),
                ),
                ("sketch", models.BinaryField(default=b"")),
                (
                    "is_settled",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="No import puts it into a story, or into another one, from then on.",
                        verbose_name="an editor decided its story",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sketches",
                        to="articles.story",
                        verbose_name="story",
                    ),
                ),
            ],
            options={
                "verbose_name": "text as compared",
                "verbose_name_plural": "texts as compared",
            },
        ),
        migrations.CreateModel(
            name="Attestation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("confirmed", "confirmed"),
                            ("attended", "attended"),
                            ("absent", "absent"),
                            ("represented", "represented by another"),
                            ("online", "online"),
                            ("not-stated", "not stated"),
                        ],
                        max_length=20,
                        verbose_name="status that it gives",
                    ),
                ),
                (
                    "said_by_name",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the article itself says so.",
                        max_length=300,
                        verbose_name="said by (name as given)",
                    ),
                ),
                ("quote", models.CharField(blank=True, max_length=1000, verbose_name="quote")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attestations",
                        to="articles.article",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attestations",
                        to="participants.participation",
                        verbose_name="participant",
                    ),
                ),
                (
                    "said_by_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attestations",
                        to="participants.organisation",
                        verbose_name="said by (organisation)",
                    ),
                ),
                (
                    "said_by_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attestations",
                        to="participants.person",
                        verbose_name="said by (person)",
                    ),
                ),
            ],
            options={
                "verbose_name": "attestation",
                "verbose_name_plural": "attestations",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "article",
                            "participation",
                            "said_by_person",
                            "said_by_organisation",
                            "said_by_name",
                        ),
                        name="attestation_does_not_repeat",
                        nulls_distinct=False,
                        violation_error_message="This attestation is already in the list of this article.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("said_by_person__isnull", True),
                            ("said_by_organisation__isnull", True),
                            _connector="OR",
                        ),
                        name="attestation_is_said_by_one",
                        violation_error_message="Who said so: a person or an organisation, not both.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Coverage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("announces", "announces"),
                            ("reports", "reports"),
                            ("background", "gives background"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("rumoured", "rumoured"),
                            ("possible", "possible"),
                            ("announced", "announced"),
                            ("scheduled", "scheduled"),
                            ("held", "held"),
                            ("postponed", "postponed"),
                            ("cancelled", "cancelled"),
                            ("denied", "denied"),
                        ],
                        help_text="What this article says. Empty: it does not say.",
                        max_length=20,
                        verbose_name="status that it gives",
                    ),
                ),
                ("quote", models.CharField(blank=True, max_length=1000, verbose_name="quote")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coverage",
                        to="articles.article",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coverage",
                        to="participants.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "coverage",
                "verbose_name_plural": "coverage",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["meeting", "status", "id"], name="coverage_by_status")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "meeting"),
                        name="coverage_does_not_repeat",
                        violation_error_message="This meeting is already in the list of this article.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "running")),
                fields=("fingerprint",),
                name="import_runs_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="importproblem",
            constraint=models.UniqueConstraint(fields=("batch", "number"), name="problem_is_told_once"),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                models.OrderBy(models.F("article"), descending=True),
                models.OrderBy(models.F("start")),
                models.OrderBy(models.F("end"), descending=True),
                models.OrderBy(models.F("id")),
                condition=models.Q(("state", "suggested")),
                name="mention_suggested",
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.CheckConstraint(
                condition=models.Q(("start__lt", models.F("end"))),
                name="mention_ends_after_it_starts",
                violation_error_message="The end must be after the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("country__isnull", True),
                        ("meeting__isnull", True),
                        ("office__isnull", True),
                        ("organisation__isnull", True),
                        ("person__isnull", True),
                    ),
                    models.Q(
                        ("country__isnull", False),
                        ("meeting__isnull", True),
                        ("office__isnull", True),
                        ("organisation__isnull", True),
                        ("person__isnull", True),
                    ),
                    models.Q(
                        ("country__isnull", True),
                        ("meeting__isnull", True),
                        ("office__isnull", True),
                        ("organisation__isnull", True),
                        ("person__isnull", False),
                    ),
                    models.Q(
                        ("country__isnull", True),
                        ("meeting__isnull", True),
                        ("office__isnull", True),
                        ("organisation__isnull", False),
                        ("person__isnull", True),
                    ),
                    models.Q(
                        ("country__isnull", True),
                        ("meeting__isnull", True),
                        ("office__isnull", False),
                        ("organisation__isnull", True),
                        ("person__isnull", True),
                    ),
                    models.Q(
                        ("country__isnull", True),
                        ("meeting__isnull", False),
                        ("office__isnull", True),
                        ("organisation__isnull", True),
                        ("person__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="mention_names_at_most_one_thing",
                violation_error_message="A mention names one thing: choose one of them.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.CheckConstraint(
                condition=models.Q(("holder__isnull", True), ("office__isnull", False), _connector="OR"),
                name="mention_holder_holds_an_office",
            ),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.UniqueConstraint(
                fields=(
                    "article",
                    "part",
                    "start",
                    "end",
                    "country",
                    "person",
                    "organisation",
                    "office",
                    "meeting",
                ),
                name="mention_does_not_repeat",
                nulls_distinct=False,
                violation_error_message="This mention is already in the list.",
            ),
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.CheckConstraint(
                condition=models.Q(("as_given__regex", "\\S")), name="citation_says_what_was_given"
            ),
        ),
        migrations.AddIndex(
            model_name="stagedrecord",
            index=django.contrib.postgres.indexes.GinIndex(fields=["keys"], name="staged_record_by_keys"),
        ),
        migrations.AddConstraint(
            model_name="stagedrecord",
            constraint=models.UniqueConstraint(fields=("batch", "number"), name="staged_record_stands_once"),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("country__isnull", False), ("person__isnull", True)),
                    models.Q(("country__isnull", True), ("person__isnull", False)),
                    _connector="OR",
                ),
                name="tag_names_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.UniqueConstraint(
                fields=("article", "country", "person"), name="tag_does_not_repeat", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("pk")), _negated=True),
                name="topic_is_not_inside_itself",
                violation_error_message="A topic cannot be a part of itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("speaker__isnull", False), ("speaker_name__regex", "\\S"), _connector="OR"
                ),
                name="statement_names_its_speaker",
                violation_error_message="Name the speaker: a person, or the name as given.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end__isnull", True), ("start__isnull", True)),
                    models.Q(
                        ("end__gt", models.F("start")), ("end__isnull", False), ("start__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="statement_span_is_whole",
                violation_error_message="Give both the start and a later end, or neither.",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.OrderBy(models.F("published_on"), descending=True, nulls_last=True),
                models.OrderBy(models.F("id"), descending=True),
                name="article_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                models.OrderBy(models.F("published_on"), nulls_last=True),
                models.OrderBy(models.F("id")),
                name="article_oldest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("status", "published")),
                fields=["id"],
                include=("published_on", "publisher", "language"),
                name="article_published",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.HashIndex(fields=["url"], name="article_by_address"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=["publisher", "external_id"],
                name="article_by_number",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["body_hash"], name="article_by_text"),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                condition=models.Q(("canonical_url", ""), _negated=True),
                fields=("canonical_url", "text_kind"),
                name="article_of_one_address_stands_once",
                violation_error_message="An article with this canonical address is already in the archive.",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("headline", ""), _negated=True), name="article_has_a_headline"
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    django.db.models.functions.text.Length("body"), 2000000
                ),
                name="article_body_is_not_endless",
                violation_error_message="The body is longer than 2,000,000 characters.",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.LessThanOrEqual(
                    articles.models.article.OctetLength("canonical_url"), 2000
                ),
                name="article_canonical_address_fits_its_index",
                violation_error_message="The canonical address is longer than 2,000 bytes.",
            ),
        ),
        migrations.AddConstraint(
            model_name="arrival",
            constraint=models.UniqueConstraint(fields=("batch", "record"), name="arrival_is_of_one_record"),
        ),
        migrations.AddIndex(
            model_name="sketch",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("bands", []), _negated=True),
                fastupdate=False,
                fields=["bands"],
                name="sketch_by_bands",
            ),
        ),
        migrations.AddIndex(
            model_name="sketch",
            index=models.Index(fields=["words", "article"], name="sketch_by_words"),
        ),
    ]
