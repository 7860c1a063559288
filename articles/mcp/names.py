"""Who is meant by a name, a code or an identifier; where several may be, the choice is given back, never guessed."""

from django.utils.translation import gettext as _

from ..reconciling.asked import Query
from ..reconciling.matching import as_json, candidates_of
from ..reconciling.things import IDENTIFIER, found, key_of


class SeveralMeant(Exception):
    """Nobody, or more than one, may be meant: `told` says who."""

    def __init__(self, parameter, text, candidates):
        said = _("%(parameter)s: “%(text)s” names nobody on record.")
        if candidates:
            said = _("%(parameter)s: “%(text)s” may name several: choose one by its id.")
        self.told = {
            "parameter": parameter,
            "value": text,
            "message": said % {"parameter": parameter, "text": text},
            "choices": candidates,
        }
        super().__init__(self.told["message"])


def key(parameter: str, text: str, type_: str) -> str:
    """The slug or code of the record of a type that is meant. Raises SeveralMeant."""
    if IDENTIFIER.fullmatch(text) or IDENTIFIER.fullmatch(f"{type_}:{text}"):
        identifier = text if ":" in text else f"{type_}:{text}"
        if (row := found([identifier]).get(identifier)) and identifier.startswith(f"{type_}:"):
            return key_of(row)
    candidates = as_json(candidates_of([Query(text, (type_,))])[0])
    best = [one for one in candidates if one["match"]] or candidates
    if len(best) != 1:
        raise SeveralMeant(parameter, text, candidates)
    return best[0]["id"].partition(":")[2]


def meant(text: str, limit: int) -> list[dict]:
    """Everything that a text may name, the best first, with scores."""
    return as_json(candidates_of([Query(text, limit=limit)])[0])
