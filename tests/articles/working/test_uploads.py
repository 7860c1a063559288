"""An upload is worked off in the background, by whoever is there; and by its page as before where nobody is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, ImportBatch
from summit_archive.history.tables import Step
from summit_archive.jobs import claiming, worker
from summit_archive.jobs.standing import latest
from summit_archive.jobs.tables import Job, Worker
from tests.articles.news import line_of, records

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LIST = "/admin/articles/importbatch/"


@pytest.fixture(autouse=True)
def _one_transaction(monkeypatch):
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)


def upload(client, count=3):
    contents = b"".join(line_of(record) + b"\n" for record in records(count))
    file = SimpleUploadedFile("news.jsonl", contents)
    fields = {"status": "draft", "publisher": "", "language": ""}
    page = client.post(f"{LIST}add/", {"file": file, **fields}, follow=True)
    return ImportBatch.objects.latest("pk"), page.content.decode()


def press(client, batch, name):
    return client.post(f"{LIST}{batch.pk}/{name}/", follow=True).content.decode()


def page_of(client, batch):
    return client.get(f"{LIST}{batch.pk}/change/").content.decode()


def work_off(kinds=("upload",)):
    work = worker.Work(kinds)
    while work.one():
        pass


def test_a_worker_compares_brings_in_and_undoes_an_upload(admin_client):
    batch, _page = upload(admin_client)
    work_off()
    batch.refresh_from_db()
    assert batch.state == "previewed" and not Article.objects.exists()

    press(admin_client, batch, "confirm")
    work_off()
    batch.refresh_from_db()
    assert batch.state == "finished" and Article.objects.count() == 3
    assert latest("upload", batch.pk).outcome["added"] == 3
    assert Step.objects.latest("pk").editor.username == "admin"

    press(admin_client, batch, "undo")
    work_off()
    batch.refresh_from_db()
    assert batch.state == "undone" and not Article.objects.exists()


def test_the_page_leaves_it_to_a_worker_that_is_there(admin_client):
    Worker.objects.create(name="desk:1")
    _batch, page = upload(admin_client)
    assert "This waits for a worker" in page and "data-watch" in page and "data-continue" not in page


def test_the_page_does_it_itself_where_nobody_is_at_work_and_says_so(admin_client):
    batch, page = upload(admin_client)
    assert "No worker is running" in page and "data-continue" in page
    press(admin_client, batch, "continue")
    press(admin_client, batch, "confirm")
    press(admin_client, batch, "continue")
    assert Article.objects.count() == 3
    assert not Job.objects.filter(state="waiting").exists()


def test_the_page_says_why_a_worker_could_not_finish_it_and_goes_on_itself(admin_client):
    Worker.objects.create(name="desk:1")
    batch, _page = upload(admin_client)
    claim = claiming.take("desk:1", ["upload"])
    Job.objects.update(attempts=99)
    claiming.fail(claim, "MemoryError")
    page = page_of(admin_client, batch)
    assert "The worker could not finish it: MemoryError" in page and "data-continue" in page


def test_a_worker_finds_nothing_to_do_for_a_batch_that_was_discarded(admin_client):
    batch, _page = upload(admin_client)
    number = batch.pk
    batch.delete()
    work_off()
    assert latest("upload", number).state == "done"


def test_another_import_that_writes_is_waited_for(admin_client, monkeypatch):
    from articles.importing import slices

    batch, _page = upload(admin_client)
    work_off()
    press(admin_client, batch, "confirm")

    def busy():
        raise slices.Busy

    monkeypatch.setattr(slices, "take_turn_soon", busy)
    work_off()
    waiting = latest("upload", batch.pk)
    assert (waiting.state, waiting.attempts, waiting.error) == ("waiting", 0, "Another import is writing.")
