"""No code of a login is kept anywhere, whichever way its form was lost."""

import pytest

from summit_archive.accounts.typed import kept
from summit_archive.web.sent_again import fields_of


@pytest.mark.parametrize("name", ["password", "token", "otp", "code", "passed", "key", "typed"])
def test_no_secret_is_kept_to_be_sent_again(rf, name):
    request = rf.post("/admin/login/", {name: "135246"}, headers={"Accept": "text/html"})

    assert fields_of(request) == [] and kept(request) == ""
