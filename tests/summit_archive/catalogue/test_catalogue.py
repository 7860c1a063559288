"""Every string that is marked is found, and what is wrong in a catalogue is told."""

import gettext as gettext_module

import pytest
from babel.messages.catalog import Catalog
from django.core.management import call_command
from django.utils.translation import gettext, ngettext, override, trans_real

from summit_archive.catalogue import faults
from summit_archive.catalogue.found import Message, joined, messages_of
from summit_archive.catalogue.kept import as_mo, as_po, read, renewed, write

TEMPLATE = """{% load i18n %}{% translate "It’s “100 %” here" %} {# {% translate "no" %} #}
<a title="{% translate 'date' context 'a day' %}">{{ row|default:_("nothing") }}</a>
{% blocktranslate with name=row.name %}Of {{ name }}, 5 %{% endblocktranslate %}
{% blocktranslate count number=rows|length trimmed %}
  {{ number }} row{% plural %}{{ number }} rows{% endblocktranslate %}"""
CODE = """
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _
one = gettext_lazy("A sentence "
                   "in two lines")
two = ngettext("%d row", "%d rows", 3) % 3, pgettext_lazy("a place", "in")
for _name, _ in rows: _(name)
"""


def found_in(path, text):
    path.write_text(text)
    return set(messages_of(path))


def test_strings_of_templates_are_found_as_the_templates_ask_for_them(tmp_path):
    assert found_in(tmp_path / "a.html", TEMPLATE) == {
        Message("It’s “100 %%” here"),
        Message("date", context="a day"),
        Message("nothing"),
        Message("Of %(name)s, 5 %%"),
        Message("%(number)s row", "%(number)s rows"),
    }


def test_strings_of_code_are_found(tmp_path):
    assert found_in(tmp_path / "a.py", CODE) == {
        Message("A sentence in two lines"),
        Message("%d row", "%d rows"),
        Message("in", context="a place"),
    }
    assert found_in(tmp_path / "a.css", CODE) == set()


def test_a_string_with_a_plural_somewhere_is_one_message():
    found = {Message("%d row"): {"a"}, Message("%d row", "%d rows"): {"b"}}
    assert joined(found) == [Message("%d row", "%d rows")]
    assert found == {Message("%d row", "%d rows"): {"a", "b"}}


FOUND = {Message("Yes"): ["b.html", "a.html"], Message("%(n)s row", "%(n)s rows"): ["a.html"]}


@pytest.fixture
def locale(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    return tmp_path / "ru" / "LC_MESSAGES"


def filled(**changes):
    catalogue = renewed(Catalog(locale="ru"), FOUND)
    catalogue["Yes"].string = changes.get("yes", "Да")
    catalogue["%(n)s row"].string = changes.get("rows", ("%(n)s строка", "%(n)s строки", "%(n)s строк"))
    return catalogue


def test_a_renewed_catalogue_keeps_what_is_translated_and_drops_what_is_gone(locale):
    write("ru", filled())
    new = renewed(read("ru"), {Message("Yes"): ["a.html"], Message("No"): ["a.html"]})
    write("ru", new)
    assert {entry.id: entry.string for entry in read("ru") if entry.id} == {"No": "", "Yes": "Да"}


def test_the_same_words_are_written_the_same(locale):
    write("ru", filled())
    before = (locale / "django.po").read_bytes()
    write("ru", renewed(read("ru"), dict(reversed(FOUND.items()))))
    assert (locale / "django.po").read_bytes() == before
    assert b"Date" not in before and b"a.html:" not in before


def test_what_is_compiled_tells_no_day(locale):
    write("ru", filled())
    with (locale / "django.mo").open("rb") as file:
        header = gettext_module.GNUTranslations(file).info()
    assert header["pot-creation-date"] == header["po-revision-date"] == "2000-01-01 00:00+0000"


def test_what_is_compiled_is_what_django_shows(locale, monkeypatch):
    write("ru", filled())
    monkeypatch.setattr(trans_real, "_translations", {})
    with override("ru"):
        assert gettext("Yes") == "Да"
        assert [ngettext("%(n)s row", "%(n)s rows", number) for number in (21, 2, 5)] == [
            *("%(n)s строка", "%(n)s строки", "%(n)s строк"),
        ]
    monkeypatch.setattr(trans_real, "_translations", {})


def test_a_catalogue_without_faults_has_none(locale):
    write("ru", filled())
    catalogue = read("ru")
    assert [
        *faults.untranslated(catalogue, FOUND),
        *faults.not_found_any_more(catalogue, FOUND),
        *faults.fuzzy(catalogue),
        *faults.places_that_differ(catalogue),
        *faults.wrong_plurals(catalogue),
    ] == []
    assert faults.is_compiled("ru")


def test_each_fault_is_told(locale):
    told = lambda check, *more, **changes: list(check(filled(**changes), *more))  # noqa: E731
    assert told(faults.untranslated, {Message("No"): []}) == ["missing: 'No'"]
    assert told(faults.untranslated, FOUND, yes="") == ["empty: 'Yes'"]
    assert told(faults.untranslated, FOUND, rows=("%(n)s a", "", "%(n)s c")) == ["empty: '%(n)s row'"]
    assert told(faults.not_found_any_more, {Message("Yes"): []}) == ["stands nowhere: '%(n)s row'"]
    assert len(told(faults.places_that_differ, yes="Да, {name}")) == 1
    assert len(told(faults.places_that_differ, rows=("одна строка", "%(n)s b", "%(m)s c"))) == 2
    assert told(faults.wrong_plurals, rows=("%(n)s a", "%(n)s b")) == ["'%(n)s row': 2 forms, expected 3"]
    fuzzy = filled()
    fuzzy["Yes"].flags.add("fuzzy")
    assert list(faults.fuzzy(fuzzy)) == ["fuzzy: 'Yes'"]
    assert "Да".encode() not in as_mo(fuzzy)
    write("ru", filled())
    (locale / "django.po").write_bytes(as_po(filled(yes="Ага")))
    assert not faults.is_compiled("ru")


@pytest.mark.parametrize(
    ("english", "russian", "is_same"),
    [
        ("%s of %s", "%s", False),
        ("100 %% of %(a)s", "%(a)s и снова %(a)s", True),
        ("{a} {b}", "{b} {a}", True),
        ("%d rows", "%s строк", False),
    ],
)
def test_places_are_the_same_whatever_their_order(english, russian, is_same):
    assert (faults.places(english) == faults.places(russian)) is is_same


def test_the_command_renews_the_catalogue_of_each_language(locale, capsys):
    call_command("catalogue")
    assert "ru: " in capsys.readouterr().out
    assert Message("Meetings") in {Message(entry.id) for entry in read("ru") if isinstance(entry.id, str)}
