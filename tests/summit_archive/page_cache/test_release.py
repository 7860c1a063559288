"""A release is told from another by what it is made of."""

import pytest

from summit_archive.page_cache.release import digest_of, release


@pytest.fixture
def checkout(tmp_path):
    for name in ("articles/views.py", "templates/base.html", "static/css/tokens.css"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("as it was")
    return tmp_path


@pytest.mark.parametrize("name", ["articles/views.py", "templates/base.html", "static/css/tokens.css"])
def test_another_text_is_another_release(checkout, name):
    before = digest_of(checkout, [])
    (checkout / name).write_text("as it is!")
    assert digest_of(checkout, []) != before
    (checkout / name).write_text("as it was")
    assert digest_of(checkout, []) == before


def test_a_new_file_is_another_release(checkout):
    before = digest_of(checkout, [])
    (checkout / "templates" / "410.html").write_text("")

    assert digest_of(checkout, []) != before


def test_another_library_is_another_release(checkout):
    assert digest_of(checkout, ["Django==5.2.18"]) != digest_of(checkout, ["Django==5.2.19"])


def test_what_python_writes_beside_the_code_is_no_release(checkout):
    before = digest_of(checkout, [])
    (checkout / "articles" / "__pycache__").mkdir()
    (checkout / "articles" / "__pycache__" / "views.cpython-311.pyc").write_text("")

    assert digest_of(checkout, []) == before


def test_a_process_has_one_release():
    assert release() == release() and len(release()) == 16
