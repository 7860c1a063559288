"""Whether one person stands twice."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.distinct import DistinctPair
from summit_archive.quality import Finding, Severity, check, merge_page_of
from summit_archive.text.folding import fold

from ..models import Name, Person
from .pages import page_of_person


class Namesakes(NamedTuple):
    """A spelling, the person whose it is, and the first other one whose it is as well."""

    text: str
    person: int
    other: int
    titles: dict

    def __str__(self):
        return _("“%(name)s” is a spelling of both %(one)s and %(other)s.") % {
            "name": self.text,
            "one": self.titles[self.person],
            "other": self.titles[self.other],
        }


def tell_of_namesakes(pair):
    merge = merge_page_of("participants_person", pair.other, pair.person)
    return Finding(str(pair), page_of_person(pair.person), page_of_person(pair.other), merge)


@check(
    Severity.WARNING,
    gettext_lazy("People who look alike: two with one full name"),
    gettext_lazy("Merge the two; if they are two people, remove the name from the wrong one."),
    tell_of_namesakes,
)
def lookalike_people():
    """Of each person only the first such name. A name of one word, or a case form, relatives may share.

    Three queries: whoever was added in haste has no spellings yet but the name on their page. Left out are people who
    are known to be two.
    """
    titles = dict(Person.objects.order_by("pk").values_list("pk", "name"))
    full_names = Name.objects.filter(person__isnull=False, folded__contains=" ").exclude(kind="case-form")
    spellings = [
        *((person, text, fold(text)) for person, text in titles.items() if " " in text.strip()),
        *full_names.order_by("person_id", "pk").values_list("person_id", "text", "folded"),
    ]
    two = DistinctPair.objects.as_pairs(Person)
    owners, pairs = defaultdict(dict), {}
    for person, text, folded in sorted(spellings, key=lambda spelling: spelling[0]):
        others = (other for other in owners[folded] if other != person and {other, person} not in two)
        if (other := next(others, None)) is not None:
            pairs.setdefault(person, Namesakes(text, person, other, titles))
        owners[folded][person] = None
    return list(pairs.values())


def tell_of_one_number(person):
    return Finding(
        _("%(one)s and %(other)s have the same Wikidata number, %(number)s.")
        % {"one": person, "other": person.other["name"], "number": person.wikidata},
        page_of_person(person.pk),
        page_of_person(person.other["pk"]),
        merge_page_of("participants_person", person.other["pk"], person.pk),
    )


@check(
    Severity.ERROR,
    gettext_lazy("Two people with one Wikidata number"),
    gettext_lazy("Merge the two, or correct the number."),
    tell_of_one_number,
)
def same_wikidata():
    numbered = Person.objects.exclude(wikidata="")
    others = numbered.filter(wikidata=OuterRef("wikidata"), pk__lt=OuterRef("pk")).order_by("pk")
    return (
        numbered.annotate(other=Subquery(others.values(other=JSONObject(pk="pk", name="name"))[:1]))
        .filter(other__isnull=False)
        .order_by("pk")
    )
