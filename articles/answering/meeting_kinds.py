"""Words of a question that say a kind of meeting, in English and Russian, and words that say nothing of which one."""

from functools import lru_cache

from participants.models import Meeting
from summit_archive.text.flat import plain
from summit_archive.text.phrase_forms import analyzer

Kind = Meeting.Kind
# What people call a summit is on record under three kinds.
SUMMITS = (Kind.SUMMIT, Kind.INFORMAL_SUMMIT, Kind.COUNCIL_SESSION)
CALLS = (Kind.CALL, Kind.VIDEO_CONFERENCE)
# By the words' dictionary forms; of two words the longer name wins.
KINDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("informal", "summit"): (Kind.INFORMAL_SUMMIT,),
    ("неформальный", "саммит"): (Kind.INFORMAL_SUMMIT,),
    ("summit",): SUMMITS,
    ("саммит",): SUMMITS,
    ("council", "session"): (Kind.COUNCIL_SESSION,),
    ("заседание", "совет"): (Kind.COUNCIL_SESSION,),
    ("bilateral",): (Kind.BILATERAL,),
    ("двусторонний",): (Kind.BILATERAL,),
    ("trilateral",): (Kind.TRILATERAL,),
    ("трехсторонний",): (Kind.TRILATERAL,),
    ("multilateral",): (Kind.MULTILATERAL,),
    ("многосторонний",): (Kind.MULTILATERAL,),
    ("phone", "call"): (Kind.CALL,),
    ("telephone", "call"): (Kind.CALL,),
    ("телефонный", "разговор"): (Kind.CALL,),
    ("call",): CALLS,
    ("звонок",): (Kind.CALL,),
    ("video", "conference"): (Kind.VIDEO_CONFERENCE,),
    ("видеоконференция",): (Kind.VIDEO_CONFERENCE,),
    ("visit",): (Kind.VISIT,),
    ("визит",): (Kind.VISIT,),
}
MOST_TOGETHER = max(map(len, KINDS))
WHERE = frozenset({"in", "at", "в", "во"})
# They say nothing of which meeting; “last” is answered by every card.
NOISE = (
    frozenset(
        """
    a an the of on to with and or for from by vs versus between during about who whom when where how what which did do
    does have has had is are was were be been his her their its last latest recent ever often many much time meet met
    meeting meetings talk talks held leader leaders together each other

    и а на с со из к ко о об по у до за для между при или кто когда где как какой что чей свой его ее их быть ли
    последний раз часто сколько встреча встречаться встретиться видеться увидеться переговоры лидер друг
    """.split()
    )
    | WHERE
)
# “Upcoming meetings”.
COMING = frozenset(
    """
    upcoming coming forthcoming next planned scheduled
    предстоящий ближайший грядущий будущий следующий запланированный
    """.split()
)
PLURALS = {
    "presidents": "president",
    "ministers": "minister",
    "premiers": "premier",
    "summits": "summit",
    "sessions": "session",
    "calls": "call",
    "visits": "visit",
    "conferences": "conference",
}


@lru_cache(maxsize=8192)
def dictionary_forms(word: str) -> frozenset[str]:
    """Of a word of either language, in small letters."""
    word = plain(word).strip(".,;:!?()«»…\"'").lower()
    if word.isascii():
        return frozenset({PLURALS.get(word, word)})
    return frozenset({word, *(plain(parse.normal_form) for parse in analyzer().parse(word))})


def kinds_at(words: list[str]) -> tuple[int, tuple[str, ...]]:
    """How many of the words, from the first on, say a kind of meeting, and which kinds; 0 for none."""
    forms = [dictionary_forms(word) for word in words[:MOST_TOGETHER]]
    for number in range(len(forms), 0, -1):
        for name, kinds in KINDS.items():
            if len(name) == number and all(
                part in of_word for part, of_word in zip(name, forms, strict=False)
            ):
                return number, kinds
    return 0, ()


def says_nothing(word: str) -> bool:
    return not dictionary_forms(word).isdisjoint(NOISE)


def says_coming(word: str) -> bool:
    return not dictionary_forms(word).isdisjoint(COMING)


def says_where(word: str) -> bool:
    return plain(word).lower() in WHERE
