from unittest import mock

import pytest

from summit_archive.jobs import doing, kinds, worker

from . import tried


@pytest.fixture
def tried_kinds():
    """Beside those of the archive, while a test lasts."""
    with (
        mock.patch.dict(kinds._kinds),
        mock.patch.object(doing, "OFTEN", 0),
        # As the test client does: the connection has the test's transaction.
        mock.patch.object(worker, "close_old_connections"),
    ):
        tried.know_kinds()
        yield
