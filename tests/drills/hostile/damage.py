"""Spoils what was good: paths, query strings, headers, forms, bodies, files."""

import gzip
import io
import json
import zipfile
from random import Random
from urllib.parse import quote_from_bytes

from .values import odd, spoilt

METHODS = [
    "GET",
    "POST",
    "HEAD",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "get",
    "G\u00c9T",
    "",
]
KINDS = [
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/x-www-form-urlencoded; charset=nothing",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=" + "x" * 300,
    "application/json",
    "text/plain; charset=utf-7",
    "text/xml",
    "",
    "\u00ff/\u00ff",
]
HEADERS = {
    "HTTP_HOST": [
        "",
        "evil.example",
        "localhost:99999",
        "localhost:x",
        "[::1",
        "a" * 300,
        "localhost\u00ff",
        "LOCALHOST",
    ],
    "HTTP_COOKIE": [
        "sessionid=" + "a" * 32,
        'sessionid="\\000aaaa"',
        "sessionid=" + "A" * 4000,
        "csrftoken=\u00ff; language=xx",
        ";;==;",
        "language=ru",
        "messages=x; a=\\",
        "sessionid=x; " * 50,
    ],
    "HTTP_IF_NONE_MATCH": ["*", "W/", '"', '"a", ' * 200, "\u00ff"],
    "HTTP_IF_MODIFIED_SINCE": ["x", "Thu, 01 Jan 99999 00:00:00 GMT", "Sat, 31 Feb 2020 25:61:61 GMT", "0"],
    "HTTP_RANGE": ["bytes=0-", "bytes=-0", "bytes=9-1", "bytes=" + "0-1," * 300, "lines=1"],
    "HTTP_ACCEPT_ENCODING": ["gzip;q=x", "*;q=9", "identity;q=0", "gzip," * 500],
    "HTTP_ACCEPT_LANGUAGE": ["ru" * 100, "*;q=", "a-b-c-d-e-f,;;;q=2", "\u00ff"],
    "HTTP_ACCEPT": ["*/*;q=x", "text/html;level=" * 50, ""],
    "HTTP_REFERER": ["x", "http://[", "\u00ff", "http://localhost/" + "a" * 3000, "//"],
    "HTTP_ORIGIN": ["null", "http://[", "x", "http://evil.example"],
    "HTTP_X_FORWARDED_FOR": ["1.2.3", "::ffff:1", "a, b", "\u00ff"],
    "HTTP_X_FORWARDED_PROTO": ["https", "x"],
    "HTTP_X_REQUESTED_WITH": ["XMLHttpRequest"],
    "HTTP_USER_AGENT": ["", "a" * 5000, "() { :;}; echo"],
    "HTTP_X_CSRFTOKEN": ["", "x", "a" * 64, "\u00ff"],
    "HTTP_ACCESS_CONTROL_REQUEST_METHOD": ["GET", "x"],
    "CONTENT_LENGTH": ["", "x", "-1", "1e3", "9" * 30, "٣"],
    "REMOTE_ADDR": ["", "x", "::1", "127.0.0.1:80"],
    "HTTP_EXPECT": ["100-continue"],
    "HTTP_TRANSFER_ENCODING": ["chunked", "x"],
}


def path(random: Random, good: str) -> str:
    """As it stands in an environment: decoded, each byte a letter."""
    match random.randrange(8):
        case 0:
            found = good + odd(random)
        case 1:
            found = good.replace("/", random.choice(["//", "/./", "/../", "\\", "/ru/"]), 2)
        case 2:
            found = "/" + odd(random)
        case 3:
            found = random.choice(["/ru", "/en", "/de", "/ru/ru"]) + good
        case 4:
            words = good.split("/")
            words[random.randrange(len(words))] = odd(random)
            found = "/".join(words)
        case 5:
            found = good.rstrip("/") + random.choice(
                [".json", ".csv", ".xlsx", ".atom", ".php", ".bak", ".parquet", "."]
            )
        case 6:
            found = good.rstrip("/").upper()
        case _:
            found = spoilt(random, good)
    return bytes_of(found, random).decode("latin-1")


def bytes_of(text: str, random: Random) -> bytes:
    """UTF-8, or now and then what is not."""
    raw = text.encode("utf-8", "surrogatepass")
    return raw + random.choice([b"\xff", b"\xc0\xaf", b"\xed\xa0\x80"]) if random.random() < 0.03 else raw


def query(random: Random, names: list[str], most: int = 6) -> str:
    parts = []
    for _ in range(random.randint(1, most)):
        name = random.choice(names) if random.random() < 0.93 else odd(random)
        parts += [f"{escaped(random, name)}={escaped(random, odd(random))}"] * random.choice([1, 1, 1, 2])
    if random.random() < 0.02:
        parts *= random.choice([5, 40])
    return random.choice(["&", "&", "&", ";"]).join(parts)


def escaped(random: Random, text: str) -> str:
    raw = bytes_of(text, random)
    if random.random() < 0.1:
        return raw.decode("latin-1")
    return quote_from_bytes(raw, safe="")


