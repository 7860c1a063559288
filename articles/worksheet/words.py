"""What an editor says of words that are selected in the text: whom they name, what they are a quote for, who said them, and
what they tell of a meeting. Each is one step."""

from collections.abc import Callable
from hashlib import md5
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.models import Name, Person
from participants.names.alike import named_alike
from summit_archive.editing.slugs import free_slug

from ..encounters.deciding import EDITED
from ..encounters.deciding_words import accept_words
from ..encounters.recording import cited_as
from ..models import Article, Mention, ProposedStatement, Statement
from ..models.mention import LONGEST_TEXT
from . import words_of_meetings
from .deciding import Outcome, fresh, locked
from .deciding_meetings import row_of
from .deciding_names import after, target_in
from .deciding_sayings import LONGEST_NAME
from .names import Target
from .refusals import CONFLICT, NOT_SO, Refused, in_words
from .rights import DECIDES, WRITES, refuse_unless
from .selection import Selection, selection_in
from .sent import Sent
from .sheet import Sheet
from .steps import one_step

QUOTES = "“”„«»\"'‘’"
LONGEST_PERSON = 200
# So many people of a name like it are told.
MOST_ALIKE = 5


def say(pk: int, sent: Sent, user: Any) -> Outcome:
    """Raises Refused, and has written nothing then."""
    what = sent.choice("what", ACTS)
    act, permissions, doing = ACTS[what]
    refuse_unless(user, permissions)
    with in_words(), transaction.atomic():
        article = locked(pk)
        selection = selection_in(sent, article)
        told = doing % Truncator(selection.text).chars(60)
        with one_step(user, doing=told) as step:
            cards = act(article, selection, sent.inner("target"), user)
    return Outcome(Sheet(fresh(pk)), step.number, [told], cards)


# --- Names ----------------------------------------------------------------------


def mention(article: Article, selection: Selection, target: Sent, user: Any) -> list[str]:
    named = target_in(target)
    link(article, selection, named)
    return card_of_mention(article, selection, named)


def link(article: Article, selection: Selection, target: Target) -> None:
    """These words name it, as sure as can be."""
    kind, pk = target
    place = {"part": selection.part, "start": selection.start, "end": selection.end}
    facts = {"state": Mention.State.ACCEPTED, "is_checked": True}
    made = {"text": selection.text[:LONGEST_TEXT], "rule": EDITED, "certainty": Mention.Certainty.SURE}
    row, _is_new = Mention.objects.update_or_create(
        article=article, **place, **{f"{kind}_id": pk}, defaults=facts, create_defaults=facts | made
    )
    after(article, set(), Mention.objects.filter(pk=row.pk), is_read_anew=True)


def card_of_mention(article: Article, selection: Selection, target: Target) -> list[str]:
    sheet = Sheet(article)
    for row in sheet.mentions:
        if row.target == target and (row.part, row.start, row.end) == selection[:3] and not row.is_sure:
            return [card.id for card in sheet.cards.values() if card.kind == "name" and row.pk in card.rows]
    return ["names"]


def person(article: Article, selection: Selection, target: Sent, user: Any) -> list[str]:
    """A new one, of the name that is selected, unless another is given. Whoever goes by a name like it is told first."""
    name = " ".join((target.words("name", LONGEST_PERSON) or selection.text).split())
    if len(name) > LONGEST_PERSON:
        raise target.refuse("name", _("a name of at most %d characters is expected") % LONGEST_PERSON)
    alike = list(named_alike(Person.objects.all(), [name], owner="person"))[:MOST_ALIKE]
    if alike and not target.flag("anyway"):
        known = ", ".join(str(one) for one in Person.objects.filter(pk__in=alike))
        told = _("On record by a name like “%(name)s”: %(known)s. Choose one of them, or add another anyway.")
        raise Refused(told % {"name": name, "known": known}, CONFLICT, "target.name")
    slug = free_slug(Person, name)
    if not slug:
        raise target.refuse("name", _("a name with letters is expected"))
    family_name = target.words("family_name", 120)
    source = {"source": cited_as(article)[:500], "source_url": article.url}
    made = Person(name=name, slug=slug, family_name=family_name, **source)
    made.full_clean()
    made.save(force_insert=True)
    kind = Name.Kind.PREFERRED
    Name.objects.create(person=made, text=name, language=article.language, kind=kind, **source)
    link(article, selection, ("person", made.pk))
    return ["names"]


