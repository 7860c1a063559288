"""Records of what is cited, as tests vary them."""

from datetime import date

from summit_archive.citing.cited import Cited, Kind
from summit_archive.dates import PartialDate

NASTY = '"Газ" {100 % \\LaTeX\\} & $5_a #1~2^3\n=cmd() — «да»'


def article(day="2023-12-26", **fields):
    return cited(
        Kind.ARTICLE,
        day=PartialDate.parse(day) if day else None,
        **{
            "title": "Путин обсудил газ",
            "address": "https://summits.example/articles/7/putin-obsudil-gaz/",
            "language": "ru",
            "publisher": "Коммерсантъ",
            "source_address": "https://kommersant.example/doc/1",
        }
        | fields,
    )


def page(**fields):
    return cited(Kind.PAGE, **{"address": "https://summits.example/meetings/cis-2023/"} | fields)


def query(**fields):
    told = {"title": "Articles: country Kazakhstan", "extent": "5,245 articles"}
    return cited(Kind.QUERY, **told | {"address": "https://summits.example/articles/?country=kz"} | fields)


def cited(kind, **fields):
    told = {"title": "Informal summit", "accessed": date(2026, 11, 30), "archive": "Summit archive"}
    return Cited(kind, **told | {"version": "0.1.0"} | fields)
