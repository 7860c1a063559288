import os

import pytest

from articles.importing.reading import open_source


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.jsonl").write_text('{"title": "B1"}\n{"title": "B2"}\n')
    (tmp_path / "a.csv").write_text("title,text\nA,x\n")
    (tmp_path / "c.json").write_text('[{"title": "C"}]')
    return tmp_path


def read(folder):
    with open_source(str(folder)) as source:
        return list(source)


def test_all_files_below_come_in_the_order_of_their_names_and_say_where_they_are(folder):
    lines = read(folder)

    assert [(line.number, line.fields["title"], line.where) for line in lines] == [
        (1, "A", "a.csv: line 2"),
        (2, "B1", "b/two.jsonl: line 1"),
        (3, "B2", "b/two.jsonl: line 2"),
        (4, "C", "c.json: record 1"),
    ]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(folder):
    (folder / "b" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "b" / "passwords").symlink_to("/etc/passwd")
    os.mkfifo(folder / "aa")
    (folder / "bad.zip").write_bytes(b"PK\x03\x04" + b"\0" * 50)
    (folder / "empty.jsonl").write_bytes(b"")

    lines = read(folder)

    assert [line.fields["title"] for line in lines if line.fields] == ["A", "B1", "B2", "C"]
    told = {line.where: line.refusal.reason for line in lines if line.refusal}
    assert told["b/loop"] == told["b/passwords"] == "a symbolic link is not followed"
    assert told["aa"] == "this is neither a file nor a folder"
    assert "a ZIP archive" in told["bad.zip"]
    assert told["empty.jsonl"] == "the file is empty"
    assert [line.number for line in lines] == list(range(1, 10))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(folder):
    (folder / "c.json").chmod(0)

    assert "Permission denied" in read(folder)[-1].refusal.reason


def test_what_browsers_save_along_with_a_page_is_left_aside_and_counted(folder):
    (folder / "visit_files").mkdir()
    (folder / "visit_files" / "frame.html").write_text("<html><body>An advertisement</body></html>")
    (folder / "visit.html").write_text("<html><body></body></html>")
    (folder / "site.css").write_text("body {}")

    lines = read(folder)

    assert not [line for line in lines if "frame.html" in line.where]
    assert lines[-1].refusal.reason.startswith("2 files that go with saved pages were left aside")


def test_the_size_of_a_folder_is_that_of_what_is_read(folder):
    with open_source(str(folder)) as source:
        assert source.size == sum(file.stat().st_size for file in folder.rglob("*.*"))
        list(source)
        assert source.position() == source.size
