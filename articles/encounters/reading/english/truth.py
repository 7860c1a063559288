"""Knows what the words around an English encounter make of it: asked, supposed, rumoured, denied, called off or still to come.

Every draft of English passes `as_told`, whatever rule read it: what is told as held only within such words is not held.
"""

import re
from typing import NamedTuple

from participants.models import Meeting, Participation

from .. import rules
from ..days import STATED
from ..draft import HELD, Draft
from ..scene import Sentence
from ..setting import Window, setting

Status = Meeting.Status
SCHEDULED, ANNOUNCED, POSSIBLE = Status.SCHEDULED.value, Status.ANNOUNCED.value, Status.POSSIBLE.value
CANCELLED, POSTPONED, DENIED = Status.CANCELLED.value, Status.POSTPONED.value, Status.DENIED.value
NOT_STATED = Participation.Status.NOT_STATED.value
NOT_TO_BE = frozenset([CANCELLED, POSTPONED, DENIED])

# --- The words before it -----------------------------------------------------------------------

# To where the clause goes on with something that is told as true: “denied that he was ill when he met with A”.
ON = (
    r"(?:(?!;|,? but |, (?:and|while) | (?:when|as|after|before|during|since|where) "
    r"| and (?:said|added|stressed|noted|confirmed|announced|told|reported|that) ).)*\Z"
)
# A clause from its beginning, up to its comma; what stands between two commas is inserted.
WITHIN = r"(?:[^.;,]|, [^.;,]{2,60},)*\Z"
SUPPOSED = re.compile(
    rf"\b(?:if|unless|whether|supposing|provided that|assuming|as though|in case|lest)\b{WITHIN}",
    re.IGNORECASE,
)
# “Will A and B meet”, “had A met B”.
INVERTED = re.compile(
    r"(?:\A|[^\w’'-])(?:will|would|should|shall|could|must|had|did|does|do)(?:n['’]t)?(?: (?:the|both|either))? ?\Z"
    r"|\A\W*(?:when |where |but |and |so )?(?:is|are|was|were|has|have|can|may|might)(?: (?:the|both))? ?\Z",
    re.IGNORECASE,
)
# “Why A and B meet” names what is explained.
EXPLAINED = re.compile(r"(?:\A|[:–—] )(?:Why|How|What if|Where|Who|Imagine)\b[^.;:]*\Z")
INVENTED = re.compile(
    r"\b(?:dream(?:s|ed|t|ing)?|imagin\w+|pretend\w*|fantasi[sz]\w+|jok(?:es?|ed|ing)|hoax|deepfakes?"
    r"|in (?:the|an?|his|her|this) (?:\w+ ){0,2}(?:novel|film|movie|play|thriller|cartoon|sketch|satire|parody)"
    rf"|rumou?r\w*|alleged(?:ly)?|purported\w*|supposedly|speculat\w+ (?:that|about)|unconfirmed|unverified|fabricat\w+)\b{ON}",
    re.IGNORECASE,
)
# “Nobody confirmed that”, “it is not known that”, “there is no evidence that”.
UNTOLD = re.compile(
    r"\b(?:not|\w+n['’]t|never|no|nobody|no one|none|nor|neither|cannot|without|hardly|doubt\w*|unclear|unknown|uncertain"
    r"|unlikely|impossible|improbable|questionable)\b"
    rf"(?: [\w’'-]+){{0,7}}? (?:that|when|where) {ON}",
    re.IGNORECASE,
)
MAY_BE = re.compile(
    r"\b(?:possible|possibility|likely|probable|chance|hopes?|hoped|propos\w+|suggest\w*|demand\w*|insist\w*|(?:not|n['’]t|cannot) (?:be )?(?:exclud\w+|rul\w+ out))"
    r" that (?:[\w’'-]+ ){0,6}\Z",
    re.IGNORECASE,
)
REPORTS = r"(?:reports?|claims?|rumou?rs?|allegations?|assertions?|suggestions?|speculation)"
DENY = (
    r"(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing)"
    r"|contradict(?:s|ed|ing)?|disproved?|debunk(?:s|ed)?)"
)
# “Could neither confirm nor deny that”
NOT_DENIED = re.compile(
    rf"\b(?:not|\w+n['’]t|nor|never|without|refus\w+ to|declin\w+ to|cannot)(?: [\w’'-]+){{0,3}}? {DENY}\b{ON}"
)
BY_WHOM = r"(?:(?:by|in|of|from|on) [^,.;]{2,50} )?"
DENIED_THERE = (
    re.compile(
        rf"\b{DENY} (?:[\w’'-]+ ){{0,4}}?(?:{REPORTS} {BY_WHOM}(?:that|of|about|claiming|saying)|that)\b{ON}"
    ),
    re.compile(
        rf"\b{DENY} (?:(?:he|she|they) |(?:ever )?(?:having|meeting)\b|(?:an?|the|any) (?:\w+ ){{0,2}}\Z){WITHIN}|\b{DENY} \Z"
    ),
    re.compile(
        rf"\b(?:not (?:\w+ )?(?:true|correct|the case)|untrue|false|incorrect|wrong|no truth in [^,.;]{{2,40}}|a lie) (?:that|to (?:say|claim)(?: that)?)\b{ON}",
        re.IGNORECASE,
    ),
    re.compile(rf"\b[Cc]ontrary to (?:[\w’'-]+ ){{0,3}}?{REPORTS} {BY_WHOM}(?:that|of|about)\b{ON}"),
    re.compile(rf"\b(?:falsely|wrongly|mistakenly|erroneously|incorrectly)\b{ON}", re.IGNORECASE),
)
# “Reports that A met B are false”: what becomes of them stands behind.
REPORTED_FIRST = re.compile(
    rf"(?:(?:\A|[,:;–—] |\b(?:the|all|any|these|such|media|press|some) ){REPORTS}|\b(?:reports|claims|allegations|suggestions)) {BY_WHOM}(?:(?:that|claiming|saying) {ON}|(?:of|about) (?:an?|the|any)? ?\Z)",
    re.IGNORECASE,
)
FALSE = re.compile(
    r"\b(?:false|untrue|wrong|incorrect|not (?:true|correct|correspond)|baseless|groundless|unfounded|without foundation|fake|nonsense"
    r"|fabricat\w+|invent\w+|lies|a lie|den(?:y|ies|ied)|refuted|rejected|dismissed|disproved|no truth)\b"
)
FOUND_TRUE = re.compile(
    r"\b(?:(?:was|were|been|be|are|is) (?:true|correct|confirmed|borne out)|proved true)\b"
)
# “That A met B is not known.”
UNCERTAIN = re.compile(
    r"\A[^.;]*?(?:(?:is|are|was|were|remains?|could) (?:not|n['’]t) (?:yet )?(?:be )?(?:known|clear|certain|confirmed|verified)"
    r"|(?:is|are|was|were|remains?) (?:unclear|unknown|unconfirmed|uncertain|an? (?:\w+ )?rumou?r))\b"
)
CLAIMED_BEHIND = re.compile(
    r"\A[^.;]*?,? (?:it (?:is|was) (?:rumou?red|alleged)|allegedly|supposedly|if (?:the )?(?:reports?|claims?|rumou?rs?)\b|an? (?:claim|rumou?r|report|allegation) (?:that|which)"
    r"|according to (?:\w+ ){0,2}?(?:rumou?rs?|false|unconfirmed|unverified|fake|gossip)|(?:which|something) [^,.;]{2,60} (?:denies|denied|deny))\b"
)
# “Was to have been held”
UNFULFILLED = re.compile(
    r"\A[^.;,]{0,60}?\b(?:to|would|could|should|might|may|must) (?:\w+ )?have (?:been|taken|met|begun|started|opened|gathered|convened)\b"
)
NOT_BACK = re.compile(r"\A[^.;]{0,60}?\b(?:was|were|did) not\b")
A_CLAIM = re.compile(r"\b(?:[Tt]hat|[Ww]hat|[Ww]hich|[Ww]hen|[Ww]here)\b")

