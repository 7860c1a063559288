"""GOST R 7.0.5-2008, a reference behind the text (затекстовая библиографическая ссылка) to an electronic resource.

Its own words are Russian, whatever language the title has. A year that nobody states is “[б. г.]”, and what is not
surely known stands in brackets.
"""

from .cited import Cited
from .days import in_gost, in_numbers
from .runs import Citation, Run, ended

RESOURCE = " [Электронный ресурс]"


def gost(cited: Cited) -> Citation:
    author = f"{ended(cited.author)} " if cited.author else ""
    title = Run(cited.title.removesuffix("."), language=cited.language)
    told = article(cited) if cited.is_article else own(cited)
    return Citation(author, title, f"{RESOURCE}{told}")


def article(cited: Cited) -> str:
    published = f" // {ended(cited.publisher)}" if cited.publisher else "."
    told = f"{published} {ended(in_gost(cited.day))}"
    if not cited.source_address:
        return f"{told} {in_archive(cited)}"
    retrieved = f" (дата обращения: {in_numbers(cited.retrieved)})" if cited.retrieved else ""
    return f"{told} URL: {cited.source_address}{retrieved}. То же // {in_archive(cited)}"


def own(cited: Cited) -> str:
    extent = f" : {cited.extent}" if cited.extent else ""
    return f"{extent} // {in_archive(cited)}"


def in_archive(cited: Cited) -> str:
    version = f" Версия {ended(cited.version)}" if cited.version and not cited.is_article else ""
    return f"{ended(cited.archive)}{version} URL: {cited.address} (дата обращения: {in_numbers(cited.accessed)})."
