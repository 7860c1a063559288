from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_uploads_in_slices_and_settled_stories")]

    operations = [
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(
                F("article").desc(),
                F("start").asc(),
                F("end").desc(),
                F("id").asc(),
                condition=Q(state="suggested"),
                name="mention_suggested",
            ),
        ),
    ]