def headers(random: Random) -> dict[str, str]:
    names = random.sample(list(HEADERS), random.randint(1, 3))
    return {name: random.choice(HEADERS[name]) for name in names}


def fields(random: Random, good: dict[str, list[str]]) -> list[tuple[str, str]]:
    """A form with some fields damaged, missing, twice or invented."""
    sent = [(name, value) for name, values in good.items() for value in values]
    for _ in range(random.randint(1, 5)):
        at = random.randrange(len(sent)) if sent else 0
        match random.randrange(7):
            case 0 if sent:
                sent.pop(at)
            case 1 if sent:
                sent.append((sent[at][0], odd(random)))
            case 2:
                sent.append(
                    (
                        random.choice(
                            [
                                "_save",
                                "_draft",
                                "_review",
                                "_publish",
                                "_preview",
                                "_popup",
                                "_saveasnew",
                                "_to_field",
                                "post",
                                "action",
                                "_selected_action",
                            ]
                        ),
                        odd(random),
                    )
                )
            case 3 if sent:
                sent[at] = (odd(random), sent[at][1])
            case _ if sent:
                sent[at] = (
                    sent[at][0],
                    spoilt(random, sent[at][1]) if random.random() < 0.5 else odd(random),
                )
            case _:
                sent.append((odd(random), odd(random)))
    return sent


def parted(
    random: Random, sent: list[tuple[str, str]], files: list[tuple[str, str, bytes]]
) -> tuple[str, bytes]:
    """(content type, body) of a form with files."""
    boundary = random.choice(["b", "----x", "a" * 69, "é"])
    body = io.BytesIO()
    for name, value in sent:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        body.write(bytes_of(head, random) + bytes_of(value, random) + b"\r\n")
    for name, called, content in files:
        kind = random.choice(
            [
                "",
                "Content-Type: text/csv\r\n",
                "Content-Type: \xff/\r\n",
                "Content-Transfer-Encoding: base64\r\n",
            ]
        )
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{called}"\r\n{kind}\r\n'
        body.write(bytes_of(head, random) + content + b"\r\n")
    if random.random() < 0.9:
        body.write(f"--{boundary}--\r\n".encode())
    return f"multipart/form-data; boundary={boundary}".encode().decode("latin-1"), body.getvalue()


NAMES = [
    "a.jsonl",
    "a.csv",
    "a.xlsx",
    "a.docx",
    "a.eml",
    "a.html",
    "a.warc",
    "a.jsonl.gz",
    "a.zst",
    "a.md",
    "a.xml",
    "a",
    "../a\x00.csv",
    "é" * 300,
]
CONTENTS = [
    b"",
    b"\x00" * 100,
    b"\xff\xfe\x00",
    b'{"headline": "x"}\n' * 3,
    b'{"headline": "x", "date": "31.02.2020", "people": {"a": [1]}}\n',
    b'[{"headline": 1}, [], null, "x"]',
    b"[" * 3000,
    b"headline,url\nx,http://[\n" * 3,
    b'headline;url\n"unclosed',
    b"meeting,title,when,kind,status\nm1,Talks,2020,summit,held\n",
    b"meeting,title,when,kind,status\n=1+1,,31.02.2020,x,y\n" * 5,
    b"<rss><channel><item><title>x</title></item></channel></rss>",
    b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><rss>&c;</rss>',
    b"<html><head><meta property='og:title' content='x'></head><body>" + b"<div>" * 400,
    b"From: a\nSubject: =?utf-8?b?////?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"WARC/1.0\r\nContent-Length: 99999999\r\n\r\n",
    b"%PDF-1.4",
    b"PK\x03\x04broken",
    b"\x1f\x8bbroken",
    b"\x28\xb5\x2f\xfdbroken",
]


def a_file(random: Random) -> tuple[str, bytes]:
    content = random.choice(CONTENTS)
    match random.randrange(6):
        case 0:
            content = gzip.compress(content, 1)
        case 1:
            content = zipped(content)
        case 2:
            content = content[: random.randrange(len(content) + 1)]
    return random.choice(NAMES), content


def zipped(content: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "../../x"):
            archive.writestr(name, content or b"\x00" * 50_000)
    return into.getvalue()


def json_body(random: Random) -> bytes:
    told = {
        random.choice(
            ["text", "part", "start", "end", "what", "target", "kind", "id", "q0", odd(random)]
        ): of_any_kind(random)
        for _ in range(random.randint(0, 5))
    }
    text = json.dumps(told)
    return bytes_of(text[: random.randrange(len(text) + 1)] if random.random() < 0.2 else text, random)


def of_any_kind(random: Random) -> object:
    return random.choice(
        [
            odd(random),
            None,
            -1,
            10**30,
            1.5,
            True,
            [],
            {},
            [odd(random)],
            {"kind": "country", "id": 10**20},
            {"query": odd(random), "limit": odd(random)},
        ]
    )
