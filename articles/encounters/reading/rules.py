"""The rules by which words become an encounter, how sure each of them is, and why."""

from collections.abc import Iterable
from typing import NamedTuple

SURE, LIKELY, POSSIBLE = "sure", "likely", "possible"
# From the surest on: an encounter is as sure as the least sure of what it rests on.
IN_ORDER = (SURE, LIKELY, POSSIBLE)


class Rule(NamedTuple):
    """What an encounter keeps of how it was read. `certainty`: of the rule alone; parties that are less sure lower it."""

    number: int
    slug: str
    certainty: str
    description: str


# --- Two or three named parties: 1 to 29 -------------------------------------------

HEADING = Rule(
    1,
    "heading",
    SURE,
    "A heading: “Meeting with President B of C”. Whom he met is whoever of the publisher’s own country the text names, else the office whose press service it is.",
)
MET_WITH = Rule(
    2,
    "met-with",
    SURE,
    "Somebody met, received, held talks with or spoke with somebody: “President A held talks with President B of C”.",
)
MET_TOGETHER = Rule(
    3,
    "met-together",
    SURE,
    "Two or three met or held talks: “President A and President B of C met in Sochi”, “the presidents of A and C had a telephone conversation”.",
)
TOOK_PLACE = Rule(
    4,
    "took-place",
    SURE,
    "A meeting of named parties took place: “talks between A and B were held in the Kremlin”, “Sochi hosted a meeting of A and B”.",
)
AFTER_TALKS = Rule(
    5,
    "after-their-talks",
    SURE,
    "What two did after or during their talks: “following the talks, A and B made statements for the press”.",
)
WHILE_MEETING = Rule(
    6,
    "while-meeting",
    LIKELY,
    "What somebody said or did while meeting somebody, as a sentence begins: “during a meeting with A, B said”, “as he met with A, B thanked him”.",
)
OF_COUNTRIES = Rule(
    7,
    "talks-of-countries",
    LIKELY,
    "Talks that are called by their countries were held, and the text names who leads each: “Russian-Kyrgyz talks were held yesterday”.",
)
BY_TELEPHONE = Rule(
    8,
    "by-telephone",
    SURE,
    "Somebody congratulated, thanked or called somebody by telephone, or said something in a telephone conversation.",
)
AGREED = Rule(
    9,
    "agreed-to-meet",
    LIKELY,
    "Two agreed to meet, or one plans to meet the other: announced, and scheduled where a day is told.",
)
JOINTLY = Rule(
    10,
    "did-together",
    LIKELY,
    "Two leaders did together what takes both to be at one place: opened, visited, signed, laid flowers. Without a word of talks it is a visit.",
)
DISCUSSED = Rule(
    11,
    "discussed",
    LIKELY,
    "Two discussed something. It tells more of a meeting or call that the text tells elsewhere, and makes one alone only where it is the headline or the lead.",
)
VISIT = Rule(
    12,
    "visit",
    SURE,
    "Somebody arrived in another country or visits it: “A arrived in Minsk”, “A will make an official visit to C”. Whoever invites takes part as host.",
)
VISIT_NAMED = Rule(
    13,
    "visit-named",
    LIKELY,
    "A visit that is only named, with its day: “A’s visit to C, scheduled for 9 January”.",
)
AFTERWARDS = Rule(
    15,
    "told-afterwards",
    LIKELY,
    "A meeting of another day, with that day: “during their talks on 18 February”, “at his meeting with B yesterday”; or one "
    "of whose results somebody reports.",
)
INVITED = Rule(14, "invited", POSSIBLE, "Somebody invited somebody to a country.")

# --- Summits, councils and lists: 30 to 59 -----------------------------------------

BODY_HEADING = Rule(
    30,
    "body-heading",
    SURE,
    "A heading that is the meeting of a body: “CIS summit”, “Meeting of the Interstate Council of the Community”.",
)
BODY_ATTENDED = Rule(
    31,
    "body-attended",
    SURE,
    "Somebody attended, chaired, opened or addressed the meeting of a body: “A took part in the CIS summit”.",
)
BODY_TOOK_PLACE = Rule(
    32,
    "body-took-place",
    SURE,
    "The meeting of a body took place, began, ended or decided something: “an informal CIS summit was held in Sochi”.",
)
BODY_MET = Rule(
    33,
    "body-met",
    SURE,
    "A body or its leaders met: “the Council of Heads of State met in Minsk”, “CIS leaders gathered for a summit”.",
)
BODY_AFTERWARDS = Rule(
    34,
    "body-afterwards",
    LIKELY,
    "What the headline or the lead tells of after the meeting of a body, such as a news conference or a declaration.",
)
BODY_TO_COME = Rule(
    35,
    "body-to-come",
    SURE,
    "Somebody will attend, or went to attend, the meeting of a body, or it is to be held: scheduled.",
)
BODY_IN_PREPARATION = Rule(
    36,
    "body-in-preparation",
    LIKELY,
    "An upcoming meeting of a body, or preparations for one, with its day: scheduled.",
)
BODY_PROPOSED = Rule(
    37,
    "body-proposed",
    LIKELY,
    "The meeting of a body that somebody proposed is possible; one that was agreed on or intended is announced.",
)
BODY_INVITED = Rule(38, "body-invited", LIKELY, "Somebody was invited to the meeting of a body: announced.")
BODY_NOT_HELD = Rule(
    39, "body-not-held", LIKELY, "The meeting of a body was cancelled, put off, or did not take place."
)
BODY_IN_PASSING = Rule(
    40,
    "body-in-passing",
    LIKELY,
    "The meeting of a body that is spoken of in passing, with its day: “the results of the CIS summit on May 5”.",
)
BODY_AGAIN = Rule(
    41,
    "body-again",
    LIKELY,
    "Who came to “the summit” or “the session” that the text told of before, and who did not.",
)
OF_MANY = Rule(
    42,
    "of-many",
    LIKELY,
    "Leaders of four countries or more did together what takes a meeting: signed, adopted, announced something.",
)

