"""Links between meetings, neither of which is a part of the other."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from summit_archive.merging.as_one import AsOne
from summit_archive.records import Sourced, found_by_source

from .meeting import Meeting


class MeetingLink(Sourced):
    """Two meetings that belong together without one being a part of the other, or that are perhaps one."""

    class Kind(models.TextChoices):
        SIBLING = "sibling", _("held beside")
        BACK_TO_BACK = "back-to-back", _("back to back with")
        REPLACED_BY = "replaced-by", _("replaced by")
        CONTINUES = "continues", _("continues")
        PERHAPS_SAME = "perhaps-same", _("perhaps the same as")

    first = models.ForeignKey(Meeting, models.CASCADE, related_name="links_out", verbose_name=_("meeting"))
    second = models.ForeignKey(
        Meeting, models.CASCADE, related_name="links_in", verbose_name=_("other meeting")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)

    as_one = AsOne(where="first")

    class Meta:
        verbose_name = _("link to another meeting")
        verbose_name_plural = _("links to other meetings")
        ordering = ["pk"]
        indexes = [found_by_source("meeting_link")]
        constraints = [
            models.UniqueConstraint(fields=["first", "second", "kind"], name="meeting_link_does_not_repeat"),
            models.CheckConstraint(
                condition=~Q(first=F("second")),
                name="meeting_link_joins_two_meetings",
                violation_error_message=_("A meeting cannot be linked to itself."),
            ),
            # It says the same from both ends.
            models.UniqueConstraint(
                Least("first", "second"),
                Greatest("first", "second"),
                condition=Q(kind="perhaps-same"),
                name="meeting_link_of_perhaps_one_is_said_once",
                violation_error_message=_(
                    "These two meetings are linked already as perhaps the same: one of the two says it for both."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.first} — {self.get_kind_display()} — {self.second}"

    @property
    def kind_seen_from_second(self):
        """The link's kind as the other meeting's page says it."""
        seen_from_second = {
            self.Kind.REPLACED_BY: _("replaces"),
            self.Kind.CONTINUES: _("continued by"),
        }
        return seen_from_second.get(self.kind) or self.get_kind_display()
