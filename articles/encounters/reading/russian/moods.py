"""What a Russian sentence makes of a meeting that it names: denied, doubted, asked for, or only what ought to have been.

The words for it are heard in whatever governs the meeting's own: «опровергли, что …», «неизвестно, … ли …», «должны были …».
A draft of what is only doubted or supposed is none; what is denied is told as denied.
"""

import datetime
import re
from functools import lru_cache

from participants.models import Meeting, Participation
from summit_archive.text.phrase_forms import analyzer

from ..days import INFERRED, PUBLISHED, STATED
from ..draft import HELD, Draft
from ..rules import TOGETHER_IN_RUSSIAN
from ..scene import Sentence

Status = Meeting.Status
NOT_STATED = Participation.Status.NOT_STATED.value
TO_BE = frozenset([Status.SCHEDULED.value, Status.ANNOUNCED.value, Status.POSSIBLE.value])

# --- What governs the meeting -------------------------------------------------------------

# Where another clause begins, or somebody speaks, what was said before governs no more.
CLOSING = re.compile(
    r";|, (?:но|однако|зато|и|а затем|после чего)(?!\w)|(?<!\w)(?:сказал|сообщил|заявил|отметил|рассказал|подчеркнул|добавил|напомнил)\w*"
)
THAT = r"(?:,? что|,? будто(?: бы)?|,? якобы|,? как)(?!\w)"
DENIAL = (
    r"(?<!\bне )(?<!\w)(?:опроверг\w*|опровёрг\w*|опроверж\w*|отрица\w+|отверг\w*|[Нн]еправда|[Нн]еверно|[Лл]ожь\w*|[Вв]ымысел|[Вв]ыдумка|[Фф]ейк"
    r"|не соответствует действительности|назва\w+ (?:ложью|неправдой|вымыслом|выдумкой|фейком|уткой|слухами))"
)
DENIED = re.compile(rf"{DENIAL}[^.;!?]*?{THAT}")
# «Опровергли сообщения о встрече А с Б».
DENIED_MEETING = re.compile(
    rf"{DENIAL}(?: [а-яё-]+){{0,4}} (?:об?|факт\w*|проведени\w+|саму)(?: [а-яё-]+(?:ой|ей|ых|их|ом|ем))* ?\Z"
)
REPORT = re.compile(
    rf"(?:[Сс]ообщени|[Ии]нформаци|[Сс]лух|[Уу]твержден|[Пп]убликаци|[Дд]анны|[Зз]аявлени|[Нн]овост|[Сс]веден|[Вв]ерси)\w*[^.;!?]*?(?:{THAT}|(?<!\w)об?(?!\w))"
)
FALSE = re.compile(
    r"не соответству\w+ (?:действительности|истине)|опроверг\w*|опровёрг\w*|опровергл\w*|опровергнут\w*|(?:назва\w+|явля\w+ся|оказал\w+)(?: \w+)? (?:лож\w+|неправд\w+|вымы\w+|выдум\w+|фейк\w*|уткой|недостоверн\w+)"
    r"|(?:лож|недостовер|вымышле)н\w+ *[.!]?\Z|(?<!\w)(?:ложь|фейк|неправда|вымысел|выдумка) *[.!]?\Z"
)
BUT_IT_IS_FALSE = re.compile(r", (?:но|однако|а|хотя)(?!\w)[^.]*?(?:опроверг|опровёрг|отрица|отверг)")

