"""Words for offices, in English and Russian, and the offices of the archive that each may mean."""

import re
from typing import NamedTuple

from participants.models import Office
from summit_archive.text.phrase_forms import phrase_forms, plural_forms

from .gazetteer import surface_forms

LEADER = "leader"


class Title(NamedTuple):
    """Words for one office. With a `kind` they fit every office of that kind, whatever its own name."""

    key: str
    english: tuple[str, ...]
    english_plural: tuple[str, ...]
    russian: tuple[str, ...]
    own_names: tuple[str, ...] = ()
    kind: str = ""


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
    ),
    Title(
        "head-of-government",
        ("head of government",),
        ("heads of government",),
        ("глава правительства",),
        kind=Office.Kind.HEAD_OF_GOVERNMENT,
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
]

# Where parliament's choice leads, "the leader" may be the head of government: since these constitutions.
HEAD_OF_GOVERNMENT_MAY_LEAD = {"AM", "GE", "MD"}

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


class TitleForm(NamedTuple):
    """A title as it stands in a text, in one language and number."""

    key: str
    is_plural: bool
    is_russian: bool


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
        forms = {form for form, _case in phrase_forms(word)}
        ways += [(way, TitleForm(title.key, False, True)) for form in forms for way in surface_forms(form)]
        ways += [
            (way, TitleForm(title.key, True, True))
            for form in plural_forms(word) - forms
            for way in surface_forms(form)
        ]
    return ways
