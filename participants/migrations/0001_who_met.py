"""Who met: every table of it."""

import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations, models

import participants.models.in_force
import participants.models.meeting
import summit_archive.dates.fields
import summit_archive.text.folding


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("summit_archive", "0001_the_ground"),
    ]

    operations = [
        # Exclusion constraints on whole numbers and ranges together; search by likeness; accents.
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.CreateModel(
            name="Country",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                (
                    "wikidata",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\AQ[1-9]\\d*\\Z", "A Wikidata number is expected, such as Q7747."
                            )
                        ],
                        verbose_name="Wikidata",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="ISO 3166-1 alpha-2, such as KZ. It is also the page's address.",
                        max_length=2,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Z]{2}\\Z", "Two capital letters are expected, such as KZ."
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("alpha3", models.CharField(blank=True, max_length=3, verbose_name="three-letter code")),
                (
                    "name",
                    models.CharField(
                        help_text="The short English name.", max_length=200, verbose_name="name"
                    ),
                ),
                ("official_name", models.CharField(blank=True, max_length=300, verbose_name="official name")),
                (
                    "region",
                    models.CharField(
                        blank=True,
                        help_text="The United Nations' sub-region (M49).",
                        max_length=100,
                        verbose_name="region",
                    ),
                ),
                (
                    "is_of_region",
                    models.BooleanField(
                        default=False,
                        help_text="One of the states that the archive follows in depth. They come first in lists.",
                        verbose_name="of the region",
                    ),
                ),
                (
                    "sort_key",
                    summit_archive.text.folding.FoldedField(
                        db_index=True, editable=False, max_length=300, of="name"
                    ),
                ),
            ],
            options={
                "verbose_name": "country",
                "verbose_name_plural": "countries",
                "ordering": ["sort_key", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z]{2}$")), name="country_code_is_alpha_2"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                (
                    "wikidata",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\AQ[1-9]\\d*\\Z", "A Wikidata number is expected, such as Q7747."
                            )
                        ],
                        verbose_name="Wikidata",
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("abbreviation", models.CharField(blank=True, max_length=40, verbose_name="abbreviation")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("intergovernmental", "intergovernmental organisation"),
                            ("government", "government or part of one"),
                            ("other", "other"),
                        ],
                        default="intergovernmental",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "founded_on",
                    models.DateField(
                        blank=True,
                        help_text="The earliest day on which a meeting of it with no stated year may have been.",
                        null=True,
                        verbose_name="founded on",
                    ),
                ),
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
                        help_text="Only for a body of one country.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="participants.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="participants.organisation",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["sort_key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                (
                    "wikidata",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\AQ[1-9]\\d*\\Z", "A Wikidata number is expected, such as Q7747."
                            )
                        ],
                        verbose_name="Wikidata",
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                (
                    "name",
                    models.CharField(
                        help_text="Such as “President of Kazakhstan”.", max_length=200, verbose_name="name"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("head-of-state", "head of state"),
                            ("head-of-government", "head of government"),
                            ("minister", "minister"),
                            ("spokesperson", "spokesperson"),
                            ("chair", "chair"),
                            ("executive-secretary", "executive secretary"),
                            ("other", "other"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="participants.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to="participants.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "offices",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                (
                    "start",
                    summit_archive.dates.fields.PartialDateField(blank=True, null=True, verbose_name="from"),
                ),
                (
                    "end",
                    summit_archive.dates.fields.PartialDateField(
                        blank=True,
                        help_text="Leave empty when it has not ended as far as the source knows.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "surely_in_force",
                    participants.models.in_force.DaysInForceField(ask="days_surely_in_force", editable=False),
                ),
                (
                    "possibly_in_force",
                    participants.models.in_force.DaysInForceField(
                        ask="days_possibly_in_force", editable=False
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("member", "member"),
                            ("associate", "associate"),
                            ("observer", "observer"),
                            ("suspended", "suspended"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="member",
                        max_length=20,
                        verbose_name="standing",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="participants.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="participants.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ["organisation", "country", "possibly_in_force"],
            },
        ),
        migrations.CreateModel(
            name="MeetingSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("summit", "summit"),
                            ("informal-summit", "informal summit"),
                            ("council-session", "council session"),
                            ("bilateral", "bilateral"),
                            ("trilateral", "trilateral"),
                            ("margins", "talks on the margins"),
                            ("call", "call"),
                            ("video-conference", "video conference"),
                            ("other", "other"),
                        ],
                        max_length=30,
                        verbose_name="kind of its meetings",
                    ),
                ),
                (
                    "usual_month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="usual month",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="participants.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "series of meetings",
                "verbose_name_plural": "series of meetings",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summit", "summit"),
                            ("informal-summit", "informal summit"),
                            ("council-session", "council session"),
                            ("bilateral", "bilateral"),
                            ("trilateral", "trilateral"),
                            ("margins", "talks on the margins"),
                            ("call", "call"),
                            ("video-conference", "video conference"),
                            ("other", "other"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "edition",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Its number in the series, if a source counts.",
                        null=True,
                        verbose_name="edition",
                    ),
                ),
                ("when", summit_archive.dates.fields.PartialDateField(verbose_name="when")),
                (
                    "not_before",
                    models.DateField(
                        blank=True,
                        help_text="Narrows a date that is only partly known. Say why below.",
                        null=True,
                        verbose_name="not before",
                    ),
                ),
                ("not_after", models.DateField(blank=True, null=True, verbose_name="not after")),
                (
                    "window_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason for narrowing"),
                ),
                ("possible", summit_archive.dates.fields.PossibleDaysField(editable=False, of="when")),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("in-person", "in person"),
                            ("online", "online"),
                            ("by-phone", "by phone"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="format",
                    ),
                ),
                (
                    "status",
                    models.CharField(
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
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "recorded_on",
                    models.DateField(
                        default=participants.models.meeting.today, editable=False, verbose_name="recorded on"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The larger meeting that this one is a part of. A session of another organisation is a link.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="participants.meeting",
                        verbose_name="part of",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="participants.meetingseries",
                        verbose_name="series",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="participants.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["-possible", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                (
                    "wikidata",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\AQ[1-9]\\d*\\Z", "A Wikidata number is expected, such as Q7747."
                            )
                        ],
                        verbose_name="Wikidata",
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                (
                    "name",
                    models.CharField(
                        help_text="As readers know the person, in English.",
                        max_length=200,
                        verbose_name="name",
                    ),
                ),
                (
                    "family_name",
                    models.CharField(
                        blank=True,
                        help_text="What lists are sorted by. Empty: the whole name.",
                        max_length=120,
                        verbose_name="family name",
                    ),
                ),
                (
                    "sort_key",
                    summit_archive.text.folding.FoldedField(
                        db_index=True, editable=False, max_length=300, of="sort_name"
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["sort_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__in", ["network", "trips"]), _negated=True),
                        name="person_slug_is_no_other_page",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                (
                    "name_as_given",
                    models.CharField(
                        blank=True,
                        help_text="When the source's words name nobody for certain.",
                        max_length=300,
                        verbose_name="name as given",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("host", "host"),
                            ("chair", "chair"),
                            ("member", "member"),
                            ("observer", "observer"),
                            ("guest", "guest"),
                            ("participant", "participant"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="role",
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
                        default="not-stated",
                        help_text="Your conclusion. An invitation is not attendance.",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="participants.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="participants.meeting",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        help_text="When the source names the office and not the person. Who held it follows from the date.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="participants.office",
                        verbose_name="office",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="participants.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="participants.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="name")),
                (
                    "language",
                    models.CharField(
                        help_text="BCP 47, such as en or ru.",
                        max_length=35,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[A-Za-z0-9]+(-[A-Za-z0-9]+)*\\Z",
                                "A language tag is expected, such as ru.",
                            )
                        ],
                        verbose_name="language",
                    ),
                ),
                (
                    "script",
                    models.CharField(
                        blank=True,
                        help_text="ISO 15924, such as Latn or Cyrl.",
                        max_length=4,
                        verbose_name="script",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("preferred", "preferred"),
                            ("official", "official"),
                            ("variant", "variant"),
                            ("short", "short or abbreviation"),
                            ("native", "native"),
                            ("transliteration", "transliteration"),
                            ("demonym", "demonym"),
                            ("former", "former"),
                            ("metonym", "stands for it"),
                            ("case-form", "case form"),
                        ],
                        default="variant",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "folded",
                    summit_archive.text.folding.FoldedField(
                        db_index=True, editable=False, max_length=300, of="text"
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="participants.country",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="participants.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="participants.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "name",
                "verbose_name_plural": "names",
                "ordering": ["language", "kind", "text"],
            },
        ),
        migrations.CreateModel(
            name="Leader",
            fields=[],
            options={
                "verbose_name": "leader",
                "verbose_name_plural": "leaders",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("participants.person",),
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                ("slug", models.SlugField(max_length=120, unique=True, verbose_name="address")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=7,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=7,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
                        verbose_name="longitude",
                    ),
                ),
                (
                    "sort_key",
                    summit_archive.text.folding.FoldedField(
                        db_index=True, editable=False, max_length=300, of="name"
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="participants.country",
                        verbose_name="country",
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ["sort_key", "pk"],
            },
        ),
        migrations.AddField(
            model_name="meeting",
            name="place",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="participants.place",
                verbose_name="place",
            ),
        ),
        migrations.CreateModel(
            name="ReferenceRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.CharField(help_text="The file's name without its ending.", max_length=60)),
                (
                    "key",
                    models.TextField(help_text="The cells that tell the row from the others of its file."),
                ),
                ("values", models.JSONField(help_text="The cells as the file had them, by column.")),
                (
                    "object_id",
                    models.BigIntegerField(help_text="The row of the file's table that was made of it."),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("file", "key"), name="reference_row_is_remembered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SeriesSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        help_text="The year of which no edition was found.",
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="What was searched, as a reader would cite it, and for which words.",
                        max_length=500,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\S", "Where was searched: a source is expected."
                            )
                        ],
                        verbose_name="searched in",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                ("searched_on", models.DateField(verbose_name="searched on")),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="searches",
                        to="participants.meetingseries",
                        verbose_name="series",
                    ),
                ),
            ],
            options={
                "verbose_name": "search that found no edition",
                "verbose_name_plural": "searches that found no edition",
                "ordering": ["year", "-searched_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                (
                    "start",
                    summit_archive.dates.fields.PartialDateField(blank=True, null=True, verbose_name="from"),
                ),
                (
                    "end",
                    summit_archive.dates.fields.PartialDateField(
                        blank=True,
                        help_text="Leave empty when it has not ended as far as the source knows.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                (
                    "surely_in_force",
                    participants.models.in_force.DaysInForceField(ask="days_surely_in_force", editable=False),
                ),
                (
                    "possibly_in_force",
                    participants.models.in_force.DaysInForceField(
                        ask="days_possibly_in_force", editable=False
                    ),
                ),
                ("is_acting", models.BooleanField(default=False, verbose_name="acting")),
                ("how_ended", models.CharField(blank=True, max_length=200, verbose_name="how it ended")),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="participants.office",
                        verbose_name="office",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="participants.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "terms",
                "ordering": ["office", "possibly_in_force"],
            },
        ),
        migrations.CreateModel(
            name="MeetingLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where this fact comes from, as a reader would cite it.",
                        max_length=500,
                        verbose_name="source",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=2000, verbose_name="source's address")),
                (
                    "confirmation",
                    models.CharField(
                        choices=[
                            ("confirmed", "confirmed"),
                            ("partly", "partly confirmed"),
                            ("unconfirmed", "unconfirmed"),
                            ("not-stated", "not stated"),
                        ],
                        default="not-stated",
                        max_length=20,
                        verbose_name="confirmation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("sibling", "held beside"),
                            ("back-to-back", "back to back with"),
                            ("replaced-by", "replaced by"),
                            ("continues", "continues"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_out",
                        to="participants.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_in",
                        to="participants.meeting",
                        verbose_name="other meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "link to another meeting",
                "verbose_name_plural": "links to other meetings",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("first", "second", "kind"), name="meeting_link_does_not_repeat"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True),
                        name="meeting_link_joins_two_meetings",
                        violation_error_message="A meeting cannot be linked to itself.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("pk")), _negated=True),
                name="organisation_is_not_inside_itself",
                violation_error_message="An organisation cannot be a part of itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("country__isnull", False), ("organisation__isnull", True)),
                    models.Q(("country__isnull", True), ("organisation__isnull", False)),
                    _connector="OR",
                ),
                name="office_is_of_one_country_or_organisation",
                violation_error_message="An office is of a country or of an organisation: choose one of the two.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                expressions=[("country", "="), ("organisation", "="), ("surely_in_force", "&&")],
                name="membership_standings_do_not_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("possibly_in_force__isempty", False)),
                name="membership_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingseries",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("usual_month__isnull", True), ("usual_month__range", (1, 12)), _connector="OR"
                ),
                name="series_month_is_a_month",
            ),
        ),
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(
                condition=models.Q(("role__in", ["host", "chair"])),
                fields=["meeting"],
                include=("country", "office", "status"),
                name="participation_hosts",
            ),
        ),
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(
                condition=models.Q(("status", "absent"), _negated=True),
                fields=["country", "office", "status", "person"],
                include=("meeting",),
                name="participation_parties",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("country__isnull", False),
                    ("organisation__isnull", False),
                    ("office__isnull", False),
                    ("person__isnull", False),
                    ("name_as_given__regex", "\\S"),
                    _connector="OR",
                ),
                name="participation_names_somebody",
                violation_error_message="Name a country, an organisation, an office, a person, or the name as given.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                fields=("meeting", "country", "organisation", "office", "person", "name_as_given"),
                name="participation_does_not_repeat",
                nulls_distinct=False,
                violation_error_message="This participant is already in the list of this meeting.",
            ),
        ),
        migrations.AddConstraint(
            model_name="name",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("country__isnull", False), ("organisation__isnull", True), ("person__isnull", True)
                    ),
                    models.Q(
                        ("country__isnull", True), ("organisation__isnull", True), ("person__isnull", False)
                    ),
                    models.Q(
                        ("country__isnull", True), ("organisation__isnull", False), ("person__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="name_has_one_owner",
                violation_error_message="A name belongs to one country, one person or one organisation.",
            ),
        ),
        migrations.AddConstraint(
            model_name="name",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "preferred")),
                fields=("country", "person", "organisation", "language"),
                name="name_is_the_only_preferred_one_in_its_language",
                nulls_distinct=False,
                violation_error_message="There is already a preferred name in this language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="name",
            constraint=models.UniqueConstraint(
                fields=("country", "person", "organisation", "language", "text"),
                name="name_does_not_repeat",
                nulls_distinct=False,
                violation_error_message="This name is already in the list.",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                    models.Q(
                        ("latitude__isnull", False),
                        ("latitude__range", (-90, 90)),
                        ("longitude__isnull", False),
                        ("longitude__range", (-180, 180)),
                    ),
                    _connector="OR",
                ),
                name="place_has_both_coordinates_or_none",
                violation_error_message="Give both coordinates, or neither.",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["possible"], name="meeting_possible_days"
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["-possible", "id"], name="meeting_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__in", ["map", "never-held", "timeline"]), _negated=True),
                name="meeting_slug_is_no_other_page",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("pk")), _negated=True),
                name="meeting_is_not_inside_itself",
                violation_error_message="A meeting cannot be a part of itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("not_before__isnull", True),
                    ("not_after__isnull", True),
                    ("not_before__lte", models.F("not_after")),
                    _connector="OR",
                ),
                name="meeting_window_is_in_order",
                violation_error_message="“Not before” must not be later than “not after”.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("not_after__isnull", True), ("not_before__isnull", True)),
                    models.Q(("window_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="meeting_window_has_a_reason",
                violation_error_message="Say why the date is narrowed: a reason is expected.",
            ),
        ),
        migrations.AddConstraint(
            model_name="seriessearch",
            constraint=models.UniqueConstraint(
                fields=("series", "year", "source"),
                name="series_search_does_not_repeat",
                violation_error_message="A search of this source for this year is in the list already: change its day instead.",
            ),
        ),
        migrations.AddConstraint(
            model_name="seriessearch",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__range", (1900, 2100))),
                name="series_search_is_of_a_year",
                violation_error_message="A year from 1900 to 2100 is expected.",
            ),
        ),
        migrations.AddConstraint(
            model_name="seriessearch",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__regex", "\\S")),
                name="series_search_names_its_source",
                violation_error_message="Where was searched: a source is expected.",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                deferrable=django.db.models.constraints.Deferrable["IMMEDIATE"],
                expressions=[("person", "="), ("office", "="), ("surely_in_force", "&&")],
                name="term_of_one_person_in_one_office_does_not_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("possibly_in_force__isempty", False)), name="term_ends_after_it_starts"
            ),
        ),
    ]
