"""Strings that programs choke on: empty, huge, of other alphabets, of other languages of machines."""

import string
from random import Random

ODD = [
    "",
    " ",
    "0",
    "-1",
    "1e309",
    "NaN",
    "Infinity",
    "0x10",
    "1_000",
    "٣",
    "²",
    "９９",
    "2147483648",
    "9223372036854775808",
    "99999999999999999999999",
    "-9223372036854775809",
    "true",
    "null",
    "None",
    "undefined",
    "[]",
    "{}",
    '{"a":' * 40,
    "[" * 200,
    "'",
    '"',
    "' OR 1=1--",
    "1; DROP TABLE articles_article",
    "'||pg_sleep(9)||'",
    "%",
    "%s%s%n",
    "%(name)s",
    "{0.__class__}",
    "{{7*7}}",
    "${jndi:ldap://x}",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "../../../etc/passwd",
    "..%2f..%2f",
    "\\\\server\\share",
    "file:///etc/passwd",
    "http://169.254.169.254/latest/meta-data",
    "//evil.example/",
    "http://[::1",
    "((((",
    "(a+)+$",
    "[a-",
    "\\",
    "*",
    "?",
    "_",
    "\u0000",
    "\r\nSet-Cookie: a=b",
    "\t",
    "\x1b[31m",
    "\u202e\u200f",
    "\ufeff",
    "\ufffd",
    "\ud800",
    "é" * 30,
    "e\u0301" * 30,
    "İı",
    "ß",
    "日本国",
    "Токаев",
    "𝔘𝔫𝔦",
    "👩‍👩‍👧‍👦",
    "ﷺ" * 20,
    "Z̡̢͙a̴l̵g̶o",
    "1991-02-30",
    "0000-00-00",
    "9999-12-31",
    "10000-01-01",
    "-0001-01-01",
    "2020-01-01T25:61",
    "[2020..2019]",
    "2020~?%",
    "198u-uu",
    "31.02.2020",
    "kz,uz",
    "kz\nuz",
    "KZ" * 50,
    "xx",
    "admin",
    "__all__",
    "id__in",
    "pk",
    "-pk",
    "a" * 255,
    "a" * 256,
    "a" * 1100,
    "я" * 300,
    "日" * 160,
    "a " * 200,
    "=cmd|'/c calc'!A1",
]
ALPHABETS = [
    string.printable,
    "abcdefgh0123",
    "абвгдеё ЖЗ",
    "".join(map(chr, range(0x80, 0x250))),
    "".join(map(chr, range(0x4E00, 0x4E40))),
    "'\"\\%_()[]{}<>;:&|*?.,-+=/ ",
]


def odd(random: Random) -> str:
    """One of the known ones, some letters, or two of these joined."""
    kind = random.random()
    if kind < 0.6:
        return random.choice(ODD)
    if kind < 0.9:
        alphabet = random.choice(ALPHABETS)
        return "".join(random.choice(alphabet) for _ in range(int(random.expovariate(1 / 12))))
    return random.choice(ODD) + random.choice(ODD)


def spoilt(random: Random, value: str) -> str:
    """A value that was good, with one thing wrong about it."""
    at = random.randrange(len(value) + 1)
    match random.randrange(6):
        case 0:
            return value[:at] + odd(random) + value[at:]
        case 1:
            return value[:at]
        case 2:
            return value * random.choice([2, 3, 50])
        case 3:
            return value.swapcase() + random.choice([" ", "", "\u00ad", "'"])
        case 4:
            return value[::-1]
        case _:
            return odd(random)
