"""Words for offices, in English and Russian, and the offices of the archive that each may mean."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from participants.models import Office
from summit_archive.text.phrase_forms import GENITIVE, phrase_forms, plural_forms

from .gazetteer import surface_forms

LEADER, PRESS_SECRETARY = "leader", "press-secretary"


class Title(NamedTuple):
    """Words for one office. With a `kind` they fit every office of that kind, whatever its own name."""

    key: str
    english: tuple[str, ...]
    english_plural: tuple[str, ...]
    russian: tuple[str, ...]
    own_names: tuple[str, ...] = ()
    kind: str = ""
    russian_plural: tuple[str, ...] = ()
    """in the nominative singular of the head, what depends on it as several have it: «глава государств»"""


TITLES = [
    Title("president", ("president",), ("presidents",), ("президент",), ("President",)),
    Title(
        "prime-minister",
        ("prime minister", "premier"),
        ("prime ministers", "premiers"),
        ("премьер-министр", "премьер"),
        ("Prime Minister",),
    ),
    Title(
        "head-of-state",
        ("head of state",),
        ("heads of state",),
        ("глава государства",),
        kind=Office.Kind.HEAD_OF_STATE,
        russian_plural=("глава государств",),
    ),
    Title(
        "head-of-government",
        ("head of government",),
        ("heads of government",),
        ("глава правительства",),
        kind=Office.Kind.HEAD_OF_GOVERNMENT,
        russian_plural=("глава правительств",),
    ),
    Title(LEADER, ("leader",), ("leaders",), ("лидер", "глава"), kind=Office.Kind.HEAD_OF_STATE),
    Title(
        "foreign-minister",
        ("foreign minister", "minister of foreign affairs", "minister for foreign affairs"),
        ("foreign ministers", "ministers of foreign affairs"),
        ("министр иностранных дел", "глава МИД"),
        ("Foreign Minister", "Minister of Foreign Affairs", "Minister for Foreign Affairs"),
    ),
    Title(
        "defence-minister",
        ("defence minister", "defense minister", "minister of defence", "minister of defense"),
        ("defence ministers", "defense ministers", "ministers of defence", "ministers of defense"),
        ("министр обороны",),
        ("Defence Minister", "Defense Minister", "Minister of Defence", "Minister of Defense"),
    ),
    Title(
        PRESS_SECRETARY,
        (
            *(
                f"press secretary {of} the {one}"
                for of in ("of", "to", "for")
                for one in ("president", "President")
            ),
            "presidential press secretary",
            "president's press secretary",
            "presidential spokesman",
            "presidential spokeswoman",
            "presidential spokesperson",
            "president's spokesman",
            "president's spokeswoman",
            "president's spokesperson",
        ),
        ("presidential press secretaries", "presidential spokesmen", "presidential spokespeople"),
        ("пресс-секретарь президента",),
        ("Press Secretary of the President",),
    ),
]

# Words before the house by which a presidency is called: "Kremlin spokesman", «пресс-секретарь Кремля».
HOUSES = {"RU": ("Kremlin", "Кремль")}
ENGLISH_OF_THE_HOUSE = ("press secretary", "spokesman", "spokeswoman", "spokesperson")
RUSSIAN_OF_THE_HOUSE = "пресс-секретарь"

# No office, but a body that a text names by the same phrases: "the Armenian government".
GOVERNMENT = Title("government", ("government",), ("governments",), ("правительство",))

# Where parliament's choice leads, "the leader" may be the head of government: since these constitutions.
HEAD_OF_GOVERNMENT_MAY_LEAD = {"AM", "GE", "MD"}

# Words for whoever holds the same office in another country, and whether they are of several.
COUNTERPARTS = {"counterpart": False, "counterparts": True, "opposite number": False}
RUSSIAN_COUNTERPARTS = ("коллега", "визави")

# Before a title these words make another office of it, or say that it is of another time.
OTHER_OFFICE = re.compile(
    r"(?:\b(?:deputy|vice|acting deputy)[ -]|\bвице-|\bзаместител\w+ )\Z", re.IGNORECASE
)
OTHER_TIME = re.compile(
    r"(?:\b(?:former|first|then|late|future|next|previous|ex)[ -]"
    r"|\b(?:бывш|перв|тогдашн|покойн|будущ|следующ|предыдущ)(?:ий|ый|его|ого|ему|ому|им|ым|ем|ом|ие|ые|их|ых)\s|\bэкс-)\Z",
    re.IGNORECASE,
)
# What stands between two countries of a list.
AND = re.compile(
    r"(?:, and | and |, и | и |, а также | а также |, )(?:the |of the |of |президент(?:ом|а|у)? )?"
)
# After these words a Russian form that may be of one or of several is of one: «от главы Казахстана».
OF_ONE = frozenset("от для без до из с у против кроме после около вместо ради".split())


class TitleForm(NamedTuple):
    """A title as it stands in a text, in one language and number."""

    key: str
    is_plural: bool
    is_russian: bool
    may_be_plural: bool = False
    """of «главы», which is of one head or several, as what follows tells"""


def own_title(office_name: str, country_names: list[str]) -> str:
    """ "President" of "President of Kazakhstan"; "" where the name does not end with the country's."""
    for name in country_names:
        for ending in (f" of {name}", f" of the {name}"):
            if office_name.endswith(ending):
                return office_name.removesuffix(ending)
    return ""