# --- The words behind it -----------------------------------------------------------------------

# Between the meeting and what becomes of it: where and when it was to be.
SHORT = (
    r"(?:(?: (?:in|at|of|near|on|for|this|next|last|the|an?|its|once|more|still|now|also|week|month|year|weekend|morning|evening"
    r"|capital|summit|later|is|are|was|were|has|have|had|been|being|be|to|seems?|looks?|remains?|planned|scheduled|due|expected"
    r"|set|held|that|which|again|[A-Z][\w.’'-]*|\d[\w:.]*)|,| [(][^)]*[)]))*? "
)
STOPS = r"(?=[.,;:!)–—]| (?:by|for|over|amid|until|till|because|as|at|in|on|owing|following|says?|said|but|and|indefinitely|again|once|from|this|next|due to|after|[A-Z]\S*)\b|\s*\Z)"
CALLED_OFF = (
    r"(?:cancell?ed|called off|scrapped|abandoned|(?:fell|falls?|fallen) through|off"
    r"|(?:does|will|would|is|was|were|are) not (?:to )?(?:take place|be held|happen|go ahead))"
)
PUT_OFF = r"(?:postponed|put off|delayed|rescheduled|pushed back|deferred|moved to)"
FAILED = (
    r"(?:ruled out|denied|rejected|refused|out of the question|impossible|(?:fails?|failed) to (?:take place|happen|materiali[sz]e)"
    r"|not (?:\w+ )?(?:planned|scheduled|expected|held|on the agenda|in the cards|possible|discussed|agreed)"
    r"|did not (?:take place|happen)|never (?:took place|happened)|has not (?:taken place|happened|been held))"
)
IN_DOUBT = (
    r"(?:in (?:doubt|question)|unlikely|not (?:\w+ )?(?:likely|confirmed)|doubtful|uncertain|unclear|questionable|up in the air|not (?:\w+ )?(?:ruled out|excluded)|proposed|suggested"
    r"|possible|likely|mooted|considered|under (?:discussion|consideration)|being discussed|offered|urged|sought|demanded|needed|necessary|hoped for)"
)
PLANNED = (
    r"(?:scheduled|planned|slated|due|expected|announced|agreed|arranged|confirmed|upcoming|(?:being|in|under) prepar\w+|coming up|tomorrow"
    r"|next (?:week|month|year|\w+day)|set for|to (?:be held|take place|begin|start|open|follow|go ahead))"
)
FATES = (
    (CANCELLED, re.compile(rf"\A{SHORT}{CALLED_OFF}{STOPS}")),
    (POSTPONED, re.compile(rf"\A{SHORT}{PUT_OFF}{STOPS}")),
    (DENIED, re.compile(rf"\A{SHORT}{FAILED}{STOPS}")),
    (POSSIBLE, re.compile(rf"\A{SHORT}(?:{IN_DOUBT}{STOPS}|(?:could|may|might|would|should|must|can)\b)")),
    (SCHEDULED, re.compile(rf"\A{SHORT}(?:{PLANNED}{STOPS}|will\b)")),
)
# “… were to meet, but that was called off”
BUT = r"[^.;]*?(?:,| but| however| and)[^.;]*? (?:was|were|has been|have been|is|got|it|that|talks|meeting|visit|trip|plan) "
BUT_NOT = (
    (CANCELLED, re.compile(rf"\A{BUT}{CALLED_OFF}{STOPS}")),
    (POSTPONED, re.compile(rf"\A{BUT}{PUT_OFF}{STOPS}")),
)
# Of talks at which something is said: what is still to be said there.
TO_DO = re.compile(
    r"\A(?: (?:also|then|both|personally))? (?:will|shall|(?:is|are) (?:to|due|expected|going|set)|plans?|intends?|expects?)\b"
)
PERHAPS_TO_DO = re.compile(r"\A(?: also)? (?:may|might|could|would|should|hopes?|wants?|can|must)\b")
IS_TO_DO = re.compile(
    r"\b(?:will|shall|would|(?:is|are) (?:to|due|expected|going|set)|(?:plans?|intends?|hopes?|wants?|promised|promises) to|may|might|could|should|must|can)\b[^;]*\Z"
)
YEAR, LENGTH_OF_A_YEAR = re.compile(r"\b(?:19|20)\d\d\b"), len(", 2017")
UPCOMING = re.compile(
    r"\b(?:upcoming|forthcoming|planned|future|coming|possible|proposed|potential|cancelled|postponed)\b"
)
OF_A_PLAN = re.compile(
    r"\b(?:prepar\w+|plan(?:s|ning)?|ideas?|proposals?|prospects?|possibilit\w+|hopes?|chances?|need|calls?|called|appeals?|dates?|venue"
    r"|conditions?|countdown|speculation|instead|rather|lack|absence|refus\w+|favou?r|offer\w*|propos\w+|suggest\w*|await\w*|demand\w*|insist\w*)\b"
    r"(?: (?:for|of|on|to|about|towards?|with|than|hold|organi[sz]e|arrange|host|an?|the|any|new|another|that|upon)){1,5} ?\Z",
    re.IGNORECASE,
)
NONE_OF = re.compile(r"\b(?:[Nn]o|[Nn]either of|[Nn]ot a single|[Ww]ithout)(?: \w+){0,2} \Z")

