import io
import zipfile

import pytest

from articles.importing.reading import word_packages
from tests.articles.importing.documents import paragraph, relations, root, word
from tests.articles.importing.files import fields_of, lines_of, read_until_broken, reasons

LINK = '<w:hyperlink r:id="{}"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'
NOTE = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/><w:t> {}</w:t></w:r></w:p></w:footnote>'
REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def read(content):
    [line] = lines_of(content, "story.docx")
    assert line.refusal is None
    return line.fields, [tuple(doubt) for doubt in line.doubts]


def body_of(xml, **parts):
    return read(word(paragraph("Leaders meet", "a3") + xml, **parts))[0].get("body", "")


def test_a_document_becomes_an_article_with_its_citations():
    content = word(
        paragraph("Photo: agency")
        + paragraph("Leaders meet in Minsk", "a3")
        + paragraph("By Anna Petrova")
        + paragraph("Published: 1 June 2023")
        + paragraph("They met in Minsk.")
        + paragraph("Background", "1")
        + paragraph("They had met before.")
        + paragraph("Sources", "1")
        + paragraph("Kremlin press service", "a5")
        + paragraph("", "a5", LINK.format("r1", "Government of Armenia")),
        related=[("r1", "hyperlink", "https://government.example/1")],
    )

    assert read(content) == (
        {
            "headline": "Leaders meet in Minsk",
            "byline": "Anna Petrova",
            "published_on": "1 June 2023",
            "body": "Photo: agency\nThey met in Minsk.\nBackground\nThey had met before.",
            "citations": [
                {"as_given": "Kremlin press service"},
                {"as_given": "Government of Armenia", "source_url": "https://government.example/1"},
            ],
        },
        [],
    )


@pytest.mark.parametrize(("mark", "style"), [("", "a5"), ("2. ", "")])
def test_a_table_and_a_paragraph_behind_the_sources_are_text(mark, style):
    row = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("cell one", "cell two"))
    fields, _ = read(
        word(
            paragraph("Leaders meet", "a3")
            + paragraph("They met.")
            + paragraph("Sources:")
            + paragraph(f"{mark}Akorda", style)
            + paragraph(
                f"{mark}Armenpress,", style, "<w:r><w:br/><w:t>https://armenpress.example/1</w:t></w:r>"
            )
            + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
            + paragraph("They parted.")
        )
    )

    assert fields["body"] == "They met.\ncell one cell two\nThey parted."
    assert fields["citations"][0] == {"as_given": "Akorda"}
    assert "https://armenpress.example/1" in fields["citations"][-1]["as_given"]
    assert not any("cell" in citation["as_given"] for citation in fields["citations"])


@pytest.mark.parametrize("style", ["1", ""])
def test_without_a_title_a_first_heading_or_paragraph_is_the_headline(style):
    fields, _ = read(
        word(paragraph("Leaders meet", style) + paragraph("They met.") + paragraph("Later", "1"))
    )

    assert fields == {"headline": "Leaders meet", "body": "They met.\nLater"}


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<w:p><w:r><w:t>In </w:t></w:r><w:r><w:t>Minsk</w:t></w:r></w:p>", "In Minsk"),
        ("<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>", "one\ntwo three"),
        ("<w:p><w:ins><w:r><w:t>kept</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>", "kept"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>", "in a control"),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>in a line</w:t></w:r></w:sdtContent></w:sdt></w:p>", "in a line"),
        ("<w:p><w:smartTag><w:r><w:t>Minsk</w:t></w:r></w:smartTag></w:p>", "Minsk"),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Gas</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>300</w:t></w:r></w:p>"
            "</w:tc></w:tr><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Oil</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "</w:tc></w:tr></w:tbl>",
            "Gas 300\nOil",
        ),
        (
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></w:pict>"
            "<w:t>beside</w:t></w:r></w:p>",
            "beside\nin a box",
        ),
    ],
)  # fmt: skip
def test_words_are_kept_wherever_they_stand(xml, words):
    assert body_of(xml) == words


def test_of_one_thing_in_two_forms_one_is_taken():
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    forms = "".join(f"<mc:{form}><w:t>box</w:t></mc:{form}>" for form in ("Choice", "Fallback"))

    assert (
        body_of(f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}">{forms}</mc:AlternateContent></w:r></w:p>')
        == "box"
    )


def with_notes(*notes):
    body = "".join(
        paragraph(f"Sentence {number}.", "", REFERENCE.format(number)) for number in range(len(notes))
    )
    written = "".join(NOTE.format(number, words) for number, words in enumerate(notes))
    return word(
        paragraph("Leaders meet", "a3") + body,
        related=[("f1", "footnotes", "footnotes.xml")],
        more={"word/footnotes.xml": root("footnotes", written)}.items(),
    )


