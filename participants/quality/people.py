"""Whether one person stands twice."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Name, Person
from .checks import Finding, Severity, check, page_of_person


def tell_of_namesakes(name):
    return Finding(
        _("“%(name)s” is a spelling of both %(one)s and %(other)s.")
        % {"name": name.text, "one": name.person, "other": name.other["name"]},
        page_of_person(name.person_id),
        page_of_person(name.other["pk"]),
    )


@check(
    Severity.WARNING,
    gettext_lazy("People who look alike: two with one full name"),
    gettext_lazy("Delete the one that stands twice; of two people, take the name from whom it does not fit."),
    tell_of_namesakes,
)
def lookalike_people():
    """Of each person only the first such name. A name of one word, or a case form, relatives may share."""
    full_names = Name.objects.filter(person__isnull=False, folded__contains=" ").exclude(kind="case-form")
    others = full_names.filter(folded=OuterRef("folded"), person__lt=OuterRef("person")).order_by("person_id")
    other = JSONObject(pk="person", name="person__name")
    return (
        full_names.annotate(other=Subquery(others.values(other=other)[:1]))
        .filter(other__isnull=False)
        .select_related("person")
        .order_by("person_id", "pk")
        .distinct("person")
    )


def tell_of_one_number(person):
    return Finding(
        _("%(one)s and %(other)s have the same Wikidata number, %(number)s.")
        % {"one": person, "other": person.other["name"], "number": person.wikidata},
        page_of_person(person.pk),
        page_of_person(person.other["pk"]),
    )


@check(
    Severity.ERROR,
    gettext_lazy("Two people with one Wikidata number"),
    gettext_lazy("Delete the one that stands twice, or mend the number."),
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