# --- Each by himself -----------------------------------------------------------------------------

EACH = (
    r"\beach (?:(?:of them|one|side) )?(?:in|from|at|by|on|signed|opened|gave|made|issued|addressed)\b|\b(?:the )?one (?:in|at|from) [^.;]{2,40} the other\b"
    r"|\b(?:in|from) (?:his|her|their) (?:own|respective)\b|\bseparate (?:interviews?|letters?|messages?|ceremon\w+|statements?|articles?)"
)
APART = re.compile(
    rf"{EACH}|\b(?:respectively|separately|by correspondence|remotely|in absentia|without meeting|by video|via video|online)\b"
)
EACH_APART = re.compile(EACH)
DID_NOT_MEET = re.compile(
    r"[\s”\"]*(?:But |However, |Yet )?(?:They|The (?:two|three|leaders|presidents|sides)[\w ]{0,20}|All three|Both) (?:(?:did|have|had|do) not me?et|never met)\b"
    r"|[\s”\"]*Each (?:of them )?(?:signed|opened|did|gave|made)\b"
)


ENDS = re.compile(r"[.!?][”\"’')]* |\n")


class Around(NamedTuple):
    """The words of the sentence before those that show the encounter, these, and those behind."""

    before: str
    words: str
    behind: str


def as_told(sentence: Sentence, draft: Draft) -> Draft | None:
    """The draft as the words around it leave it; None where they tell neither that it was nor that it is to be."""
    around = around_of(sentence, draft)
    if is_asked(around) or is_only_supposed(around) or is_apart(sentence, draft, around):
        return None
    status = status_of(draft, around)
    if status is None:
        return None
    is_of_before = draft.rule is rules.BODY_NOT_HELD and NOT_BACK.match(around.behind) is not None
    if status == draft.status and not is_of_before:
        return draft
    return with_status(sentence, draft, status, is_of_before or (status == DENIED and draft.status == HELD))


