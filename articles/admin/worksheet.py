"""The worksheet of an article, on what articles/worksheet gives: its page, and the addresses that its keys and buttons send to.

What each takes and answers stands in articles/worksheet. A button's form is answered with the page it is on.
"""

from functools import wraps

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.http import Http404
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from summit_archive.web.json import answer

from ..desk.reasons import REASONS
from ..detail.page import article_page
from ..detail.shown import shown
from ..models import Article, WorksheetMark
from ..worksheet.asked import asked_in
from ..worksheet.choices import KINDS, choices
from ..worksheet.deciding import decide
from ..worksheet.refusals import CONFLICT, GONE, Refused, not_allowed
from ..worksheet.rights import give_rights
from ..worksheet.saving import save, waiting_after
from ..worksheet.segments import PARAGRAPHS_AT_ONCE
from ..worksheet.sent import Sent, is_form, sent_with
from ..worksheet.sheet import Sheet
from ..worksheet.steps import own_steps
from ..worksheet.undoing import undo
from ..worksheet.words import say
from .deciding import May

PAGE = "admin:articles_article_worksheet"
LARGEST = 2**63 - 1
# So many paragraphs no article has: one character each.
MOST_PARAGRAPHS = 2_000_000


def reads(view):
    """Answers with JSON, refusals too; for whoever may look at the article."""

    @wraps(view)
    def answered(self, request, pk):
        try:
            self.worksheet_seen(request, pk)
            return view(self, request, min(pk, LARGEST))
        except Refused as refused:
            return refusal(request, pk, refused)

    return answered


def writes(view):
    """As `reads`; by POST alone. A form is answered with the page, and what came of it in a message."""

    @wraps(view)
    def answered(self, request, pk):
        try:
            if request.method != "POST":
                raise Refused(_("Only POST changes something."), 405)
            self.worksheet_seen(request, pk)
            sent = sent_with(request)
            # What the answer is made of is read first: a refusal has written nothing.
            sent.seen()
            return view(self, request, min(pk, LARGEST), sent)
        except Refused as refused:
            if request.method == "POST" and is_form(request) and refused.status not in (403, GONE):
                self.message_user(request, str(refused), messages.WARNING)
                return redirect(f"{reverse(PAGE, args=[pk])}#{refused.card}")
            return refusal(request, pk, refused)

    return answered