# --- Statements -----------------------------------------------------------------


def statement(article: Article, selection: Selection, target: Sent, user: Any) -> list[str]:
    """By a person, or by whom the text calls so; quoted where the words stand in quotation marks, unless it is said."""
    speaker = target.number_or_none("speaker")
    said_by = row_of(Person, speaker, "target.speaker") if speaker else None
    name = target.words("speaker_name", LONGEST_NAME) or str(said_by or "")
    if not name:
        raise target.refuse("speaker", _("say who said so: a person, or the name as given"))
    manner = target.choice("manner", Statement.Manner.values, manner_of(article, selection))
    facts = (selection.part, selection.start, selection.end, speaker, name.casefold())
    digest = md5(f"words {facts}".encode(), usedforsecurity=False).hexdigest()
    if there := ProposedStatement.objects.filter(article=article, digest=digest).first():
        told = _("This statement is on the worksheet already.")
        raise Refused(told, CONFLICT, "text", f"statement-{there.pk}")
    row = ProposedStatement.objects.create(
        article=article,
        number=next_number(article.proposed_statements),
        part=selection.part,
        start=selection.start,
        end=selection.end,
        speaker=said_by,
        speaker_name=name,
        speaker_start=selection.start,
        speaker_end=selection.end,
        on_behalf_of=target.words("on_behalf_of", LONGEST_NAME),
        manner=manner,
        text=selection.text,
        rule=EDITED,
        certainty=Mention.Certainty.SURE,
        digest=digest,
    )
    accept_words([row], user)
    return [f"statement-{row.pk}"]


def manner_of(article: Article, selection: Selection) -> str:
    text = getattr(article, selection.part)
    before, after_it = (
        text[max(0, selection.start - 1) : selection.start],
        text[selection.end : selection.end + 1],
    )
    marked = before in QUOTES and after_it in QUOTES and before and after_it
    return Statement.Manner.QUOTED if marked else Statement.Manner.PARAPHRASED


def next_number(rows: Any) -> int:
    """A place behind the others."""
    last = rows.aggregate(last=Max("number"))["last"]
    if last is not None and last >= 32767:
        raise Refused(_("This article has too many of them."), NOT_SO)
    return 0 if last is None else last + 1


MEETINGS = [*DECIDES["meeting"], *WRITES]
# What is said: what does it, the permissions that it takes, and how the history tells it.
ACTS: dict[str, tuple[Callable[[Article, Selection, Sent, Any], list[str]], list[str], Any]] = {
    "mention": (mention, DECIDES["name"], gettext_lazy("Linked “%s”.")),
    "person": (person, [*DECIDES["name"], "participants.add_person"], gettext_lazy("Added a person: “%s”.")),
    "statement": (statement, DECIDES["statement"], gettext_lazy("Added a statement: “%s”.")),
    "quote": (words_of_meetings.quote, MEETINGS, gettext_lazy("Quoted: “%s”.")),
    "invited": (words_of_meetings.invited, MEETINGS, gettext_lazy("Invited: “%s”.")),
    "attended": (words_of_meetings.attended, MEETINGS, gettext_lazy("Attended: “%s”.")),
    "absent": (words_of_meetings.absent, MEETINGS, gettext_lazy("Absent: “%s”.")),
    "place": (words_of_meetings.place, MEETINGS, gettext_lazy("Gave the place: “%s”.")),
    "day": (words_of_meetings.day, MEETINGS, gettext_lazy("Gave the day: “%s”.")),
    "meeting": (words_of_meetings.meeting, DECIDES["meeting"], gettext_lazy("Added a meeting: “%s”.")),
}
