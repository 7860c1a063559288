"""Request number so-and-so of a seed: the same for the same archive, whatever was asked before it."""

from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote_from_bytes

from . import damage
from .places import OF_ADMIN, UPLOADS, Places
from .values import odd

# (what is sent, of a thousand): what is refused at the door is quick, so that there may be much of the rest.
SHARES = [
    ("at the gate", 480),
    ("path", 190),
    ("file asked wrongly", 130),
    ("page asked oddly", 60),
    ("headers", 60),
    ("editors' page", 30),
    ("editors' form", 25),
    ("readers' form", 15),
    ("upload", 5),
    ("json", 5),
]
WHO = ["nobody", "administrator", "contributor"]


@dataclass
class Input:
    number: int
    kind: str
    method: str = "GET"
    path: str = "/"
    query: str = ""
    who: str = "nobody"
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = ""
    body: bytes = b""

    def __str__(self) -> str:
        told = f"{self.number} ({self.kind}, as {self.who}): {self.method!r} {self.path[:300]!a}"
        told += f" ?{self.query[:400]!a}" if self.query else ""
        told += f" {self.headers!a}"[:600] if self.headers else ""
        return told + (f" {self.content_type[:80]!a} {self.body[:600]!a}" if self.body else "")


def input_of(seed: int, number: int, known: Places, get: Any) -> Input:
    random = Random(f"{seed}-{number}")
    kind = random.choices([name for name, _ in SHARES], [share for _, share in SHARES])[0]
    one = Input(number, kind)
    MAKERS[kind](one, random, known, get)
    return one


def at_the_gate(one: Input, random: Random, known: Places, get: Any) -> None:
    """What no page of ours could mean."""
    one.path = random.choice(known.public if random.random() < 0.7 else known.editors)
    match random.randrange(6):
        case 0:
            one.method = random.choice(damage.METHODS[2:])
        case 1:
            one.query = (
                random.choice(known.parameters)
                + "="
                + random.choice(["%00", "%ff", "%1b", "%ED%A0%80", "\xff", "%0a"])
            )
        case 2:
            one.path += random.choice(["\x00", "\x0a", "\xff", "\xc0\xaf", "a" * 1100, "%FF"])
        case 3:
            one.query = "&".join([f"{random.choice(known.parameters)}=1"] * random.choice([61, 300, 2000]))
        case 4:
            one.query = "v=" + odd(random).encode("utf-8", "replace").hex() * 50 + "a" * 4100
        case _:
            one.method, one.body = "POST", b"a=b"
            one.path = random.choice(known.public)
            one.content_type = random.choice(damage.KINDS)


def path(one: Input, random: Random, known: Places, get: Any) -> None:
    editors = random.random() < 0.3
    one.path = damage.path(random, random.choice(known.editors if editors else known.public))
    one.who = random.choice(WHO) if editors else "nobody"


def file_asked_wrongly(one: Input, random: Random, known: Places, get: Any) -> None:
    """A file, or a protocol's address, with what it does not know."""
    files = [
        path
        for path in known.public
        if "." in path.rpartition("/")[2] or path.startswith(("/oai", "/reconcile"))
    ]
    one.path = random.choice(files)
    one.query = damage.query(random, known.parameters)
    if random.random() < 0.8:
        one.query += "&" + quote_from_bytes(odd(random).encode("utf-8", "replace")) + "x=1"


def page_asked_oddly(one: Input, random: Random, known: Places, get: Any) -> None:
    one.path = random.choice(known.public)
    one.query = damage.query(random, known.parameters, 3)
    one.method = random.choice(["GET", "GET", "HEAD"])


def headers(one: Input, random: Random, known: Places, get: Any) -> None:
    one.path = random.choice(known.public if random.random() < 0.8 else known.editors)
    one.headers = damage.headers(random)
    one.who = random.choice(WHO)


def editors_page(one: Input, random: Random, known: Places, get: Any) -> None:
    one.who = random.choice(WHO[1:])
    one.path = random.choice(known.editors)
    one.query = damage.query(random, OF_ADMIN, 3)


def editors_form(one: Input, random: Random, known: Places, get: Any) -> None:
    one.who, one.method = random.choice(WHO[1:]), "POST"
    one.path = random.choice(known.editors)
    sent = damage.fields(random, known.form_at(one.path, get))
    if one.path.endswith("/delete/"):
        sent = [(name, value) for name, value in sent if name != "post"]
    send(one, random, sent)


def readers_form(one: Input, random: Random, known: Places, get: Any) -> None:
    one.method, one.path = (
        "POST",
        random.choice(["/corrections/new/", "/results/new/", "/reconcile/", "/oai/", "/admin/login/"]),
    )
    good = known.form_at(one.path, get) | (
        {"queries": ['{"q0":{"query":"x"}}'], "extend": ["{}"]} if "reconcile" in one.path else {}
    )
    good |= {"verb": ["ListRecords"], "metadataPrefix": ["oai_dc"]} if "oai" in one.path else {}
    send(one, random, damage.fields(random, good))


def send(one: Input, random: Random, sent: list[tuple[str, str]]) -> None:
    if random.random() < 0.1:
        one.content_type, one.body = damage.parted(random, sent, [])
    else:
        pairs = [f"{damage.escaped(random, name)}={damage.escaped(random, value)}" for name, value in sent]
        one.content_type, one.body = damage.KINDS[0], "&".join(pairs).encode("latin-1", "replace")
    if random.random() < 0.03:
        one.content_type = random.choice(damage.KINDS)
    if random.random() < 0.03:
        one.body = one.body[: random.randrange(len(one.body) + 1)]


def upload(one: Input, random: Random, known: Places, get: Any) -> None:
    one.who, one.method, one.path = "administrator", "POST", random.choice(UPLOADS)
    sent = damage.fields(random, known.form_at(one.path, get))
    one.content_type, one.body = damage.parted(random, sent, [("file", *damage.a_file(random))])


def json(one: Input, random: Random, known: Places, get: Any) -> None:
    one.who, one.method, one.content_type = random.choice(WHO[1:]), "POST", "application/json"
    one.path, one.body = random.choice(known.editors), damage.json_body(random)


MAKERS = {
    "at the gate": at_the_gate,
    "path": path,
    "file asked wrongly": file_asked_wrongly,
    "page asked oddly": page_asked_oddly,
    "headers": headers,
    "editors' page": editors_page,
    "editors' form": editors_form,
    "readers' form": readers_form,
    "upload": upload,
    "json": json,
}
