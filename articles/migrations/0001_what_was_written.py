"""What was written: the first tables."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

import summit_archive.text.folding


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("participants", "0001_who_met"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE FUNCTION summit_text_hash(text) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE"
            " AS $$ SELECT sha256(convert_to($1, 'UTF8')) $$;",
            "DROP FUNCTION summit_text_hash(text);",
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
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("headline", models.CharField(max_length=500, verbose_name="headline")),
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
                                "\\A[a-z]{2,3}(-[A-Za-z0-9]+)*\\Z",
                                "A language tag is expected, such as ru.",
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
                (
                    "retrieved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="retrieved"),
                ),
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
                            models.F("body"),
                            function="summit_text_hash",
                            output_field=models.BinaryField(),
                        ),
                        output_field=models.BinaryField(),
                    ),
                ),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.CombinedSearchVector(
                            django.contrib.postgres.search.CombinedSearchVector(
                                django.contrib.postgres.search.SearchVector(
                                    "headline", config="russian", weight="A"
                                ),
                                "||",
                                django.contrib.postgres.search.SearchVector(
                                    "standfirst", config="russian", weight="B"
                                ),
                                django.contrib.postgres.search.SearchConfig("russian"),
                            ),
                            "||",
                            django.contrib.postgres.search.SearchVector(
                                django.db.models.functions.text.Left("body", 250000),
                                config="russian",
                                weight="C",
                            ),
                            django.contrib.postgres.search.SearchConfig("russian"),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
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
                        blank=True,
                        related_name="articles",
                        to="participants.person",
                        verbose_name="people",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="articles.publisher",
                        verbose_name="publisher",
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
                (
                    "on_behalf_of",
                    models.CharField(blank=True, max_length=300, verbose_name="on behalf of"),
                ),
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
                (
                    "end",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="end in the body"),
                ),
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
                        blank=True,
                        related_name="statements",
                        to="articles.topic",
                        verbose_name="topics",
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "meeting"),
                        name="coverage_does_not_repeat",
                        violation_error_message="This meeting is already in the list of this article.",
                    )
                ],
            },
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))),
                        name="mention_ends_after_it_starts",
                        violation_error_message="The end must be after the start.",
                    ),
                    models.CheckConstraint(
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
                    models.UniqueConstraint(
                        fields=(
                            "article",
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
                ],
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("as_given", ""), _negated=True),
                        name="citation_says_what_was_given",
                    )
                ],
            },
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
                    ("speaker__isnull", False),
                    models.Q(("speaker_name", ""), _negated=True),
                    _connector="OR",
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
                    models.Q(("end__gt", models.F("start")), ("start__isnull", False)),
                    _connector="OR",
                ),
                name="statement_span_is_whole",
                violation_error_message="Give both the start and a later end, or neither.",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="article_search"),
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
    ]
