"""A feed of what is new, changed and gone (RFC 4287), with tombstones of what is gone (RFC 6721) and further pages (RFC 5005)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.html import format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .about import LICENCE_ADDRESS, About
from .forms import FORMS

# No XML can hold these signs.
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
# The year in which the addresses of this archive were first its own: a part of each name (RFC 4151), for good.
SINCE = 2026


@dataclass(frozen=True)
class Entry:
    """What a feed tells of one thing: `lines` are its summary, `path` its page. `name` never changes: "articles/12".

    What `is_gone` has an entry that says so, for programs that know no tombstones, and a tombstone.
    """

    name: str
    title: str
    path: str
    updated: datetime
    published: datetime | None = None
    author: str = ""
    lines: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    is_gone: bool = False


@dataclass(frozen=True)
class Tombstone:
    name: str
    at: datetime


@dataclass(frozen=True)
class FeedPage:
    """The newest entries, or those of a further page; `buried` has what is told by a tombstone alone.

    `updated` is the moment of a feed without entries.
    """

    entries: list[Entry]
    buried: list[Tombstone]
    next_path: str | None = None
    updated: datetime | None = None


def feed_answer(title: str, page: str, path: str, found: FeedPage, told: About) -> HttpResponse:
    """`page` is the path of the list of the same things, `path` the settled one of the feed itself."""
    feed = Feed(
        fit(title),
        f"{told.site}{page}",
        "",
        language=get_language(),
        author_name=_("Summit archive"),
        author_link=told.whole("/"),
        subtitle=_("What is new, changed or withdrawn, newest change first."),
        feed_url=told.whole(path),
        feed_guid=name_of(path.lstrip("/"), told),
        feed_copyright=_("The archive's own facts: %(licence)s, %(address)s. The words of others are theirs.")
        % {"licence": told.licence, "address": LICENCE_ADDRESS},
        next_url=told.whole(found.next_path),
        version=told.archive_version,
        updated=found.updated,
        buried=[(name_of(one.name, told), one.at) for one in tombstones(found)],
    )
    for entry in found.entries:
        feed.add_item(**as_item(entry, told))
    response = HttpResponse(content_type=f"{FORMS['atom'].media_type}; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def tombstones(found: FeedPage) -> Iterable[Tombstone]:
    yield from (Tombstone(entry.name, entry.updated) for entry in found.entries if entry.is_gone)
    yield from found.buried


def as_item(entry: Entry, told: About) -> dict:
    return {
        "title": fit(entry.title),
        "link": told.whole(entry.path),
        "description": format_html_join("", "<p>{}</p>", ((fit(line),) for line in entry.lines if line)),
        "author_name": fit(entry.author) or None,
        "pubdate": entry.published,
        "updateddate": entry.updated,
        "unique_id": name_of(entry.name, told),
        "categories": [fit(one) for one in entry.categories],
    }


def name_of(name: str, told: About) -> str:
    """A name for good, whatever the address becomes (RFC 4151)."""
    return f"tag:{urlsplit(told.site).hostname},{SINCE}:{name}"


def fit(text: str) -> str:
    return UNFIT.sub(" ", text)


class Feed(Atom1Feed):
    """Django's, with what it leaves out."""

    def root_attributes(self):
        return super().root_attributes() | {"xmlns:at": TOMBSTONES}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.addQuickElement("generator", _("Summit archive"), {"version": self.feed["version"]})
        if self.feed["next_url"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next_url"]})

    def write_items(self, handler):
        super().write_items(handler)
        for name, at in self.feed["buried"]:
            handler.addQuickElement("at:deleted-entry", "", {"ref": name, "when": rfc3339_date(at)})

    def latest_post_date(self):
        moments = [item["updateddate"] for item in self.items]
        return max(moments, default=self.feed["updated"] or super().latest_post_date())
