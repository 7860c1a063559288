"""What an editor does with imports: upload, look, decide, follow, read the report."""

import csv
import gzip
import io
import json

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.importing import slices, uploads
from articles.models import Article, ImportBatch, ImportProblem, StagedRecord
from summit_archive.web.gate import LARGEST_BODY
from tests.articles.news import TALKS, line_of, records, rows
from tests.forms import typed
from tests.make import make_country, make_name

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LIST = "/admin/articles/importbatch/"
UPLOAD = f"{LIST}add/"


def page_of(batch, name=""):
    return f"{LIST}{batch.pk}/{name}/" if name else f"{LIST}{batch.pk}/change/"


def upload(client, *records, name="news.jsonl", contents=None, **options):
    """Sends the form with a file; returns the page that follows."""
    contents = b"".join(line_of(record) + b"\n" for record in records) if contents is None else contents
    file = SimpleUploadedFile(name, contents)
    fields = {"status": "draft", "publisher": "", "language": ""} | options
    return client.post(UPLOAD, {"file": file, **fields}, follow=True)


def press(client, name, batch=None):
    """Presses one of the buttons of a batch's page; returns the page that follows."""
    return client.post(page_of(batch or ImportBatch.objects.latest("pk"), name), follow=True)


def work_through(client, batch=None):
    batch = batch or ImportBatch.objects.latest("pk")
    while batch.goes_on:
        answer = press(client, "continue", batch)
        batch.refresh_from_db()
    return answer


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_an_upload_is_compared_looked_at_confirmed_and_comes_in(admin_client):
    make_country("AM")
    upload(admin_client, *records(3), b'{"title": "cut', publisher="Agency", language="ru")
    preview = text_of(work_through(admin_client))
    assert "Talks, day 1" in preview and "the line is not JSON" in preview
    assert 'new: to be imported</th> <td class="number">3' in preview
    assert not Article.objects.exists()

    press(admin_client, "confirm")
    page = text_of(work_through(admin_client))

    assert "The import is finished: 3 articles were imported." in page
    assert 'new: imported</th> <td class="number">3' in page
    assert {article.status for article in Article.objects.all()} == {"draft"}
    assert not StagedRecord.objects.exists()
    assert ImportBatch.objects.get().user.username == "admin"


def test_an_upload_gives_what_the_command_gives(admin_client, bring_in, countries):
    odd = [TALKS | {"url": "", "published": "31.02.2020"}, b"{", {"title": "Only a headline"}]
    bring_in(*records(4), *odd, publisher="Agency")
    [by_command] = ImportBatch.objects.all()
    expected = rows(), by_command.counts, by_command.unresolved
    Article.objects.all().delete()
    ImportBatch.objects.all().delete()

    upload(admin_client, *records(4), *odd, publisher="Agency", status="published")
    work_through(admin_client)
    press(admin_client, "confirm")
    work_through(admin_client)

    batch = ImportBatch.objects.get()
    assert (rows(), batch.counts, batch.unresolved) == expected


def test_it_goes_on_where_it_stopped_whoever_presses_and_however_often(admin_client, client, monkeypatch):
    monkeypatch.setattr(slices, "FEWER", [2])
    upload(admin_client, *records(5))
    work_through(admin_client)
    press(admin_client, "confirm")
    press(admin_client, "continue")
    assert Article.objects.count() == 2
    assert "2 of 5 done" in text_of(admin_client.get(page_of(ImportBatch.objects.get())))

    other = User.objects.create_superuser("other", password="another secret")
    client.force_login(other)
    work_through(client)
    for button in ("continue", "confirm", "continue"):
        press(admin_client, button)

    assert Article.objects.count() == 5
    assert ImportBatch.objects.get().state == "finished"


def test_a_link_to_a_button_does_nothing(admin_client):
    upload(admin_client, *records(1))
    batch = ImportBatch.objects.get()

    for button in ("continue", "confirm", "throw-away"):
        assert admin_client.get(page_of(batch, button)).status_code == 404
    assert ImportBatch.objects.get().state == "staged"


def test_what_is_thrown_away_leaves_nothing(admin_client):
    upload(admin_client, *records(2), b"{")
    work_through(admin_client)

    assert "None of it is in the archive" in text_of(press(admin_client, "throw-away"))
    assert not any(model.objects.exists() for model in (ImportBatch, StagedRecord, ImportProblem, Article))