UNSURE = re.compile(
    r"(?<!\w)(?:не (?:\w+ )?(?:подтвер|комментир|зна[ею]т|знал|увер|вер[ия]|ясно|известно|понятно|решен|сообща[ею]т(?!ся))\w*|отказ\w+ (?:подтвер|комментир)\w*|отрица\w+|[Нн]еизвестно|[Нн]еясно|[Нн]епонятно|[Сс]омнева\w+|[Сс]омнени\w+"
    r"|[Вв]ряд ли|[Ее]два ли|[Сс]лух\w*|[Сс]плетн\w+|[Пп]оговарива\w+|[Яя]кобы|[Бб]удто|мечта\w+|(?:при)?снил\w+|[Пп]редставьте|[Вв]ообраз\w+|[Пп]о неподтвержд\w+|[Вв] (?:романе|фильме|сериале|пьесе|повести|анекдоте))"
)
# Beside the meeting's own words, wherever they stand.
UNSURE_BESIDE = re.compile(
    r"(?<!\w)(?:вряд ли|едва ли|якобы|по слухам|как говорят|по неподтвержд\w+|под вопросом)"
)
IN_SPITE_OF = re.compile(r"(?:[Вв]опреки|[Нн]есмотря на) [^,]*,")
BY_REPORT = re.compile(r"\A[^.;]*?(?:не подтвердил\w*|под вопросом|осталось слух)")
SUPPOSED = re.compile(
    r"(?<!\w)(?:[Вв]озможно|[Вв]ероятно|[Вв]идимо|[Пп]о-видимому|[Пп]редположительно|[Сс]корее всего|[Мм]ожет быть)(?!\w)"
)
NOT_RULED_OUT = re.compile(rf"(?<!\w)(?:не исключ\w+|допуст\w+|допуска\w+)[^.;!?]*?{THAT}")
IF = re.compile(r"(?<!\w)(?:[Ее]сли|[Кк]оли|[Пп]ри условии|[Вв] случае)(?!\w)")
IF_BEHIND = re.compile(r"\A[^;]*?, (?:только )?если(?!\w)")
IF_TRUE = re.compile(r", если (?:верить|это|бы)(?!\w)")
OF_DOUBT = re.compile(r"(?<!\w)(?<!чуть )(?:ли|бы)(?!\w)")
ENDS_CLAUSE = re.compile(r"[,;:()]| [—–] ")
ASKS = re.compile(r"\?[»”\")\s]*\Z")

# --- What ought to be, or to have been -----------------------------------------------------

WAS_DUE = re.compile(
    r"(?<!\w)(?:долж(?:ен|на|ны|но) (?:был[аио]?)(?!\w)|(?:был[аио]?) (?:должны?|должна|запланирован|намечен|назначен)\w*|планировал(?:ся|ась|ось|ись|и|а|)(?!\w)|намечал\w+сь|намеревал\w+|собирал(?:ся|ась|ись)(?!\w)"
    r"|ожидал(?:ась|ось|ся|ись)(?!\w))"
)
CALLED_OFF = re.compile(r"(?<!\w)(?:отмен[иея]\w+|сорва\w+|не состоял\w+|не состоится)")
PUT_OFF = re.compile(r"(?<!\w)(?:отлож|перен[её]с|отсроч)\w*")
MUST = re.compile(r"(?<!\w)долж(?:ен|на|ны|но)(?!\w)")
OPINION = re.compile(
    r"(?<!\w)(?:счита[ею]т|полага\w+|уверен\w*|по мнению|призва\w+|призыв\w+|требу\w+|потребова\w+|убежд[её]н\w*|думает|настаива\w+|хотел\w*|предлож\w+)"
)
SOURCE = re.compile(
    r"(?<!\w)(?:сообщ\w+|по данным|по информации|пресс-служб\w+|пресс-секретар\w+|объявил\w*|анонсир\w+)",
    re.IGNORECASE,
)
IN_FIGURES = re.compile(r"\d|[Зз]автра|следующ")
SOON = datetime.timedelta(days=60)

# --- What each did alone --------------------------------------------------------------------

SPOKE_OF = re.compile(r"обсу|говорил|общал|обменял")
EACH_ALONE = re.compile(
    r"(?<!\w)[Вв] (?:[а-яё]+ ){0,3}?(?:интервью|стать[яеи]\w*|выступлени\w+|обращени\w+|письм\w+|эфир\w*|послани\w+|соцсет\w+|подкаст\w*)"
    r"|порознь|кажд\w+ (?:в|со|на|у) сво|друг от друга|[Зз]аочно|поодиночке"
)


