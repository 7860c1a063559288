"""How English tells who said what: “X told a newspaper that …”, “according to …”, “…, said the press secretary”."""

import re

from ..statement_words import StatementWords
from .parties import HEAD

# --- Who ------------------------------------------------------------------------------

OWN = r"(?:['’]s?)?"
WORD = rf"(?:⟨[cdbo]\d+⟩|[A-Z][\w’'-]*|presidential|foreign|official|chief|state){OWN}"
SPOKES = (
    r"(?:[Pp]ress[- ][Ss]ecretary|[Ss]pokes(?:man|woman|person)|[Pp]ress [Oo]fficer|[Pp]ress [Aa]ttach[eé]"
    r"|[Ff]oreign [Pp]olicy [Aa]dvis[eo]r|[Pp]residential [Aa](?:ide|dvis[eo]r))"
)
BODIES = (
    r"(?:[Pp]ress (?:[Ss]ervice|[Oo]ffice)|[Gg]overnment|[Aa]dministration|[Pp]residency|[Pp]residential [Oo]ffice"
    r"|[Cc]abinet(?: of [Mm]inisters)?|[Ff]oreign (?:[Mm]inistry|[Oo]ffice)|[Mm]inistry|[Ee]mbassy|[Ss]ecretariat)"
)
# "of Foreign Affairs of Kazakhstan", "for the Kremlin"
OF = rf"(?:(?: (?:of|for|to|in) (?:the )?|,? ){WORD}(?: and {WORD})?){{1,5}}"
TITLE = rf"(?:(?:[Tt]he |[Aa]n? |[Hh]is |[Hh]er |[Tt]heir )?(?:{WORD} ){{0,4}}{SPOKES}(?!\w)(?: (?:of|for|to) (?:the )?{WORD}(?:{OF})?)?)"
OFFICE = rf"(?:{HEAD}(?!['’]))"
UNKNOWN = r"(?!(?:On|In|At|After|The|An?|As|But|And|While|When|For|By|From|During|Earlier|Later) )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}"
NAME = rf"(?:(?:(?:Mr|Mrs|Ms)\.? )?⟨p\d+⟩|{UNKNOWN})"
BODY = rf"(?:(?:[Tt]he )?(?:{WORD} ){{0,4}}{BODIES}(?!\w)(?: of (?:the )?{WORD}(?:{OF})?)?|[Tt]he Kremlin|(?:[Tt]he )?⟨b\d+⟩)"
SPEAKER = re.compile(
    rf"(?<![\w⟩’'-])(?:(?P<title>{TITLE}|{OFFICE})(?:,? (?P<name>{NAME})(?!\w))?"
    rf"|(?:(?P<whose>(?:[Tt]he )?(?:Kremlin|⟨c\d+⟩))['’]s )?(?P<person>(?:(?:Mr|Mrs|Ms)\.? )?⟨p\d+⟩)(?:, (?P<after>{TITLE}|{OFFICE}))?"
    rf"|(?P<unknown>{UNKNOWN}), (?P<its>{TITLE}|{OFFICE})(?!,? ⟨p| [A-Z])"
    rf"|(?P<body>{BODY}))(?!\w)"
)
SPEAKS_FOR = re.compile(
    rf"(?:\A(?P<of>(?:[Tt]he )?[A-Z].*?)(?<!residential)(?:['’]s?)? (?:official |chief )?|(?<!\w)){SPOKES}(?: (?:of|for|to) (?P<for>(?:the )?[A-Z].*))?\Z"
)

# --- Said -----------------------------------------------------------------------------

