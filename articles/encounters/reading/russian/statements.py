"""How Russian tells who said what: «X сообщил, что …», «по словам …», «…, — сказал пресс-секретарь»."""

import re

from ..statement_words import StatementWords
from .parties import HEAD as OFFICE

# --- Who ------------------------------------------------------------------------------

WORD = (
    r"(?:⟨[cdbo]\d+⟩|[А-ЯЁ][\w-]*|президента|правительства|премьер-министра|главы|государства|министра|министерства|внешнеполитического"
    r"|ведомства|иностранных|дел|администрации|республики|страны|внешней|политике)"
)
SPOKES = r"(?:[Пп]ресс-секретар(?:ь|я|ю|ём|ем|е)|[Оо]фициальн\w+ представител\w+|[Пп]омощник\w*|[Сс]оветник\w*|[Пп]редставител\w+)"
BODIES = (
    r"(?:[Пп]ресс-служб\w+|[Пп]равительств\w+|[Аа]дминистраци\w+|МИД\w*|[Мм]инистерств\w+|[Кк]абинет\w* министров|[Пп]осольств\w+"
    r"|[Сс]екретариат\w*|[Аа]ппарат\w*|[Кк]анцеляри\w+)"
)
OF = rf"(?:(?: по)? {WORD}){{1,6}}"
UNKNOWN = r"[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё-]+"
NAME = rf"(?:⟨p\d+⟩|{UNKNOWN})"
# A name of two words is none of whoever is spoken for.
TITLE = rf"(?:(?:{WORD} ){{0,2}}{SPOKES}(?!\w)(?:(?: по)? (?!{NAME}){WORD}){{0,6}})"
BODY = rf"(?:(?:⟨d\d+⟩ )?{BODIES}(?!\w)(?:{OF})?|Кремл(?:ь|я|ю|ём|ем|е)(?!\w)|⟨b\d+⟩)"
SPEAKER = re.compile(
    rf"(?<![\w⟩-])(?:(?P<title>{TITLE}|{OFFICE})(?:,? (?P<name>{NAME})(?!\w))?"
    rf"|(?P<person>⟨p\d+⟩)(?:, (?P<after>{TITLE}|{OFFICE}))?"
    rf"|(?P<unknown>{UNKNOWN}), (?P<its>{TITLE}|{OFFICE})(?!,? ⟨p| [А-ЯЁ])"
    rf"|(?P<body>{BODY}))(?!\w)"
)
SPEAKS_FOR = re.compile(rf"(?<!\w){SPOKES}(?: (?P<for>.+))?\Z")

# --- Said -----------------------------------------------------------------------------

ENDING = r"(?:а|о|и)?"
VERBS = (
    rf"(?:сообщил{ENDING}|сообща[ею]т|сказал{ENDING}|заявил{ENDING}|заявля[ею]т|рассказал{ENDING}|отметил{ENDING}|отмеча[ею]т|добавил{ENDING}"
    rf"|подтвердил{ENDING}|уточнил{ENDING}|подчеркнул{ENDING}|пояснил{ENDING}|объявил{ENDING}|напомнил{ENDING}|информиру[ею]т|указал{ENDING})"
)
ADVERB = r"(?: (?:также|ранее|позже|затем|сегодня|вчера|в свою очередь|при этом|ещё|еще))?"
SAYS = rf"{VERBS}(?!\w){ADVERB}"
ANYBODY = r"(?: [^.,;:«»“”\"—]{1,100}?)?"
CIRCUMSTANCE = r"(?: (?:в|во|на|после|перед|по|журналистам|газете|агентству|сегодня|вчера|накануне|⟨b\d+⟩)(?!\w)[^.,;:«»“”\"—]{0,100}?)?"
SAYING = re.compile(
    rf",?(?:{ADVERB} {SAYS}{ANYBODY}(?:, что (?!было\b|был\b|была\b|были\b)|: ?)|{CIRCUMSTANCE} {SAYS}, что )"
)
STOP = r"[.!»”\"]*\Z"
MORE = r"(?:, (?:добавив|уточнив|отметив),? что (?P<more>[^»”\"]+?))?"
SAID = re.compile(rf",?{ADVERB} {SAYS}{CIRCUMSTANCE}{MORE}{STOP}")
SAYS_WITHIN = re.compile(rf",?{ADVERB} {SAYS}{CIRCUMSTANCE}, ")
SAID_BY = re.compile(rf"(?:,|,?[»”\"],?|,)(?: [—–-])? {SAYS}(?: [^,.;:«»—]{{1,60}}?)?(?: (?:в|во))? \Z")
OPENS = re.compile(r"(?:\A|[,;—–] |\b(?:[Ии]|[Аа]|[Нн]о|[Вв]|[Вв]о) )\Z")
BY_WORD_OF = re.compile(
    rf"(?P<before>.*?)(?:[Пп]о (?:словам|данным|информации|сообщению|сообщениям|утверждению)|[Сс]о слов|[Сс]огласно (?:данным|информации|сообщению|заявлению)"
    rf"|[Кк]ак {SAYS}(?: журналистам)?(?: (?:в|во))?) \Z",
    re.DOTALL,
)
AS_SAID = re.compile(r"(?:\A|, )[Кк]ак \Z")
END = re.compile(rf"{CIRCUMSTANCE}{MORE}{STOP}")
CLAUSE = re.compile(
    r"(?:\w(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ит|ут|ют|ят|ат|ется|ится|утся|ются|ятся|атся|ны|на|но|ен|ён)|есть|был\w*|будут?|может|могут)(?!\w)"
)
NO_CLAUSE = re.compile(
    r"(?:В ходе|Во время|После|Перед|Комментируя|Отвечая|Выступая|Говоря|На|По итогам)(?!\w)[^,]*[, ]*\Z"
)
OF_ENCOUNTERS = re.compile(
    r"встре[тч]|переговор|саммит|визит|обсуди|обсужд|бесед|разговор|заседани|совещани|поездк|участ|приглаш|приглас",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"(?:Темами|Предметом|Темой)(?: (?:встречи|переговоров|беседы|разговора|обсуждения))? (?:стал[аи]?|был[аи]?)\b"
    r"|(?:Обсуждались|Стороны обсудили|Они обсудили|Лидеры обсудили|Президенты обсудили|Речь шла)\b"
)
SAYS_ON = re.compile(
    rf"(?:(?:Он|Она){ADVERB} {SAYS}{ANYBODY}(?:, что |: )|По (?:его|её|ее) словам, )(?P<words>.+)"
)
# Each with the blank before it, by which they are found in half the time.
CUE = re.compile(
    rf" {VERBS}(?!\w)|[Пп]о (?:словам|данным|информации|сообщени\w+|утверждению) |[Сс]огласно |[Сс]о слов "
)

RUSSIAN = StatementWords(
    cue=CUE,
    speaker=SPEAKER,
    spokes=SPEAKS_FOR,
    body=re.compile(rf"(?<!\w){BODIES}(?!\w)|(?<!\w)Кремл(?:ь|я|ю|ём|ем|е)(?!\w)"),
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
    article=re.compile(r"\A(?!)"),
)
