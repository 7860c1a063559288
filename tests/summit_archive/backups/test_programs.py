"""The programs fit the server, or it is said what to install."""

import pytest

from summit_archive.backups import programs as finding
from summit_archive.backups.programs import programs_for
from summit_archive.backups.refusing import Refused


class Connection:
    """To a server of a version, which is not the embedded one."""

    settings_dict: dict = {}

    def __init__(self, major):
        self.connection = self
        self.server_version = major * 10000

    def ensure_connection(self):
        pass


@pytest.fixture
def there(programs, monkeypatch):
    def made(*versions):
        folders = [programs(version) for version in versions]
        monkeypatch.setattr(finding, "places", lambda: iter(folders))

    return made


def test_programs_of_the_servers_own_version_come_first(there):
    there("18.6", "16.4", "17.1", "15.9")
    assert programs_for(Connection(16)).version == "16.4"


def test_else_the_next_newer_ones(there):
    there("18.6", "15.9", "17.1")
    assert programs_for(Connection(16)).version == "17.1"


def test_older_ones_are_refused_with_what_to_install(there):
    there("15.9")
    with pytest.raises(
        Refused, match=r"PostgreSQL 16 or newer are needed; found: 15.9 in .*postgresql-client-16"
    ):
        programs_for(Connection(16))


def test_a_folder_that_is_given_is_the_only_one(there, programs):
    there("18.6")
    with pytest.raises(Refused, match="found: 15.9"):
        programs_for(Connection(18), programs("15.9"))


def test_what_a_newer_pg_dump_wrote_wants_its_pg_restore(there):
    there("15.9", "18.6")
    assert programs_for(Connection(15), least=18).version == "18.6"


def test_programs_that_do_not_run_are_none(there, tmp_path):
    with pytest.raises(Refused, match="found: none"):
        programs_for(Connection(18), tmp_path)
