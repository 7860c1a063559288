"""Knows where on a page a day stands that people read: beside the headline, in the article, in a time of the page.

What says that it is the day of a change is left out, and what stands in a comment or a teaser.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any

from .statements import Itself, OwnElements, classes_of, is_beside, root_of, scope_of, value_of

# By the conventions of the themes that most sites are made with.
DAY_CLASSES = {
    "entry-date",
    "post-date",
    "posted-on",
    "publish-date",
    "publishdate",
    "published-on",
    "pubdate",
}
PUBLISHED_CLASSES = {"published", "dt-published"}
CHANGED_CLASSES = {"updated", "modified", "dt-updated"}
LIKE_A_DAY = re.compile(
    r"(?:^|[_-])(?:date|datum|datetime|time|timestamp|published|pubdate|posted|submitted|dateline|created)(?:$|[_-])"
    r"|[dD]ate$|Date"
)
# So many characters are a headline with what belongs to it: a kicker, a standfirst, a byline.
LARGEST_HEAD = 2000
LONGEST_DAY = 60
# So many more stand in a byline.
SHORT = 80
PARAGRAPHS = {"p", "blockquote", "figcaption", "caption", "pre"}
# With so many in one piece the text begins.
LONG_WORDS = 300
NO_TEXT = {"script", "style", "noscript"}
WITH_YEAR = re.compile(r"\d{4}", re.ASCII)
AROUND = " \t\r\n\xa0|·•–—-,/()[]"


def beside_headline(tree: Any, itself: Itself) -> Iterator[str]:
    """What is made for a day there, and any words between two tags; most of it is none."""
    headings = (one for one in tree.iter("h1", "h2") if itself.is_called(one.text_content()))
    heading = next(headings, None)
    if heading is None:
        return
    around = list(above(heading))
    for element in head_of(around):
        said = [words for words in said_at(element) if WITH_YEAR.search(words)]
        if said and belongs_to(around, element) and not any(map(is_of_a_change, above(element))):
            yield from said


def head_of(around: list[Any]) -> Iterator[Any]:
    """The elements of the largest part of the page that is no more than its headline and what belongs to it.

    None after the first long words, for there the text begins. `around` are the headline and all that it stands in.
    """
    head = around[0]
    for part in around[1:]:
        if part.tag == "body" or part.find(".//nav") is not None or is_longer(part, LARGEST_HEAD):
            break
        head = part
    for element in head.iter():
        if isinstance(element.tag, str) and element.tag not in NO_TEXT:
            yield element
            if len(element.text or "") > LONG_WORDS or len(element.tail or "") > LONG_WORDS:
                return


def said_at(element: Any) -> Iterator[str]:
    if is_for_a_day(element) and stands_alone(element):
        yield from read_there([element])
    for words, place in ((element.text, element), (element.tail, element.getparent())):
        words = (words or "").strip(AROUND)
        if words and len(words) <= LONGEST_DAY and stands_alone(place):
            yield words


def belongs_to(around: list[Any], element: Any) -> bool:
    """Whether it stands in no comment or teaser, nor in another article or object than the headline."""
    parts = root_of(element), scope_of(element)
    return not is_beside(element) and all(part is None or part in around for part in parts)


def in_the_article(tree: Any, own: OwnElements) -> Iterator[str]:
    """Not any time there, which may be a teaser's or one that the text speaks of."""
    classed = tree.xpath("//*[contains(@class, 'date') or contains(@class, '-on')]")
    made = (one for one in classed if classes_of(one) & DAY_CLASSES)
    yield from read_there(one for one in made if not is_of_a_change(one) and one in own and stands_alone(one))


def in_times_outside(tree: Any) -> Iterator[str]:
    """The times of a page that stand in no article."""
    times = (one for one in tree.xpath("//time[@datetime]") if root_of(one) is None)
    yield from read_there(
        one for one in times if not is_of_a_change(one) and not is_beside(one) and stands_alone(one)
    )


def anywhere(tree: Any) -> Iterator[str]:
    made = (one for one in tree.xpath("//time|//*[@class or @property]") if is_for_a_day(one))
    yield from read_there(one for one in made if not is_beside(one))


def is_for_a_day(element: Any) -> bool:
    properties = f"{element.get('itemprop', '')} {element.get('property', '')}"
    return element.tag == "time" or "date" in properties or any(map(LIKE_A_DAY.search, classes_of(element)))


def stands_alone(element: Any) -> bool:
    """Whether it is part of no sentence: a day within the text is that of which the text speaks."""
    paragraph = next((part for part in above(element) if part.tag in PARAGRAPHS), None)
    if paragraph is None:
        return True
    own = 0 if element is paragraph else sum(lengths(element))
    return not is_longer(paragraph, own + SHORT)


def is_of_a_change(element: Any) -> bool:
    classes = classes_of(element)
    properties = f"{element.get('itemprop', '')} {element.get('property', '')}"
    return "Modified" in properties or bool(classes & CHANGED_CLASSES) and not classes & PUBLISHED_CLASSES


def read_there(elements: Iterable[Any]) -> Iterator[str]:
    """What machines and what people read there."""
    for element in elements:
        value = value_of(element)
        if isinstance(value, str):
            yield value
        if element.get("datetime"):
            yield element.text_content()


def above(element: Any) -> Iterator[Any]:
    """The element, and those that it stands in."""
    yield element
    yield from element.iterancestors()


def is_longer(element: Any, most: int) -> bool:
    """Whether its text has more characters; no more of it is looked at than is needed to tell."""
    return any(length > most for length in accumulate(lengths(element)))


def lengths(element: Any) -> Iterator[int]:
    """Of each piece of its text, without the white space around it."""
    for part in element.iter():
        if part.text and isinstance(part.tag, str) and part.tag not in NO_TEXT:
            yield len(part.text.strip())
        if part.tail and part is not element:
            yield len(part.tail.strip())
