"""The inbox: all that waits for an editor, grouped by words, name, article or target, and decided a group at a time.

A page of its own, not one of a model: what waits is of five tables, and no list of one of them could count the others.
Reported meetings, grouped by meeting, keep their page (encounters.py), which has the same ways at its head.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import Resolver404, include, path, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from summit_archive.editing.site import rows_with_words, search_words
from summit_archive.history.tables import Step
from summit_archive.records import number_in
from summit_archive.web.json import answer
from summit_archive.web.languages import within

from ..desk.article_groups import KEY as OF_ARTICLE
from ..desk.article_groups import ArticlesPage, article_groups
from ..desk.choosing import choices, in_words, name_of_kind
from ..desk.lines import MOST_LINES, MOST_ON_ITS_PAGE
from ..desk.name_groups import NamesPage, one_name_group
from ..desk.seen import seen_by
from ..desk.waiting import WAYS, how_much_waits, ways
from ..desk.word_groups import KEY, WordsPage, one_word_group
from ..models import Mention
from .inbox_decisions import Made
from .inbox_presses import STEP, Outcome, press

DECIDES = [
    "articles.change_mention",
    "articles.change_encounter",
    "articles.change_proposedstatement",
    "articles.change_proposedcitation",
]
LOOKS = ["articles.view_mention", *DECIDES]
MOST_STEPS = 50


@dataclass(frozen=True)
class Asked:
    """What the address asks for. Whatever cannot be read is as if it were not there."""

    by: str
    words: str = ""
    article: int | None = None
    batch: int | None = None
    after: str = ""
    page: int = 1

    @classmethod
    def read(cls, query: Any) -> "Asked":
        by = query.get("by", "")
        return cls(
            by if by in WAYS else "words",
            " ".join(search_words(query.get("q", ""))),
            number_in(query.get("article")),
            number_in(query.get("batch")),
            query.get("after", ""),
            min(number_in(query.get("page")) or 1, 10**6),
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.article or self.batch)

    def mentions(self, user: Any):
        """The suggestions that are asked for, and that `user` may see."""
        waiting = seen_by(user, Mention.objects.waiting())
        if self.words:
            waiting = rows_with_words(waiting, ["text"], self.words.split())
        if self.article:
            waiting = waiting.filter(article=self.article)
        return waiting.filter(article__arrival__batch=self.batch) if self.batch else waiting

    def address(self, **changes: Any) -> str:
        facts = {"by": self.by, "q": self.words, "article": self.article, "batch": self.batch} | changes
        return f"{reverse('inbox')}?{urlencode({name: value for name, value in facts.items() if value})}"

    def here(self, **changes: Any) -> str:
        """This very page again."""
        return self.address(after=self.after, page=self.page if self.page > 1 else "", **changes)


def seen(request: HttpRequest) -> None:
    if not any(request.user.has_perm(one) for one in LOOKS):
        raise PermissionDenied


def inbox(request: HttpRequest) -> HttpResponse:
    """A page of the groups that are asked for; a constant number of queries."""
    seen(request)
    asked = Asked.read(request.GET)
    if asked.by == "meeting":
        return redirect("admin:articles_encounter_changelist")
    groups, total, following, mentions = page_of(request.user, asked)
    waiting = how_much_waits(request.user, mentions)
    facts = {
        "title": _("Inbox"),
        "asked": asked,
        "ways": ways(asked.by, waiting),
        "waiting": waiting,
        "groups": groups,
        "total": total,
        "next_url": following,
        "first_url": asked.address() if asked.after or asked.page > 1 else "",
        "here": asked.here(),
        "done": steps_done(request),
    }
    return shown(request, "admin/inbox/inbox.html", facts)


def page_of(user: Any, asked: Asked) -> tuple[list[Any], int, str, int | None]:
    """The groups, how many there are in all, the address of the next page or "", and how many suggestions wait, where
    the page has counted all of them."""
    if asked.by == "names":
        names = NamesPage(user, asked.page, asked.words)
        return names.groups, names.total, asked.address(page=names.next) if names.next else "", None
    if asked.by == "article":
        page: Any = ArticlesPage(user, asked.after)
    else:
        page = WordsPage(asked.mentions(user), asked.by, asked.after)
    following = asked.address(after=page.next) if page.next else ""
    counted = None if asked.is_narrowed else page.numbers.get("mentions")
    return page.groups, page.numbers["groups"], following, counted


def steps_done(request: HttpRequest) -> list[Made]:
    """What the address says was just decided, with the way back, where no script shows it in its place."""
    texts = request.GET.get("done", "").split(" ")[:MOST_STEPS]
    numbers = [int(read[1]) for text in texts if (read := STEP.fullmatch(text))]
    steps = Step.objects.filter(pk__in=numbers, editor_id=request.user.pk) if numbers else []
    return [Made("", step.doing, [], step.pk) for step in steps]


def group(request: HttpRequest, key: str) -> HttpResponse:
    """One group with all its lines."""
    seen(request)
    found = group_now(request.user, key, MOST_ON_ITS_PAGE)
    if found is None:
        messages.warning(request, _("Nothing is waiting there any more."))
        return redirect("inbox")
    facts = {
        "title": _("One group"),
        "groups": [found],
        "here": reverse("inbox-group", args=[key]),
        "done": [],
        "total": 1,
    }
    return shown(request, "admin/inbox/group_page.html", facts)


def group_now(user: Any, key: str, most: int = MOST_LINES) -> Any:
    """The group as it waits now, as far as `user` may see it, or None."""
    if KEY.fullmatch(key):
        return one_word_group(key, seen_by(user, Mention.objects.waiting()), most)
    if key.startswith("n-"):
        return one_name_group(user, key, most)
    found = article_groups(user, [int(key[1:])]) if OF_ARTICLE.fullmatch(key) else []
    return found[0] if found else None


def shown(request: HttpRequest, template: str, facts: dict) -> HttpResponse:
    request.current_app = admin.site.name  # type: ignore[attr-defined]
    context = admin.site.each_context(request) | {"may": may(request.user)} | facts
    return TemplateResponse(request, template, context)


def may(user: Any) -> dict[str, bool]:
    return {
        "decide": any(user.has_perm(one) for one in DECIDES),
        "mentions": user.has_perm("articles.change_mention"),
        "names": user.has_perm("articles.change_encounter"),
        "remember": user.has_perm("articles.add_remembereddecision"),
        "name": user.has_perm("participants.add_name"),
        "make": user.has_perm("participants.add_person"),
        "paste": user.has_perm("articles.add_article"),
    }


# --- Deciding -------------------------------------------------------------------------


def decide(request: HttpRequest) -> HttpResponse:
    """Where all buttons send to: for a script as JSON, for a page by its form, with the same rules."""
    wants_json = "application/json" in request.headers.get("Accept", "")
    if not wants_json:
        seen(request)  # whoever may not look is not led to the page
    if request.method != "POST":
        return answer({"said": _("Only POST decides.")}, 405) if wants_json else redirect("inbox")
    if not any(request.user.has_perm(one) for one in LOOKS):
        outcome = Outcome(refused=[_("You may not see what is waiting.")], status=403)
    else:
        outcome = press(request)
    return as_json(request, outcome) if wants_json else as_page(request, outcome)


def as_json(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    said = [*outcome.refused, *(made.in_words for made in outcome.made)]
    content: dict[str, Any] = {
        "said": " ".join(said) or _("Undone."),
        "decisions": [made.called for made in outcome.made if made.called],
        "is_back": bool(outcome.undone),
    }
    if outcome.status != 403:
        waiting = how_much_waits(request.user)
        numbers = {f"by-{way['by']}": way["number"] for way in ways("", waiting)}
        content["left"] = waiting._asdict() | {"all": waiting.total} | numbers
        content["rows"] = dict(rows_anew(request, outcome))
    return answer(content, outcome.status)


def rows_anew(request: HttpRequest, outcome: Outcome):
    """(the row that is to be replaced, its HTML): what was decided, and what of the group still waits."""
    made = {one.key: one for one in outcome.made}
    facts = {"may": may(request.user)}
    for key in outcome.keys:
        done = [render_to_string("admin/inbox/done.html", {"made": made[key]})] if key in made else []
        found = group_now(request.user, key)
        waits = render_to_string("admin/inbox/group.html", facts | {"group": found}) if found else ""
        gone = {"made": Made(key, _("Decided"), [_("None of it is waiting any more.")])}
        html = "".join([*done, waits]) or render_to_string("admin/inbox/done.html", gone)
        yield f"done-{outcome.undone}" if outcome.undone else key, html


def as_page(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    """Back to where the button was."""
    for words in outcome.refused:
        messages.warning(request, words)
    for made in outcome.made:
        messages.success(request, made.in_words)
    if outcome.undone:
        messages.success(request, _("Undone."))
    back = request.POST.get("here", "")
    if not is_of_the_inbox(back):
        back = reverse("inbox")
    done = " ".join(made.called for made in outcome.made if made.called)
    if done:
        back += f"{'&' if '?' in back else '?'}{urlencode({'done': done})}"
    return redirect(back)


def is_of_the_inbox(address: str) -> bool:
    """Whether it is one of the pages that have such buttons, and no other by a detour."""
    if not url_has_allowed_host_and_scheme(address, None):
        return False
    try:
        found = resolve(within(urlsplit(address).path))
    except (Resolver404, ValueError):
        return False
    return found.url_name in ("inbox", "inbox-group")


def offered(request: HttpRequest) -> HttpResponse:
    """Whom and what “it is …” may mean, as one types; a query for each kind."""
    if not any(request.user.has_perm(one) for one in LOOKS):
        return answer({"said": _("You may not see what is waiting.")}, 403)
    found = choices(request.GET.get("q", ""))
    return answer({"choices": [{"value": in_words(*one), "beside": name_of_kind(one[0])} for one in found]})


def guarded(view: Any) -> Any:
    return admin.site.admin_view(view)


urlpatterns = [
    path("", guarded(inbox), name="inbox"),
    path("paste/", include("articles.admin.inbox_pasting")),
    path("decide/", guarded(decide), name="inbox-decide"),
    path("choices/", guarded(offered), name="inbox-choices"),
    path("group/<str:key>/", guarded(group), name="inbox-group"),
]
