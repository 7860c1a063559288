"""How Russian names whoever may meet: a title, a country and a name, groups, and words for those named before.

The patterns go over sentences as in `english.parties`.
"""

import re
from functools import lru_cache

from ..party_words import LEADER, MINISTER, SECRETARY, PartyWords

CASE = r"(?:а|у|ом|е|ы|ов|ам|ами|ах|и|я|ю|ем|ей|ой)?"
STATE = r"(?:страны|республики|Республики|государства|правительства|кабинета министров|правительства страны)"
LEADERS = (
    rf"[Пп]резидент{CASE}|[Пп]ремьер-министр{CASE}|[Пп]ремьер{CASE}|[Кк]анцлер{CASE}|[Кк]орол[ьяюе]м?|[Лл]идер{CASE}"
    rf"|[Гг]лав{CASE}|[Кк]оллег{CASE}|[Рр]уководител(?:ь|я|ю|ем|е|и|ей|ями|ям)|[Пп]редседател[ьяюе]м? [Пп]равительства"
)
MINISTERS = (
    rf"[Мм]инистр{CASE} иностранных дел|[Гг]лав{CASE} (?:⟨d\d+⟩ )?(?:МИД(?:а)?|внешнеполитического ведомства|дипломатии)"
    rf"|[Гг]оссекретар[ьяюе]м?|[Гг]лав{CASE} [Гг]осдепартамента"
)
SECRETARIES = rf"[Гг]енсек{CASE}|[Гг]енеральн\w+ секретар[ьяюе]м?|[Ии]сполнительн\w+ секретар[ьяюе]м?|[Пп]редседател[ьяюе]м?"
OF_HIS = rf"(?: (?:⟨d\d+⟩ )?{STATE}(?: ⟨c\d+⟩)?| (?:соседн\w+ |братск\w+ )?(?:[Рр]еспублики )?⟨[cb]\d+⟩(?!(?:,| и) ⟨c))"
TITLE = rf"(?:{MINISTERS}|{LEADERS}|{SECRETARIES})"
# Before a title these make another person of its holder, or one of another time …
OTHERS = (
    r"[Пп]ресс-секретар|[Пп]омощник|[Сс]оветник|[Пп]редставител|[Сс]пецпредставител|[Пп]олпред|[Пп]осланник|[Сс]упруг"
    r"|[Дд]оч|[Аа]дминистраци|[Аа]ппарат|[Пп]ресс-служб|[Кк]анцеляри|[Уу]правлени"
)
HEAVY = (
    r"(?:[Бб]ывш\w+|[Пп]ервы\w+|[Пп]ерв(?:ого|ому|ым)|[Тт]огдашн\w+|[Ээ]кс|[Вв]ице|[Зз]аместител\w+|[Зз]ам|[Пп]окойн\w+|[Бб]удущ\w+"
    rf"|[Уу]шедш\w+|(?:{OTHERS})\w*)"
)
# … and these leave it what it is.
LIGHT = r"(?:[Нн]ов\w+|[Дд]ействующ\w+|(?:[Вв]новь |[Нн]едавно )?[Ии]збранн\w+|[Нн]ынешн\w+)"
NAME = r"(?:⟨p\d+⟩|(?:[А-ЯЁ]\. ?){1,2}[А-ЯЁ][а-яё-]+|[А-ЯЁ][а-яё-]+(?: (?:бин|аль|фон|ван|де|[А-ЯЁ][а-яё-]+)){0,3})"
HEAD = rf"(?:(?:(?:{LIGHT}|{HEAVY})[ -])*(?:⟨o\d+⟩|(?:⟨d\d+⟩ )?(?:(?:{LIGHT}|{HEAVY})[ -])*{TITLE}(?!\w)(?:{OF_HIS})?))"
BEHIND = r"(?:, ⟨o\d+⟩(?! ⟨p|,? [А-ЯЁ]))"
PARTY = re.compile(
    rf"(?<![\w⟩-])(?:(?P<head>{HEAD})(?:(?P<comma>,)? (?P<name>{NAME})(?P<behind>{BEHIND})?)?"
    rf"|(?P<mr>[Гг]-?н[ау]?\.? )?(?P<person>⟨p\d+⟩)(?P<after>{BEHIND})?"
    rf"|(?P<stranger>[А-ЯЁ][а-яё-]+(?: [А-ЯЁ][а-яё-]+){{1,2}}), (?P<his>⟨o\d+⟩)(?! ⟨p| [А-ЯЁ])"
    rf"|(?P<foreign>(?!))(?P<its>(?!))|(?P<heads>(?!)))(?!\w)"
)
WHO = (
    r"(?:[Пп]резидент|[Лл]идер|[Гг]лав|[Пп]ремьер|[Мм]инистр|[Рр]уководител)(?:-министр)?(?:ы|ов|ам|ами|ах|и|ей|ями|ях|)"
    r"(?: (?:государств|правительств|МИДов|МИД|внешнеполитических ведомств|иностранных дел))*"
)
MEMBERS = r"(?: (?:нескольких|ряда|всех|других|большинства|[а-яё]+и|\d+|\d+-ти))? (?:стран|государств|республик)(?:[ -]+(?:участни\w+|член\w+)|, входящих в)?"
GROUP = re.compile(rf"(?<![\w⟩-]){WHO}(?:{MEMBERS})? ⟨b\d+⟩(?!\w)")
AGAIN = re.compile(
    r"(?<![\w⟩])(?:(?P<count>[Дд]вух|[Дд]ва|[Оо]ба|[Тт]рех|[Тт]ри|[Чч]етырех) )?(?:[Пп]резиденты|[Пп]резидентов|[Лл]идеры|[Лл]идеров|[Пп]ремьеры|[Гг]лавы (?:государств|стран))"
    r"(?: (?:двух|обеих) (?:стран|государств))?(?! ⟨| (?:[а-яё]+ )?(?:стран|государств|республик)|-)(?!\w)"
)
CALL = re.compile(r"телефон|[Сс]озвони")
ARRIVAL = re.compile(r"прибыл|прилетел|приехал")
UNNAMED = re.compile(
    r"визит|поездк|прибы|прилет|приехал|посе[тщ]|отправ|вылет|вернул|межправ|межгоссовет|содружеств",
    re.IGNORECASE,
)
EVENT = re.compile(r"\bсаммит\w*|заседани\w+ [^,.]*[Сс]овета\b")
MEETINGS = re.compile(r"(?:двусторонн|отдельн)\w+ встреч[иа]?", re.IGNORECASE)
ITEM = r"(?:(?:с|со) )?⟨\d+⟩"
LIST = re.compile(rf"{ITEM}(?:(?:[,;] {ITEM}){{0,13}}(?:,? (?:и|а также|вместе с)) {ITEM}){{0,4}}")
BEFORE = re.compile(
    r"президенты|президентов|президентам|лидер[ыоа]|глав[ыа]\b|министры|министров|[Оо]ни\b|[Сс]торон|межправ|межгоссовет|содружеств",
    re.IGNORECASE,
)
STRANGER = re.compile(r"президент|премьер|министр|лидер|секретар|канцлер|глав|председател", re.IGNORECASE)
ANOTHER = re.compile(
    r"президент|лидер|глав[аыуео]|премьер|министр|коллег|визави|секретар|канцлер|[Оо]ни\b|[Сс]торон|\b[Оо]н\b|\b[Ее]го\b"
    r"|визит|поездк|прибы|посе[тщ]|прилет|приехал|приез|отправ|направля|вылет|вернул|межправ|межгоссовет|содружеств",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def level_of(title: str) -> str:
    title = " ".join(title.split())
    if re.search(rf"(?<!\w){HEAVY}[ -]", title):
        return ""
    if re.search(MINISTERS, title):
        return MINISTER
    if re.search(LEADERS, title):
        return LEADER
    return SECRETARY


KEYS = {
    "president": re.compile(rf"президент{CASE}\Z", re.IGNORECASE),
    "prime-minister": re.compile(rf"премьер(?:-министр)?{CASE}\Z", re.IGNORECASE),
    "head-of-state": re.compile(rf"глав{CASE} государства\Z", re.IGNORECASE),
    "head-of-government": re.compile(rf"глав{CASE} правительства\Z", re.IGNORECASE),
    "leader": re.compile(rf"лидер{CASE}\Z", re.IGNORECASE),
    "foreign-minister": re.compile(rf"(?:министр{CASE} иностранных дел|глав{CASE} МИД)\Z", re.IGNORECASE),
}


@lru_cache(maxsize=2048)
def key_of(title: str) -> str:
    title = " ".join(title.split())
    return next((key for key, pattern in KEYS.items() if pattern.search(title)), "")


def is_full_title(title: str) -> bool:
    return re.search(r"секретар", title, re.IGNORECASE) is not None


def is_of_several(phrase: str) -> bool:
    """Whether an office is named of more than one country: “the leaders of …”."""
    return (
        re.search(r"\w(?:ы|ов|ами|ах|ам)(?!\w)|^[Гг]лав(?!\w)", phrase) is not None
        and re.search(" и |, ", phrase) is not None
    )


RUSSIAN = PartyWords(
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
    UNNAMED,
    EVENT,
    re.compile(r"(?!)"),
    level_of,
    key_of,
    is_of_several,
    is_full_title,
    "президент",
    re.compile(r"\A(?!)"),
)