def around_of(sentence: Sentence, draft: Draft) -> Around:
    """Of what somebody is told to have said, with the words before it: who said it, and whether."""
    text = sentence.scene.parts[sentence.part]
    begins = sentence.start
    if sentence.is_reported:
        ends = [match.end() for match in ENDS.finditer(text, 0, sentence.start)]
        begins = ends[-1] if ends else 0
    return Around(
        text[begins : draft.start].lstrip(), text[draft.start : draft.end], text[draft.end : sentence.end]
    )


def is_asked(around: Around) -> bool:
    """Whether the question is of its own clause: not so in “A met B: what next?”."""
    return re.fullmatch(r"[^:–—“]*\?[”\"’')\s]*", around.behind) is not None


def is_only_supposed(around: Around) -> bool:
    before = around.before
    if any(pattern.search(before) for pattern in (SUPPOSED, INVERTED, EXPLAINED, INVENTED)):
        return True
    if CLAIMED_BEHIND.match(around.behind):
        return True
    return UNCERTAIN.match(around.behind) is not None and A_CLAIM.search(before) is not None


def is_apart(sentence: Sentence, draft: Draft, around: Around) -> bool:
    """Whether what they did together each of them did by himself."""
    if draft.rule is rules.DISCUSSED:
        return EACH_APART.search(around.behind) is not None
    if draft.rule is not rules.JOINTLY:
        return False
    text = sentence.scene.parts[sentence.part]
    return APART.search(around.behind) is not None or DID_NOT_MEET.match(text, sentence.end) is not None


