"""Fetches a feed that an address was given for, and nothing that lies within a local network.

What was fetched before is asked for by its validators (RFC 9110): a server that has nothing new says only that.

A name is resolved once, every address behind it is looked at, and the connection goes to the one that was
looked at; so again at each redirect. Proxies of the environment are not used.
"""

import contextlib
import datetime
import http.client
import io
import ipaddress
import re
import socket
import ssl
import threading
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from ..problems import excerpt
from .lines import BLOCK, Broken, Lookahead
from .recognising import HEAD, Format, format_of
from .source import Source
from .unpacking import unpacked

LARGEST_ANSWER = 32 * 2**20
MOST_REDIRECTS = 5
SECONDS_A_STEP = 10
SECONDS_IN_ALL = 60

HEADERS = {
    "User-Agent": "summit-archive",
    "Accept": "application/atom+xml, application/rss+xml, application/json, */*;q=0.5",
    "Accept-Encoding": "identity",
}
REDIRECTS = (301, 302, 303, 307, 308)
FOR_GOOD = (301, 308)
LONGEST_VALIDATOR = 500
HOST = re.compile(r"[a-z0-9._-]{1,253}", re.IGNORECASE)
# Within these ranges another address is written; it is the one that counts.
TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("::/96"))
# RFC 6890; not all of it is private by every version of Python, and a cloud keeps its metadata there.
PROTOCOL_ASSIGNMENTS = ipaddress.ip_network("192.0.0.0/24")
# Public by its number, yet a machine's own supervisor.
SUPERVISORS = {ipaddress.ip_address("168.63.129.16")}


class Unanswered(Broken):
    """The address gave nothing to read this time; whether it would another time is open.

    `status` is what it answered instead, if anything, `retry_after` the seconds that it asks to be left alone.
    """

    def __init__(self, why: str, status: int | None = None, retry_after: int | None = None):
        self.status, self.retry_after = status, retry_after
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows what was fetched before; "" where it gave none."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


NOTHING_KNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered: `data` is None where nothing has changed since the validators that were sent.

    `address` gave it in the end; `moved_to` is where permanent redirects alone lead, "" where there are none.
    """

    data: bytes | None
    address: str
    validators: Validators = NOTHING_KNOWN
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    location: str
    is_for_good: bool


def address_source(url: str) -> Source:
    """What the address answers, to be read like a file. Raises Broken."""
    return answer_source(url, fetch(url))


def answer_source(url: str, answer: Answer) -> Source:
    """The answer, to be read like a file. Raises Broken."""
    data = answer.data or b""
    head = unpacked(Lookahead(io.BytesIO(data))).head(HEAD)
    if not head.strip():
        raise Broken("the address answers with nothing at all: a feed is expected")
    if format_of(head) == Format.PAGE:
        raise Broken("the address answers with a web page: that of its feed is expected")
    raw = Lookahead(io.BytesIO(data))
    source = Source(url, raw, answer.address)
    source.size = len(data)
    return source


def fetch(url: str, known: Validators = NOTHING_KNOWN, seconds: float | None = None) -> Answer:
    """What the address answers in so many seconds. Raises Broken; Unanswered where another time may be better."""
    watch = Watch(SECONDS_IN_ALL if seconds is None else seconds)
    moved_to, is_for_good = "", True
    try:
        for _ in range(MOST_REDIRECTS + 1):
            answer = ask(url, watch, known, moved_to)
            if watch.trouble:
                # A connection that was shut looks like an answer that ended.
                raise Unanswered(watch.trouble)
            if isinstance(answer, Answer):
                return answer
            url = urljoin(url, answer.location)
            is_for_good = is_for_good and answer.is_for_good
            moved_to = url if is_for_good else moved_to
    except Broken as broken:
        if watch.trouble:
            raise Unanswered(watch.trouble) from broken
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        # Without the number of the error, which says nothing to a reader.
        words = getattr(error, "strerror", None) or str(error) or type(error).__name__
        reason = f"the address cannot be read ({words})"
        raise Unanswered(watch.trouble or reason) from error
    finally:
        watch.end()
    raise Broken(f"the address redirects more than {MOST_REDIRECTS} times")


def ask(url: str, watch: "Watch", known: Validators, moved_to: str) -> Answer | Redirect:
    scheme, host, port, path = parts_of(url)
    kind = SecureConnection if scheme == "https" else Connection
    connection = kind(host, port, timeout=SECONDS_A_STEP)
    watch.over(connection)
    try:
        connection.request("GET", path, headers=HEADERS | known.headers())
        response = connection.getresponse()
        location = response.getheader("Location")
        if response.status in REDIRECTS and location:
            return Redirect(location, response.status in FOR_GOOD)
        if response.status == 304 and known.headers():
            return Answer(None, url, known, moved_to)
        if response.status != 200:
            reason = f"the address answers {response.status}; 200 is expected"
            raise Unanswered(reason, response.status, seconds_of(response.getheader("Retry-After")))
        return Answer(body_of(response), url, validators_of(response), moved_to)
    finally:
        connection.close()


def validators_of(response: http.client.HTTPResponse) -> Validators:
    """Those that can be sent back as they are."""
    values = (response.getheader(name, "").strip() for name in ("ETag", "Last-Modified"))
    return Validators(*(value if is_sendable(value) else "" for value in values))


def is_sendable(value: str) -> bool:
    return len(value) <= LONGEST_VALIDATOR and value.isascii() and value.isprintable()


def seconds_of(retry_after: str | None) -> int | None:
    """Of a number of seconds or of a moment; None where it is neither."""
    words = (retry_after or "").strip()
    if words.isascii() and words.isdecimal() and len(words) < 10:
        return int(words)
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return max(0, round((moment - datetime.datetime.now(datetime.UTC)).total_seconds()))


def body_of(response: http.client.HTTPResponse) -> bytes:
    parts, length = [], 0
    while part := response.read(BLOCK):
        parts.append(part)
        length += len(part)
        if length > LARGEST_ANSWER:
            raise Broken(f"the answer is longer than {LARGEST_ANSWER:,} bytes")
    if response.length:
        raise Unanswered("the answer was cut off")
    return b"".join(parts)


def parts_of(url: str) -> tuple[str, str, int, str]:
    """Scheme, host in ASCII, port, path with query in ASCII. Raises Broken."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (
            (parts.hostname or "").encode("idna").decode()
            if not is_number(parts.hostname)
            else parts.hostname
        )
    except (ValueError, UnicodeError) as error:
        raise Broken(f"this is no address ({error})") from error
    scheme = parts.scheme.lower()
    if not scheme:
        raise Broken(f"only http:// and https:// are fetched, and “{excerpt(url)}” begins with neither")
    if scheme not in ("http", "https"):
        raise Broken(f"only http:// and https:// are fetched, not {scheme}:")
    if not host:
        raise Broken("the address names no host")
    if not (is_number(host) or HOST.fullmatch(host)):
        raise Broken("this is no address (no host has a name with such signs in it)")
    if parts.username is not None or parts.password is not None:
        raise Broken("the address has a name or a password in it: that is not fetched")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return scheme, host, port or (443 if scheme == "https" else 80), urlunsplit(("", "", path, query, ""))


