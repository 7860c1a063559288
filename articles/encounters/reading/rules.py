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
    "Talks that are called by their countries were held, and the text names who leads each: “Russian-Kazakh talks were held in the Kremlin”.",
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
INVITED = Rule(14, "invited", POSSIBLE, "Somebody invited somebody to a country.")

# --- Summits, councils and lists: 30 to 59 -----------------------------------------

# --- Told of another time or by another: 60 on -------------------------------------

# --- Russian: 80 on ------------------------------------------------------------------

MET_IN_RUSSIAN = Rule(
    80,
    "russian-met-with",
    SURE,
    "«А встретился с Б», «А провёл переговоры с Б», «А обсудил … с Б», in either order; «встретится» is to come, «может "
    "встретиться» possible, «намерен встретиться» planned; «хотел бы встретиться» is none.",
)
TOGETHER_IN_RUSSIAN = Rule(
    81, "russian-met-together", SURE, "«А и Б провели переговоры», «… обсудили А и Б»: who did so together."
)
TALKS_IN_RUSSIAN = Rule(
    82,
    "russian-talks-of",
    SURE,
    "«Встреча А с Б», «переговоры А, Б и В»: with a verb beside it that tells whether it was, or as the headline begins.",
)
TALKS_OF_COUNTRIES_IN_RUSSIAN = Rule(
    83,
    "russian-talks-of-countries",
    LIKELY,
    "«Российско-белорусский саммит», «… переговоры на высшем уровне»: of two countries, without a name.",
)
BESIDE_TALKS_IN_RUSSIAN = Rule(
    84,
    "russian-beside-talks",
    LIKELY,
    "«А заявил на встрече с Б», «после переговоров с Б А сказал»: whoever alone the sentence names beside the talks.",
)
RECEIVED_IN_RUSSIAN = Rule(85, "russian-received", SURE, "«А принял Б»: A is the host.")
RANG_IN_RUSSIAN = Rule(86, "russian-rang", SURE, "«А позвонил Б».")
VISIT_IN_RUSSIAN = Rule(
    87,
    "russian-visit",
    LIKELY,
    "«А прибыл в Минск», «визит А в Казахстан», «А отправляется на Украину», to a country that is not A's.",
)
SESSION_IN_RUSSIAN = Rule(
    88,
    "russian-session",
    SURE,
    "«Саммит СНГ», «заседание Совета глав правительств СНГ»: with words that tell whether it was; whoever speaks there "
    "or takes part.",
)
GATHERED_IN_RUSSIAN = Rule(
    89,
    "russian-gathered",
    SURE,
    "«Лидеры СНГ собрались в Минске»: whoever are an organisation's, without a word for what they came to.",
)

RULES = {rule.slug: rule for rule in list(globals().values()) if isinstance(rule, Rule)}


def least_sure(certainties: Iterable[str]) -> str:
    return max(certainties, key=IN_ORDER.index, default=SURE)