def titles_for(own_titles: set[str]) -> list[Title]:
    """The titles above that the archive has offices for, and the other own titles of its offices."""
    named = {own for title in TITLES for own in title.own_names}
    known = [title for title in TITLES if title.kind or own_titles & set(title.own_names)]
    others = sorted(own_titles - named - {""})
    return known + [Title(own.lower(), (own,), (), (), (own,)) for own in others]


def title_forms(title: Title) -> list[tuple[str, TitleForm]]:
    """Every way of writing the title, without "of"."""
    ways = [
        (way, TitleForm(title.key, False, False)) for word in title.english for way in surface_forms(word)
    ]
    ways += [
        (way, TitleForm(title.key, True, False))
        for word in title.english_plural
        for way in surface_forms(word)
    ]
    for word in title.russian:
        forms, several = {form for form, _case in phrase_forms(word)}, plural_forms(word)
        ways += [
            (way, TitleForm(title.key, False, True, form in several))
            for form in forms
            for way in surface_forms(form)
        ]
        ways += plural_ways(title.key, several - forms)
    for word in title.russian_plural:
        ways += plural_ways(title.key, plural_forms(word))
    return ways


def plural_ways(key: str, forms: Iterable[str]) -> list[tuple[str, TitleForm]]:
    return [(way, TitleForm(key, True, True)) for form in forms for way in surface_forms(form)]


def counterpart_words() -> Iterator[tuple[str, bool]]:
    """Each form and whether it is of several; of «коллеги», which may be of one, that it is not."""
    yield from COUNTERPARTS.items()
    for word in RUSSIAN_COUNTERPARTS:
        forms = {form for form, _case in phrase_forms(word)}
        yield from ((form, False) for form in sorted(forms))
        yield from ((form, True) for form in sorted(plural_forms(word) - forms))


def house_phrases(country_code: str) -> list[str]:
    """How texts name the press secretary of a presidency by its house: "the Kremlin's press secretary"."""
    if country_code not in HOUSES:
        return []
    english, russian = HOUSES[country_code]
    phrases = []
    for word in ENGLISH_OF_THE_HOUSE:
        phrases += [f"{english} {word}", f"{english}'s {word}"]
        phrases += [f"{word} {of} the {english}" for of in ("for", "of", "at")]
    houses = [form for form, case in phrase_forms(russian) if case == GENITIVE]
    forms = {form for form, _case in phrase_forms(RUSSIAN_OF_THE_HOUSE)}
    return phrases + [f"{form} {house}" for form in sorted(forms) for house in houses]
