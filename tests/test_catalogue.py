"""The Russian catalogue is whole: every string is translated, with the same places, and compiled. `manage.py catalogue` mends the rest."""

from functools import cache

import pytest
from django.conf import settings

from summit_archive.catalogue import faults
from summit_archive.catalogue.found import messages
from summit_archive.catalogue.kept import entries, forms_of, read

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
pytestmark = pytest.mark.parametrize("language", LANGUAGES)

found, catalogue = cache(messages), cache(read)


def test_every_string_is_translated(language):
    assert list(faults.untranslated(catalogue(language), found())) == []


def test_no_translation_is_of_a_string_that_stands_nowhere(language):
    assert list(faults.not_found_any_more(catalogue(language), found())) == []


def test_no_translation_waits_for_a_second_look(language):
    assert list(faults.fuzzy(catalogue(language))) == []


def test_every_translation_has_the_places_of_its_string(language):
    assert list(faults.places_that_differ(catalogue(language))) == []


def test_every_plural_has_the_forms_of_the_language(language):
    assert list(faults.wrong_plurals(catalogue(language))) == []


def test_what_the_program_reads_is_what_was_translated(language):
    assert faults.is_compiled(language)


def test_one_dash_stands_in_all_russian_strings(language):
    told = {
        message.single
        for message, entry in entries(catalogue(language)).items()
        if "—" in "".join(forms_of(entry))
    }
    assert told == set()
