import pytest

from tests.articles.net import net  # noqa: F401 - a fixture
from tests.articles.news import command, line_of
from tests.make import make_country


@pytest.fixture
def countries():
    return {code: make_country(code) for code in ("AM", "KZ", "RU")}


@pytest.fixture
def bring_in(tmp_path):
    """Imports records (or lines as they are) and returns what was said."""

    def bring_in(*records, **options):
        file = tmp_path / "news.jsonl"
        file.write_bytes(b"".join(line_of(record) + b"\n" for record in records))
        return command(file, **options)

    return bring_in
