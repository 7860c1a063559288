"""Moving many articles from one status to another: a log entry and a new version each, and all of them or none.

Up to AT_ONCE are one transaction (`AnyQuery.response_action`), written a slice a statement, so that none outlasts its
limit. Of more each press moves so many, whole; the page says how far it is, and pressing again goes on, as what is
moved is left out.
"""

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.review import by_status

from ..models import Article

# At a thousandth of a second or two each.
AT_ONCE = 2000
SLICE = 200
# How many were moved by the presses before.
BEFORE = "moved_before"
LONGEST_NUMBER = 9


class StatusActions:
    actions = ["publish", "withdraw", "back_to_draft"]

    @admin.action(description=gettext_lazy("Publish: readers see them"), permissions=["change"])
    def publish(self, request, articles):
        return self.move(request, articles, Article.Status.PUBLISHED)

    @admin.action(description=gettext_lazy("Withdraw: readers no longer see them"), permissions=["change"])
    def withdraw(self, request, articles):
        return self.move(request, articles, Article.Status.WITHDRAWN)

    @admin.action(description=gettext_lazy("Back to draft"), permissions=["change"])
    def back_to_draft(self, request, articles):
        return self.move(request, articles, Article.Status.DRAFT)

    def move(self, request, articles, status):
        """Six queries and three a slice. Gives the page that goes on, where there are more than AT_ONCE."""
        others = articles.exclude(status=status).order_by("pk")
        waiting = list(others.values_list("pk", flat=True))
        already = articles.count() - len(waiting)
        publishes = status == Article.Status.PUBLISHED
        own = by_status.own_waiting(request.user, Article, waiting) if publishes else set()
        waiting = [pk for pk in waiting if pk not in own]
        moved = [
            pk
            for first in range(0, min(AT_ONCE, len(waiting)), SLICE)
            for pk in self.move_slice(request, waiting[first : min(AT_ONCE, first + SLICE)], status)
        ]
        by_status.settle(moved, Article, self.statuses.state_of(status), request.user)
        done = moved_before(request) + len(moved)
        if moved and len(waiting) > AT_ONCE:
            return self.page_that_goes_on(request, done, len(waiting) - AT_ONCE)
        self.tell_of_own(request, own)
        self.tell(request, done, 0 if moved_before(request) else already, status)
        return None

    def move_slice(self, request, pks, status):
        """The numbers of those that had another status still; who saves one of them is waited for."""
        locked = Article.objects.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True)
        moved = list(locked.exclude(status=status).only("headline"))
        numbers = [article.pk for article in moved]
        Article.objects.filter(pk__in=numbers).update(status=status)
        what = [{"changed": {"fields": ["Status"]}}]
        LogEntry.objects.log_actions(request.user.pk, moved, CHANGE, what)
        return numbers

    def page_that_goes_on(self, request, done, left):
        """The same form once more, to be pressed."""
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
        again = [(name, value) for name, value in sent if name not in {BEFORE, "csrfmiddlewaretoken"}]
        context = {
            **self.admin_site.each_context(request),
            "title": self.get_actions(request)[request.POST["action"]][2],
            "opts": self.opts,
            "sent": again,
            "before": BEFORE,
            "done": done,
            "total": done + left,
            "at_once": AT_ONCE,
            "address": request.get_full_path(),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/articles/article/moving.html", context)

    def tell_of_own(self, request, own):
        """What somebody sent to review another publishes."""
        if own:
            told = ngettext(
                "%d was sent to review by you: another reviewer publishes it.",
                "%d were sent to review by you: another reviewer publishes them.",
                len(own),
            )
            self.message_user(request, told % len(own), messages.WARNING)

    def tell(self, request, moved, already, status):
        facts = {"number": moved, "status": status.label}
        told = ngettext(
            "%(number)d article is now “%(status)s”.", "%(number)d articles are now “%(status)s”.", moved
        )
        self.message_user(request, told % facts, messages.SUCCESS if moved else messages.WARNING)
        if already:
            told = ngettext("%d already had this status.", "%d already had this status.", already)
            self.message_user(request, told % already, messages.WARNING)


def moved_before(request):
    text = request.POST.get(BEFORE, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER else 0
