"""The English words of encounters, as pieces of patterns over masked sentences: who, the verbs, the nouns, the moods."""

import re

# --- Who ---------------------------------------------------------------------------------

# In a sentence as `Sentence.listed` has it: ⟨0⟩ is a party or a phrase of several, ⟨0,1,2⟩ a list of such.
PLACEHOLDER = r"⟨\d+⟩"
SEVERAL = r"⟨\d+,[\d,]+⟩"
SOME = r"⟨[\d,]+⟩"
PRONOUN = r"\b(?:[Hh]e|[Ss]he)"
# What may stand between words of one clause: other words and names, but no party.
BETWEEN = r"(?:[^.;:⟨⟩]|⟨[cdb]\d+⟩)"
INSERTED = r"(?:, (?!and )(?:[^,;:⟨⟩]|⟨[cdb]\d+⟩){2,70},|,? (?:who|which) (?:[^,;:⟨⟩]|⟨[cdb]\d+⟩){2,60},|,)?"

# --- Mood ----------------------------------------------------------------------------------

AUXILIARIES = (
    r"will|would|shall|is|are|was|were|be|been|has|have|had|may|might|could|can|should|did|does|do|not|never|to|due|scheduled"
    r"|expected|set|slated|planned|planning|plans?|intends?|intended|agreed|arranged|decided|going|ready|hopes?|hoped|wants?|wanted|likely"
    r"|willing|about|able|refused|refuses?|declined|declines?|failed|fails?|unable|agrees?|supposed|meant"
)
ADVERBS = (
    r"also|then|later|first|recently|today|jointly|again|briefly|separately|earlier|once|personally|both|each|all|together|just|already|soon"
    r"|additionally|subsequently|previously|yesterday|tomorrow|now|afterwards|immediately|formally|officially|only|last|tentatively|in turn"
)
MOOD = rf"(?P<mood>(?: (?:{AUXILIARIES}|{ADVERBS}))*?)"

# “Would have met”, “was to have met”: they did not, or nobody says so.
UNFULFILLED = re.compile(r"\b(?:would|could|might|may|should|to) (?:\w+ )?have\b")
# An infinitive, whatever verb is before it, is of nothing that was: “set to meet”, and alone above a text “A to meet B”.
INFINITIVE = re.compile(r"\bto (?:\w+ )?\Z")
WAS_TO = re.compile(r"\b(?:was|were|had)\b.*\bto (?:\w+ )?\Z")
NOT = re.compile(r"\b(?:not|never|refuse[sd]?|decline[sd]?|fail(?:s|ed)?|unable)\b")
TO_COME = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:\w+ )?(?:to|due|scheduled|expected|set|slated|planned|about)|due|scheduled|slated)\b"
)
INTENDED = re.compile(
    r"\b(?:plans?|planned|planning|intends?|intended|agreed|arranged|decided|going|would|expected|agrees?)\b"
)
MAY = re.compile(r"\b(?:may|might|could|can|ready|willing|likely|able|should|hopes?|hoped|wants?|wanted)\b")
HAD = re.compile(r"\bhad (?:\w+ )?\Z|\bhad been\b|\blast\b|\bpreviously\b|\brecently\b|\bonce\b")

# --- The encounter --------------------------------------------------------------------------