def test_notes_with_addresses_are_citations():
    fields, doubts = read(with_notes("Kremlin, http://kremlin.example/1", "http://b.example/2"))

    assert fields["body"] == "Sentence 0.[1]\nSentence 1.[2]"
    assert fields["citations"] == [
        {"as_given": "Kremlin, http://kremlin.example/1", "source_url": "http://kremlin.example/1"},
        {"as_given": "http://b.example/2", "source_url": "http://b.example/2"},
    ]
    assert doubts == []


def test_notes_that_are_no_sources_stand_behind_the_text():
    fields, doubts = read(with_notes("Kremlin, http://kremlin.example/1", "That is, in Minsk."))

    assert fields["body"].endswith("[1] Kremlin, http://kremlin.example/1\n[2] That is, in Minsk.")
    assert "citations" not in fields
    assert (
        doubts == [("citations", "", doubts[0][2])] and "not each of its 2 notes is a source" in doubts[0][2]
    )


def test_what_is_left_out_is_told():
    content = word(
        paragraph("Leaders meet", "a3")
        + paragraph("They met", "", LINK.format("r1", "here"))
        + "<w:p><w:r><w:drawing/></w:r><w:del/></w:p>",
        related=[
            ("r1", "hyperlink", "https://a.example/1"),
            ("c1", "comments", "comments.xml"),
            ("h1", "header", "header1.xml"),
        ],
        more={
            "word/comments.xml": root("comments", "<w:comment/>"),
            "word/header1.xml": root("hdr", paragraph("Agency, 2023")),
        }.items(),
    )

    assert read(content)[1] == [
        ("", "", "changes that somebody tracked stand in it: it was read as if they were all accepted"),
        (
            "body",
            "https://a.example/1",
            "1 addresses of links in the text were left out; their words are kept",
        ),
        (
            "",
            "",
            "left out of the document: 1 pictures; 1 comments; the header of its pages (“Agency, 2023”)",
        ),
    ]


def test_a_document_is_known_without_its_name_and_other_packages_are_named():
    assert (
        fields_of(word(paragraph("Leaders meet") + paragraph("They met.")), "-")[0]["headline"]
        == "Leaders meet"
    )
    for part, what in [
        ("xl/workbook.xml", "spreadsheet"),
        ("ppt/presentation.xml", "presentation"),
        ("a.txt", "ZIP"),
    ]:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(part, "x")
        assert what in read_until_broken(file.getvalue(), "news")[1]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (word("")[:-30], "damaged or cut off"),
        (word(""), "no text is found"),
        (word("<w:p>"), "is not XML"),
        (word("", related=[("s1", "styles", "other.xml")], more=[("word/other.xml", "<x")]), "is not XML"),
        (
            word("", more=[("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")]),
            "a type of its own",
        ),
        (word("", more=[("word/document.xml", root("document", ""))]), "no text is found"),
        (word(paragraph("x" * 100), compression=zipfile.ZIP_BZIP2), "packed in an unusual way"),
        (b"PK\x03\x04 and no more", "damaged or cut off"),
    ],
)
def test_what_is_no_good_document_is_refused_in_words(content, why):
    [reason] = reasons(content, "story.docx")

    assert why in reason


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(word_packages, "LARGEST_PART", 2**20)
    bomb = word(paragraph("x" * 2**21))
    assert len(bomb) < 2**14

    assert "a bomb, as it seems" in reasons(bomb, "story.docx")[0]


def test_parts_that_are_named_again_and_again_are_read_once_and_all_together_are_limited(monkeypatch):
    monkeypatch.setattr(word_packages, "LARGEST_DOCUMENT", 2**20)
    many = {f"word/header{number}.xml": root("hdr", paragraph("x" * 2**19)) for number in range(4)}
    headers = [(f"h{number}", "header", f"header{number}.xml") for number in range(4)]
    again = [(f"h{number}", "header", "header0.xml") for number in range(4)]

    text = paragraph("Leaders meet") + paragraph("They met.")
    assert "a bomb" in reasons(word(text, headers, many.items()), "story.docx")[0]
    assert reasons(word(text, again, many.items()), "story.docx") == [""]


def test_a_list_of_files_without_end_is_not_read(monkeypatch):
    monkeypatch.setattr(word_packages, "LARGEST_DIRECTORY", 100)

    assert "too many files" in reasons(word(paragraph("A")), "story.docx")[0]


def test_the_stricter_form_of_documents_is_read():
    strict = word(paragraph("Leaders meet", "a3") + paragraph("They met."))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            text = text.replace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, text.replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"))  # fmt: skip

    assert read(file.getvalue())[0] == {"headline": "Leaders meet", "body": "They met."}


def test_a_document_whose_relations_are_missing_is_read_all_the_same():
    content = word(paragraph("Leaders meet") + paragraph("They met."), more=[("_rels/.rels", relations([]))])

    assert read(content)[0] == {"headline": "Leaders meet", "body": "They met."}
