"""How English names whoever may meet: a title, a country and a name in any order, groups, and words for those named before.

The patterns go over a sentence in which ⟨o1⟩ stands for an office, ⟨p1⟩ for a person, ⟨c1⟩ for a country, ⟨d1⟩ for an
adjective of one and ⟨b1⟩ for an organisation, as the linker found them.
"""

import re
from functools import lru_cache

from ..party_words import LEADER, MINISTER, SECRETARY, PartyWords
from ..triggers import any_word

# --- Titles ---------------------------------------------------------------------------

LEADERS = (
    r"(?:State )?President(?:-elect)?|Prime Minister|Premier|(?:Federal )?Chancellor|Head of State|Head of (?:the )?Government"
    r"|King|Queen|Emperor|Emir|Sultan|Crown Prince|Leader|General Secretary|Supreme Leader"
)
MINISTERS = (
    r"Foreign Minister|Minister of Foreign Affairs|Minister for Foreign Affairs|(?:US )?Secretary of State"
)
SECRETARIES = (
    r"Secretary[- ]General|Executive Secretary|(?:Board )?Chair(?:man|woman|person)?|Director[- ]General|Head"
)
COUNTERPARTS = r"[Cc]ounterpart|[Cc]olleague|opposite number"


def any_case(titles: str) -> str:
    """With capitals, without and all in capitals."""
    return "|".join(dict.fromkeys([titles, titles.lower(), titles.upper()]))


TITLE = rf"(?:{any_case(f'{LEADERS}|{MINISTERS}|{SECRETARIES}')}|{COUNTERPARTS})"
# Before a title: these leave the office what it is …
LIGHT = (
    r"(?:[Aa]cting|ACTING|[Ii]nterim|[Nn]ewly[- ]elected|[Nn]ew|[Rr]e-elected|[Ii]ncumbent|[Cc]urrent|[Cc]o-)"
)
# … and these make it another or one of another time.
HEAVY = r"(?:(?:[Ff]irst )?[Dd]eputy|[Vv]ice|[Ff]ormer|[Ff]irst|[Ee]x|[Ll]ate|[Tt]hen|[Aa]ssistant|[Ff]uture|[Pp]revious|[Pp]ast|[Hh]onorary)"
NAME = r"(?:⟨p\d+⟩|[A-Z][\w’'-]+\.?(?: (?:bin|ben|al|von|van|de|da|dos|del|la|[A-Z][\w’'-]*\.?)){0,4}(?<!\.)(?: ⟨p\d+⟩)?|(?:[A-Z]\. ?){1,2}[A-Z][\w’'-]+)"
MR = r"(?:Mr|Mrs|Ms|MR|MRS)\.? "
REPUBLIC = r"(?:[A-Z]\w+ ){0,2}(?:Republic|State|Kingdom|Federation|Confederation)"
OF_COUNTRY = rf"(?: of (?:the )?(?:(?:{REPUBLIC} of (?:the )?)?⟨c\d+⟩|⟨d\d+⟩ {REPUBLIC}))"
OF_BODY = r"(?: of (?:the )?⟨b\d+⟩(?: \w+){0,4}?)"
HEAD = (
    rf"(?:(?:[Tt]he |THE |his |her |His |Her )?(?:(?:{LIGHT}|{HEAVY})[ -])*"
    rf"(?:⟨o\d+⟩|[Hh]ead of ⟨c\d+⟩(?:’s|'s) (?:[Ii]nterim |[Tt]ransitional )?[Gg]overnment|(?:⟨[cdb]\d+⟩(?:’s|'s)?(?: [A-Z]\w+){{0,2}} )?(?:(?:{LIGHT}|{HEAVY})[ -])*{TITLE}(?!\w)(?:{OF_COUNTRY}|{OF_BODY})?))"
)
# "Nikol Pashinyan, Prime Minister of Armenia," where the words behind the comma hold nobody else.
BEHIND = rf"(?:{OF_COUNTRY}|,? (?:the )?(?:{LIGHT} )?⟨o\d+⟩(?! ⟨p|,? [A-Z])|, (?:the )?(?:{LIGHT} )?(?:⟨d\d+⟩ )?{TITLE}(?!\w)(?:{OF_COUNTRY}|{OF_BODY}|(?! of ))(?! ⟨p| [A-Z]))"
# Of the small words with which a party may begin, so that the pattern is not tried at each word.
BEGINNINGS = (
    r"th|hi|he|ac|in|ne|re|cu|co|de|vi|fo|fi|ex|la|fu|pr|pa|ho|as|st|ch|ki|qu|em|su|cr|le|ge|mi|se|bo|di|op"
)
PARTY = re.compile(
    rf"(?<![\w⟩-])(?=[A-Z⟨]|{BEGINNINGS})(?:(?P<head>{HEAD})(?:(?P<comma>,)? (?P<name>{NAME})(?P<behind>{BEHIND})?)?"
    rf"|(?P<mr>{MR})?(?P<person>⟨p\d+⟩)(?P<after>{BEHIND})?"
    rf"|(?P<stranger>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{1,3}}), (?:the )?(?P<his>⟨o\d+⟩|{TITLE}{OF_COUNTRY}|{TITLE}{OF_BODY}(?: \(⟨b\d+⟩\))?|⟨b\d+⟩ {TITLE})(?! ⟨p| [A-Z])"
    rf"|(?P<foreign>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{1,3}})(?P<its>{OF_COUNTRY})"
    rf"|(?P<heads>(?:[Tt]he )?[Hh]eads of (?:the )?⟨c\d+⟩(?:, (?:the )?⟨c\d+⟩)*,? and (?:the )?⟨c\d+⟩)"
    r")(?!\w)"
)

