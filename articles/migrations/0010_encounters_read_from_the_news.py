"""What articles report of meetings, as read from their words, until somebody decides; and meetings proposed by them."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import summit_archive.dates.fields


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_a_summary_beside_the_text"),
        ("participants", "0011_meetings_may_be_visits_and_multilateral"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="place_line",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="Where the source says, beside its text, that this was: “The Kremlin, Moscow”.",
                max_length=300,
                verbose_name="place line",
            ),
        ),
        migrations.AddField(
            model_name="publisher",
            name="office",
            field=models.ForeignKey(
                blank=True,
                help_text="Whose doings its articles tell of without naming anybody: “Meeting with …” in a headline is a meeting of who holds this office.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="publishers",
                to="participants.office",
                verbose_name="press service of",
            ),
        ),
        migrations.CreateModel(
            name="EncounterDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("accept", "accepted"),
                            ("reject", "rejected"),
                            ("change", "changed and accepted"),
                        ],
                        max_length=20,
                        verbose_name="decision",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("decided_at", models.DateTimeField(auto_now_add=True, verbose_name="decided")),
                ("written", models.JSONField(default=list, editable=False)),
                ("changed", models.JSONField(default=list, editable=False)),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="taken back")),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="taken back by",
                    ),
                ),
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
                "verbose_name": "decision on encounters",
                "verbose_name_plural": "decisions on encounters",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("when", summit_archive.dates.fields.PartialDateField(verbose_name="when")),
                ("possible", summit_archive.dates.fields.PossibleDaysField(editable=False, of="when")),
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
                            ("multilateral", "multilateral"),
                            ("margins", "talks on the margins"),
                            ("call", "call"),
                            ("video-conference", "video conference"),
                            ("visit", "visit"),
                            ("other", "other"),
                        ],
                        max_length=30,
                        verbose_name="kind",
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
                ("stated_on", models.DateField(blank=True, null=True, verbose_name="day of the source")),
                (
                    "place_as_given",
                    models.CharField(blank=True, max_length=300, verbose_name="place as given"),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposal",
                        to="participants.meeting",
                        verbose_name="meeting made of it",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="participants.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposed_parts",
                        to="participants.meeting",
                        verbose_name="part of",
                    ),
                ),
                (
                    "parent_proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="articles.proposal",
                        verbose_name="part of the proposed",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="participants.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="participants.meetingseries",
                        verbose_name="series",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed meeting",
                "verbose_name_plural": "proposed meetings",
                "ordering": ["-possible", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Encounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("when", summit_archive.dates.fields.PartialDateField(verbose_name="when")),
                ("possible", summit_archive.dates.fields.PossibleDaysField(editable=False, of="when")),
                ("number", models.PositiveSmallIntegerField(verbose_name="place in the article")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summit", "summit"),
                            ("informal-summit", "informal summit"),
                            ("council-session", "council session"),
                            ("bilateral", "bilateral"),
                            ("trilateral", "trilateral"),
                            ("multilateral", "multilateral"),
                            ("margins", "talks on the margins"),
                            ("call", "call"),
                            ("video-conference", "video conference"),
                            ("visit", "visit"),
                            ("other", "other"),
                        ],
                        max_length=30,
                        verbose_name="kind",
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
                (
                    "when_basis",
                    models.CharField(
                        choices=[
                            ("published", "the article's day"),
                            ("stated", "a day that the text names"),
                            ("inferred", "bounded by the article's day"),
                            ("not-stated", "not stated"),
                        ],
                        max_length=20,
                        verbose_name="how the day is known",
                    ),
                ),
                (
                    "place_as_given",
                    models.CharField(blank=True, max_length=300, verbose_name="place as given"),
                ),
                (
                    "body_as_given",
                    models.CharField(blank=True, max_length=300, verbose_name="organisation as given"),
                ),
                (
                    "within_as_given",
                    models.CharField(blank=True, max_length=300, verbose_name="within, as given"),
                ),
                ("subject", models.CharField(blank=True, max_length=500, verbose_name="subject")),
                ("spans", models.JSONField(default=list, verbose_name="words that show it")),
                ("rule", models.CharField(max_length=100, verbose_name="how it was read")),
                (
                    "certainty",
                    models.CharField(
                        choices=[("sure", "sure"), ("likely", "likely"), ("possible", "possible")],
                        max_length=20,
                        verbose_name="how sure the rule is",
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=32)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("accepted", "accepted"),
                            ("rejected", "rejected"),
                            ("superseded", "superseded"),
                        ],
                        default="proposed",
                        max_length=20,
                        verbose_name="state",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="encounters",
                        to="articles.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "changed_to",
                    models.OneToOneField(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="changed_from",
                        to="articles.encounter",
                        verbose_name="changed to",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="encounters_there",
                        to="participants.country",
                        verbose_name="in the country",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="encounters",
                        to="participants.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="encounters_of_its",
                        to="participants.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="encounters",
                        to="participants.place",
                        verbose_name="place",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="encounters",
                        to="participants.meetingseries",
                        verbose_name="series",
                    ),
                ),
                (
                    "within",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="parts",
                        to="articles.encounter",
                        verbose_name="within",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="encounters",
                        to="articles.encounterdecision",
                        verbose_name="decision",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="encounters",
                        to="articles.proposal",
                        verbose_name="proposed meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "encounter",
                "verbose_name_plural": "encounters",
                "ordering": ["article", "number", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SelfAcceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_on", models.BooleanField(default=False, verbose_name="switched on")),
                (
                    "rules",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        blank=True,
                        default=list,
                        help_text="The rules whose encounters are accepted. Empty: all that are as sure.",
                        size=None,
                        verbose_name="rules",
                    ),
                ),
                (
                    "certainty",
                    models.CharField(
                        choices=[("sure", "sure"), ("likely", "likely"), ("possible", "possible")],
                        default="sure",
                        max_length=20,
                        verbose_name="from which sureness on",
                    ),
                ),
                (
                    "publisher",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="self_acceptance",
                        to="articles.publisher",
                        verbose_name="publisher",
                    ),
                ),
            ],
            options={
                "verbose_name": "acceptance by itself",
                "verbose_name_plural": "acceptances by themselves",
            },
        ),
        migrations.CreateModel(
            name="EncounterParty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="place in the encounter")),
                ("name_as_given", models.CharField(blank=True, max_length=300, verbose_name="name as given")),
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
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "said_by_name",
                    models.CharField(blank=True, max_length=300, verbose_name="said by (name as given)"),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="encounter_parties",
                        to="participants.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "encounter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="articles.encounter",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="encounter_parties",
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
                        related_name="encounter_parties",
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
                        related_name="encounter_parties",
                        to="participants.person",
                        verbose_name="person",
                    ),
                ),
                (
                    "said_by_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="participants.organisation",
                        verbose_name="said by (organisation)",
                    ),
                ),
                (
                    "said_by_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="participants.person",
                        verbose_name="said by (person)",
                    ),
                ),
            ],
            options={
                "verbose_name": "party of an encounter",
                "verbose_name_plural": "parties of encounters",
                "ordering": ["encounter", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("encounter", "number"), name="encounter_party_stands_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("country__isnull", False),
                            ("organisation__isnull", False),
                            ("office__isnull", False),
                            ("person__isnull", False),
                            ("name_as_given__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="encounter_party_names_somebody",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent_proposal", models.F("pk")), _negated=True),
                name="proposal_is_not_inside_itself",
            ),
        ),
        migrations.AddIndex(
            model_name="encounter",
            index=models.Index(
                condition=models.Q(("state", "proposed")),
                fields=["proposal", "id"],
                name="encounter_proposed",
            ),
        ),
        migrations.AddIndex(
            model_name="encounter",
            index=models.Index(fields=["meeting", "state", "id"], name="encounter_by_meeting"),
        ),
        migrations.AddConstraint(
            model_name="encounter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision__isnull", True), ("state", "proposed")),
                    models.Q(
                        ("decision__isnull", False), ("state__in", ["accepted", "rejected", "superseded"])
                    ),
                    _connector="OR",
                ),
                name="encounter_is_decided_by_a_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="encounter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "accepted"), _negated=True),
                    ("meeting__isnull", False),
                    ("proposal__isnull", False),
                    _connector="OR",
                ),
                name="encounter_accepted_tells_of_a_meeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="encounter",
            constraint=models.UniqueConstraint(
                fields=("article", "digest"), name="encounter_does_not_repeat_in_its_article"
            ),
        ),
    ]
