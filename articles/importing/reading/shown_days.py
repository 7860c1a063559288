"""Knows where on a page a day stands that people read: beside the headline, in the article, in a time of the page.

What says that it is the day of a change is left out, and what stands in a comment or a teaser.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
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
# No byline is made of so many elements.
MOST_IN_BYLINE = 100
PARAGRAPHS = {"p", "blockquote", "figcaption", "caption", "pre"}
# These hold text, or else a part of the page: then there are others of its parts in them.
CELLS = {"li", "td", "dd"}
PARTS = {*PARAGRAPHS, *CELLS, "div", "section", "article", "table", "ul", "ol", "h1", "h2", "h3", "h4"}
# What a byline has in small letters beside its names; any other such word is of a sentence.
BYLINE_WORDS = set(
    # That it was published, or changed.
    "published publication posted written created submitted filed released issued last first date dated updated "
    "modified changed edited veröffentlicht erschienen erstellt geschrieben verfasst eingestellt aktualisiert "
    "geändert publié posté écrit mis ligne jour publicado actualizado pubblicato aggiornato geplaatst gepubliceerd "
    "bijgewerkt opublikowano dodano опубликовано опубликована опубликован размещено добавлено создано дата "
    "публикации обновлено обновлён обновлен изменено изменён изменен опубліковано оновлено змінено апублікавана "
    # What joins day, hour, author and section.
    "on at by in from to and the of for to am um von vom im der den dem die das und uhr zu mit le la les à a par "
    "dans du de des et el en por y del il di da door op om en w przez o в во на от и автор г год года "
    "pm p m h min mins minute minutes minuten read lesezeit lesedauer comment comments kommentar kommentare "
    "gmt utc est edt cet ago views мск комментариев комментария комментарий просмотров "
    "рубрика раздел источник текст фото".split()
)
SMALL_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]+(?![\w@/])")
SENTENCE_END = re.compile(r"""[.!?…]["'”»)]*$""")
CHANGED_WORDS = (
    r"updated?|modified|changed|revised|edited|aktualisiert|geändert|überarbeitet|mise? à jour|modifiée?|"
    r"actualizad[oa]|modificad[oa]|aggiornat[oa]|bijgewerkt|zaktualizowano|обновл\w+|изменен\w*|изменён\w*|"
    r"отредактирован\w*|оновлен\w*|змінен\w*|абноўлен\w*|зменен\w*"
)
# "Updated:", "Last updated on": so much stands before a day, and "Updated" at the beginning of its own words.
CHANGED_LABEL = re.compile(rf"\W*(?:\w+\W+){{0,2}}(?:{CHANGED_WORDS})(?:\W+\w{{1,4}})?\W*", re.IGNORECASE)
CHANGED_FIRST = re.compile(rf"\W*(?:[^\W\d]+\W+)?(?:{CHANGED_WORDS})\b", re.IGNORECASE)
LONGEST_LABEL = 40
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
    is_label = not is_longer(element, LONGEST_LABEL) and is_label_of_a_change(one_line(element.itertext()))
    after = None if is_label else element.tail
    for words, place in ((element.text, element), (after, element.getparent())):
        words = (words or "").strip(AROUND)
        if words and len(words) <= LONGEST_DAY and stands_alone(place, words):
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


def stands_alone(element: Any, words: str = "") -> bool:
    """Whether it, or the words that stand in it, are part of no sentence.

    A day within the text is that of which the text speaks.
    """
    paragraph = paragraph_of(element)
    if paragraph is None:
        return True
    if len(list(islice(paragraph.iter(), MOST_IN_BYLINE))) == MOST_IN_BYLINE:
        return False
    own = 0 if element is paragraph else sum(lengths(element))
    if is_longer(paragraph, own + SHORT):
        return False
    if element is paragraph:
        return not words or not is_of_a_sentence(one_line(paragraph.itertext()).replace(words, " ", 1))
    return not is_of_a_sentence(words_without(paragraph, [element]))


def paragraph_of(element: Any) -> Any:
    """The nearest that it stands in; for a time also the cell or the point of a list, where that holds no parts."""
    is_time = False
    for part in above(element):
        is_time = is_time or part.tag == "time"
        if part.tag in PARAGRAPHS or is_time and part.tag in CELLS and not has_parts(part):
            return part
    return None


def has_parts(cell: Any) -> bool:
    """Whether parts of a page stand in it; one of very many elements is taken as such, for looking costs each time."""
    within = list(islice(cell.iterdescendants(), MOST_IN_BYLINE))
    return len(within) == MOST_IN_BYLINE or any(part.tag in PARTS for part in within)


def is_of_a_sentence(words: str) -> bool:
    """Whether what stands beside a day is more than a label, or names, as in a byline."""
    small = [word for word in SMALL_WORD.findall(words) if word[0].islower()]
    return not BYLINE_WORDS.issuperset(small) or bool(
        SENTENCE_END.search(words) and not BYLINE_WORDS.issuperset(re.findall(r"[^\W\d_]+", words.lower()))
    )


def words_without(paragraph: Any, left_out: Iterable[Any]) -> str:
    hidden = {part for element in left_out for part in element.iter()}
    ends = set(left_out)
    pieces = []
    for part in paragraph.iter():
        if part not in hidden and isinstance(part.tag, str) and part.tag not in NO_TEXT:
            pieces.append(part.text or "")
        if part is not paragraph and (part not in hidden or part in ends):
            pieces.append(part.tail or "")
    return one_line(pieces)


def times_in_text(tree: Any) -> list[Any]:
    """Those that are a part of a sentence, of which a text without them would have a gap."""
    times: dict[Any, list[Any]] = {}
    for element in tree.iter("time"):
        if (paragraph := paragraph_of(element)) is not None:
            times.setdefault(paragraph, []).append(element)
    return [
        element
        for paragraph, its_times in times.items()
        if len(words := words_without(paragraph, its_times)) > SHORT or is_of_a_sentence(words)
        for element in its_times
    ]


def one_line(pieces: Iterable[str]) -> str:
    return " ".join(" ".join(pieces).split())


def is_of_a_change(element: Any) -> bool:
    classes = classes_of(element)
    properties = f"{element.get('itemprop', '')} {element.get('property', '')}"
    return (
        "Modified" in properties
        or bool(classes & CHANGED_CLASSES)
        and not classes & PUBLISHED_CLASSES
        or is_said_to_be_of_a_change(element)
    )


def is_said_to_be_of_a_change(element: Any) -> bool:
    """Whether the words of a day, or the label at it, say so."""
    if not is_for_a_day(element) or is_longer(element, LONGEST_DAY + LONGEST_LABEL):
        return False
    if CHANGED_FIRST.match(one_line(element.itertext())) or is_label_of_a_change(label_before(element)):
        return True
    return element.getnext() is None and is_label_of_a_change((element.tail or "").strip())


def is_label_of_a_change(words: str) -> bool:
    return len(words) <= LONGEST_LABEL and bool(CHANGED_LABEL.fullmatch(words))


def label_before(element: Any) -> str:
    """The words that stand right before it, in the element before it or in one that it stands in."""
    for part in above(element):
        before = part.getprevious()
        if before is not None:
            if (before.tail or "").strip():
                return before.tail.strip()
            is_label = isinstance(before.tag, str) and not re.fullmatch(r"h\d|time|p", before.tag)
            return "" if not is_label or is_longer(before, LONGEST_LABEL) else before.text_content().strip()
        parent = part.getparent()
        if parent is None or parent.tag in ("body", "article") or (parent.text or "").strip():
            return "" if parent is None else (parent.text or "").strip()
    return ""


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
