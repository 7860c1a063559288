"""Keeps the Russian case forms of people's names: they follow the names and are never edited."""

from collections import defaultdict
from dataclasses import dataclass

from participants.models import Name, Person
from summit_archive.text.name_forms import LANGUAGE, all_case_forms, is_masculine

SOURCE = "Made of the name by pytrovich"


@dataclass(frozen=True)
class Made:
    """How many forms there are now, and the people of whom there are none as nothing tells the gender."""

    added: int
    unchanged: int
    removed: int
    people_without: list[str]


def remake():
    """Three queries, for any number of names; two when nothing changed."""
    wanted, people_without = wanted_forms()
    held = {
        (person, text): pk
        for pk, person, text in Name.objects.filter(kind=Name.Kind.CASE_FORM).values_list(
            "pk", "person", "text"
        )
    }
    lacking, surplus = wanted - held.keys(), [pk for form, pk in held.items() if form not in wanted]
    if surplus:
        Name.objects.filter(pk__in=surplus).delete()
    Name.objects.bulk_create(
        Name(
            person_id=person,
            text=text,
            language=LANGUAGE,
            script="Cyrl",
            kind=Name.Kind.CASE_FORM,
            source=SOURCE,
            confirmation=Name.Confirmation.NO_SOURCE,
        )
        for person, text in sorted(lacking)
    )
    return Made(len(lacking), len(held) - len(surplus), len(surplus), people_without)


def wanted_forms():
    """{(person's id, form)}, and the names of the people whose gender nothing tells."""
    names = defaultdict(list)
    rows = Name.objects.shown().filter(person__isnull=False, language=LANGUAGE).order_by("pk")
    for person, text in rows.values_list("person", "text"):
        names[person].append(text)
    forms, without = set(), []
    for person, texts in names.items():
        masculine = is_masculine(texts)
        if masculine is None:
            without.append(texts[0])
        else:
            forms |= {(person, form) for form in all_case_forms(texts, masculine)}
    return forms, sorted(without)


def make_way(entries, known):
    """Remove the forms that the file has as names of their own. One query, or two."""
    listed = {(known(Person, entry["person"]), entry["text"]) for entry in entries if entry["person"]}
    listed = {(person.pk, text) for person, text in listed if person}
    alike = Name.objects.filter(kind=Name.Kind.CASE_FORM, text__in={text for _person, text in listed})
    doubled = [
        pk for pk, person, text in alike.values_list("pk", "person", "text") if (person, text) in listed
    ]
    if doubled:
        Name.objects.filter(pk__in=doubled).delete()