def address_asked(url: str) -> str:
    """The address in the one way in which it is asked for, whatever way it is typed. Raises Broken."""
    scheme, host, port, path = parts_of(url.strip())
    host = f"[{host}]" if is_number(host) else host
    usual = port == (443 if scheme == "https" else 80)
    return f"{scheme}://{host}{'' if usual else f':{port}'}{path}"


def is_number(host: str | None) -> bool:
    return ":" in (host or "")


# --- Where a connection may go ------------------------------------------------


def checked_address(host: str, port: int) -> tuple[str, int]:
    """An address of the host, all of whose addresses are public. Resolves it once. Raises Broken."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        is_open = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        why = "cannot be looked up at this moment" if is_open else "is not known"
        raise Unanswered(f"the host {host} {why}") from error
    addresses = [str(place[0]) for *_, place in found]
    for address in addresses:
        if not is_public(address):
            stands = "is an address" if address == host else f"stands for {address},"
            raise Broken(f"{host} {stands} within a local network: it is not fetched")
    if not addresses:
        raise Unanswered(f"the host {host} is not known")
    return addresses[0], port


Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: str) -> bool:
    """Whether anybody's machine would reach the same one there."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6:
        inner: Address | None = ip.ipv4_mapped
        if any(ip in network for network in TRANSLATED):
            inner = ipaddress.ip_address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.sixtofour or ip.teredo or ip.is_site_local:
            return False
    if ip in PROTOCOL_ASSIGNMENTS:
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and ip not in SUPERVISORS


class Connection(http.client.HTTPConnection):
    # Kept here too, for the library lets go of it while the answer is still read.
    line: socket.socket | None = None

    def connect(self):
        self.sock = self.line = socket.create_connection(checked_address(self.host, self.port), self.timeout)


class SecureConnection(Connection):
    """The certificate is the host's, whose name it was asked by."""

    def connect(self):
        super().connect()
        context = ssl.create_default_context()
        self.sock = self.line = context.wrap_socket(self.sock, server_hostname=self.host)


class Watch:
    """Ends a connection when the time for all of it is over, however slowly it still gives bytes."""

    def __init__(self, seconds: float):
        self.trouble = ""
        self._seconds = seconds
        self._connection: Connection | None = None
        self._timer = threading.Timer(seconds, self._strike)
        self._timer.daemon = True
        self._timer.start()

    def over(self, connection: Connection) -> None:
        self._connection = connection
        if self.trouble:
            raise Unanswered(self.trouble)

    def end(self) -> None:
        self._timer.cancel()

    def _strike(self) -> None:
        self.trouble = f"the address did not answer to its end within {self._seconds:g} seconds"
        line = self._connection and self._connection.line
        if line:
            with contextlib.suppress(OSError):
                # Under TLS too: it is the descriptor that is shut.
                socket.socket.shutdown(line, socket.SHUT_RDWR)