QUALITY = (
    r"(?:(?:a|an|the|his|her|their|its|some|several|two|three|another|separate|series of|number of|round of|more|brief|short|long|regular|first|second|third"
    r"|next|new|planned|upcoming|scheduled|own|very|also|[Ww]orking|[Oo]fficial|[Ii]nformal|[Ff]riendly|[Pp]rivate|[Pp]ersonal|[Ss]eparate|[Bb]ilateral|[Tt]rilateral"
    r"|[Tt]ripartite|[Mm]ultilateral|[Ii]nternational|[Rr]estricted|[Ee]xpanded|[Ff]ormal|closed-door|joint|[Jj]oint|detailed|productive|constructive|substantive|in-depth|full-scale"
    r"|[Hh]igh-level|[Tt]op-level|[Ss]ummit|[Hh]ighest-level|one-on-one|one-to-one|one to one|face-to-face|tete-a-tete|tête-à-tête|two-way|three-way|three-party|three-hour|two-hour|\w+-hour"
    r"|narrow-format|[Uu]nofficial|traditional|annual|impromptu|brief working|evening|morning|late|dinner|introductory|special|business|[Rr]ussian|intergovernmental"
    r"|of|⟨[dc]\d+⟩(?:[-–]⟨[dc]\d+⟩)*|[Tt]ele|[Pp]hone|[Tt]elephone|[Vv]ideo|and)[ -])*"
)
CALLS = r"(?:tele)?phone (?:conversation|call|talk|discussion|contact)s?|(?:tele)?phone talks|conference calls?|conversations? by (?:tele)?phone"
VIDEO = r"video ?[- ]?conferences?|video ?[- ]?calls?|videoconferences?"
FACE_TO_FACE = (
    r"meetings?|talks?|negotiations?|conversations?|discussions?|consultations?|dialogue|summits?|working (?:breakfast|lunch|dinner)s?|breakfast|lunch|dinner|chat"
    r"|[Mm]eetings?|[Tt]alks|[Nn]egotiations|[Cc]onversations?|[Cc]onsultations|get-together|tete-a-tete|one-on-one"
)
NOT_ANOTHER = r"(?! (?:point|room|hall|place|participants|agenda))\b"
# Without the words before, which `Reading` looks up: so that a search for it is quick.
NOUN = rf"\b(?P<noun>(?:{CALLS}|{VIDEO}|{FACE_TO_FACE}){NOT_ANOTHER})"
ENCOUNTER = rf"(?P<noun>{QUALITY}(?:{CALLS}|{VIDEO}|{FACE_TO_FACE}){NOT_ANOTHER})"
HOLD = (
    r"(?:hold|holds|held|holding|have|has|had|having|conduct|conducts|conducted|continue|continues|continued|open|opened|begin|began|start|started|resume|resumed|complete"
    r"|completed|conclude|concluded|end|ended|finish|finished|attend|attends|attended|take part in|takes part in|took part in|participate in|participated in|finish|make|made)"
)

IS_CALL = re.compile(r"phone|conference call|\bcall\b", re.IGNORECASE)
IS_VIDEO = re.compile(r"video", re.IGNORECASE)
IS_TRILATERAL = re.compile(r"trilateral|tripartite|three-way|three-party", re.IGNORECASE)
IS_OF_SEVERAL = re.compile(
    r"\b(?:meetings|conversations|calls|series of|number of|separately|in particular)\b|(?:bilateral|separate) (?:talks|negotiations|consultations)",
    re.IGNORECASE,
)

# --- The larger event -------------------------------------------------------------------------

EVENT = (
    r"(?P<event>(?:the |an? |this |[Tt]heir )?(?:[^.,;:⟨⟩]|⟨[cdb]\d+⟩| ?\(⟨b\d+⟩\)){0,70}?(?:[Ss]ummits?|[Ss]ession|[Ff]orum|[Cc]onference|[Cc]ongress|[Aa]ssembly|[Mm]eeting|celebrations?|festivities)"
    r"(?: of (?:the )?(?:[^.,;:⟨⟩]|⟨[cdb]?\d+⟩){3,80}?(?=[.,;]| in [A-Z]| that | which |$)|(?= |[.,;]|$)))"
)
SIDELINES = re.compile(rf"\b[Oo]n the (?:sidelines|margins|fringes|side-lines) of {EVENT}")
AROUND = re.compile(
    r"\b(?:[Aa]head of|[Bb]efore|[Pp]rior to|[Aa]fter|[Uu]pon (?:the )?completion of|[Ff]ollowing|[Dd]uring|[Ww]ithin(?: the framework of)?|[Aa]s part of|[Ii]n the framework of"
    r"|[Oo]n the eve of|[Oo]n the occasion of|at) (?P<event>(?:the |an? |their )?(?:[^.,;:⟨⟩]|⟨[cdb]\d+⟩| ?\(⟨b\d+⟩\)){0,60}?[Ss]ummits?)\b"
)
BEFORE_A_SESSION = re.compile(
    r"\b(?:[Aa]head of|[Bb]efore|[Pp]rior to|[Aa]fter|[Ff]ollowing) (?P<event>(?:the |an? )(?:[^.,;:⟨⟩]|⟨[cdb]?\d+⟩){0,60}?(?:[Ss]ession|[Mm]eeting of the (?:[^.,;:⟨⟩]|⟨[cdb]?\d+⟩){3,60}|Council meeting))"
)
