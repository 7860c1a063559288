"""The pages on which releases are offered, and their files."""

import hashlib

import pytest

from articles.releasing.kept import newest
from tests.pages import page

pytestmark = pytest.mark.django_db


def content(response):
    return b"".join(response.streaming_content)


def status(response):
    content(response)
    return response.status_code


def test_without_a_release_the_page_says_so_and_leads_to_the_lists(client, settings, tmp_path):
    settings.RELEASES_DIR = tmp_path / "none"
    answer = client.get("/data/")
    assert "No release has been made yet." in answer.content.decode()
    assert 'href="/meetings/"' in answer.content.decode()
    assert client.get("/data.json").json()["releases"] == []
    assert newest() is None


def test_the_newest_release_is_told_with_its_files_and_the_others_below(client, offered):
    first, before = offered.kept
    told = page(client, "/data/")
    assert f"Version {first.version}" in told and first.whole.sha256 in told
    assert f"Since {before.version}: 0 rows added, 1 changed" in told
    assert "Kremlin press service, CC-BY-4.0" in told
    assert told.index(first.whole.name) < told.index("Earlier releases") < told.index(before.whole.name)
    assert newest() == first


def test_where_nothing_has_changed_no_release_is_made_and_none_is_left_half_made(offered):
    assert offered.repeated is None
    assert {path.name for path in offered.folder.iterdir()} == {release.name for release in offered.kept}


def test_its_twin_for_programs_names_every_file_with_its_digest(client, offered):
    told = client.get("/data.json").json()
    newest, before = told["releases"]
    assert (newest["since"], before["since"]) == (before["version"], "")
    for file in [newest["bag"], *newest["files"][:5]]:
        answer = client.get(file["address"].removeprefix("http://testserver"))
        whole = content(answer)
        assert answer["Content-Length"] == str(len(whole)) == str(file["bytes"])
        assert hashlib.sha256(whole).hexdigest() == file["sha256"]
        assert answer["Content-Type"] == file["media_type"]


def test_who_has_a_file_is_not_sent_it_again(client, offered):
    url = f"/data/{newest().name}/csv/meetings.csv"
    answer = client.get(url)
    content(answer)
    assert answer["Cache-Control"] == "public, max-age=86400"
    assert "meetings.csv" in answer["Content-Disposition"]
    again = client.get(url, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "cut"),
    [("bytes=0-9", slice(0, 10)), ("bytes=5-", slice(5, None)), ("bytes=-7", slice(-7, None))],
)
def test_a_part_is_sent_where_one_is_asked_for(client, offered, asked, cut):
    url = f"/data/{newest().name}/csv/meetings.csv"
    whole = content(client.get(url))
    answer = client.get(url, headers={"Range": asked})
    assert answer.status_code == 206
    assert content(answer) == whole[cut]
    assert answer["Content-Range"].endswith(f"/{len(whole)}")


def test_a_part_that_is_not_there_is_refused_and_what_is_no_range_is_not_heeded(client, offered):
    url = f"/data/{newest().name}/csv/meetings.csv"
    assert client.get(url, headers={"Range": "bytes=99999999-"}).status_code == 416
    for asked in ("bytes=9-5", "bytes=-", "rows=1-2", "bytes=0-1,4-5"):
        assert status(client.get(url, headers={"Range": asked})) == 200
    assert status(client.get(url, headers={"Range": "bytes=0-1", "If-Range": '"other"'})) == 200


@pytest.mark.parametrize(
    "path",
    [
        "../summary.json",
        "..%2f..%2fsummary.json",
        "csv/../release.json",
        "/etc/passwd",
        "csv/",
        "bagit.txt",
        "csv/none.csv",
    ],
)
def test_no_other_file_is_found_whatever_stands_in_the_address(client, offered, path):
    assert client.get(f"/data/{newest().name}/{path}").status_code == 404
    assert client.get(f"/data/../{path}").status_code == 404
    assert client.get(f"/data/none/{path}").status_code == 404


def test_the_codebook_is_on_line(client):
    told = page(client, "/data/codebook/")
    assert "To be invited or confirmed is not attendance." in told
    rows = client.get("/data/codebook.json").json()["columns"]
    [when] = [row for row in rows if (row["table"], row["column"]) == ("meetings", "when")]
    assert when["type"] == "date known in part (EDTF)"


@pytest.mark.parametrize("releases", [0, 2])
def test_the_pages_ask_the_database_nothing(
    client, offered, settings, tmp_path, releases, django_assert_num_queries
):
    if not releases:
        settings.RELEASES_DIR = tmp_path
    for address in ("/data/", "/data.json", "/data/codebook/"):
        with django_assert_num_queries(0):
            assert client.get(address).status_code == 200
