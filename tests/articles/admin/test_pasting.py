"""A new article's form is filled from a pasted text or a file, and nothing is saved by it."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Publisher
from tests.forms import typed
from tests.make import make_article, make_publisher

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

MODELS = "summit_archive.accounts.hashing.InTurn"
ADD = "/admin/articles/article/add/"
BODY = "The President of Kazakhstan met his guest in Astana.\n\nThey spoke of gas, and of the road through the mountains."
TEXT = f"""Talks in Astana

Published: 14 March 2023
Source: https://www.example.org/2023/talks
Publisher: Akorda
Author: Anna Petrova

{BODY}

Sources
1. Kremlin press service
2. Regional briefings, https://www.example.org/briefings
"""
PAGE = f"""<!doctype html><html lang="en"><head><title>Talks in Astana</title>
<meta property="og:title" content="Talks in Astana">
<meta property="article:published_time" content="2023-03-14T10:00:00+05:00">
<link rel="canonical" href="https://www.example.org/2023/talks"></head>
<body><article><h1>Talks in Astana</h1><p>{"They spoke of gas and of transit for a long time. " * 8}</p></article></body></html>"""


def read(client, text="", file=None, page=None, button="_read", **fields):
    """Presses “Read”; the page that follows."""
    sent = typed(page or client.get(ADD), "article_form", file=None, **fields) | {button: "1"}
    if text:
        sent["pasted"] = text
    if file:
        sent["file"] = file
    return client.post(ADD, sent)


def filled(answer):
    """What the form says now, each field that is not empty."""
    fields = {name: value[0] for name, value in typed(answer, "article_form").items()}
    return {name: value for name, value in fields.items() if value}


def told(answer):
    reading = answer.context["reading"]
    return {
        "refusal": reading.refusal,
        "read": reading.read,
        "kept": reading.kept,
        "open": reading.left_open,
        "doubts": [" ".join(doubt) for doubt in reading.doubts],
    }


def named(content, name="news.txt"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def test_a_pasted_text_fills_the_form_and_saves_nothing(admin_client):
    akorda = make_publisher("Akorda")
    answer = read(admin_client, TEXT.replace("\n", "\r\n"))

    assert not Article.objects.exists()
    fields = filled(answer)
    stated = {name: fields[name] for name in ("headline", "published_on", "url", "byline", "publisher")}
    assert stated == {
        "headline": "Talks in Astana",
        "published_on": "2023-03-14",
        "url": "https://www.example.org/2023/talks",
        "byline": "Anna Petrova",
        "publisher": str(akorda.pk),
    }
    assert BODY in fields["body"]
    assert told(answer)["open"] == []
    page = answer.content.decode()
    assert "Read from the pasted text" in page and "headline, body" in page
    assert "errornote" not in page


def test_what_was_read_is_saved_with_its_citations_and_linked(admin_client):
    make_publisher("Akorda")
    answer = read(admin_client, TEXT)

    admin_client.post(ADD, typed(answer, "article_form", file=None))

    article = Article.objects.get()
    assert (article.headline, str(article.publisher)) == ("Talks in Astana", "Akorda")
    assert article.language == "en"
    given = [(one.position, one.as_given, one.url) for one in article.citations.all()]
    assert given == [
        (1, "Kremlin press service", ""),
        (2, "Regional briefings, https://www.example.org/briefings", "https://www.example.org/briefings"),
    ]


def test_what_the_text_does_not_state_is_left_open_and_told(admin_client):
    answer = read(admin_client, f"Talks in Astana\n\n{BODY}")

    assert told(answer)["open"] == ["published on", "publisher", "address"]
    assert "published_on" not in filled(answer)
    page = answer.content.decode()
    assert "Left open, because nothing certain is stated" in page
    assert "The language is not stated. When you save it is recognised by the words: English." in page


def test_a_language_that_nothing_tells_is_asked_for(admin_client):
    page = read(admin_client, "Zzz 12\n\nQqq 34 xxx").content.decode()

    assert "The language is not recognised: state it, such as en or ru." in page
    assert "recognised by the words" not in page


def test_a_doubtful_day_is_left_open_with_the_reason(admin_client):
    answer = read(admin_client, f"Talks in Astana\n\nPublished: 03/04/2023\n\n{BODY}")

    assert "published_on" not in filled(answer)
    [doubt] = told(answer)["doubts"]
    assert "03/04/2023" in doubt


def test_a_publisher_that_is_not_on_record_is_told_and_not_made_up(admin_client):
    answer = read(admin_client, TEXT)
    assert "publisher" not in filled(answer)
    assert told(answer)["doubts"][-1].startswith("publisher Akorda no publisher of this name is on record")


def test_what_an_editor_typed_stays(admin_client):
    answer = read(admin_client, TEXT, headline="My own headline", byline="Anna Petrova")

    fields = filled(answer)
    assert (fields["headline"], fields["url"]) == ("My own headline", "https://www.example.org/2023/talks")
    assert told(answer)["kept"] == ["headline"]


def test_a_second_reading_takes_back_what_the_first_one_filled_in_and_nobody_changed(admin_client):
    answer = read(admin_client, TEXT)
    again = typed(answer, "article_form", file=None, headline="My own headline")

    other = "Another story\n\nAuthor: B. Bek\n\nOf the weather in the steppe.\n\nSources\n1. Kazhydromet\n2. Akorda\n"
    answer = admin_client.post(ADD, again | {"pasted": other, "_read": "1"})

    fields = filled(answer)
    assert (fields["headline"], fields["byline"]) == ("My own headline", "B. Bek")
    assert "url" not in fields and "published_on" not in fields
    assert fields["body"].strip() == "Of the weather in the steppe."
    given = [value for name, value in fields.items() if name.endswith("-as_given")]
    assert given == ["Kazhydromet", "Akorda"]


def test_typed_citations_stay_above_those_that_were_read(admin_client):
    row = {"citations-TOTAL_FORMS": "1", "citations-0-position": "1", "citations-0-as_given": "Akorda"}
    answer = read(admin_client, TEXT, **row)
    given = [value for name, value in filled(answer).items() if name.endswith("-as_given")]
    assert given == [
        "Akorda",
        "Kremlin press service",
        "Regional briefings, https://www.example.org/briefings",
    ]


def test_a_saved_page_is_read_as_an_import_reads_it_dropped_or_pasted(admin_client):
    for answer in (read(admin_client, file=named(PAGE, "talks.html")), read(admin_client, PAGE)):
        fields = filled(answer)
        assert (fields["headline"], fields["published_on"]) == ("Talks in Astana", "2023-03-14")
        assert fields["canonical_url"] == "https://www.example.org/2023/talks"
        assert fields["body"].startswith("They spoke of gas")


def test_a_record_of_a_file_of_data_fills_the_form(admin_client):
    record = {"title": "Talks in Astana", "text": BODY, "published": "2023-03-14", "language": "kk"}
    fields = filled(read(admin_client, file=named(json.dumps(record), "talks.json")))
    assert (fields["headline"], fields["language"]) == ("Talks in Astana", "kk")


def test_a_moment_is_the_day_at_the_place_of_the_publisher(admin_client):
    record = {
        "title": "Talks in Astana",
        "text": BODY,
        "published": "2023-12-25T21:30:00Z",
        "source": "Akorda",
    }
    for zone, day, doubted in (("", "2023-12-25", 1), ("Asia/Almaty", "2023-12-26", 0)):
        make_publisher("Akorda", time_zone=zone)
        answer = read(admin_client, file=named(json.dumps(record), "talks.json"))
        assert filled(answer)["published_on"] == day
        assert len([doubt for doubt in told(answer)["doubts"] if "the time is in GMT" in doubt]) == doubted
        Publisher.objects.all().delete()


def test_a_file_of_several_articles_is_for_the_import(admin_client):
    line = json.dumps({"title": "Talks", "text": BODY})
    answer = read(admin_client, file=named(f"{line}\n{line}\n", "news.jsonl"), headline="Typed")
    assert "more than one article" in told(answer)["refusal"]
    assert filled(answer)["headline"] == "Typed"
    assert "Nothing was filled in" in answer.content.decode()


def test_look_alikes_are_told_when_the_text_is_read(admin_client):
    make_article("Talks in Astana", url="https://www.example.org/2023/talks")
    assert "The archive has one article like this one" in read(admin_client, TEXT).content.decode()


def test_nothing_to_read_is_said(admin_client):
    assert told(read(admin_client))["refusal"] == "Paste a text or choose a file first."


# Nothing pasted is lost


def test_a_text_that_nobody_read_is_read_before_it_is_saved(admin_client):
    answer = read(admin_client, TEXT, button="_save")
    assert not Article.objects.exists()
    assert filled(answer)["headline"] == "Talks in Astana"

    admin_client.post(ADD, typed(answer, "article_form", file=None) | {"_save": "Save"})
    assert Article.objects.get().headline == "Talks in Astana"


def test_a_text_that_cannot_be_read_does_not_keep_the_rest_from_being_saved(admin_client):
    answer = read(admin_client, "\x01\x02", button="_save", headline="Typed by hand", language="en")
    assert not Article.objects.exists()

    admin_client.post(ADD, typed(answer, "article_form", file=None) | {"_save": "Save"})
    assert Article.objects.get().headline.startswith("Typed by hand")


def test_the_first_button_of_the_form_saves_as_the_return_key_presses_it(admin_client):
    page = admin_client.get(ADD).content.decode()
    form = page[page.index('id="article_form"') :]
    assert form.index('name="_save"') < form.index('name="_read"')


def docx(words):
    """As small as Word takes it."""
    file = io.BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in words)
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
        )
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
        )
    return file.getvalue()


def test_a_dropped_document_fills_the_form(admin_client):
    words = ["Talks in Astana", "Published: 14 March 2023", *BODY.split("\n\n")]
    fields = filled(read(admin_client, file=named(docx(words), "talks.docx")))
    assert (fields["headline"], fields["published_on"]) == ("Talks in Astana", "2023-03-14")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 1000,
        bytes(range(256)) * 100,
        b"%PDF-1.7 ...",
        b"PK\x03\x04" + b"x" * 100,
        b"\x1f\x8b" + b"x" * 100,
        b"<html>" + b"<div>" * 20_000,
        b'{"title": "\\ud800", "text": "x"}',
        b'{"title": "Talks", "url": "http://[::1"}',
        b"[" * 100_000,
        "Слова ".encode() * 400_000,
    ],
    ids="empty nul bytes pdf zip gzip page surrogate address nested long".split(),
)
@pytest.mark.parametrize("name", ["news.txt", "news.docx", "news.eml", "news.html", "news.jsonl"])
def test_no_file_breaks_the_form_or_costs_what_was_typed(admin_client, content, name):
    answer = read(admin_client, file=named(content, name), byline="Anna")
    assert answer.status_code == 200
    assert filled(answer)["byline"] == "Anna"
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "\0",
        "Talks\0 in Astana\n\nGas.",
        "Talks in Astana\n\n" + "Kazakhstan agreed. " * 120_000,
        "Заголовок\n\n" + "Казахстан согласился. " * 50_000,
        "<html>" * 5000,
        "1. \n" * 5000,
        "Published: \n" * 5000,
    ],
    ids="nul within long cyrillic markup list labels".split(),
)
def test_no_text_breaks_the_form_or_is_lost(admin_client, text):
    answer = read(admin_client, text)
    assert answer.status_code == 200
    assert filled(answer)["pasted"].strip() == text.strip()


@pytest.mark.parametrize(
    "sent",
    [
        {"citations-TOTAL_FORMS": "x"},
        {"citations-TOTAL_FORMS": "99999999999"},
        {"read_fields": ": :: headline", "read_text": "\0"},
        {"citations-x-as_given": "1"},
    ],
)
def test_no_odd_form_breaks_the_reading(admin_client, sent):
    assert read(admin_client, TEXT, **sent).status_code == 200


def test_whoever_may_not_add_articles_reads_none(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True), MODELS)
    assert client.post(ADD, {"pasted": TEXT, "_read": "1"}).status_code == 403