def test_what_has_come_in_is_undone_not_thrown_away(admin_client):
    upload(admin_client, *records(2))
    work_through(admin_client)
    press(admin_client, "confirm")
    work_through(admin_client)

    assert "Undo it instead" in text_of(press(admin_client, "throw-away"))
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "contents", "said"),
    [
        ("news.jsonl", b"", "The submitted file is empty"),
        ("news.json", b"[]", "This file has no records"),
        ("news.jsonl.gz", gzip.compress(b"  \n", mtime=0), "This file has no records"),
        ("news.xlsx", b"PK\x03\x04....", "ZIP archive"),
        ("news.pdf", b"%PDF-1.4", "PDF document"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "a picture"),
        ("news.jsonl.gz", b"\x1f\x8b\x08broken", "cut off"),
        ("news", bytes(range(256)), "it is not told what this is"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(admin_client, name, contents, said):
    answer = upload(admin_client, name=name, contents=contents)

    assert answer.status_code == 200
    assert said in text_of(answer)
    assert not ImportBatch.objects.exists()


def test_without_a_file_the_form_says_so(admin_client):
    answer = admin_client.post(UPLOAD, {"status": "draft"})

    assert answer.status_code == 200 and "This field is required" in text_of(answer)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("language", "Klingon!", "a language tag is expected"),
        ("publisher", "x" * 201, "at most 200 characters"),
        ("status", "withdrawn", "Select a valid choice"),
    ],
)
def test_the_form_names_what_is_wrong_and_keeps_what_was_typed(admin_client, field, value, said):
    answer = upload(admin_client, TALKS, **{field: value})

    assert said in text_of(answer)
    assert not ImportBatch.objects.exists()
    if field != "status":
        assert typed(answer, "upload_form")[field] == [value]