# --- Told in other sentences: 60 to 79 ----------------------------------------------

GUESTS = Rule(
    60,
    "guests",
    SURE,
    "Who is invited to a meeting of a body that the text tells of: “eight countries were invited to the summit: A, B, …”.",
)
HOSTING = Rule(61, "hosting", SURE, "Whose guests they are: “the summit, hosted by A”.")
TALKS_WITHIN = Rule(
    62,
    "talks-within",
    LIKELY,
    "“The talks were in A, within the summit”: those that the text told of before lie within that meeting.",
)
PERHAPS = Rule(
    63, "perhaps", SURE, "Talks that are possible, scheduled or not: “a meeting of A and B is possible”."
)

# --- Statements and sources: 80 on ---------------------------------------------------

SAID = Rule(
    80,
    "said",
    SURE,
    "Somebody named in the sentence said what it tells: “X told a newspaper that …”, “according to the government of C, …”.",
)
SAID_ON = Rule(
    81,
    "said-on",
    LIKELY,
    "The next sentence goes on with what somebody said: “He added that …”, “The subjects were …”, another quotation.",
)
NAMED_AS_SOURCE = Rule(
    82,
    "named-as-source",
    SURE,
    "The article names its own sources in a sentence: “The article names as its sources A, B and C”.",
)

# --- Russian: 100 on ------------------------------------------------------------------

MET_IN_RUSSIAN = Rule(
    100,
    "russian-met-with",
    SURE,
    "«А встретился с Б», «А провёл переговоры с Б», «А обсудил … с Б», in either order; «встретится» is to come, «может "
    "встретиться» possible, «намерен встретиться» planned; «хотел бы встретиться» is none.",
)
TOGETHER_IN_RUSSIAN = Rule(
    101, "russian-met-together", SURE, "«А и Б провели переговоры», «… обсудили А и Б»: who did so together."
)
TALKS_IN_RUSSIAN = Rule(
    102,
    "russian-talks-of",
    SURE,
    "«Встреча А с Б», «переговоры А, Б и В»: with a verb beside it that tells whether it was, or as the headline begins.",
)
TALKS_OF_COUNTRIES_IN_RUSSIAN = Rule(
    103,
    "russian-talks-of-countries",
    LIKELY,
    "«Российско-белорусский саммит», «… переговоры на высшем уровне»: of two countries, without a name.",
)
BESIDE_TALKS_IN_RUSSIAN = Rule(
    104,
    "russian-beside-talks",
    LIKELY,
    "«А заявил на встрече с Б», «после переговоров с Б А сказал»: whoever alone the sentence names beside the talks.",
)
RECEIVED_IN_RUSSIAN = Rule(105, "russian-received", SURE, "«А принял Б»: A is the host.")
RANG_IN_RUSSIAN = Rule(106, "russian-rang", SURE, "«А позвонил Б».")
CALLED_OFF_IN_RUSSIAN = Rule(
    110,
    "russian-called-off",
    LIKELY,
    "«А отменил встречу с Б», «А отложил поездку в Минск, где должен был встретиться с Б»: cancelled, or postponed.",
)
VISIT_IN_RUSSIAN = Rule(
    107,
    "russian-visit",
    LIKELY,
    "«А прибыл в Минск», «визит А в Казахстан», «А отправляется на Украину», «А отложил поездку в Минск»: to a country "
    "that is not A's.",
)
SESSION_IN_RUSSIAN = Rule(
    108,
    "russian-session",
    SURE,
    "«Саммит СНГ», «заседание Совета глав правительств СНГ»: with words that tell whether it was; whoever speaks there "
    "or takes part.",
)
GATHERED_IN_RUSSIAN = Rule(
    109,
    "russian-gathered",
    SURE,
    "«Лидеры СНГ собрались в Минске»: whoever are an organisation's, without a word for what they came to.",
)

RULES = {rule.slug: rule for rule in list(globals().values()) if isinstance(rule, Rule)}


def least_sure(certainties: Iterable[str]) -> str:
    return max(certainties, key=IN_ORDER.index, default=SURE)
