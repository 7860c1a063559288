import pytest

from summit_archive.server.proxies import BehindProxy

SAID = {
    "HTTP_X_FORWARDED_FOR": "192.0.2.7",
    "HTTP_X_FORWARDED_PROTO": "https",
    "HTTP_X_FORWARDED_HOST": "evil.example",
}


@pytest.fixture
def seen():
    """What the site sees of a visitor who comes from `address` with the words of a proxy."""

    def seen(address, proxies):
        found = {}
        site = BehindProxy(lambda environ, _start: found.update(environ) or [], proxies)
        site({"REMOTE_ADDR": address, **SAID}, None)
        return found["REMOTE_ADDR"], found.get("HTTP_X_FORWARDED_PROTO"), found.get("HTTP_X_FORWARDED_HOST")

    return seen


@pytest.mark.parametrize(
    ("address", "proxies"),
    [
        ("127.0.0.1", ["127.0.0.1"]),
        ("10.0.0.9", ["::1", "10.0.0.0/24"]),
        ("localhost", []),
        ("::ffff:10.0.0.9", ["10.0.0.0/24"]),
    ],
)
def test_a_trusted_proxy_is_believed_in_what_it_is_asked_for(seen, address, proxies):
    assert seen(address, proxies) == ("192.0.2.7", "https", None)


@pytest.mark.parametrize("address", ["127.0.0.2", "10.0.1.9", "::1", "nonsense"])
def test_nobody_else_is(seen, address):
    assert seen(address, ["127.0.0.1", "10.0.0.0/24"]) == (address, None, None)