def test_a_file_too_large_is_refused_with_the_way_out(admin_client, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST_FILE", 10)

    assert "manage.py import_articles" in text_of(upload(admin_client, TALKS))
    assert not ImportBatch.objects.exists()


def test_a_request_too_large_is_refused_before_it_is_read(admin_client):
    answer = admin_client.post(UPLOAD, {}, CONTENT_LENGTH=str(LARGEST_BODY + 1))

    assert answer.status_code == 413 and "101 MB" in text_of(answer)


def test_a_bomb_is_told_and_harms_nothing(admin_client):
    bomb = gzip.compress(line_of(TALKS) + b"\n" + b"\n" * (80 * 2**20))
    upload(admin_client, name="news.jsonl.gz", contents=bomb)

    assert "files that could not be read to their end" in text_of(work_through(admin_client))
    assert "a bomb" in ImportProblem.objects.get(outcome="broken").reason


def test_the_same_file_again_leads_to_the_batch_that_waits(admin_client):
    upload(admin_client, *records(2))
    answer = upload(admin_client, *records(2), name="another name.jsonl")

    assert "here it is" in text_of(answer)
    assert ImportBatch.objects.count() == 1


def test_the_same_file_after_it_came_in_changes_nothing_and_says_so(admin_client):
    for _ in range(2):
        answer = upload(admin_client, *records(2))
        work_through(admin_client)
        press(admin_client, "confirm")
        work_through(admin_client)

    first, second = ImportBatch.objects.order_by("pk")
    assert f"was imported before, as import batch {first.pk}" in text_of(answer)
    assert second.counts == {"read": 2, "unchanged": 2}
    assert Article.objects.count() == 2


def test_a_file_that_comes_in_twice_at_once_is_stopped_with_the_way_to_the_other(admin_client, monkeypatch):
    monkeypatch.setattr(uploads, "UNFINISHED", [])  # as if both had looked before either was there
    for _ in range(2):
        upload(admin_client, *records(2))
        work_through(admin_client)
    first, second = ImportBatch.objects.order_by("pk")
    press(admin_client, "confirm", first)

    answer = text_of(press(admin_client, "confirm", second))

    assert "already being imported" in answer and page_of(first) in answer
    second.refresh_from_db()
    assert second.state == "previewed"


def test_two_imports_at_once_take_turns(admin_client, monkeypatch):
    upload(admin_client, *records(2))
    work_through(admin_client)
    press(admin_client, "confirm")
    monkeypatch.setattr(slices, "PATIENCE", 0)
    monkeypatch.setattr(slices, "TRY", "SELECT false")

    assert "Another import is writing" in text_of(press(admin_client, "continue"))


def test_an_editor_without_the_right_brings_nothing_in(client):
    viewer = User.objects.create_user("viewer", password="a secret", is_staff=True)
    viewer.user_permissions.set(Permission.objects.filter(codename="view_importbatch"))
    client.force_login(viewer)
    batch = ImportBatch.objects.create(
        files=["news.jsonl"], state="previewed", so_far={"total": 1, "broken": ""}
    )

    assert client.get(page_of(batch)).status_code == 200
    assert client.get(UPLOAD).status_code == 403
    assert [
        client.post(page_of(batch, button)).status_code for button in ("confirm", "throw-away", "undo")
    ] == [403] * 3


def test_nobody_without_the_right_looks(client):
    client.force_login(User.objects.create_user("nobody", password="a secret", is_staff=True))
    batch = ImportBatch.objects.create(files=["news.jsonl"])

    for address in (page_of(batch), page_of(batch, "problems"), f"{LIST}{batch.pk}/problems.csv"):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize("pk", ["0", "999", "9" * 18, "9" * 30, "x", "%00"])
def test_a_batch_that_is_not_there_is_not_found(admin_client, pk):
    for end in ("change/", "problems/", "undo/", "problems.csv"):
        assert admin_client.get(f"{LIST}{pk}/{end}").status_code in (301, 302, 400, 404)


# The report


@pytest.fixture
def reported(bring_in):
    bring_in(*records(2), b"{", TALKS | {"url": "", "id": "9", "published": "=1+1"}, {"text": "No headline."})
    return ImportBatch.objects.get()


def test_the_report_is_narrowed_by_what_became_of_the_record(admin_client, reported):
    everything = text_of(admin_client.get(page_of(reported, "problems")))
    assert "1–3 of 3" in everything and "the headline is missing" in everything

    doubtful = text_of(admin_client.get(page_of(reported, "problems"), {"outcome": "doubtful"}))
    assert "1–1 of 1" in doubtful and "a day such as 2023-12-26 is expected" in doubtful
    odd = admin_client.get(page_of(reported, "problems"), {"outcome": "\ud7ff'", "page": "x"})
    assert "1–3 of 3" in text_of(odd)


def test_the_report_comes_as_files(admin_client, reported):
    lines = b"".join(admin_client.get(f"{LIST}{reported.pk}/problems.jsonl")).decode("utf-8-sig").splitlines()
    table = b"".join(admin_client.get(f"{LIST}{reported.pk}/problems.csv")).decode("utf-8-sig")

    told = [json.loads(line) for line in lines]
    assert [(row["line"], row["outcome"]) for row in told] == [
        (3, "refused"),
        (4, "doubtful"),
        (5, "refused"),
    ]
    assert told[1]["value"] == "=1+1"
    assert [row["value"] for row in csv.DictReader(io.StringIO(table))][1] == "'=1+1"
    assert admin_client.get(f"{LIST}{reported.pk}/problems.xml").status_code == 404


def test_a_batch_without_problems_says_so(admin_client, bring_in):
    bring_in(*records(1))

    assert "Nothing was refused" in text_of(admin_client.get(page_of(ImportBatch.objects.get(), "problems")))


# The list and the page


def test_the_articles_and_the_suggested_mentions_of_a_batch_are_a_link_away(admin_client, bring_in):
    bring_in(*records(2))
    batch = ImportBatch.objects.get()
    bring_in(*records(3))
    page = admin_client.get(page_of(batch)).content.decode()

    articles = f"/admin/articles/article/?arrival__batch__id__exact={batch.pk}"
    mentions = (
        f"/admin/articles/mention/?article__arrival__batch__id__exact={batch.pk}&amp;state__exact=waiting"
    )
    assert articles in page and mentions in page
    assert len(admin_client.get(articles).context["cl"].result_list) == 2
    assert admin_client.get(mentions.replace("&amp;", "&")).status_code == 200


def test_a_batch_tells_how_many_suggestions_still_wait(admin_client, bring_in):
    for code, people in (("GE", "Georgian"), ("AM", "Armenian")):
        make_name(people, country=make_country(code), kind="demonym")
    bring_in(records(1)[0] | {"text": "Georgians said so, and Georgians did it. Armenians said nothing."})
    page = page_of(ImportBatch.objects.get())
    words = "of these, waiting for an editor now; the rest name what is linked already</th>"
    assert f'{words} <td class="number">3</td>' in text_of(admin_client.get(page))

    Article.objects.get().countries.add(make_country("GE"))
    assert f'{words} <td class="number">1</td>' in text_of(admin_client.get(page))


def test_names_that_nobody_knows_are_told(admin_client, bring_in):
    bring_in(TALKS | {"text": "They met Foo Barov. And Foo Barov left."})

    assert "Foo Barov" in text_of(admin_client.get(page_of(ImportBatch.objects.get())))


@pytest.mark.parametrize("number", [2, 12])
def test_pages_of_imports_cost_the_same_for_any_number(
    admin_client, bring_in, number, django_assert_max_num_queries
):
    for size in range(number):
        bring_in(*records(size), b"{" * size)
    upload(admin_client, *records(number + 3), *[b"{"] * number, TALKS | {"published": "x", "url": ""})
    work_through(admin_client)
    batch = ImportBatch.objects.latest("pk")

    with django_assert_max_num_queries(6):
        admin_client.get(LIST)
    with django_assert_max_num_queries(10):
        assert "to be imported" in text_of(admin_client.get(page_of(batch)))
    with django_assert_max_num_queries(5):
        admin_client.get(page_of(batch, "problems"))


@pytest.mark.parametrize(
    "query", ["?q=news", "?state__exact=finished", "?state__exact=x", "?files__regex=((", "?o=3.-5"]
)
def test_no_address_of_the_list_breaks_it(admin_client, bring_in, query):
    bring_in(*records(1))

    assert admin_client.get(f"{LIST}{query}", follow=True).status_code in (200, 400)


# Undoing


def test_undoing_tells_first_what_goes_and_what_stays_and_why(admin_client, bring_in):
    bring_in(*records(3))
    batch = ImportBatch.objects.get()
    Article.objects.filter(headline="Talks, day 1").update(byline="An editor")
    told = text_of(admin_client.get(page_of(batch, "undo")))
    assert "2 articles are unchanged since the import" in told
    assert "Edited since the import: 1 stays" in told and "Talks, day 1" in told
    assert Article.objects.count() == 3

    press(admin_client, "undo")
    page = text_of(work_through(admin_client))

    assert "2 articles were removed, 1 was kept" in page
    assert [article.headline for article in Article.objects.all()] == ["Talks, day 1"]


@pytest.mark.parametrize(
    ("edited", "first_said", "said_after"),
    [
        (1, "1 article is unchanged since the import", "1 article was removed, 1 was kept."),
        (
            2,
            "No article is unchanged since the import: none will be removed.",
            "0 articles were removed, 2 were kept.",
        ),
    ],
)
def test_undoing_one_or_none_is_said_in_whole_sentences(
    admin_client, bring_in, edited, first_said, said_after
):
    bring_in(*records(2))
    for article in Article.objects.all()[:edited]:
        Article.objects.filter(pk=article.pk).update(byline="An editor")

    assert first_said in text_of(admin_client.get(page_of(ImportBatch.objects.get(), "undo")))
    press(admin_client, "undo")
    assert said_after in text_of(work_through(admin_client))


def test_undoing_stopped_in_the_middle_goes_on(admin_client, bring_in, monkeypatch):
    monkeypatch.setattr(slices, "FEWER", [2])
    bring_in(*records(5))
    press(admin_client, "undo")
    assert "2 of 5 done" in text_of(press(admin_client, "continue"))

    work_through(admin_client)

    assert (Article.objects.count(), ImportBatch.objects.get().state) == (0, "undone")


def test_what_was_undone_cannot_be_undone_again(admin_client, bring_in):
    bring_in(*records(1))
    press(admin_client, "undo")
    work_through(admin_client)

    for answer in (
        press(admin_client, "undo"),
        admin_client.get(page_of(ImportBatch.objects.get(), "undo"), follow=True),
    ):
        assert "There is nothing to undo" in text_of(answer)


def test_an_upload_is_undone_while_it_comes_in(admin_client, monkeypatch):
    monkeypatch.setattr(slices, "FEWER", [2])
    upload(admin_client, *records(5))
    work_through(admin_client)
    press(admin_client, "confirm")
    press(admin_client, "continue")
    assert "it will stop" in text_of(admin_client.get(page_of(ImportBatch.objects.get(), "undo")))

    press(admin_client, "undo")
    work_through(admin_client)

    assert (Article.objects.count(), ImportBatch.objects.get().state) == (0, "undone")
    assert not StagedRecord.objects.exists()
