"""Names that nobody on record bears: one decision says of all places whose they are, makes the person, or says nobody's."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, models, transaction

from participants.models import Country, Name, Organisation, Person
from summit_archive.editing.slugs import free_slug
from summit_archive.text.languages import UNDETERMINED

from ..encounters.deciding import PATIENCE
from ..encounters.matching import match
from ..encounters.rereading import FEW, read_soon
from ..encounters.turns import take_turn
from ..linking.linker import current_linker
from ..linking.relinking import relink
from ..models import Article, Encounter
from .given import PLACES, Place, by_word
from .mentions import lock

OWNERS: dict[str, type[models.Model]] = {"country": Country, "organisation": Organisation, "person": Person}
Places = Sequence[tuple[str, int]]


@dataclass(slots=True)
class Named:
    """At how many places the name was given its bearer; how many were decided meanwhile, or do not take such a bearer;
    whether a spelling was added; how many articles were linked anew, and how many are left for `manage.py link_articles`."""

    number: int = 0
    left: int = 0
    added: list[str] = field(default_factory=list)
    linked: int = 0
    later: int = 0


@transaction.atomic
def it_is(places: Places, owner: Any, spelt: Iterable[str] = ()) -> Named:
    """The bearer is set at each of the places that are names as given still; what was given stays beside it.

    spelt: spellings that become names of theirs, where they are none yet: the linker finds them from now on. Raises Busy.
    """
    kind = kind_of(owner)
    articles = articles_of(places)
    lock(articles)
    take_turn(PATIENCE)
    told = Named()
    encounters: set[int] = set()
    for word, numbers in by_word(places).items():
        place = PLACES[word]
        rows = list(place.rows(drafts=True).filter(pk__in=numbers).select_for_update(of=["self"]))
        done = [row for row in rows if kind in place.takes and is_given(row, place, kind, owner)]
        told.number += len(done)
        told.left += len(numbers) - len(done)
        encounters |= {row.encounter_id for row in done if hasattr(row, "encounter_id")}
    language, names = language_of(articles), list(dict.fromkeys(spelt))
    told.added = [name for name in names if add_name(owner, kind, name, language)]
    if encounters:
        match(Encounter.objects.filter(pk__in=encounters).values_list("article", flat=True))
    if names and articles:
        find_anew(sorted(articles), told)
    return told


def is_given(row: Any, place: Place, kind: str, owner: Any) -> bool:
    """Whether the row took its bearer: one that would repeat another stays as it is."""
    setattr(row, place.takes[kind], owner)
    try:
        with transaction.atomic():
            row.save(update_fields=[place.takes[kind]])
    except IntegrityError:
        return False
    return True


def find_anew(articles: list[int], told: Named) -> None:
    """By the new spellings: few at once, the others when somebody links the archive."""
    soon = articles[:FEW]
    told.linked, told.later = len(soon), len(articles) - len(soon)
    relink(soon, current_linker())
    read_soon(soon)


def add_name(owner: Any, kind: str, text: str, language: str) -> bool:
    """Whether it is new: a variant, in the language of the article that spells it so."""
    if Name.objects.filter(text=text, **{kind: owner}).exists() or text == str(getattr(owner, "name", "")):
        return False
    script = "Cyrl" if is_cyrillic(text) else "Latn"
    language = language or ("ru" if script == "Cyrl" else "en")
    variant = Name(text=text, language=language, script=script, kind=Name.Kind.VARIANT, **{kind: owner})
    variant.full_clean()
    variant.save(force_insert=True)
    return True


def is_cyrillic(text: str) -> bool:
    return any("\u0400" <= letter <= "\u052f" for letter in text)


def language_of(articles: Iterable[int]) -> str:
    """That of most of these; "" where they state none. One query."""
    stated = Article.objects.filter(pk__in=list(articles)).exclude(language__in=["", UNDETERMINED])
    languages = Counter(stated.order_by().values_list("language", flat=True))
    return languages.most_common(1)[0][0] if languages else ""


@transaction.atomic
def make_person(
    places: Places, name: str, family_name: str, spelt: Iterable[str] = ()
) -> tuple[Person, Named]:
    """A person of this name, without any office: who they are is said by whoever knows. As `it_is`."""
    person = Person(name=name, family_name=family_name, slug=free_slug(Person, name))
    person.full_clean()
    person.save(force_insert=True)
    return person, it_is(places, person, spelt)


def kind_of(owner: Any) -> str:
    return next(kind for kind, model in OWNERS.items() if isinstance(owner, model))


def articles_of(places: Places) -> set[int]:
    """A query for each sort of place."""
    found: set[int] = set()
    for word, numbers in by_word(places).items():
        if way := PLACES[word].article:
            rows = PLACES[word].model._default_manager.filter(pk__in=numbers).order_by()
            found |= set(rows.values_list(way, flat=True))
    return found
