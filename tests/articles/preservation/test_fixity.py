"""What was changed by nobody is found: texts, the history, releases; and what an editor changed is not."""

import datetime
import json
import shutil

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F
from django.utils import timezone

from articles.models import Article, Fixity, KeptPart
from articles.preservation import fixity
from articles.quality import kept_parts_that_differ, texts_changed_by_nobody
from articles.releasing.bag import close_bag, digest_of
from articles.releasing.kept import releases
from tests.make import make_article

pytestmark = pytest.mark.django_db


def checked(since=None):
    return fixity.check_all(lambda done, total, note: None, since)


def behind_its_back(sql, *values):
    """As a hand in the database does it that wants to leave no trace."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET session_replication_role = DEFAULT")


@pytest.mark.parametrize("column", ["headline", "standfirst", "body", "summary"])
def test_a_text_that_nobody_changed_and_that_is_another_is_found(column):
    article = make_article("Talks in Astana", body="They met.", standfirst="Briefly", summary="Ours")
    assert checked() == {"texts": 1, "parts": 0, "differing": 0}
    behind_its_back(f"UPDATE articles_article SET {column} = 'Forged' WHERE id = %s", article.pk)

    assert checked()["differing"] == 1
    [finding] = texts_changed_by_nobody.findings()
    assert "is not as it was kept" in finding.sentence
    assert finding.address == f"/admin/articles/article/{article.pk}/change/"


def test_what_an_editor_changes_is_noted_anew():
    article = make_article(body="They met.")
    checked()
    article.body = "They met in Astana."
    article.save()
    assert checked()["differing"] == 0
    before = bytes(Fixity.objects.get().digest)
    checked()
    assert bytes(Fixity.objects.get().digest) == before


def test_what_differs_stays_found_until_an_editor_saves_the_right_text():
    article = make_article(body="They met.")
    checked()
    behind_its_back("UPDATE articles_article SET body = 'Forged' WHERE id = %s", article.pk)
    checked()
    since = Fixity.objects.get().differs_since
    assert checked()["differing"] == 1 and Fixity.objects.get().differs_since == since

    article.body = "They met."
    article.save()
    assert checked()["differing"] == 0


def test_it_is_kept_when_each_text_was_checked_last_and_an_interrupted_run_goes_on():
    first, second = make_article(), make_article()
    checked()
    began = timezone.now()
    Fixity.objects.filter(article=second).update(checked_at=F("checked_at") - datetime.timedelta(hours=1))
    Fixity.objects.filter(article=first).update(checked_at=began)
    old = Fixity.objects.get(article=first).checked_at
    assert checked(began)["texts"] == 2
    assert Fixity.objects.get(article=first).checked_at == old
    assert Fixity.objects.get(article=second).checked_at > began


def test_a_change_of_the_history_that_was_tampered_with_is_found(monkeypatch):
    monkeypatch.setattr(fixity, "STRETCH", 2)
    monkeypatch.setattr(fixity, "SETTLED", datetime.timedelta(0))
    article = make_article("One")
    for headline in ("Two", "Three", "Four"):
        Article.objects.filter(pk=article.pk).update(headline=headline)
    with connection.cursor() as cursor:
        # A test is one transaction, and so one step, which is as old as the test.
        cursor.execute("UPDATE summit_archive_step SET at = at - interval '1 hour'")
    assert checked()["differing"] == 0 and KeptPart.objects.filter(kind="history").exists()

    behind_its_back("""UPDATE summit_archive_change SET before = '{"headline": "Forged"}' WHERE kind = 'U'""")
    assert checked()["differing"] >= 1
    assert "their hash is another one" in kept_parts_that_differ.findings()[0].sentence


@pytest.fixture
def release(settings, tmp_path):
    """A small one: a bag, the same as one file, and a summary."""
    settings.RELEASES_DIR = tmp_path
    bag = tmp_path / "2026-11-30" / "bag"
    (bag / "data").mkdir(parents=True)
    (bag / "data" / "articles.csv").write_text("id\n1\n")
    close_bag(bag, {})
    packed = bag.parent / "release.zip"
    packed.write_bytes(b"packed")
    whole = {"name": packed.name, "size": 6, "sha256": digest_of(packed)}
    told = {"file": whole, "changed_at": "2026-11-30T00:00:00+00:00"}
    (bag.parent / "summary.json").write_text(json.dumps(told))
    make_article()
    return releases()[0]


def test_a_release_is_checked_by_its_manifests_and_its_packed_file(release, capsys):
    assert checked() == {"texts": 1, "parts": 1, "differing": 0}
    whole = release.whole.place
    whole.write_bytes(whole.read_bytes()[:-1] + b"x")
    checked()
    [finding] = kept_parts_that_differ.findings()
    assert release.name in finding.sentence and "SHA-256" in finding.sentence

    file = next((release.bag / "data").glob("*.csv"))
    file.write_text("forged")
    with pytest.raises(CommandError, match="1 differ"):
        call_command("check_fixity")
    assert file.name in capsys.readouterr().err


def test_a_release_that_is_gone_is_missed_until_somebody_says_that_it_was_meant(release):
    checked()
    shutil.rmtree(release.folder)
    assert checked()["differing"] == 1
    call_command("check_fixity", "--forget", release.name)
    assert checked()["differing"] == 0
    with pytest.raises(CommandError, match="no release"):
        call_command("check_fixity", "--forget", "never")