SPOKEN_OF = (rules.WHILE_MEETING, rules.AFTERWARDS, rules.BY_TELEPHONE, rules.AFTER_TALKS)
HEADINGS = (rules.HEADING, rules.BODY_HEADING)


def status_of(draft: Draft, around: Around) -> str | None:
    """None where nothing is told."""
    before, behind = around.before, around.behind
    if NOT_DENIED.search(before):
        return None
    if any(pattern.search(before) for pattern in DENIED_THERE):
        # What is denied not to be is not told to be.
        return None if draft.status in NOT_TO_BE else DENIED
    if REPORTED_FIRST.search(before):
        if FALSE.search(behind):
            return DENIED
        return draft.status if FOUND_TRUE.search(behind) else None
    if MAY_BE.search(before):
        return None if draft.status == HELD else POSSIBLE
    if UNTOLD.search(before):
        return None
    if draft.status == HELD:
        return of_held(draft, around)
    fates = FATES[:3] if draft.rule is rules.TOOK_PLACE else ()
    changed = next((status for status, pattern in (*fates, *BUT_NOT) if pattern.match(behind)), "")
    return changed if changed and draft.status not in NOT_TO_BE else draft.status


def of_held(draft: Draft, around: Around) -> str | None:
    if UNFULFILLED.match(around.behind):
        return None
    if draft.rule is rules.BODY_IN_PASSING and IS_TO_DO.search(around.before):
        return None
    if draft.rule in HEADINGS:
        return next((status for status, pattern in FATES if pattern.match(around.behind)), HELD)
    if draft.rule is rules.TOOK_PLACE and (OF_A_PLAN.search(around.before) or NONE_OF.search(around.before)):
        return None
    if draft.rule in SPOKEN_OF:
        if TO_DO.match(around.behind):
            return SCHEDULED
        if PERHAPS_TO_DO.match(around.behind) or UPCOMING.search(around.words):
            return POSSIBLE
        is_dated = YEAR.search(f"{around.words}{around.behind[:LENGTH_OF_A_YEAR]}")
        if draft.rule is rules.AFTERWARDS and IS_TO_DO.search(around.before) and not is_dated:
            return None
    return HELD


def with_status(sentence: Sentence, draft: Draft, status: str, is_of_before: bool) -> Draft:
    """Of what is not held the day is one to come, but of what is told not to have been one before."""
    at = draft.start - sentence.start
    window = Window(at, len(sentence.text), at)
    told = setting(sentence, window, draft.kind, False, True)
    if is_of_before:
        past = setting(sentence, window, draft.kind, True, False)
        told = past if past.when_basis == STATED else told
    if status == SCHEDULED and told.when_basis != STATED:
        status = ANNOUNCED
    is_said_of_nobody = status in (POSSIBLE, DENIED)
    return draft._replace(
        status=status,
        sides=tuple(side._replace(status=NOT_STATED if is_said_of_nobody else "") for side in draft.sides),
        when=told.when,
        when_basis=told.when_basis,
        place=told.place,
        place_as_given=told.place_as_given,
        country=told.country,
        spans=(*told.spans, *(one for one in draft.spans if one.shows not in ("when", "place"))),
    )
