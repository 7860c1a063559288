"""A meeting may be a visit, or of several sides without being a summit."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0010_states_that_existed_for_a_time"),
    ]

    operations = [
        migrations.AlterField(
            model_name="meeting",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="meetingseries",
            name="kind",
            field=models.CharField(
                blank=True,
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
                verbose_name="kind of its meetings",
            ),
        ),
    ]
