"""Bodies whose meetings are told of: their councils, the series of their sessions, and formats that are no organisations."""

import re

from participants.models import Meeting

Kind = Meeting.Kind
SUMMIT, INFORMAL, SESSION, MULTILATERAL = (
    Kind.SUMMIT.value,
    Kind.INFORMAL_SUMMIT.value,
    Kind.COUNCIL_SESSION.value,
    Kind.MULTILATERAL.value,
)

CASPIAN = "Caspian Five"
# Of whom no organisation speaks: the words for them, their name, and the kind of their meetings.
FORMATS = {
    r"Caucasian (?:Four|Quartet|Group of Four)": ("Caucasian Four", MULTILATERAL),
    r"Shanghai (?:Five|Forum)": ("Shanghai Five", SUMMIT),
    r"(?:five |littoral )*Caspian (?:Group of Five|Five|G5|(?:littoral )?(?:states|countries|nations))": (
        CASPIAN,
        SUMMIT,
    ),
    r"Common Economic Space(?: \(CES\))?|CES": ("Common Economic Space", MULTILATERAL),
    r"Central Asian Cooperation Organi[sz]ation(?: \(CACO\))?|CACO": (
        "Central Asian Cooperation Organisation",
        SUMMIT,
    ),
}
COUNCILS = (
    "Collective Security Council",
    "Interstate Council",
    "Supreme State Council",
    "Supreme Eurasian Economic Council",
)


class Bodies:
    """Whose meeting the words tell of, by what the archive has of organisations and series."""

    def __init__(
        self,
        organisations: dict[int, str],
        series: list[tuple[int, str, int | None, str]],
        parents: dict[int, int],
        abbreviations: dict[str, int],
    ):
        self.organisations, self.series, self.parents = organisations, series, parents
        self.by_name = {name: pk for pk, name in organisations.items()}
        self.by_abbreviation = abbreviations

    def of_format(self, words: str) -> tuple[int | None, str, str]:
        """Organisation, name, and the kind of its meetings."""
        for form, (name, kind) in FORMATS.items():
            if re.fullmatch(form, words):
                return self.by_name.get(name), name, kind
        return None, words, SUMMIT

    def series_of(self, organisation: int | None, council: str, kind: str) -> int | None:
        """The one series of that body whose sessions are called so, or that has its meetings of the kind."""
        if organisation is None:
            return None
        key = council_key(council)
        fitting = [
            pk
            for pk, name, of, of_kind in self.series
            if of in (organisation, self.parents.get(organisation))
            if (key and key in name) or (not key and of_kind == kind != SESSION)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def having(self, council: str) -> set[int]:
        """The organisations that have such a council."""
        key = council_key(council)
        return {of for _pk, name, of, _kind in self.series if key and key in name and of}

    def council_of(self, organisation: int | None) -> str:
        """Its name, where the organisation is itself a council."""
        name = self.organisations.get(organisation or 0, "")
        return name if name in COUNCILS else ""


def council_key(council: str) -> str:
    """As the names of series have it; "" where none has."""
    words = council.lower()
    for key in COUNCILS:
        if key.lower() in words:
            return key
    if "for collective security" in words:
        return COUNCILS[0]
    return (
        "Council of Heads of State"
        if re.search(r"heads? of states?|⟨\d+⟩|leaders['’] council", words)
        else ""
    )