class WorksheetPages:
    """For the ModelAdmin of articles."""

    def get_urls(self):
        pages = [
            ("", self.worksheet_page),
            ("text/", self.worksheet_text),
            ("cards/", self.worksheet_cards),
            ("decide/", self.worksheet_decide),
            ("steps/", self.worksheet_steps),
            ("undo/", self.worksheet_undo),
            ("words/", self.worksheet_words),
            ("choices/", self.worksheet_choices),
            ("save/", self.worksheet_save),
            ("preview/", self.worksheet_preview),
        ]
        return [
            path(f"<int:pk>/worksheet/{address}", self.admin_site.admin_view(view), name=name_of(address))
            for address, view in pages
        ] + super().get_urls()

    def worksheet_seen(self, request, pk):
        if not self.is_seen(request, pk):
            raise not_allowed()

    def is_seen(self, request, pk):
        """Of an article that readers do not see yet only for those who work on it; asks a query of the others alone."""
        if not self.has_view_permission(request):
            return False
        return self.sees_drafts(request) or self.get_queryset(request).filter(pk=min(pk, LARGEST)).exists()

    # --- Pages ------------------------------------------------------------------

    def worksheet_page(self, request, pk):
        """The text with its cards: sixteen queries, two of them for what the user may, however long it is."""
        if not self.is_seen(request, pk):
            raise PermissionDenied
        sheet, following = sheet_and_next(pk)
        give_rights(request.user, sheet.cards.values())
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Worksheet"),
            "sheet": sheet,
            "may": May.of(request.user),
            "reasons": list(enumerate(REASONS, start=1)),
            "next_url": address_of(following),
        }
        return TemplateResponse(request, "admin/articles/worksheet/page.html", context)

    def worksheet_preview(self, request, pk):
        """The readers' own page, of a draft too, with a band that says what it is. Kept by nobody."""
        if not self.is_seen(request, pk):
            raise PermissionDenied
        if (found := article_page(min(pk, LARGEST))) is None:
            raise Http404
        page = TemplateResponse(request, "admin/articles/worksheet/preview.html", shown(found))
        page.headers["Cache-Control"] = "no-store"
        page.headers["X-Robots-Tag"] = "noindex"
        return page

    # --- What is looked up --------------------------------------------------------

    @reads
    def worksheet_text(self, request, pk):
        after = Sent(request.GET.dict()).number_or_none("after", MOST_PARAGRAPHS, smallest=0) or 0
        sheet = Sheet(article_or_refused(pk))
        paragraphs = sheet.text.paragraphs(after)
        following = after + PARAGRAPHS_AT_ONCE
        html = render_to_string("admin/articles/worksheet/text.html", {"paragraphs": paragraphs})
        return answer(
            {
                "html": html,
                "paragraphs": [one.flat for one in paragraphs],
                "next": following if following < sheet.text.number else None,
            }
        )

    @reads
    def worksheet_cards(self, request, pk):
        sheet = Sheet(article_or_refused(pk))
        chosen = request.GET.getlist("card") or sheet.order
        return answer(state_of(request, sheet, chosen))

    @reads
    def worksheet_choices(self, request, pk):
        asked = Sent(request.GET.dict())
        kind = asked.choice("kind", KINDS, "any")
        near = asked.text("near", 60)
        rows = choices(article_or_refused(pk), kind, asked.text("q"), near, request.user)
        return answer({"rows": rows})

    @reads
    def worksheet_steps(self, request, pk):
        return answer({"steps": own_steps(article_or_refused(pk).pk, request.user)})

    # --- What is written ----------------------------------------------------------

    @writes
    def worksheet_decide(self, request, pk, sent):
        return self.worksheet_done(request, sent, decide(pk, asked_in(sent), request.user))

    @writes
    def worksheet_undo(self, request, pk, sent):
        return self.worksheet_done(request, sent, undo(pk, sent.number("step"), request.user))

    @writes
    def worksheet_words(self, request, pk, sent):
        return self.worksheet_done(request, sent, say(pk, sent, request.user))

    @writes
    def worksheet_save(self, request, pk, sent):
        saved = save(pk, sent.version(20), request.user, left_ok=sent.flag("left_ok"))
        following = address_of(saved.next)
        if is_form(request):
            self.message_user(request, saved.said, messages.SUCCESS)
            return redirect(following or reverse("admin:articles_encounter_changelist"))
        article = saved.sheet.article
        facts = {
            "said": saved.said,
            "counts": saved.sheet.counts(),
            "left": saved.sheet.left,
            "step": saved.step,
        }
        facts |= {"status": article.status, "status_in_words": article.get_status_display()}
        return answer(facts | {"version": saved.sheet.version, "next": following})

    def worksheet_done(self, request, sent, outcome):
        """The cards that are otherwise now."""
        said = " ".join(outcome.said)
        if is_form(request):
            self.message_user(request, said, messages.SUCCESS)
            return redirect(f"{reverse(PAGE, args=[outcome.sheet.article.pk])}#{outcome.next}")
        seen = sent.seen()
        cards = outcome.sheet.cards
        otherwise = [one for one in cards if "seen" in sent and seen.get(one) != cards[one].version]
        chosen = dict.fromkeys([*outcome.decided, *otherwise])
        facts = state_of(request, outcome.sheet, chosen)
        return answer({"said": said, "step": outcome.step, "next": outcome.next, **facts})


def name_of(address):
    return "_".join(filter(None, ["articles_article_worksheet", address.strip("/")]))


def article_of(pk):
    return Article.objects.select_related("publisher").filter(pk=min(pk, LARGEST)).first()


def sheet_and_next(pk):
    """The sheet, and the key of the next article that waits; the article, its marks and that are one query."""
    marks = WorksheetMark.objects.filter(article=OuterRef("pk")).order_by("card")
    marks = ArraySubquery(marks.values(pair=JSONObject(card="card", kind="kind")))
    pk = min(pk, LARGEST)
    following = waiting_after(pk)[:1]
    articles = Article.objects.select_related("publisher").annotate(
        marked=marks, following=Subquery(following)
    )
    if (article := articles.filter(pk=pk).first()) is None:
        raise Http404
    return Sheet(article, {mark["card"]: mark["kind"] for mark in article.marked}), article.following


def article_or_refused(pk):
    if (article := article_of(pk)) is None:
        raise Refused(_("There is no such article."), GONE)
    return article


def address_of(pk):
    return reverse(PAGE, args=[pk]) if pk else ""


def state_of(request, sheet, chosen):
    """How the sheet stands, with the chosen cards as HTML, as the page draws them."""
    cards = [sheet.cards[one] for one in chosen if one in sheet.cards]
    give_rights(request.user, cards)
    drawn = [
        {"id": card.id, "state": card.state, "version": card.version, "html": html_of(request, card)}
        for card in cards
    ]
    return {"left": sheet.left, "version": sheet.version, "order": sheet.order, "cards": drawn}


def html_of(request, card):
    context = {
        "card": card,
        "may": May.of(request.user),
        "reasons": list(enumerate(REASONS, start=1)),
        "csrf_token": get_token(request),
    }
    return render_to_string("admin/articles/worksheet/card.html", context)


def refusal(request, pk, refused):
    """In words; of what somebody else was first at, with how it stands now."""
    content = {"said": str(refused), "field": refused.field}
    if refused.status == CONFLICT and (article := article_of(pk)):
        sheet = Sheet(article)
        if (card := sheet.cards.get(refused.card)) and not card.waits:
            card.was, card.state = card.state, "conflict"
        content |= state_of(request, sheet, [refused.card])
    return answer(content, refused.status)