def heard(sentence: Sentence, draft: Draft) -> Draft | None:
    """The draft as its sentence means it; None where the sentence leaves open whether it was, or will be."""
    before, words, after = around(sentence, draft)
    before = IN_SPITE_OF.sub("", before)
    own = f"{ENDS_CLAUSE.split(before)[-1]}{words}{ENDS_CLAUSE.split(after)[0]}"
    is_held = draft.status == HELD
    if ASKS.search(after) or OF_DOUBT.search(own):
        return None
    if is_denied(before, after):
        return denied(sentence, draft)
    if (
        governs(UNSURE, before)
        or UNSURE_BESIDE.search(own)
        or (REPORT.search(before) and BY_REPORT.match(after))
    ):
        return None
    if governs(IF, before) or (is_held and IF_TRUE.search(after)):
        return None
    is_supposed = governs(SUPPOSED, before) or SUPPOSED.search(own) or governs(NOT_RULED_OUT, before)
    if is_held:
        is_alone = draft.rule is TOGETHER_IN_RUSSIAN and SPOKE_OF.search(words) and EACH_ALONE.search(own)
        return None if is_supposed or is_alone else draft
    if draft.status in TO_BE:
        return as_due(sentence, draft, own, bool(is_supposed or IF_BEHIND.match(after)))
    return draft


def around(sentence: Sentence, draft: Draft) -> tuple[str, str, str]:
    """The sentence before the draft's words, these, and what is behind; of what somebody is told to have said, too, what tells so."""
    text = sentence.scene.parts[draft.part]
    start = sentence.start
    if sentence.is_reported:
        start = max(0, text.rfind(". ", 0, start) + 1, text.rfind("\n", 0, start) + 1)
    return text[start : draft.start], text[draft.start : draft.end], text[draft.end : sentence.end]


def governs(pattern: re.Pattern, before: str) -> bool:
    """Whether what it says goes on to the end of these words."""
    last = None
    for match in pattern.finditer(before):
        last = match
    return last is not None and not CLOSING.search(before, last.end())


def is_denied(before: str, after: str) -> bool:
    if governs(DENIED, before) or DENIED_MEETING.search(before):
        return True
    return bool((REPORT.search(before) and FALSE.search(after)) or BUT_IT_IS_FALSE.search(after))


def denied(sentence: Sentence, draft: Draft) -> Draft:
    """Whoever denies it tells no day but the one of which it was said to be."""
    own_day = sentence.scene.day
    if draft.when_basis == PUBLISHED and own_day is not None:
        draft = draft._replace(when=f"../{own_day}", when_basis=INFERRED)
    sides = tuple(side._replace(status=NOT_STATED) for side in draft.sides)
    return draft._replace(status=Status.DENIED.value, sides=sides)


def as_due(sentence: Sentence, draft: Draft, own: str, is_supposed: bool) -> Draft | None:
    """What was due is called off, or of a day to come, or nothing; what must be is no plan unless somebody who knows says so."""
    text = sentence.text
    if WAS_DUE.search(own):
        if PUT_OFF.search(text):
            return draft._replace(status=Status.POSTPONED.value)
        if CALLED_OFF.search(text):
            return draft._replace(status=Status.CANCELLED.value)
        if not is_soon(sentence, draft):
            return None
    elif MUST.search(own):
        is_opinion = OPINION.search(text) is not None
        if is_opinion or not (draft.when_basis == STATED or SOURCE.search(text)):
            return None
    return draft._replace(status=Status.POSSIBLE.value) if is_supposed else draft


def is_soon(sentence: Sentence, draft: Draft) -> bool:
    """Whether the day is told in figures, and near enough to be no day of before: «5 октября»."""
    day, text = sentence.scene.day, sentence.scene.parts[draft.part]
    shown = "".join(text[one.start : one.end] for one in draft.spans if one.shows == "when")
    if day is None or draft.when_basis != STATED or not IN_FIGURES.search(shown):
        return False
    return str(day) < draft.when <= str(day + SOON)


# --- Whether the clause is of what is to come -------------------------------------------------

WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def tense_of(word: str) -> str:
    """past, pres or futr of a verb; "" of whatever else."""
    tag = analyzer().parse(word)[0].tag
    return str(tag.tense or "") if tag.POS == "VERB" else ""


def is_to_come(clause: str) -> bool:
    """Whether it says what somebody will do, and nothing that somebody did: «на встрече обсудят …»."""
    tenses = {tense_of(word.lower()) for word in WORD.findall(clause)}
    return "futr" in tenses and "past" not in tenses