# --- Several ---------------------------------------------------------------------------

PLURALS = (
    r"(?:[Pp]residents|[Ll]eaders|[Hh]eads of [Ss]tates?(?: (?:and|or) (?:[Hh]eads of )?[Gg]overnments?)?|[Pp]rime [Mm]inisters|[Pp]remiers"
    r"|[Hh]eads of [Gg]overnments?|[Ff]oreign [Mm]inisters|[Hh]eads of [Dd]elegations?)"
)
MEMBERS = r"(?:[Mm]ember[- ])?(?:countries|[Ss]tates|nations|members)"
BODY = r"⟨b\d+⟩(?: \(⟨b\d+⟩\))?(?:'s|’s|'|’)?"
ADJECTIVE = (
    r"(?:other |all |some |several |the |(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) )*"
)
GROUP = re.compile(
    rf"(?:[Tt]he |[Aa]ll |[Ss]ome |[Oo]ther |[Ss]everal )*(?:{PLURALS} of {ADJECTIVE}(?:{BODY}(?: {MEMBERS})?|{MEMBERS} of (?:the )?{BODY})"
    rf"|{BODY} (?:{MEMBERS} )?{PLURALS}|{BODY} {MEMBERS}[’'] {PLURALS})(?!\w)"
)
AGAIN = re.compile(
    rf"(?<![\w⟩])(?:(?:[Tt]he|[Bb]oth|THE) (?:(?P<count>two|three|four|2|3) )?(?:(?:two |both |three )?(?:countries|states|nations)[’'] )?{PLURALS}"
    rf"(?: of (?:the )?(?:two|both|three) (?:countries|states|nations))?|[Bb]oth sides|[Tt]he (?:two )?(?:sides|parties)|[Tt]hey|THEY)(?! of\b)(?!\w)"
)
CALL = re.compile(r"phone|\b[Cc]alled\b")
ARRIVAL = re.compile(r"\b[Aa]rriv\w+")
EVENT = re.compile(
    r"\b(?:[Ii]nformal )?(?:[A-Z][\w-]+ )*(?:[Ss]ummit\b|(?:[Cc]ouncil|[Hh]eads of [Ss]tate)(?: [A-Z]\w+)* (?:session|meeting)|(?:session|[Mm]eeting) of the [^,.]*[Cc]ouncil\b)"
)
MEETINGS = re.compile(r"\bbilateral meetings\b|\bmeetings with\b", re.IGNORECASE)
TITLES = r"(?:[Pp]residents|[Pp]rime [Mm]inisters|[Ff]oreign [Mm]inisters|Messrs)"
ITEM = r"(?:(?:the|his|its|their|both) )?⟨\d+⟩(?: \(⟨b\d+⟩\))?"
AND = r"(?:,? (?:and|as well as|together with|along with|alongside|[–-]))"
# A comma alone ends a list, for a clause may begin there: “as he met ⟨0⟩, ⟨1⟩ said”.
LIST = re.compile(
    rf"(?:(?:the )?{TITLES},? )?{ITEM}(?:(?:[,;] {ITEM}){{0,13}}{AND} (?:then |also |later |with )?{ITEM}){{0,4}}"
)
BEFORE = any_word("[Pp]residents | [Ll]eaders | [Hh]eads of | [Mm]inisters | [Tt]hey | sides".split(" | "))
ANOTHER = any_word(
    (
        r"[Pp]residents | [Ll]eaders | [Hh]eads of | [Mm]inisters | [Cc]ounterparts? | [Cc]olleagues? | [Tt]hey | sides | visit | visits | visited | arrived | "
        r"[Hh]e (?:\w+ ){0,3}(?:met|held|had|spoke|talked|received|telephoned|phoned) | [Tt]he (?:President|Prime Minister|Head of State|[Ll]eader)"
    ).split(" | ")
)
STRANGER = any_word(
    "[Pp]resident | [Pp]remier | [Mm]inister | [Ll]eader | [Ss]ecretary | [Cc]hancellor | [Hh]ead | [Cc]hairman".split(
        " | "
    )
)


