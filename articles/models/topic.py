"""What articles and statements are about: a small tree."""

from collections import defaultdict

from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.called import in_order
from summit_archive.records import Versioned, refuse_own_descendant
from summit_archive.text.folding import FoldedField
from summit_archive.web.fast_reverse import path_to
from summit_archive.wording.language import is_russian


class TopicQuerySet(models.QuerySet):
    def as_tree(self):
        """Each with its `depth`, after its parent. One query: the tree is small."""
        parts = defaultdict(list)
        for topic in in_order(self.order_by("sort_key", "pk")):
            parts[topic.parent_id].append(topic)
        found, waiting = [], [(topic, 0) for topic in reversed(parts[None])]
        while waiting:
            topic, topic.depth = waiting.pop()
            found.append(topic)
            waiting += [(part, topic.depth + 1) for part in reversed(parts[topic.pk])]
        return found


class Topic(Versioned):
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_ru = models.CharField(
        _("name in Russian"),
        max_length=200,
        blank=True,
        help_text=_("As pages in Russian call it; empty, they use the name above."),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    sort_key = FoldedField(of="name")

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="topic_is_not_inside_itself",
                violation_error_message=_("A topic cannot be a part of itself."),
            ),
        ]

    def __str__(self):
        return self.called

    @property
    def called(self):
        """The name in the language of the page."""
        return is_russian() and self.name_ru or self.name

    def get_absolute_url(self):
        return path_to("topic-detail", self.slug)

    def clean(self):
        refuse_own_descendant(self)
