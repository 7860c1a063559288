"""Knows where on a page a day stands that people read: beside the headline, in the article, in a time of the page.

What says that it is the day of a change is left out, and what stands in a comment or a teaser.
"""

import re
from collections.abc import Iterable, Iterator
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
AROUND = " \t\r\n\xa0|·•–—-,/()[]"


def beside_headline(tree: Any, itself: Itself) -> Iterator[str]:
    """What is made for a day there, and any words between two tags; most of it is none."""
    elements = [one for one in head_of(tree, itself) if not any(map(is_of_a_change, above(one)))]
    yield from read_there(one for one in elements if is_for_a_day(one) and stands_alone(one))
    for element in elements:
        for words, place in ((element.text, element), (element.tail, element.getparent())):
            words = (words or "").strip(AROUND)
            if words and len(words) <= LONGEST_DAY and stands_alone(place):
                yield words


def head_of(tree: Any, itself: Itself) -> Iterator[Any]:
    """The elements of the largest part of the page that is no more than its headline and what belongs to it.

    Not those of another article or object within it, and none after the first long words of the text.
    """
    headings = (one for one in tree.iter("h1", "h2") if itself.is_called(one.text_content()))
    heading = next(headings, None)
    if heading is None:
        return
    around = list(above(heading))
    head = heading
    for part in around[1:]:
        if part.tag == "body" or part.find(".//nav") is not None or len(text_of(part)) > LARGEST_HEAD:
            break
        head = part
    for element in head.iter():
        if isinstance(element.tag, str) and element.tag not in NO_TEXT:
            if (
                not is_beside(element)
                and belongs_to(around, root_of(element))
                and belongs_to(around, scope_of(element))
            ):
                yield element
            if len(element.text or "") > LONG_WORDS or len(element.tail or "") > LONG_WORDS:
                return


def belongs_to(around: list[Any], part: Any) -> bool:
    return part is None or part in around


def in_the_article(tree: Any, own: OwnElements) -> Iterator[str]:
    """Not any time there, which may be a teaser's or one that the text speaks of."""
    made = (one for one in tree.xpath("//*[@class]") if classes_of(one) & DAY_CLASSES)
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
    own = 0 if element is paragraph else len(text_of(element))
    return len(text_of(paragraph)) - own <= SHORT


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


def text_of(element: Any) -> str:
    words = element.xpath(".//text()[not(parent::script or parent::style or parent::noscript)]")
    return " ".join(" ".join(words).split())