@lru_cache(maxsize=2048)
def level_of(title: str) -> str:
    """Of a head without its placeholders; "" where it is neither a leader's nor a foreign minister's nor a body's."""
    if re.search(rf"(?<!\w){HEAVY}[ -]", title):
        return ""
    if re.search(any_case(MINISTERS), title):
        return MINISTER
    if re.search(rf"{any_case(LEADERS)}|{COUNTERPARTS}", title):
        return LEADER
    return SECRETARY


KEYS = {
    "president": re.compile(r"president\Z", re.IGNORECASE),
    "prime-minister": re.compile(r"(?:prime minister|premier)\Z", re.IGNORECASE),
    "head-of-state": re.compile(r"head of state\Z", re.IGNORECASE),
    "head-of-government": re.compile(r"head of (?:the )?government\Z", re.IGNORECASE),
    "leader": re.compile(r"leader\Z", re.IGNORECASE),
    "foreign-minister": re.compile(
        r"(?:foreign minister|minister (?:of|for) foreign affairs)\Z", re.IGNORECASE
    ),
}


@lru_cache(maxsize=2048)
def key_of(title: str) -> str:
    """By which `Holders.by_title` knows the title."""
    return next((key for key, pattern in KEYS.items() if pattern.search(title)), "")


def is_full_title(title: str) -> bool:
    return (
        re.search(r"Secretary[- ]General|General Secretary|Executive Secretary", title, re.IGNORECASE)
        is not None
    )


def is_of_several(phrase: str) -> bool:
    """Whether an office is named of more than one country: “the leaders of …”."""
    return re.search(PLURALS, phrase) is not None


# “Presidents A of B and C of D”: the title is said once. Of what is no person, such as a bank, these words stand.
OF_EACH = re.compile(rf"(?<!\w){PLURALS} \Z|(?<!\w){PLURALS} [^.;]*(?:,|,? and) \Z")


# The rules of English read nothing of it, but of a publisher whose voice names the other country.

ENGLISH = PartyWords(
    PARTY,
    GROUP,
    AGAIN,
    LIST,
    BEFORE,
    ANOTHER,
    STRANGER,
    CALL,
    MEETINGS,
    ARRIVAL,
    None,
    EVENT,
    OF_EACH,
    level_of,
    key_of,
    is_of_several,
    is_full_title,
    "president",
    re.compile(r"\A(?:[Tt]he|THE|his|her|His|Her) "),
)
