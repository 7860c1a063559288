"""The rules by which a name becomes a mention, how sure each of them is, and why."""

from typing import NamedTuple

SURE, LIKELY, POSSIBLE = "sure", "likely", "possible"


class Rule(NamedTuple):
    """What a mention keeps of how it was found. `certainty`: sure becomes a link, the others wait."""

    slug: str
    certainty: str
    description: str


COUNTRY_NAME = Rule(
    "country-name", SURE, "A name of the country, in any case form, as a whole word or words."
)
COUNTRY_FOREIGN_NAME = Rule(
    "country-name-of-another-language",
    LIKELY,
    "A name of the country in a language that is not the article's and is neither English nor Russian.",
)
COUNTRY_OR_OTHER_NAME = Rule(
    "country-or-personal-name",
    POSSIBLE,
    "A name of the country that is a personal name as well, beside another word with a capital or where the article "
    "names somebody of that name.",
)
COUNTRY_IN_QUOTES = Rule(
    "country-name-in-quotes",
    LIKELY,
    "A name of the country alone in quotation marks or after a word for a ship, or a Russian adjective at the head of the "
    "title of a work: «шаттл „Колумбия“», «фильм „Турецкий гамбит“».",
)
COUNTRY_IN_A_NAME = Rule(
    "country-within-a-name",
    LIKELY,
    "The name of a party, a paper, a company or an event that holds the country's: “United Russia”, “Air France”.",
)
COUNTRY_OF_MONEY = Rule(
    "country-of-money",
    LIKELY,
    "An adjective of the country beside a currency: «гонконгских долларов», “Swiss francs”.",
)
PART_OF_COUNTRY = Rule(
    "part-of-the-country",
    LIKELY,
    "A part of the country or a poetic name, which often stands for it: “England”, «Альбион».",
)
TERRITORY = Rule(
    "territory",
    LIKELY,
    "A name or an adjective of a territory that ISO 3166-1 does not list as independent, such as Hong Kong.",
)
COUNTRY_OR_OTHER_PLACE = Rule(
    "country-or-other-place",
    POSSIBLE,
    "A name that is at least as well known for another place: «Норфолк», «Южная Африка».",
)
COUNTRY_OR_STATE = Rule(
    "country-or-american-state",
    POSSIBLE,
    "Georgia in an article that names places or bodies of the American state.",
)
DEMONYM = Rule("demonym", SURE, "An adjective of the country, such as “Kazakh”; it counts for the country.")
PEOPLE_OF_COUNTRY = Rule(
    "demonym-of-people", LIKELY, "A noun for people of the country, such as “Russians” or «узбекистанцы»."
)
DEMONYM_OF_PERSON = Rule(
    "demonym-of-a-person",
    LIKELY,
    "A Russian adjective of the country before a noun for a person who does not serve the state, or for a people or an "
    "origin: «американский певец», «французского происхождения».",
)
DEMONYM_OR_LANGUAGE = Rule(
    "demonym-or-language",
    POSSIBLE,
    "An adjective of the country that says a language: “Russian language”, “in Uzbek”, «с армянского».",
)
FORMER_STATE = Rule(
    "former-state", SURE, "A name of a state that is no more, in any case form: “the Soviet Union”, «СССР»."
)
AFTER_ITS_END = Rule(
    "former-state-after-its-end",
    LIKELY,
    "The name of a state that is no more after “former” or «бывший»: where it was, and not the state.",
)
DEMONYM_OF_FORMER_STATE = Rule(
    "demonym-of-a-former-state",
    LIKELY,
    "An adjective or a noun for people of a state that is no more, such as “Soviet”: its time may be all that is meant.",
)
SHARED_NAME = Rule(
    "name-of-several-countries",
    LIKELY,
    "A name or demonym of several countries, of which the article names one by a name of its own.",
)
CAPITAL = Rule(
    "capital",
    POSSIBLE,
    "The capital where it acts, is dealt with or holds a view, as a government does: “Moscow said”, «отношения с Ташкентом».",
)
ORGANISATION_NAME = Rule("organisation-name", SURE, "A name or abbreviation of the organisation.")
GOVERNMENT = Rule(
    "government-of-a-country",
    SURE,
    "“Armenian government” or “the government of Armenia”, where the archive has that government as an organisation.",
)
FULL_NAME = Rule("full-name", SURE, "A given name and family name of one person of the archive.")
SHARED_FULL_NAME = Rule(
    "full-name-of-several-people",
    LIKELY,
    "A full name of several people, of whom one alone held a leading office on the article's day.",
)
TITLE_AND_SURNAME = Rule(
    "title-and-surname",
    SURE,
    "A title and a family name, of which one person alone held such an office on the article's day.",
)
OFFICE_AND_SURNAME = Rule(
    "office-and-surname",
    SURE,
    "A family name right after an office; of those who bear it one alone held that office, on the article's day "
    "or, where that is not known, ever.",
)
TITLE_AND_SURNAME_UNDATED = Rule(
    "title-and-surname-without-date",
    LIKELY,
    "A title and a family name in an article with no date; of those who bear it one alone ever held such an office.",
)
TITLE_AND_SURNAME_POSSIBLY = Rule(
    "title-and-surname-of-a-possible-holder",
    LIKELY,
    "A title and a family name; nobody of that name surely held such an office on the article's day, and one person "
    "alone may have, as the terms leave open.",
)
SURNAME_OF_NAMED = Rule(
    "surname-of-one-named",
    SURE,
    "A family name, of which the article names one person in full, by the office held that day, or elsewhere with an "
    "office or a title that tells who it is.",
)
SURNAME_OF_LIKELY = Rule(
    "surname-of-one-likely-named",
    LIKELY,
    "A family name, of which the article likely names one person elsewhere: by a title in an article with no date, say.",
)
SURNAME_OF_NEAREST = Rule(
    "surname-of-the-last-named",
    LIKELY,
    "A family name of several people whom the article names: of these, the one in office or the last named before.",
)
SURNAME_OF_HOLDER = Rule(
    "surname-of-the-holder",
    SURE,
    "A family name, of which one person alone held a leading office on the article's day.",
)
SURNAME_OF_POSSIBLE_HOLDER = Rule(
    "surname-of-a-possible-holder",
    POSSIBLE,
    "A family name; nobody of that name surely held a leading office on the article's day, and one person alone may "
    "have, as the terms leave open.",
)
NAMESAKE = Rule(
    "surname-of-the-holder-or-a-namesake",
    POSSIBLE,
    "A family name of which one person alone held a leading office on the article's day, or is named by a title "
    "elsewhere in the article, where the article names somebody else of that family name.",
)
NAME_AND_PATRONYMIC = Rule(
    "given-name-and-patronymic",
    SURE,
    "A given name and patronymic of a person whom the article names otherwise.",
)
NAME_IN_A_NAME = Rule(
    "name-within-a-name",
    LIKELY,
    "A person's name that is part of the name of a street, a university or a prize.",
)
OFFICE = Rule(
    "office", SURE, "A title and a country; one person surely held that office on the article's day."
)
OFFICE_UNRESOLVED = Rule(
    "office-without-holder",
    SURE,
    "A title and a country; who held the office that day is not sure, or the article has no date.",
)
OFFICE_AND_NAME = Rule(
    "office-and-name",
    SURE,
    "A title, a country and beside them the name of one who held that office that day.",
)
OFFICE_OTHER_TIME = Rule(
    "office-of-another-time",
    LIKELY,
    "A title and a country with “former”, “first” or “then”, or beside the name of one who did not hold it that day.",
)
OFFICE_OF_SEVERAL = Rule(
    "office-of-several",
    LIKELY,
    "A word such as “head of state” or “leader” that fits several offices of the country.",
)
COUNTERPART = Rule(
    "office-of-a-counterpart",
    SURE,
    "“His Kazakh counterpart” or «узбекский коллега» where the sentence names offices or leaders of one sort before, of "
    "other countries, and nobody unknown; or where the name of who holds that office of the country follows.",
)
COUNTERPART_LIKELY = Rule(
    "office-of-a-likely-counterpart",
    LIKELY,
    "“His Kazakh counterpart” where the sentence names somebody unknown as well, the sentence before has to tell whose, "
    "or the country may be led by its head of government.",
)
POSSIBLE_HOLDER = Rule(
    "possible-holder",
    POSSIBLE,
    "Who may have held the named office on the article's day, as the terms leave open.",
)
MEETING_OF_DAYS = Rule(
    "meeting-by-series-and-date",
    LIKELY,
    "Words for the series or its body, within a few days of the meeting, and its place or parties.",
)
MEETING_MAYBE = Rule(
    "meeting-by-place-and-date",
    POSSIBLE,
    "Words such as “summit” within a few days of the meeting, and its organisation, place or parties.",
)

REMEMBERED = Rule(
    "decided-by-an-editor",
    SURE,
    "Words of which an editor decided, for all that comes, whom or what they name; and the archive knows no other of the name.",
)

RULES = {rule.slug: rule for rule in list(globals().values()) if isinstance(rule, Rule)}
