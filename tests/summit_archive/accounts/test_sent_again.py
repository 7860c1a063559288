"""No code of a login is kept anywhere, whichever way its form was lost."""

import pytest

from summit_archive.accounts.typed import kept
from summit_archive.web.sent_again import fields_of


def lost(rf, address, name):
    request = rf.post(address, {name: "135246"}, headers={"Accept": "text/html"})
    return fields_of(request), kept(request)


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/second-factor/"])
@pytest.mark.parametrize("name", ["password", "code", "passed", "key", "typed"])
def test_nothing_of_a_login_is_kept_to_be_sent_again(rf, address, name):
    assert lost(rf, address, name) == ([], "")


@pytest.mark.parametrize("name", ["password", "new_password1", "otp_token"])
def test_no_secret_is_kept_wherever_it_is_typed(rf, name):
    assert lost(rf, "/admin/participants/country/add/", name) == ([], "")


def test_the_code_of_a_country_is_none(rf):
    fields, typed = lost(rf, "/admin/participants/country/add/", "code")
    assert fields == [("code", "135246")] and "135246" in typed
