"""Cards of statements and of the sources that an article names, as they were read from it."""

from collections.abc import Iterator
from string import ascii_lowercase

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ..desk.decided import Decided
from ..models import Article, ProposedCitation, ProposedStatement, Statement
from ..models.proposed_words import State
from .card import Card, Fact, Span

STATES = {State.PROPOSED: "waiting", State.ACCEPTED: "accepted", State.REJECTED: "rejected"}
# Of longer ones a card's line shows the beginning.
LONGEST_TITLE = 90


def cards_of_statements(article: Article) -> Iterator[Card]:
    """One query."""
    rows = article.proposed_statements.order_by("number", "pk")
    related = ["speaker", "office", "organisation", "statement__speaker", "decision__user"]
    for number, row in enumerate(rows.select_related(*related), start=1):
        yield card_of_statement(row, str(number))


def card_of_statement(row: ProposedStatement, tag: str) -> Card:
    made = row.statement
    told = made or row
    by = speaker_of(told)
    known = row.office or row.organisation
    card = Card(
        id=f"statement-{row.pk}",
        kind="statement",
        tag=tag,
        title=Truncator(told.text).chars(LONGEST_TITLE),
        gist=", ".join(
            filter(
                None,
                [by, _("for %s") % told.on_behalf_of if told.on_behalf_of else "", told.get_manner_display()],
            )
        ),
        facts=[
            Fact(_("Words"), told.text, told.get_manner_display()),
            Fact(_("Said by"), by, row.speaker_name if by != row.speaker_name else ""),
        ],
        spans=[Span(row.part, row.start, row.end)],
        choices=("person",),
        rows=[row.pk],
    )
    if told.on_behalf_of:
        card.facts.append(Fact(_("On behalf of"), told.on_behalf_of))
    if known:
        card.facts.append(Fact(_("In the text"), str(known)))
    finish(card, row, is_changed=made is not None and said_by(made) != said_by(row))
    return card


def speaker_of(told: ProposedStatement | Statement) -> str:
    return str(told.speaker or "") or told.speaker_name


def said_by(told: ProposedStatement | Statement) -> tuple:
    name = "" if told.speaker_id else told.speaker_name
    return (told.speaker_id, name, told.on_behalf_of, told.manner, told.text)


def cards_of_citations(article: Article) -> Iterator[Card]:
    """One query."""
    rows = article.proposed_citations.order_by("number", "pk")
    related = ["citation__publisher", "citation__cited_article", "decision__user"]
    found = rows.select_related(*related).defer(
        *(f"citation__cited_article__{name}" for name in ("body", "standfirst", "summary"))
    )
    for number, row in enumerate(found):
        yield card_of_citation(row, small_letter(number))


def small_letter(number: int) -> str:
    """a, b, … z, then a2, b2, …"""
    turn, place = divmod(number, len(ascii_lowercase))
    return ascii_lowercase[place] + (str(turn + 1) if turn else "")


def card_of_citation(row: ProposedCitation, tag: str) -> Card:
    made = row.citation
    leads_to = str(made.cited_article or made.publisher or made.url) if made else ""
    card = Card(
        id=f"citation-{row.pk}",
        kind="citation",
        tag=tag,
        title=Truncator(made.as_given if made else row.as_given).chars(LONGEST_TITLE),
        gist=leads_to or _("as given"),
        facts=[Fact(_("As given"), made.as_given if made else row.as_given)],
        spans=[Span(row.part, row.start, row.end)],
        choices=("publisher", "article"),
        rows=[row.pk],
    )
    if leads_to:
        card.facts.append(Fact(_("Source"), leads_to))
    is_changed = made is not None and (bool(leads_to) or made.as_given != row.as_given)
    finish(card, row, is_changed=is_changed)
    return card


def finish(card: Card, row: ProposedStatement | ProposedCitation, *, is_changed: bool) -> None:
    card.state = STATES[State(row.state)]
    if card.state == "accepted" and is_changed:
        card.state = "changed"
    card.certainty, card.certainty_in_words = row.certainty, row.get_certainty_display()
    if decision := row.decision:
        card.decided, card.reason = Decided(decision).in_words, decision.reason
        card.decided_by = decision.user_id
