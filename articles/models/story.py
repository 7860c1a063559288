"""Stories: articles whose texts are nearly the same, grouped as versions of one."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Story(models.Model):
    """What several articles tell in nearly the same words. It has no words of its own."""

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def __str__(self):
        return str(self.pk)


class Sketch(models.Model):
    """What an article's text is compared by, and the story that it is a version of: see importing/likeness/.

    `bands` finds the texts that may be alike, `sketch` tells how alike two of them are, `words` is
    the same for texts that differ in spaces, quotes and letter case alone.
    """

    article = models.OneToOneField(
        "Article", models.CASCADE, primary_key=True, related_name="sketch", verbose_name=_("article")
    )
    story = models.ForeignKey(
        Story, models.SET_NULL, null=True, blank=True, related_name="sketches", verbose_name=_("story")
    )
    words = models.BinaryField()
    bands = ArrayField(models.IntegerField(), default=list)
    sketch = models.BinaryField(default=b"")
    is_settled = models.BooleanField(
        _("an editor decided its story"),
        default=False,
        db_default=False,
        help_text=_("No import puts it into a story, or into another one, from then on."),
    )

    class Meta:
        verbose_name = _("text as compared")
        verbose_name_plural = _("texts as compared")
        indexes = [
            # Looked up at every batch of an import: a list of what is still to be sorted in would be walked each time.
            GinIndex(fields=["bands"], name="sketch_by_bands", fastupdate=False, condition=~Q(bands=[])),
            models.Index(fields=["words", "article"], name="sketch_by_words"),
        ]

    def __str__(self):
        return str(self.article_id)