VERBS = (
    r"(?:said|says|reported|reports|announced|announces|stated|states|noted|notes|added|adds|confirmed|confirms|explained|explains"
    r"|stressed|emphasi[sz]ed|declared|pointed out|specified|clarified|recalled|told|tells|informed|wrote|disclosed|revealed|made clear)"
)
ADVERB = (
    r"(?: (?:also|later|earlier|further|then|previously|however|again|today|yesterday|separately|in turn))?"
)
SAYS = rf"(?:has |had |have )?{VERBS}(?!\w){ADVERB}"
TELLS = r"(?:has |had |have )?(?:told|tells|informed)\b"
# To whom, where and when.
CIRCUMSTANCE = (
    r"(?: (?:on|in|at|to|during|after|following|from|via|through|by|for|earlier|late|reporters|journalists|⟨b\d+⟩|[A-Z])"
    r"[^.,;:“”\"]{0,100}?)?"
)
ANYBODY = r"(?: [^.,;:“”\"]{1,100}?)?"
DAY = r"(?:[A-Z][a-z]+day|[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+)"
# "that took part" is told of what stands before it.
SUBJECT = (
    r"(?!(?:is|are|was|were|has|had|have|will|would|can|may|might|could|should|took|came|began|brought)\b)"
)
PLAIN = r"(?=[“\"]?(?:the|a|an|both|all|no|there|he|she|they|it|his|her|their|this|its)\b|[“\"]?(?:⟨|[A-Z]))"
TO_SOMEBODY = (
    r"(?:told|tells) (?:reporters|journalists|the press|the media|⟨b\d+⟩|[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}(?= [a-z])"
    r"|(?:a|the) (?:[^.,;:“”\"]{1,40}? )?(?:newspaper|agency|daily|channel|radio|television))"
)
SAYING = re.compile(
    rf",?{ADVERB} (?:(?:{TELLS}{ANYBODY}|{SAYS}{CIRCUMSTANCE})(?:,? that {SUBJECT}|: ?)|(?:has |had )?(?:said|says){ADVERB} {PLAIN}|(?:has |had )?{TO_SOMEBODY} {PLAIN})"
)
STOP = r"[.!”\"]*\Z"
MORE = r"(?:, adding(?: that)? (?P<more>[^”\"]+?))?"
SAID = re.compile(rf",?{ADVERB} (?:{TELLS}{ANYBODY}|{SAYS}{CIRCUMSTANCE}){MORE}{STOP}")
SAYS_WITHIN = re.compile(rf",?{ADVERB} (?:{SAYS}|{TO_SOMEBODY})(?: on {DAY})?, ")
SAID_BY = re.compile(rf"(?:,|[,.!?]?[”\"]) {SAYS}(?: by)? \Z")
OPENS = re.compile(r"(?:\A|[,;—–] |\b(?:[Aa]nd|[Bb]ut|[Ww]hile|[Mm]eanwhile) )\Z")
REPORT = r"(?:(?:an?|the) (?:\w+ )?(?:statement|report|announcement|message|release|readout|communiqu[eé]) (?:by|from|of|issued by|released by|published by) )?"
BY_WORD_OF = re.compile(
    rf"(?P<before>.*?)(?:[Aa]ccording to {REPORT}|[Aa]s (?:reported|announced|stated|confirmed|noted) by |[Ii]n the words of )\Z",
    re.DOTALL,
)
AS_SAID = re.compile(r"(?:\A|, )[Aa]s \Z")
END = re.compile(rf"{CIRCUMSTANCE}{MORE}{STOP}")
# "During the talks, which took place in Astana, X told …": nothing of that was said.
NO_CLAUSE = re.compile(
    r"(?:During|At|In|On|After|Before|Following|Speaking|Commenting|Answering|Discussing|Addressing|As|When|While|If|Meeting|Opening)\b"
    r"(?:.*, (?:which|who|that|where|when) [^,]*|[^,]*)[, ]*\Z",
    re.DOTALL,
)
CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|may|might|can|could|must|should|did|took|met|held|came|began|"
    r"left|spoke|went|agreed|[a-z]{3,}ed|[a-z]{3,}es)\b"
)
OF_ENCOUNTERS = re.compile(
    r"\b(?:meet|met|meetings?|talks?|summits?|visit(?:s|ed|ing)?|negotiat\w+|discuss\w*|conversations?|call(?:s|ed)?"
    r"|sessions?|conferences?|trips?|agenda|attend\w*|tak(?:e|es|ing) part|took part|participat\w*|invit\w*)\b",
    re.IGNORECASE,
)
TALKS = (
    r"(?:talks?|discussions?|conversations?|negotiations|meetings?|agenda|leaders|presidents|sides|parties)"
)
GOES_ON = re.compile(
    rf"(?:The |Their |Among the )?(?:[Ss]ubjects|[Tt]opics|[Ii]ssues|[Tt]hemes|[Aa]genda)(?: (?:of|at|in) (?:the |their )?{TALKS}| discussed| raised)?"
    rf" (?:were|was|are|included?|covered|ranged)\b|(?:The|Their) {TALKS} (?:also )?(?:covered|concerned|focused on|touched (?:up)?on"
    rf"|dealt with|discussed|included)\b|They (?:also )?(?:discussed|spoke|talked)\b"
)
SAYS_ON = re.compile(
    rf"(?:He|She|The (?:spokes(?:man|woman|person)|press secretary|official)){ADVERB} (?:(?:{TELLS}{ANYBODY}|{SAYS}{CIRCUMSTANCE})(?:,? that {SUBJECT}|: )|(?:has |had )?(?:said|says) {PLAIN})(?P<words>.+)"
)
# Each with the blank before it, by which they are found in half the time.
CUE = re.compile(
    rf" {VERBS}\b| (?:reported|announced|stated|confirmed|noted) by\b|ccording to\b|n the words of\b"
)

ENGLISH = StatementWords(
    cue=CUE,
    speaker=SPEAKER,
    spokes=SPEAKS_FOR,
    body=re.compile(rf"\b{BODIES}\b|\bKremlin\b"),
    saying=SAYING,
    said=SAID,
    says=SAYS_WITHIN,
    said_by=SAID_BY,
    opens=OPENS,
    by_word_of=BY_WORD_OF,
    as_said=AS_SAID,
    end=END,
    clause=CLAUSE,
    no_clause=NO_CLAUSE,
    of_encounters=OF_ENCOUNTERS,
    goes_on=GOES_ON,
    says_on=SAYS_ON,
    article=re.compile(r"\A(?:[Tt]he|[Aa]n?) "),
)
