"""The names that the generator's texts name, from the shipped tables, in the case forms that Russian gives them."""

import csv
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import NamedTuple

import participants.reference
from summit_archive.text.name_forms import case_forms, is_masculine
from summit_archive.text.phrase_forms import phrase_forms
from tests.benchmarks.vocabulary import Weighted, zipf

FOLDER = Path(participants.reference.__file__).parent
KINDS = {"preferred", "short"}


class Names(NamedTuple):
    """For each country, person and organisation the ways it is written; for each person also the surname alone."""

    countries: Weighted
    people: Weighted
    organisations: Weighted
    offices: Weighted


def rows(table: str) -> list[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_names(language: str, random: Random) -> Names:
    """Those of the region are the likeliest, for that is what the archive is about."""
    texts = texts_by_owner(language)
    region = [row["code"] for row in rows("countries") if row["is_of_region"]]
    others = [row["code"] for row in rows("countries") if not row["is_of_region"]]
    countries = shuffled(region, random) + shuffled(others, random)
    people = shuffled([row["slug"] for row in rows("people")], random)
    organisations = [row["slug"] for row in rows("organisations")]
    return Names(
        zipf([texts["country", code] for code in countries if texts["country", code]]),
        zipf([ways_of_person(texts["person", slug], language) for slug in people if texts["person", slug]]),
        zipf([texts["organisation", slug] for slug in organisations]),
        zipf(offices(language)),
    )


def texts_by_owner(language: str) -> dict[tuple[str, str], list[str]]:
    texts = defaultdict(list)
    for row in rows("names"):
        if row["language"] == language and row["kind"] in KINDS:
            kind = row["owner_kind"]
            inflected = (
                forms_of_phrase(row["text"]) if kind == "country" and language == "ru" else [row["text"]]
            )
            texts[kind, row["owner"]] += inflected
    return texts


def forms_of_phrase(text: str) -> list[str]:
    return [text, *sorted({form for form, _case in phrase_forms(text)} - {text})]


def ways_of_person(texts: list[str], language: str) -> tuple[list[str], list[str]]:
    """Whole names, and surnames."""
    full = texts[:1]
    if language == "ru":
        masculine = is_masculine(texts)
        forms = sorted(case_forms(full[0], masculine)) if masculine is not None else []
        full += [form for form in forms if " " in form]
    return full, [name.split()[-1] for name in full]


def offices(language: str) -> list[list[str]]:
    """English ones alone: the tables have no others."""
    names = [row["name"] for row in rows("offices")] if language == "en" else []
    return [[f"the {name[0].lower()}{name[1:]}", f"the {name}"] for name in names] or [
        ["президент", "премьер-министр"]
    ]


def shuffled(items: list, random: Random) -> list:
    return random.sample(items, len(items))
