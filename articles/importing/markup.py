"""Knows HTML in what should be text: tells it, and takes the words out of it. Scripts and styles are dropped."""

import re

TAGS = "p div br script style span a b i em strong ul ol li table tr td th h1 h2 h3 h4 h5 h6 img blockquote"
TAGS += " article section iframe object embed svg link meta html body head figure form input button video"
TAG = re.compile(rf"</?(?:{'|'.join(TAGS.split())})(?:\s[^<>]*)?/?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)

DROPPED = set("script style template noscript iframe object embed svg head title form button".split())
BLOCKS = set(
    "p div ul ol li table tr h1 h2 h3 h4 h5 h6 blockquote article section figure figcaption pre hr".split()
) | set("header footer main aside nav dl dt dd address".split())


def is_markup(text: str) -> bool:
    """Whether a tag of HTML stands in the text: "a < b" and "<name>" are none."""
    return "<" in text and TAG.search(text) is not None


def plain_text(text: str) -> str:
    """The words of HTML, a paragraph a line; text without tags and entities comes back as it is."""
    if not is_markup(text) and not ENTITY.search(text):
        return text
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    source = f"<html><body><div>{text.replace(chr(0), '')}</div></body></html>"
    tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    lines = ("".join(pieces_of(tree))).split("\n")
    words = (" ".join(line.split()) for line in lines)
    return "\n".join(line for line in words if line)


def pieces_of(tree):
    """The texts in their order, a line's end at each block's edge. Walks without calling itself."""
    from lxml import etree

    dropped = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if event == "start":
            dropped += tag in DROPPED
            if not dropped:
                yield "\n" if tag in BLOCKS or tag == "br" else ""
                yield WHITE.sub(" ", element.text or "") if tag != "pre" else element.text or ""
        else:
            dropped -= tag in DROPPED
            if not dropped:
                yield "\n" if tag in BLOCKS else " " if tag in ("td", "th") else ""
                yield WHITE.sub(" ", element.tail or "")


# In HTML a line's end is a space like any other.
WHITE = re.compile(r"\s+")
