"""Pages as a reader reads them."""

from html import unescape
from re import sub


def page(client, address, **options):
    """The text of the page, in one line, tags taken for spaces."""
    response = client.get(address, **options)
    assert response.status_code == 200
    return text_of(response)


def text_of(response):
    return " ".join(unescape(sub(r"<[^>]*>", " ", response.content.decode())).split())
