"""Citations as people write them, letter by letter."""

from datetime import date

import pytest

from summit_archive.citing.styles import STYLES

from .record import NASTY, article, page, query

IN = {style.key: style.cite for style in STYLES}
SOURCE = "https://kommersant.example/doc/1"
OURS = "https://summits.example/articles/7/putin-obsudil-gaz/"
MEETING = "https://summits.example/meetings/cis-2023/"
QUERY = "https://summits.example/articles/?country=kz"


@pytest.mark.parametrize(
    ("style", "written"),
    [
        (
            "apa",
            f"Анна Иванова. (2023, December 26). Путин обсудил газ. Коммерсантъ. {SOURCE} "
            f"(Record in Summit archive, retrieved November 30, 2026, from {OURS})",
        ),
        (
            "chicago-note",
            f"Анна Иванова, “Путин обсудил газ,” Коммерсантъ, December 26, 2023, {SOURCE}; "
            f"Summit archive, accessed November 30, 2026, {OURS}.",
        ),
        (
            "chicago",
            f"Анна Иванова. “Путин обсудил газ.” Коммерсантъ, December 26, 2023. {SOURCE}. "
            f"Summit archive, accessed November 30, 2026, {OURS}.",
        ),
        (
            "mla",
            f"Анна Иванова. “Путин обсудил газ.” Коммерсантъ, 26 Dec. 2023, {SOURCE}. "
            f"Summit archive, {OURS}. Accessed 30 Nov. 2026.",
        ),
        (
            "gost",
            f"Анна Иванова. Путин обсудил газ [Электронный ресурс] // Коммерсантъ. 2023. 26 дек. URL: {SOURCE}. "
            f"То же // Summit archive. URL: {OURS} (дата обращения: 30.11.2026).",
        ),
    ],
)
def test_an_article_names_its_source_first_and_the_archive_after_it(style, written):
    assert IN[style](article(author="Анна Иванова")).plain == written


def test_where_nobody_is_named_each_style_begins_in_its_own_way():
    begins = {style: cite(article()).plain[:31] for style, cite in IN.items()}

    assert begins == {
        "apa": "Путин обсудил газ. (2023, Decem",
        "chicago-note": "“Путин обсудил газ,” Коммерсант",
        "chicago": "Коммерсантъ. “Путин обсудил газ",
        "mla": "“Путин обсудил газ.” Коммерсант",
        "gost": "Путин обсудил газ [Электронный ",
    }


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("apa", f"Summit archive. (n.d.). Informal summit (Version 0.1.0). Retrieved November 30, 2026, from {MEETING}"),
        ("chicago-note", f"“Informal summit,” Summit archive, version 0.1.0, accessed November 30, 2026, {MEETING}."),
        ("chicago", f"Summit archive. “Informal summit.” Version 0.1.0. Accessed November 30, 2026. {MEETING}."),
        ("mla", f"“Informal summit.” Summit archive, version 0.1.0, {MEETING}. Accessed 30 Nov. 2026."),
        (
            "gost",
            f"Informal summit [Электронный ресурс] // Summit archive. Версия 0.1.0. URL: {MEETING} "
            "(дата обращения: 30.11.2026).",
        ),
    ],
)  # fmt: skip
def test_a_page_of_the_archive_tells_its_version_and_the_day_of_access(style, written):
    assert IN[style](page()).plain == written


@pytest.mark.parametrize(
    ("style", "written"),
    [
        (
            "apa",
            "Summit archive. (n.d.). Articles: country Kazakhstan (Version 0.1.0) [Data set; 5,245 articles]. "
            f"Retrieved November 30, 2026, from {QUERY}",
        ),
        (
            "chicago-note",
            "“Articles: country Kazakhstan,” Summit archive, 5,245 articles, version 0.1.0, "
            f"accessed November 30, 2026, {QUERY}.",
        ),
        (
            "mla",
            f"“Articles: country Kazakhstan.” Summit archive, version 0.1.0, 5,245 articles, {QUERY}. "
            "Accessed 30 Nov. 2026.",
        ),
        (
            "gost",
            "Articles: country Kazakhstan [Электронный ресурс] : 5,245 articles // Summit archive. Версия 0.1.0. "
            f"URL: {QUERY} (дата обращения: 30.11.2026).",
        ),
    ],
)
def test_a_query_tells_how_much_answered_it(style, written):
    assert IN[style](query()).plain == written


@pytest.mark.parametrize(
    ("day", "apa", "chicago", "mla", "gost"),
    [
        ("2023-12-26", "(2023, December 26)", "December 26, 2023.", ", 26 Dec. 2023,", ". 2023. 26 дек. URL"),
        ("2023-05", "(2023, May)", "May 2023.", ", May 2023,", ". 2023. Май. URL"),
        ("2023", "(2023)", "” 2023.", ", 2023,", ". 2023. URL"),
        (None, "(n.d.)", "n.d. https", f"ъ, {SOURCE}", ". [б. г.]. URL"),
        ("XXXX-12-26", "(26 December, year not stated)", "year not stated.", "not stated,", "[б. г.]. 26 дек. URL"),
        ("2023~", "(about 2023)", "about 2023.", ", about 2023,", ". [ок. 2023]. URL"),
        ("[2022-12-26,2023-12-26]", "(26 December 2022 or 2023)", "2022 or 2023.", "2022 or 2023,", "[2022-12-26,2023-12-26]. U"),
        ("2022-12-26/2022-12-27", "(26–27 December 2022)", "26–27 December 2022.", "26–27 December 2022,", "[2022-12-26/2022-12-27]. U"),
    ],
)  # fmt: skip
def test_a_date_is_told_as_far_as_it_is_known_and_never_padded(day, apa, chicago, mla, gost):
    dated = article(day)

    assert apa in IN["apa"](dated).plain
    assert chicago in IN["chicago"](dated).plain
    assert mla in IN["mla"](dated).plain
    assert gost in IN["gost"](dated).plain


@pytest.mark.parametrize("style", IN)
def test_an_article_of_which_only_the_headline_is_known_is_cited_by_the_archive(style):
    bare = article(day=None, publisher="", source_address="", language="", title="Who met whom?")
    written = IN[style](bare).plain

    assert "Who met whom?" in written
    assert written.count("https://") == written.count(OURS) == 1
    assert not any(wrong in written for wrong in ("None", "  ", "?.", "..", ",,", " ,", "” ,"))


@pytest.mark.parametrize("style", IN)
def test_words_of_others_are_shown_as_they_are_and_never_as_markup(style):
    told = article(title=f"{NASTY} <b>", publisher="<i>Газета</i>", author="О’Нил & Ко")
    written = IN[style](told)

    assert "\n" not in written.plain
    assert "<b>" in written.plain
    assert "<b>" not in written.html
    assert "&lt;b&gt;" in written.html


def test_what_is_shown_has_italics_and_tells_the_language_of_a_title():
    written = IN["chicago"](article()).html

    assert "<i>Коммерсантъ</i>" in written
    assert '<span lang="ru">“Путин обсудил газ.”</span>' in written
    assert "<i>Informal summit</i>" in IN["apa"](page()).html
    assert "<i>Summit archive</i>" in IN["mla"](page()).html


def test_gost_tells_when_the_archive_read_the_source():
    written = IN["gost"](article(retrieved=date(2024, 1, 9))).plain

    assert f"URL: {SOURCE} (дата обращения: 09.01.2024). То же" in written
